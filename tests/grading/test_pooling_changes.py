"""Several raters on one change of the ground: which it was, what it attacked, and how it was taken."""

from collections.abc import Sequence

import pytest

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import CurveballResult, Said
from interviewer.grading.pooling import curveballs
from interviewer.grading.sheet import CurveballLine
from interviewer.grading.submission import Submission, submission
from interviewer.record.events import Took
from tests.grading.sheets import (
    INVENTED,
    TALK,
    C,
    I,
    failed,
    handed,
    journal_of,
    rating,
    said,
    sheet,
    talk,
    thrown_line,
)

EARLY = said(4, "Mostly it has to be quick")


def taken(rubric: Rubric, given: Submission, *lines: Sequence[CurveballLine]) -> tuple[CurveballResult, ...]:
    return curveballs([rating(sheet(curveballs=each), rubric, n) for n, each in enumerate(lines, 1)], given)


@pytest.mark.parametrize(
    ("readings", "took"),
    [
        (["bolt_on"], Took.BOLT_ON),
        (["bolt_on", "pivot", "partial"], Took.PARTIAL),
        (["pivot", "pivot", "bolt_on"], Took.PIVOT),
        (["pivot", "partial"], Took.PARTIAL),
        (["bolt_on", "pivot"], Took.BOLT_ON),
    ],
)
def test_how_a_change_was_taken_is_the_raters_median_the_lower_of_two(
    rubric: Rubric, readings: list[str], took: Took
) -> None:
    [found] = taken(rubric, handed(), *([thrown_line(5, took=each)] for each in readings))
    assert (found.turn, found.took, found.change, found.id) == (5, took, TALK[4], None)
    assert found.readings == tuple(Took(each) for each in readings)


def test_a_change_takes_half_of_the_raters_where_no_journal_tells(rubric: Rubric) -> None:
    assert len(taken(rubric, handed(), [thrown_line()], [])) == 1
    assert taken(rubric, handed(), [thrown_line()], [], []) == ()


def test_the_journals_changes_win(rubric: Rubric) -> None:
    found = taken(rubric, handed(5), [thrown_line(3, EARLY)], [thrown_line(3, EARLY)], [])
    assert [(c.turn, c.id) for c in found] == [(5, "change-5")]
    assert taken(rubric, handed(1), [thrown_line(7)], [thrown_line(7)])[0].readings == ()


def test_what_the_journal_tells_is_listed_even_where_no_rater_saw_it(rubric: Rubric) -> None:
    [found] = taken(rubric, handed(5), [], [])
    assert (found.took, found.readings, found.evidence) == (Took.NONE, (), ())
    [found] = curveballs([failed()], handed(5))
    assert found.took is Took.NONE


def test_the_journals_target_wins_over_what_a_rater_thinks_was_attacked(rubric: Rubric) -> None:
    other = thrown_line(attacked_turn=4, attacked_quote="Mostly it has to be quick")
    assert taken(rubric, handed(5), [other])[0].target == Said(turn=2, quote="a feed and a cache")
    assert taken(rubric, handed(), [other])[0].target == Said(turn=4, quote="Mostly it has to be quick")


def test_a_change_attacks_what_was_said_before_it(rubric: Rubric) -> None:
    later = thrown_line(attacked_turn=6, attacked_quote="We'd put a logging service")
    assert taken(rubric, handed(), [later])[0].target is None


@pytest.mark.parametrize("turns", [(), (5,)])
def test_the_turn_of_the_answer_is_put_right_to_the_turn_of_the_change(rubric: Rubric, turns: tuple[int, ...]) -> None:
    assert [c.turn for c in taken(rubric, handed(*turns), [thrown_line(6)], [thrown_line(5)])] == [5]


def test_a_turn_that_slipped_by_one_exchange_is_put_right_where_a_journal_tells(rubric: Rubric) -> None:
    assert taken(rubric, handed(5), [thrown_line(7)])[0].readings == (Took.PARTIAL,)
    assert taken(rubric, handed(5), [thrown_line(3)])[0].readings == (Took.PARTIAL,)
    assert taken(rubric, handed(5), [thrown_line(2)])[0].readings == ()
    assert taken(rubric, handed(5), [thrown_line(40)])[0].readings == ()


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_lines_on_one_change_the_one_that_names_its_turn_counts(rubric: Rubric, order: int) -> None:
    lines = [thrown_line(5, took="pivot"), thrown_line(7, took="bolt_on")][::order]
    assert taken(rubric, handed(5), lines)[0].readings == (Took.PIVOT,)


def test_a_reading_without_evidence_counts_for_nothing(rubric: Rubric) -> None:
    [found] = taken(rubric, handed(5), [thrown_line(5, INVENTED, "pivot")], [thrown_line(5, took="bolt_on")])
    assert found.readings == (Took.BOLT_ON,)


def test_what_was_said_before_a_change_does_not_show_how_it_was_taken(rubric: Rubric) -> None:
    [found] = taken(rubric, handed(5), [thrown_line(5, EARLY, "pivot")])
    assert (found.took, found.readings, found.evidence) == (Took.NONE, (), ())


def test_a_change_nobody_could_answer_was_not_taken_in_any_way(rubric: Rubric) -> None:
    cut = submission(talk(*TALK[:5]), name="cut", format="session", events=journal_of(5, "late", 2, "a cache"))
    [found] = curveballs([rating(sheet(mark=None), rubric, transcript=talk(*TALK[:5]))], cut)
    assert found.took is Took.NONE


def test_a_journals_change_past_the_end_of_the_transcript_is_left_out(rubric: Rubric) -> None:
    assert taken(rubric, handed(9), []) == ()


def test_a_candidate_who_speaks_first_throws_nothing(rubric: Rubric) -> None:
    given = submission(talk(*TALK[1:4], speakers=(C, I, C)), name="x", format="labelled")
    own = thrown_line(1, said(3, "it has to be quick"))
    assert curveballs([rating(sheet(mark=None, curveballs=[own]), rubric, transcript=given.transcript)], given) == ()
