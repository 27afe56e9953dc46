"""JSON of other programs: whoever it says speaks, speaks; nothing in the words is a label."""

import json

import pytest

from interviewer.errors import ContentError
from interviewer.record.importing.programs import form, messages, segments
from interviewer.record.importing.shape import Format


def spoken(heard) -> list[tuple[str, str]]:
    return [(piece.name, piece.text) for piece in heard.utterances]


def test_the_forms_are_told_apart():
    assert form({"messages": []}) is Format.CHAT
    assert form([{"role": "user", "content": ""}]) is Format.CHAT
    assert form({"segments": []}) is Format.WHISPER
    assert form([{"speaker": "A", "text": "x"}]) is Format.WHISPER
    assert form({"turns": []}) is Format.TRANSCRIPT
    assert form({"kind": "started"}) is Format.JOURNAL
    assert [form(other) for other in ({}, [], [1], 3, None, "x", {"turns": 3})] == [None] * 7


def test_the_system_is_nobody_and_says_so():
    heard = messages([{"role": "System", "content": "secret"}, {"role": "user", "content": "x"}], "c")
    assert spoken(heard) == [("user", "x")]
    assert heard.warnings == ["Messages of the system or of tools (1) are nobody's speech and were left out."]


def test_content_may_be_parts_and_what_is_no_text_is_told():
    content = ["one", {"type": "text", "text": "two"}, {"text": {"value": "three"}}, {"type": "image_url"}, 5]
    heard = messages([{"role": "user", "content": content}], "c")
    assert spoken(heard) == [("user", "one\ntwo\nthree")]
    assert heard.warnings == ["Parts of messages that are not text (2) were left out."]


def test_a_message_without_a_role_is_a_sentence_with_its_number():
    with pytest.raises(ContentError, match="message 2 has no role"):
        messages([{"role": "user", "content": "x"}, {"content": "y"}], "c")


def test_a_segment_is_cut_where_its_words_change_speakers():
    words = [{"word": " Who", "speaker": "A"}, {"word": " for?", "speaker": "A"}, {"word": " Her.", "speaker": "B"}]
    heard = segments({"segments": [{"text": " Who for? Her.", "speaker": "A", "words": words}]}, "w")
    assert spoken(heard) == [("A", "Who for?"), ("B", "Her.")]


def test_words_that_are_not_all_there_do_not_replace_the_text():
    words = [{"word": "Who", "speaker": "A"}, {"word": "Her.", "speaker": "B"}]
    heard = segments([{"text": "Who for? Her.", "speaker": "A", "words": words}], "w")
    assert spoken(heard) == [("A", "Who for? Her.")]


def test_pieces_without_a_speaker_go_on_with_the_one_before_and_the_first_with_the_next():
    heard = segments([{"text": "a"}, {"text": "b", "speaker": 0}, {"text": "c"}, {"text": "d", "speaker": 1}], "w")
    assert spoken(heard) == [("Speaker 0", "a"), ("Speaker 0", "b"), ("Speaker 0", "c"), ("Speaker 1", "d")]
    assert len(heard.warnings) == 1


def test_segments_in_which_nobody_speaks_ask_for_speakers():
    with pytest.raises(ContentError, match="without speakers"):
        segments([{"text": "a"}], "w")


@pytest.mark.parametrize("odd", [None, "x", -1, True, [], {}, 1e308, float("nan")])
def test_odd_values_are_no_times_and_no_names(odd: object):
    heard = segments([{"text": "a", "speaker": "A", "start": odd, "end": odd}, {"text": "b", "speaker": odd}], "w")
    assert json.dumps([piece.end for piece in heard.utterances]).count("null") >= (odd != -1)
    assert [piece.text for piece in heard.utterances] == ["a", "b"]
