"""Several raters, one result: medians of what evidence carries, and never a mark out of nothing."""

import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension, Level
from interviewer.grading.debrief import DimensionResult, RaterOutcome, Said, Status, Unsaid, Verdict
from interviewer.grading.pooling import curveballs, decisive, dimensions, dropped, marks_of, record, red_flags
from interviewer.grading.rater import Rating
from interviewer.grading.sheet import DecisiveLine, DimensionLine, FlagLine
from tests.grading.conftest import with_lines
from tests.grading.sheets import (
    HELD,
    INVENTED,
    TALK,
    UNHURRIED,
    failed,
    handed,
    line,
    rating,
    said,
    sheet,
    thrown_line,
    unsaid,
)

SCOPE = Dimension.SCOPE
LATE = said(6, "We'd put a logging service")
EARLY = said(4, "Mostly it has to be quick")
MARKED, NOT_ASSESSED, UNGRADED = Status.MARKED, Status.NOT_ASSESSED, Status.UNGRADED


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    """With lines of its own, so that no claim here waits on a fit."""
    return with_lines(library.rubric())


def scope(rubric: Rubric, *lines: DimensionLine) -> DimensionResult:
    """What becomes of scope where each rater wrote one of these lines."""
    return dimensions([rating(sheet(each), rubric, n) for n, each in enumerate(lines, 1)])[1]


def of_marks(rubric: Rubric, *marks: int | str | None) -> DimensionResult:
    """The same for plain marks: None is not assessed, "lost" a mark whose evidence was invented."""
    lines = [line(SCOPE, 3, [INVENTED]) if isinstance(mark, str) else line(SCOPE, mark) for mark in marks]
    return scope(rubric, *lines)


# --- dimensions


@pytest.mark.parametrize(
    ("marks", "median", "spread"),
    [
        ([3], 3.0, None),
        ([1, 4, 3], 3.0, 3.0),
        ([2, 3], 2.5, 1.0),
        ([1, 2, 3, 4], 2.5, 3.0),
        ([2, 2, 2, 4, 4], 2.0, 2.0),
        ([3, 3, 3], 3.0, 0.0),
    ],
)
def test_the_result_is_the_median_and_tells_how_far_raters_lay_apart(
    rubric: Rubric, marks: list[int], median: float, spread: float | None
) -> None:
    found = of_marks(rubric, *marks)
    assert (found.status, found.mark, found.spread) == (MARKED, median, spread)


def test_the_results_come_in_the_rubrics_order_all_eight(rubric: Rubric) -> None:
    assert [r.id for r in dimensions([rating(sheet(), rubric)])] == list(Dimension)
    assert [r.id for r in dimensions([])] == list(Dimension)


@pytest.mark.parametrize(
    ("marks", "status", "mark"),
    [
        ([3, None], MARKED, 3.0),
        ([3, "lost"], MARKED, 3.0),
        ([2, 3, None, None], MARKED, 2.5),
        ([2, 3, None], MARKED, 2.5),
        ([2, None, None], NOT_ASSESSED, None),
        ([None, None, "lost"], NOT_ASSESSED, None),
        ([None], NOT_ASSESSED, None),
        (["lost"], UNGRADED, None),
        ([None, "lost"], UNGRADED, None),
        ([3, "lost", "lost"], UNGRADED, None),
        ([3, None, "lost"], UNGRADED, None),
        ([4, 4, None, None, "lost"], UNGRADED, None),
        ([4, 4, 4, None, "lost"], MARKED, 4.0),
    ],
)
def test_a_mark_takes_half_of_the_raters_and_not_assessed_more_than_half(
    rubric: Rubric, marks: list[int | str | None], status: Status, mark: float | None
) -> None:
    for turned in (marks, marks[::-1]):
        found = of_marks(rubric, *turned)
        assert (found.status, found.mark) == (status, mark)


def test_a_result_without_a_mark_says_why(rubric: Rubric) -> None:
    assert of_marks(rubric, None, None, 2).reason == "seen None"
    assert "survived" in of_marks(rubric, "lost").reason
    assert "split" in of_marks(rubric, 3, None, "lost").reason
    assert "No rater" in dimensions([failed()])[1].reason


def test_the_words_are_those_of_the_rater_nearest_to_the_median(rubric: Rubric) -> None:
    found = of_marks(rubric, 1, 4, 3)
    assert (found.reason, found.next_mark) == ("seen 3", "more")


@pytest.mark.parametrize("mark", [3, 4])
def test_a_three_without_words_that_were_said_is_no_mark(rubric: Rubric, mark: int) -> None:
    absence = (unsaid(4, 4),)
    assert scope(rubric, line(SCOPE, mark, [], unsaid=absence)).status is UNGRADED
    assert scope(rubric, line(SCOPE, mark, [INVENTED], unsaid=absence)).status is UNGRADED
    assert scope(rubric, line(SCOPE, mark, [HELD], unsaid=absence)).mark == mark


