"""What a reply says aloud, read while it is being written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.interview.reply import Reply, speech_so_far
from interviewer.record.events import Took


@given(st.text(), st.text())
def test_however_far_it_is_written_the_speech_is_a_beginning_of_the_whole(heard: str, say: str) -> None:
    whole = json.dumps({"heard": heard, "move": "probe", "say": say, "commitments": []})
    for end in range(len(whole) + 1):
        so_far = speech_so_far(whole[:end])
        if so_far is not None:
            assert say.startswith(so_far.text) or "\\u" in whole
            assert not so_far.closed or so_far.text == say
    done = speech_so_far(whole)
    assert done is not None
    assert done.closed


@pytest.mark.parametrize(
    ("reply", "text", "closed"),
    [
        ('{"say": "Mm. Who', "Mm. Who", False),
        ('{"heard": "\\"say\\": \\"no\\"", "say": "Yes."', "Yes.", True),
        ('```json\n{"say": "Fenced', "Fenced", False),
        ('{"say": "a \\"quoted\\" word" , "took', 'a "quoted" word', True),
        ('{"say": "half an escape \\', "half an escape ", False),
        ('{"say": "caf\\u00e', "caf", False),
        ('{"say": "raw\nbreak"', "raw\nbreak", True),
    ],
)
def test_fences_escapes_and_raw_breaks_are_read(reply: str, text: str, closed: bool) -> None:
    so_far = speech_so_far(reply)
    assert so_far is not None
    assert (so_far.text, so_far.closed) == (text, closed)


@pytest.mark.parametrize("reply", ["", "{", '{"heard": "x"', '{"say":'])
def test_before_it_speaks_there_is_nothing(reply: str) -> None:
    assert speech_so_far(reply) is None


def test_an_unknown_way_of_taking_a_change_counts_as_none() -> None:
    assert Reply.model_validate({"say": "x", "took": "sideways"}).took is Took.NONE
