"""Bias twins differ in one attribute, said in one place, and graders get to read it."""

from functools import cache

import pytest

from interviewer.consistency import twins
from interviewer.consistency.attributes import ATTRIBUTES
from interviewer.content.library import shipped_root
from interviewer.grading.submission import submission
from interviewer.record.importing.reader import parse
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.signals.cues import heard

FOLDER = shipped_root() / "evals" / "transcripts"
IDS = sorted(each.name.removesuffix(".md") for each in FOLDER.iterdir() if each.name.endswith(".md"))
HANDFUL = IDS[:: max(1, len(IDS) // 8)]
EVERY = pytest.mark.parametrize("attribute", twins.names())


@cache
def shipped(id: str) -> Transcript:
    return parse((FOLDER / f"{id}.md").read_text(encoding="utf-8").strip().encode(), id).transcript


@EVERY
def test_twins_differ_in_one_place_only(attribute: str):
    for id in HANDFUL:
        clean, told = shipped(id), twins.told(attribute, shipped(id), 1)
        for side, sentence in zip(twins.twins(attribute, clean, 1), (told.a, told.b), strict=True):
            assert len(side.turns) == len(clean.turns)
            changed = [(was, now) for was, now in zip(clean.turns, side.turns, strict=True) if was != now]
            [(was, now)] = changed
            assert now == was.model_copy(update={"text": f"{sentence} {was.text}"})


@EVERY
def test_both_sides_say_the_same_sentence_but_for_the_attribute(attribute: str):
    of = ATTRIBUTES[attribute]
    for id in HANDFUL:
        told = twins.told(attribute, shipped(id), 1)
        assert any((frame.format(a), frame.format(b)) == (told.a, told.b) for frame in of.frames for a, b in of.pairs)
        assert told.a != told.b


@EVERY
def test_graders_read_the_attribute(attribute: str):
    for id in HANDFUL:
        for seed in range(2):
            told = twins.told(attribute, shipped(id), seed)
            for side, sentence in zip(twins.twins(attribute, shipped(id), seed), (told.a, told.b), strict=True):
                read = submission(side, name=id, format="labelled").transcript
                turn = read.turn(told.turn)
                assert turn
                assert turn.text.startswith(f"{sentence} ")


@EVERY
def test_the_same_seed_gives_the_same_twins(attribute: str):
    assert twins.twins(attribute, shipped(IDS[0]), 3) == twins.twins(attribute, shipped(IDS[0]), 3)


@EVERY
def test_different_transcripts_get_different_words(attribute: str):
    assert len({twins.told(attribute, shipped(id), 1).a for id in IDS}) >= min(8, len(IDS) // 2)


@EVERY
def test_there_are_eight_wordings_and_eight_pairs(attribute: str):
    of = ATTRIBUTES[attribute]
    assert len(set(of.frames)) >= 8
    assert len(set(of.pairs)) >= 8
    assert all(frame.count("{}") == 1 for frame in of.frames)


@EVERY
def test_no_twin_says_anything_a_rule_would_count(attribute: str):
    of = ATTRIBUTES[attribute]
    said = {frame.format(word) for frame in of.frames for pair in of.pairs for word in pair}
    assert {text: heard(text) for text in said if heard(text)} == {}


@EVERY
def test_it_is_named_what_each_side_is(attribute: str):
    a, b = twins.NAMED[attribute]
    assert a
    assert b
    assert a != b


@EVERY
def test_it_is_said_early_and_behind_the_candidates_first_turn(attribute: str):
    for id in HANDFUL:
        clean = shipped(id)
        first = clean.of(Speaker.CANDIDATE)[0].number
        assert first < twins.told(attribute, clean, 1).turn <= first + 4


def test_a_name_that_somebody_has_is_not_used():
    there = " ".join(name for pair in ATTRIBUTES["gender"].pairs[1:] for name in pair)
    turns = (
        Turn(number=1, speaker=Speaker.CANDIDATE, text=there),
        Turn(number=2, speaker=Speaker.INTERVIEWER, text="Go on."),
    )
    told = twins.told("gender", Transcript(turns=turns), 1)
    assert any(name in told.a for name in ATTRIBUTES["gender"].pairs[0])


def test_a_lone_answer_has_twins_as_well():
    alone = Transcript(turns=(Turn(number=1, speaker=Speaker.CANDIDATE, text="Well."),))
    for attribute in twins.names():
        a, b = twins.twins(attribute, alone, 1)
        assert a != b


def test_where_nobody_answers_there_are_no_twins():
    with pytest.raises(ValueError, match="nothing to say beside it"):
        twins.twins("gender", Transcript(turns=(Turn(number=1, speaker=Speaker.INTERVIEWER, text="Hello."),)), 1)