@pytest.mark.parametrize("mark", [1, 2])
def test_a_low_mark_may_rest_on_an_absence_alone(rubric: Rubric, mark: int) -> None:
    found = scope(rubric, line(SCOPE, mark, [], unsaid=(unsaid(4, 4),)))
    assert found.mark == mark
    assert isinstance(found.evidence[0], Unsaid)
    assert scope(rubric, line(SCOPE, mark, [], unsaid=(unsaid(9, 12),))).status is UNGRADED


def test_a_mark_without_any_evidence_is_no_mark(rubric: Rubric) -> None:
    assert scope(rubric, line(SCOPE, 1, [])).status is UNGRADED


def test_a_mark_beside_not_assessed_counts_for_nothing(rubric: Rubric) -> None:
    both = line(SCOPE, 4, status="not_assessed")
    assert scope(rubric, both).status is NOT_ASSESSED
    assert marks_of(rating(sheet(both), rubric))[SCOPE] is None


def test_evidence_is_of_the_raters_nearest_to_the_median_first_and_in_order_of_turns(rubric: Rubric) -> None:
    found = scope(
        rubric,
        line(SCOPE, 1, [said(2, "Kafka between them")]),
        line(SCOPE, 3, [HELD, LATE]),
        line(SCOPE, 3, [EARLY, said(6, "Five hundred milliseconds still holds")]),
    )
    assert [e.turn for e in found.evidence] == [4, 6, 6, 8]


def test_the_same_words_of_two_raters_are_shown_once(rubric: Rubric) -> None:
    longer = said(8, "The cache goes, because it cannot be audited")
    found = scope(rubric, line(SCOPE, 3, [HELD]), line(SCOPE, 3, [longer]), line(SCOPE, 3, [HELD]))
    assert found.evidence == (Said(turn=8, quote="The cache goes"),)


# --- never a mark out of nothing

pieces = st.sampled_from(["held", "invented", "interviewer's", "absence", "past the end"])
written = st.tuples(st.none() | st.integers(1, 4), st.lists(pieces, max_size=3))


def line_of(mark: int | None, shown: Sequence[str]) -> DimensionLine:
    quotes = {"held": HELD, "invented": INVENTED, "interviewer's": said(3, TALK[2])}
    absences = {"absence": unsaid(4, 4), "past the end": unsaid(9, 12)}
    return line(
        SCOPE,
        mark,
        [quotes[piece] for piece in shown if piece in quotes],
        unsaid=tuple(absences[piece] for piece in shown if piece in absences),
    )


def carries(mark: int | None, shown: Sequence[str]) -> bool:
    return mark is not None and ("held" in shown or (mark <= 2 and "absence" in shown))


@UNHURRIED
@given(st.lists(written, min_size=1, max_size=5), st.integers(0, 2))
def test_no_mark_is_ever_imputed(rubric: Rubric, raters: list[tuple[int | None, list[str]]], lost: int) -> None:
    ratings = [rating(sheet(line_of(*each)), rubric, n) for n, each in enumerate(raters, 1)]
    found = dimensions([*ratings, *(failed(9 + n) for n in range(lost))])[1]
    carried = [mark for mark, shown in raters if mark is not None and carries(mark, shown)]
    assert [marks_of(each)[SCOPE] for each in ratings] == [m if carries(m, shown) else None for m, shown in raters]
    assert (found.mark is not None) == (found.status is MARKED)
    if found.status is MARKED:
        assert found.mark == statistics.median(carried)
        assert found.evidence
        assert 2 * len(carried) >= len(raters)
    if not carried:
        assert (found.mark, found.spread, found.evidence, found.next_mark) == (None, None, (), "")
    if not any(mark is None for mark, _ in raters):
        assert found.status is not NOT_ASSESSED


@UNHURRIED
@given(st.lists(written, min_size=1, max_size=5))
def test_the_order_of_the_raters_changes_no_mark(rubric: Rubric, raters: list[tuple[int | None, list[str]]]) -> None:
    ratings = [rating(sheet(line_of(*each)), rubric, n) for n, each in enumerate(raters, 1)]
    there, back = dimensions(ratings)[1], dimensions(ratings[::-1])[1]
    assert (there.status, there.mark, there.spread) == (back.status, back.mark, back.spread)


# --- raters


def test_raters_who_failed_count_for_nothing(rubric: Rubric) -> None:
    flag = FlagLine(id="bluff", said=(HELD,))
    stop = DecisiveLine(kind="failing", dimension=SCOPE, why="x", said=(HELD,))
    one = [rating(sheet(mark=2, red_flags=[flag], decisive=stop, curveballs=[thrown_line()]), rubric)]
    some = [failed(2), *one, failed(3)]
    assert dimensions(some) == dimensions(one)
    assert red_flags(some, rubric) == red_flags(one, rubric) != ()
    assert decisive(some) == decisive(one) is not None
    assert curveballs(some, handed()) == curveballs(one, handed()) != ()


@pytest.mark.parametrize("ratings", [[], [failed(1), failed(2)]])
def test_where_no_rater_answered_nothing_is_said(rubric: Rubric, ratings: list[Rating]) -> None:
    assert {r.status for r in dimensions(ratings)} == {UNGRADED}
    assert (red_flags(ratings, rubric), decisive(ratings), curveballs(ratings, handed())) == ((), None, ())


