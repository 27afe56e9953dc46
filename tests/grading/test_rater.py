"""One rater: what it is sent, what is believed of its answer, and what its failures are called."""

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.errors import ContextOverflow, ModelError, ModelGarbled, ModelRefused, ModelUnreachable
from interviewer.grading.debrief import RaterOutcome
from interviewer.grading.pooling import marks_of
from interviewer.grading.rater import asked, rate
from tests.fakes import FakeModel
from tests.grading.answers import amendment, dimension, handed_in, sheet


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    return library.rubric()


async def test_a_sheet_whose_evidence_holds_is_asked_for_once(rubric: Rubric) -> None:
    model = FakeModel(sheet(3))
    rating = await rate(model, handed_in(), rubric, 1)
    assert len(model.asked) == 1
    assert rating.outcome is RaterOutcome.MARKED
    assert set(marks_of(rating).values()) == {3}


async def test_evidence_that_does_not_hold_is_asked_about_once_and_the_new_lines_count(rubric: Rubric) -> None:
    invented = dimension("scope", 4, said=[{"turn": 4, "quote": "I would leave out search and ads"}])
    model = FakeModel(sheet(3, scope=invented), amendment(dimension("scope", 2)))
    rating = await rate(model, handed_in(), rubric, 1)
    assert len(model.asked) == 2
    assert "I would leave out search and ads" in model.asked[1][-1].content
    assert model.asked[1][: len(model.asked[0])] == model.asked[0]
    assert (rating.asked_again, rating.dropped) == (1, ())
    assert marks_of(rating)["scope"] == 2


async def test_what_does_not_hold_the_second_time_is_dropped_and_its_mark_with_it(rubric: Rubric) -> None:
    invented = dimension("scope", 4, said=[{"turn": 4, "quote": "I would leave out search and ads"}])
    rating = await rate(FakeModel(sheet(3, scope=invented), amendment(invented)), handed_in(), rubric, 1)
    assert [problem.where for problem in rating.dropped] == ["scope"]
    assert marks_of(rating)["scope"] is None
    assert marks_of(rating)["framing"] == 3


async def test_a_slipped_turn_number_needs_no_second_call(rubric: Rubric) -> None:
    slipped = dimension("scope", 3, said=[{"turn": 8, "quote": "I'd rather annoy them than her"}])
    model = FakeModel(sheet(3, scope=slipped))
    rating = await rate(model, handed_in(), rubric, 1)
    assert len(model.asked) == 1
    assert rating.checked is not None
    assert [e.turn for e in rating.checked.evidence("scope")] == [6]


async def test_a_failed_second_call_costs_the_evidence_not_the_rater(rubric: Rubric) -> None:
    invented = dimension("scope", 4, said=[{"turn": 4, "quote": "I would leave out search and ads"}])
    rating = await rate(FakeModel(sheet(3, scope=invented), ModelUnreachable("gone")), handed_in(), rubric, 1)
    assert rating.outcome is RaterOutcome.MARKED
    assert len(rating.dropped) == 1
    assert any("gone" in warning for warning in rating.warnings)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (ModelRefused("no"), RaterOutcome.REFUSED),
        (ModelUnreachable("late"), RaterOutcome.UNREACHABLE),
        (ModelGarbled("cut short by its length"), RaterOutcome.GARBLED),
        (ContextOverflow("long"), RaterOutcome.OVERFLOW),
    ],
)
async def test_a_failure_is_called_what_it_was_and_is_no_mark(
    rubric: Rubric, error: ModelError, outcome: RaterOutcome
) -> None:
    rating = await rate(FakeModel(error), handed_in(), rubric, 1)
    assert (rating.outcome, rating.why) == (outcome, str(error))
    assert marks_of(rating) == {}


@pytest.mark.parametrize(
    "answer", ["I cannot do that.", '{"dimensions": []', sheet(3).replace('"mark": 3', '"mark": 7')]
)
async def test_an_answer_that_cannot_be_read_twice_is_garbled(rubric: Rubric, answer: str) -> None:
    rating = await rate(FakeModel(answer), handed_in(), rubric, 1)
    assert rating.outcome is RaterOutcome.GARBLED
    assert marks_of(rating) == {}
    assert rating.usage.output_tokens == 40


async def test_a_mark_without_a_number_is_sent_back(rubric: Rubric) -> None:
    model = FakeModel(sheet(3, framing={"status": "marked", "mark": None}), sheet(3))
    rating = await rate(model, handed_in(), rubric, 1)
    assert len(model.asked) == 2
    assert "give 1, 2, 3 or 4" in model.asked[1][-1].content
    assert rating.outcome is RaterOutcome.MARKED


def test_raters_see_the_dimensions_in_orders_of_their_own_always_the_same(rubric: Rubric) -> None:
    graded = handed_in()
    orders = [asked(graded, rubric, rater)[0].content for rater in (1, 2, 3)]
    assert len(set(orders)) == 3
    assert orders == [asked(graded, rubric, rater)[0].content for rater in (1, 2, 3)]
    assert orders[0] != asked(graded, rubric, 1, seed=1)[0].content


def test_a_rater_reads_every_turn_and_no_name(rubric: Rubric) -> None:
    sent = "\n".join(message.content for message in asked(handed_in(), rubric, 1))
    assert "[10] candidate: Um, next-day return" in sent
    assert "Dagmar" not in sent
    assert "Holub" not in sent
    assert "Hello [interviewer]." in sent


def test_a_rater_is_not_told_the_level_the_lines_or_the_verdict(rubric: Rubric) -> None:
    sent = "\n".join(message.content for message in asked(handed_in(), rubric, 1))
    assert "no_hire" not in sent
    assert "senior" not in sent.lower()
    assert "2.65" not in sent
