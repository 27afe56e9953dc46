"""What is shown as evidence is looked up anew, and gradings are kept apart from those that came to nothing."""

import pytest

from interviewer.consistency.readings import Reading, Readings, lost, stands
from interviewer.consistency.trials import CLEAN, Kind, Trial
from interviewer.grading.debrief import Said, Unsaid
from tests.grading.sheets import handed


def of(case: str, repeat: int, **more) -> Reading:
    return Reading(Kind.RETEST, case, CLEAN, repeat, **more)


@pytest.mark.parametrize(
    ("turn", "quote", "there"),
    [
        (8, "The cache goes", True),
        (8, "The cache … audited", True),
        (8, "The cache … sold", False),
        (8, "the cache goes", False),
        (2, "The cache goes", False),
        (7, "What would you give up", False),
        (99, "The cache goes", False),
    ],
)
def test_a_quote_stands_word_for_word_in_the_candidates_turn_it_names(turn: int, quote: str, there: bool):
    assert stands(Said(turn=turn, quote=quote), handed()) is there


@pytest.mark.parametrize(("span", "there"), [((1, 8), True), ((0, 8), False), ((3, 2), False), ((1, 9), False)])
def test_an_absence_stands_where_its_span_is_in_the_talk(span: tuple[int, int], there: bool):
    assert stands(Unsaid(span=span, missing="whom it is for"), handed()) is there


@pytest.mark.parametrize(("quote", "there"), [("Whom is it for?", True), ("Who are you?", False)])
def test_an_absence_with_an_invitation_stands_where_that_was_said(quote: str, there: bool):
    assert stands(Unsaid(span=(1, 8), missing="whom it is for", turn=3, quote=quote), handed()) is there


def test_repeats_come_in_order_and_failed_ones_are_left_out():
    readings = Readings([of("a", 3), of("a", 2, failed="gone"), of("a", 1), of("b", 1)])
    assert [each.repeat for each in readings.of(Kind.RETEST, "a", CLEAN)] == [1, 3]
    assert readings.cases(Kind.RETEST) == ["a", "b"]
    assert readings.cases(Kind.PAIR) == []
    assert readings.variants(Kind.RETEST) == [CLEAN]
    assert len(readings.all) == 4


def test_a_lost_trial_says_why_and_has_no_marks():
    found = lost(Trial(Kind.RETEST, "a", CLEAN, 2, handed()), "it could not be graded")
    assert (found.case, found.repeat, found.failed, found.marks) == ("a", 2, "it could not be graded", {})
