"""The write-up: it argues for votes it did not cast, and its quotes are checked like anybody's."""

import json

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.errors import ModelUnreachable
from interviewer.grading.committee import Sealed, write
from interviewer.grading.grader import seal
from interviewer.grading.rater import rate
from tests.fakes import FakeModel
from tests.grading.answers import handed_in, sheet, writeup


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    return library.rubric()


@pytest.fixture
async def sealed(rubric: Rubric) -> Sealed:
    return seal([await rate(FakeModel(sheet(3)), handed_in(), rubric, 1)], handed_in(), rubric)


async def test_the_votes_are_those_of_the_arithmetic_whatever_the_writer_says(rubric: Rubric, sealed: Sealed) -> None:
    talked = json.loads(writeup())
    talked["arguments"][0]["vote"] = "strong_hire"
    written = await write(FakeModel(json.dumps(talked | {"verdict": "strong_hire"})), handed_in(), rubric, sealed)
    assert [vote.vote for vote in written.votes] == [vote.vote for vote in sealed.ruling.votes]
    assert [vote.score for vote in written.votes] == [vote.score for vote in sealed.ruling.votes]
    assert all(vote.argument and vote.evidence for vote in written.votes)


async def test_the_writer_sees_verdict_votes_and_marks_sealed(rubric: Rubric, sealed: Sealed) -> None:
    model = FakeModel(writeup())
    await write(model, handed_in(), rubric, sealed)
    told = model.asked[0][1].content
    assert "Verdict: hire; score 3.00 of 4.00" in told
    assert "hiring_manager hire" in told
    assert "- Framing: 3. What was seen of framing." in told


async def test_a_quote_that_is_not_there_is_asked_about_once_then_struck_out(rubric: Rubric, sealed: Sealed) -> None:
    wrong = writeup(clear=[{"turn": 4, "quote": "nobody ever said these words", "note": "x"}])
    model = FakeModel(wrong)
    written = await write(model, handed_in(), rubric, sealed)
    assert len(model.asked) == 2
    assert written.coaching.clear == ()
    assert [(d.rater, d.where) for d in written.dropped] == [(0, "clear")]


async def test_a_mended_quote_is_shown(rubric: Rubric, sealed: Sealed) -> None:
    wrong = writeup(clear=[{"turn": 4, "quote": "nobody ever said these words", "note": "x"}])
    written = await write(FakeModel(wrong, writeup()), handed_in(), rubric, sealed)
    assert written.dropped == ()
    assert written.coaching.clear[0].quote == "I'd rather annoy them than her"


async def test_an_argument_keeps_its_words_when_its_quote_is_struck_out(rubric: Rubric, sealed: Sealed) -> None:
    arguments = json.loads(writeup())["arguments"]
    arguments[1]["quote"] = "nobody ever said these words"
    written = await write(FakeModel(writeup(arguments=arguments)), handed_in(), rubric, sealed)
    assert written.votes[1].argument == "Said by bar_raiser."
    assert written.votes[1].evidence == ()


async def test_there_is_no_dissent_where_all_votes_agree(rubric: Rubric, sealed: Sealed) -> None:
    written = await write(FakeModel(writeup(dissent="I would not.")), handed_in(), rubric, sealed)
    assert len({vote.vote.hires for vote in written.votes}) == 1
    assert written.dissent == ""


async def test_where_the_call_fails_the_sealed_votes_stand(rubric: Rubric, sealed: Sealed) -> None:
    written = await write(FakeModel(ModelUnreachable("gone")), handed_in(), rubric, sealed)
    assert written.failed == "gone"
    assert written.votes == sealed.ruling.votes
    assert written.headline == ""
