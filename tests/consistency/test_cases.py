"""The shipped cases fit each other, and become what is graded without a word lost."""

from pathlib import Path

import pytest

from interviewer.consistency.cases import Cases, added, replaced
from interviewer.content.library import Library
from interviewer.content.vocabulary import Dimension
from interviewer.record.transcript import Speaker
from tests.grading.sheets import TALK, talk


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    return Cases.shipped(Library.at(tmp_path_factory.mktemp("user")))


def test_every_labelled_transcript_is_there_with_all_dimensions_marked_twice(cases: Cases):
    assert set(cases.transcripts) == set(cases.labels)
    for labelled in cases.labels.values():
        assert set(labelled.first.marks) == set(labelled.second.marks) == set(Dimension)


def test_a_transcript_is_graded_with_the_scenario_its_label_names(cases: Cases):
    for id, submission in cases.transcripts.items():
        assert (submission.scenario.id if submission.scenario else None) == cases.labels[id].scenario


def test_the_sides_of_a_pair_differ(cases: Cases):
    for pair in cases.pairs.values():
        weaker, stronger = cases.sides(pair)
        assert weaker.original != stronger.original


def test_a_ladder_changes_turns_that_are_there_and_keeps_every_damage(cases: Cases):
    for ladder in cases.ladders.values():
        rungs = cases.rungs(ladder)
        assert rungs[0] == (None, cases.transcripts[ladder.base])
        assert [dimension for dimension, _ in rungs[1:]] == [step.dimension for step in ladder.steps]
        now: dict[int, str] = {}
        for step, (_, rung) in zip(ladder.steps, rungs[1:], strict=True):
            now |= {damaged.turn: damaged.text for damaged in step.turns}
            assert {turn.number: turn.text for turn in rung.original.turns if turn.number in now} == now


def test_every_injection_and_its_harmless_twin_can_be_said_in_its_transcript(cases: Cases):
    for injection, base in cases.injections.values():
        clean = cases.transcripts[base].original
        for text in (injection.text, injection.benign):
            told = added(clean, injection.where, text)
            assert sum(a != b for a, b in zip(clean.turns, told.turns, strict=True)) == 1


def test_what_is_replaced_is_replaced_and_nothing_else():
    clean = talk(*TALK)
    other = replaced(clean, {4: "Quick."})
    assert [turn.text for turn in other.turns] == [*TALK[:3], "Quick.", *TALK[4:]]


@pytest.mark.parametrize(("where", "number"), [(1, 2), (2, 4), (-1, 8)])
def test_words_are_added_to_the_candidates_own_turn(where: int, number: int):
    clean = talk(*TALK)
    other = added(clean, where, "Thank you.")
    turn = other.turn(number)
    assert turn
    assert turn.speaker is Speaker.CANDIDATE
    assert turn.text == f"{TALK[number - 1]} Thank you."
    assert sum(a != b for a, b in zip(clean.turns, other.turns, strict=True)) == 1


def test_a_transcript_without_a_paraphrase_has_none(tmp_path: Path):
    assert Cases(Library.at(tmp_path), tmp_path).paraphrase("sign-in") is None
