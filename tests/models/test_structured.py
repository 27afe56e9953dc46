"""JSON is read while it streams, validated when whole, and repaired once."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from interviewer.errors import ModelGarbled
from interviewer.models.port import Finished, TextDelta, Usage
from interviewer.models.structured import AnswerGarbled, ask, partial, whole


class Turn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    heard: str
    say: str
    took: Literal["none", "pivot"] = "none"
    quotes: tuple[str, ...] = ()


GOOD = '{"heard": "h", "say": "Who {is} it \\"for\\"?", "took": "pivot", "quotes": ["a"]}'


class Scripted:
    """A model that says the next line of its script."""

    name = "scripted"

    def __init__(self, *script):
        self.script = list(script)
        self.asked = []

    async def stream(self, messages, form=None):
        self.asked.append((list(messages), form))
        yield TextDelta(self.script.pop(0))
        yield Finished(Usage(input_tokens=10, output_tokens=3), 1.5, 0.5, warnings=("w",))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", None),
        ("Sure, here {it} is", None),
        ("{", {}),
        ('```json\n{"heard": "x', {"heard": "x"}),
        ('Here {you} go: {"say": "Who', {"say": "Who"}),
        ('{"say": "a\\', {"say": "a"}),
        ('{"say": "a\\u00e', {"say": "a"}),
        ('{"say": "line\nbreak', {"say": "line\nbreak"}),
        ('{"say": "a\\\\\nb"}', {"say": "a\\\nb"}),
        ('{"say": "a {\\"b}", "to', {"say": 'a {"b}'}),
        ('{"say": "a", "com', {"say": "a"}),
        ('{"say": "a"}\n```\nHope that helps {"', {"say": "a"}),
        ('<think>{"say": "not this"} hmm', None),
        ('<think>{"say": "not this"}</think>{"say": "this', {"say": "this"}),
        ('{"say": }', None),
    ],
)
def test_what_has_come_so_far_is_read(text, read):
    assert partial(text) == read


@given(st.text(), st.sampled_from(["", "```json\n", "Well: "]))
def test_a_string_only_ever_grows_while_it_streams(say, before):
    text = before + Turn(heard="h", say=say).model_dump_json()
    seen = ""
    for end in range(len(text) + 1):
        now = (partial(text[:end]) or {}).get("say", "")
        assert now.startswith(seen)
        seen = now
    assert seen == say


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Here it is:\n{GOOD}\nAnything else?",
        f'An example is {{"heard": 1}}, but mine is {GOOD}',
        f"<think>{{}}</think>{GOOD}",
    ],
)
def test_prose_and_fences_around_the_answer_do_not_matter(text):
    assert whole(text, Turn) == Turn(heard="h", say='Who {is} it "for"?', took="pivot", quotes=("a",))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("no braces", "no JSON object"),
        ('{"heard": "h"}', "say: Field required"),
        ('{"heard": "h", "say": "s", "took": "all"}', "took: Input should be 'none' or 'pivot'"),
        ('{"heard": "h", "say": "s", "mood": 1}', "mood: Extra inputs"),
        ('{"heard": "h", "say": "s",}', "trailing comma"),
        ('{"heard": "h", "say": "s', "EOF"),
    ],
)
def test_what_is_wrong_is_said(text, wrong):
    with pytest.raises(ModelGarbled, match=wrong):
        whole(text, Turn)


async def test_a_good_answer_takes_one_call():
    model = Scripted(GOOD)
    answer = await ask(model, [], Turn, name="turn")
    assert answer.value.took == "pivot"
    assert (answer.repaired, answer.usage.output_tokens, answer.seconds) == (False, 3, 1.5)
    assert model.asked[0][1].name == "turn"


async def test_a_bad_answer_is_shown_to_the_model_with_what_is_wrong():
    model = Scripted('{"heard": "h"}', GOOD)
    answer = await ask(model, [], Turn, name="turn")
    said, told = model.asked[1][0]
    assert (said.role, said.content) == ("assistant", '{"heard": "h"}')
    assert (told.role, "say: Field required" in told.content) == ("user", True)
    assert (answer.repaired, answer.usage.output_tokens, answer.seconds) == (True, 6, 3.0)
    assert answer.warnings == ("w",)


async def test_two_bad_answers_are_garbled_and_their_cost_is_known():
    model = Scripted("sorry", "sorry", GOOD)
    with pytest.raises(AnswerGarbled, match=r"scripted did not give a usable turn.*no JSON object") as caught:
        await ask(model, [], Turn, name="turn")
    assert caught.value.usage.output_tokens == 6
    assert len(model.script) == 1