def test_a_record_tells_what_one_rater_saw(rubric: Rubric) -> None:
    given = replace(rating(sheet(line(SCOPE, 4, [INVENTED])), rubric, 2), asked_again=1)
    found = record(given, rubric, Level.SENIOR)
    assert (found.rater, found.outcome, found.asked_again, found.dropped) == (2, RaterOutcome.MARKED, 1, 1)
    assert found.marks == dict.fromkeys(Dimension, 3) | {SCOPE: None}
    assert (found.score, found.verdict) == (3.0, Verdict.HIRE)
    assert record(given, rubric, Level.PRINCIPAL).verdict is Verdict.NO_HIRE


def test_a_record_of_a_failed_rater_has_no_marks_and_says_why(rubric: Rubric) -> None:
    found = record(failed(3, RaterOutcome.REFUSED), rubric, Level.SENIOR)
    assert (found.outcome, found.why) == (RaterOutcome.REFUSED, "gone")
    assert (found.marks, found.score, found.verdict) == ({}, None, None)


def test_what_was_dropped_is_listed_with_its_rater(rubric: Rubric) -> None:
    lost = [rating(sheet(line(SCOPE, 4, [INVENTED])), rubric, n) for n in (1, 2)]
    found = dropped([*lost, failed(3)])
    assert [(d.rater, d.where, d.kind, d.turn, d.text) for d in found] == [
        (n, "scope", "quote", 8, INVENTED.quote) for n in (1, 2)
    ]


# --- red flags and the decisive thing


def flagged(rubric: Rubric, *shown: bool | None) -> list[Rating]:
    """Raters who saw the red flag and can show it (True), cannot (False), or did not see it (None)."""
    flags = {True: [FlagLine(id="bluff", said=(HELD,))], False: [FlagLine(id="bluff", said=(INVENTED,))], None: []}
    return [rating(sheet(red_flags=flags[each]), rubric, n) for n, each in enumerate(shown, 1)]


@pytest.mark.parametrize(
    ("shown", "seen_by"),
    [
        ([True], 1),
        ([True, None], 1),
        ([True, None, None], 0),
        ([True, True, None], 2),
        ([True, False], 1),
        ([False, False], 0),
        ([True, False, False], 0),
        ([True, True, None, None], 2),
        ([True, True, None, False, None], 0),
        ([None], 0),
    ],
)
def test_a_red_flag_takes_half_of_the_raters_each_with_evidence(
    rubric: Rubric, shown: list[bool | None], seen_by: int
) -> None:
    found = red_flags(flagged(rubric, *shown), rubric)
    assert [(flag.id, flag.seen_by) for flag in found] == ([("bluff", seen_by)] if seen_by else [])
    assert all(flag.evidence == (Said(turn=8, quote="The cache goes"),) for flag in found)


def test_a_red_flag_nobody_knows_is_none(rubric: Rubric) -> None:
    assert red_flags([rating(sheet(red_flags=[FlagLine(id="hats", said=(HELD,))]), rubric)], rubric) == ()


def test_a_red_flag_may_rest_on_an_absence(rubric: Rubric) -> None:
    flag = FlagLine(id="no_primary_user", unsaid=(unsaid(2, 8, invited_in_turn=3),))
    [found] = red_flags([rating(sheet(red_flags=[flag]), rubric)], rubric)
    assert found.evidence == (Unsaid(span=(2, 8), missing="whom it is for", turn=3, quote="Whom is it for?"),)


def stops(rubric: Rubric, *named: tuple[str, Dimension | None] | None, shown: Any = (HELD,)) -> list[Rating]:
    """Raters who named this as decisive; None named nothing."""
    lines = [
        DecisiveLine.model_validate({"kind": each[0], "dimension": each[1], "why": f"why {n}", "said": shown})
        if each
        else None
        for n, each in enumerate(named, 1)
    ]
    return [rating(sheet(decisive=each), rubric, n) for n, each in enumerate(lines, 1)]


def test_the_decisive_thing_takes_half_of_the_raters_in_one_dimension(rubric: Rubric) -> None:
    failing, other = ("failing", SCOPE), ("failing", Dimension.FRAMING)
    found = decisive(stops(rubric, other, failing, failing))
    assert found is not None
    assert (found.kind, found.dimension, found.seen_by, found.why) == ("failing", SCOPE, 2, "why 2")
    assert decisive(stops(rubric, failing, None)) is not None
    assert decisive(stops(rubric, failing, None, None)) is None
    assert decisive(stops(rubric, failing, other, None)) is None
    assert decisive(stops(rubric, None, None)) is None


def test_a_failing_and_a_strength_are_not_the_same_thing(rubric: Rubric) -> None:
    assert decisive(stops(rubric, ("failing", SCOPE), ("strength", SCOPE), None)) is None


def test_nothing_is_decisive_without_evidence_or_without_its_dimension(rubric: Rubric) -> None:
    assert decisive(stops(rubric, ("failing", SCOPE), shown=(INVENTED,))) is None
    assert decisive(stops(rubric, ("failing", SCOPE), shown=())) is None
    assert decisive(stops(rubric, ("failing", None))) is None
