"""One answer on its own: marked like an interview's, with no verdict."""

import json

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.content.scenario import Scenario
from interviewer.errors import ContentError, ModelRefused
from interviewer.grading.answer import AnswerMarker, MarkedAnswer, question_and_answer
from interviewer.grading.debrief import Status
from tests.fakes import FakeModel
from tests.grading.answers import sheet

ANSWER = "I'd build it for the commuter, and I'd rather annoy the advertisers than let her miss her train."
QUOTE = {"said": [{"turn": 2, "quote": "I'd rather annoy the advertisers"}]}


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    return library.rubric()


async def marked(rubric: Rubric, model: FakeModel, scenario: Scenario | None = None) -> MarkedAnswer:
    handed_in = question_and_answer("Whom is it for?", ANSWER, scenario)
    return await AnswerMarker(model, lambda _: 0.0).mark(handed_in, rubric)


async def test_what_it_bears_on_is_marked_and_the_rest_is_not_assessed(rubric: Rubric) -> None:
    lines = {d["id"]: {"status": "not_assessed", "mark": None} for d in json.loads(sheet())["dimensions"]}
    lines["framing"] = QUOTE
    lines["tradeoffs"] = {**QUOTE, "mark": 4}
    result = await marked(rubric, FakeModel(sheet(3, curveballs=False, **lines)))
    assert [d.id for d in result.dimensions if d.status is Status.MARKED] == ["framing", "tradeoffs"]
    assert result.mean == 3.5
    assert len(result.raters) == 3


async def test_there_is_no_verdict_in_it(rubric: Rubric) -> None:
    result = await marked(rubric, FakeModel(sheet(3, curveballs=False)))
    assert not {"verdict", "votes"} & set(MarkedAnswer.model_fields)
    assert "hire" not in result.model_dump_json()


async def test_the_rater_is_told_it_is_one_answer_and_what_is_known(rubric: Rubric, scenario: Scenario) -> None:
    model = FakeModel(sheet(3, curveballs=False))
    await marked(rubric, model, scenario)
    assert "not an interview" in model.asked[0][1].content
    assert scenario.judgement[:60] in model.asked[0][1].content


async def test_failing_raters_are_told_and_leave_no_mark(rubric: Rubric) -> None:
    result = await marked(rubric, FakeModel(ModelRefused("policy")))
    assert result.mean is None
    assert {d.status for d in result.dimensions} == {Status.UNGRADED}
    assert len(result.warnings) == 3


def test_an_empty_answer_is_refused_in_a_sentence() -> None:
    with pytest.raises(ContentError, match="says nothing"):
        question_and_answer("Whom is it for?", " ... ")
