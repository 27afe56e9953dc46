"""One answer marked on its own: the same raters and the same evidence check, a result of its own, and no verdict."""

import asyncio
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from interviewer import prompts
from interviewer.content.base import Value
from interviewer.content.rubric import Rubric
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.grading import pooling
from interviewer.grading.debrief import DimensionResult, Dropped, RaterRecord, Status
from interviewer.grading.grader import Price
from interviewer.grading.rater import PROMPTS, rate
from interviewer.grading.submission import Submission, submission
from interviewer.models.port import ChatModel, Usage
from interviewer.record.transcript import Speaker, Transcript, Turn


class MarkedAnswer(Value):
    """What raters make of one answer. A single answer says nothing about hiring."""

    format: Literal[1] = 1
    scenario: str | None = None
    question: str
    dimensions: tuple[DimensionResult, ...]
    mean: float | None = Field(default=None, ge=1, le=4)
    """The mean of the marks it earned, for comparing two answers to the same question."""
    raters: tuple[RaterRecord, ...] = ()
    dropped_evidence: tuple[Dropped, ...] = ()
    usage: Usage = Usage()
    cost_usd: float | None = None
    model: str
    prompt_version: str
    rubric_version: str
    warnings: tuple[str, ...] = ()


def question_and_answer(question: str, answer: str, scenario: Scenario | None = None) -> Submission:
    """One question and one answer, ready to be marked. Raises ContentError when the answer is empty."""
    said = Transcript(
        turns=(
            Turn(number=1, speaker=Speaker.INTERVIEWER, text=question),
            Turn(number=2, speaker=Speaker.CANDIDATE, text=answer),
        )
    )
    return submission(said, name="the answer", format="answer", scenario=scenario, kind="answer")


@dataclass(frozen=True, slots=True)
class AnswerMarker:
    """Marks single answers with a language model."""

    model: ChatModel
    price: Price
    raters: int = 3
    seed: int = 0

    async def mark(self, handed_in: Submission, rubric: Rubric) -> MarkedAnswer:
        """Mark one answer. What went wrong with a rater is in the result, never raised."""
        calls = (rate(self.model, handed_in, rubric, n, self.seed) for n in range(1, self.raters + 1))
        ratings = await asyncio.gather(*calls)
        results = pooling.dimensions(ratings)
        marks = [result.mark for result in results if result.status is Status.MARKED and result.mark is not None]
        usage = sum((rating.usage for rating in ratings), Usage())
        lost = [r for r in ratings if r.checked is None]
        return MarkedAnswer(
            scenario=handed_in.scenario.id if handed_in.scenario else None,
            question=handed_in.original.turns[0].text,
            dimensions=results,
            mean=round(sum(marks) / len(marks), 2) if marks else None,
            raters=tuple(pooling.record(rating, rubric, Level.SENIOR) for rating in ratings),
            dropped_evidence=pooling.dropped(ratings),
            usage=usage,
            cost_usd=self.price(usage),
            model=self.model.name,
            prompt_version=prompts.version(*PROMPTS),
            rubric_version=rubric.version,
            warnings=tuple(f"Rater {r.rater} gave no marks ({r.outcome.value}): {r.why}" for r in lost),
        )
