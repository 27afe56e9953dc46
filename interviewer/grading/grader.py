"""Grading, whole: raters, evidence check, medians, verdict, write-up. One path for live, batch and evals.

A grader reads a submission and a rubric, nothing else.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from interviewer import prompts
from interviewer.content.rubric import Rubric
from interviewer.grading import committee, pooling, rater
from interviewer.grading.debrief import Debrief, DimensionResult, RaterOutcome, RaterRecord, Status
from interviewer.grading.rater import Rating, rate
from interviewer.grading.submission import Submission
from interviewer.grading.verdict import Ruling, rule
from interviewer.models.port import ChatModel, Usage

Price = Callable[[Usage], float | None]
Tell = Callable[[str], None]


class Grader(Protocol):
    """Anything that turns a submission into a debrief."""

    async def grade(self, submission: Submission, rubric: Rubric, tell: Tell = ...) -> Debrief:
        """Grade one interview. Failure to grade is in the debrief, never raised.

        `tell` is given a sentence whenever a step is done.
        """
        ...


def prompt_version() -> str:
    """What the prompts of raters and writer add up to; another text, another version."""
    return prompts.version(*dict.fromkeys((*rater.PROMPTS, *committee.PROMPTS)))


def quietly(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class PromptedGrader:
    """Raters and a write-up by a language model."""

    model: ChatModel
    price: Price
    raters: int = 3
    writeup: bool = True
    seed: int = 0

    async def grade(self, submission: Submission, rubric: Rubric, tell: Tell = quietly) -> Debrief:
        began = time.monotonic()

        async def one(number: int) -> Rating:
            rating = await rate(self.model, submission, rubric, number, self.seed)
            tell(f"Rater {number} of {self.raters}: {_told(rating)}.")
            return rating

        ratings = await asyncio.gather(*(one(number) for number in range(1, self.raters + 1)))
        sealed = seal(ratings, submission, rubric)
        written = committee.Written(votes=sealed.ruling.votes)
        if self.writeup and any(result.status is Status.MARKED for result in sealed.dimensions):
            written = await committee.write(self.model, submission, rubric, sealed)
            tell("The write-up failed; the debrief stands without it." if written.failed else "The write-up is done.")
        usage = sum((rating.usage for rating in ratings), written.usage)
        return assembled(
            submission,
            rubric,
            ratings,
            sealed,
            written,
            grader="prompted",
            model=self.model.name,
            prompt_version=prompt_version(),
            usage=usage,
            cost_usd=self.price(usage),
            seconds=round(time.monotonic() - began, 1),
        )


def seal(ratings: list[Rating], submission: Submission, rubric: Rubric) -> committee.Sealed:
    """The marks and what the rules make of them: everything but the words."""
    dimensions = pooling.dimensions(ratings)
    records = tuple(pooling.record(rating, rubric, submission.level) for rating in ratings)
    ruling = _ruling(dimensions, records, submission, rubric)
    return committee.Sealed(
        ruling=ruling,
        dimensions=dimensions,
        curveballs=pooling.curveballs(ratings, submission),
        red_flags=pooling.red_flags(ratings, rubric),
        decisive=pooling.decisive(ratings),
        raters=sum(rating.outcome is RaterOutcome.MARKED for rating in ratings),
        records=records,
    )


def assembled(
    submission: Submission,
    rubric: Rubric,
    ratings: list[Rating],
    sealed: committee.Sealed,
    written: committee.Written,
    **facts: Any,
) -> Debrief:
    """The debrief, its quotes in the words of the transcript as it was handed in."""
    ruling = sealed.ruling
    warnings = [warning for rating in ratings for warning in rating.warnings]
    failed = [rating for rating in ratings if rating.outcome is not RaterOutcome.MARKED]
    warnings += [f"Rater {rating.rater} gave no marks ({rating.outcome.value}): {rating.why}" for rating in failed]
    if written.failed:
        warnings.append(f"There is no write-up: {written.failed}")
    debrief = Debrief(
        source=submission.source,
        scenario=submission.scenario.id if submission.scenario else None,
        level=submission.level,
        verdict=ruling.verdict,
        score=ruling.score,
        margin=ruling.margin,
        line=ruling.line,
        line_begins=ruling.line_begins,
        near_line=ruling.near_line,
        tips=ruling.tips,
        no_verdict=ruling.no_verdict,
        dimensions=sealed.dimensions,
        curveballs=sealed.curveballs,
        red_flags=sealed.red_flags,
        decisive=sealed.decisive,
        votes=written.votes,
        packet=written.packet,
        dissent=written.dissent,
        decided_by=written.decided_by,
        headline=written.headline,
        reads_as=written.reads_as,
        deciding_turn=written.deciding,
        coaching=written.coaching,
        raters=sealed.records,
        rules_fired=ruling.rules,
        dropped_evidence=(*pooling.dropped(ratings), *written.dropped),
        rubric_version=rubric.version,
        warnings=tuple(dict.fromkeys(warnings)),
        **facts,
    )
    if not submission.names:
        return debrief  # no name was hidden, so the words are the transcript's own already
    return Debrief.model_validate(_restored(debrief.model_dump(), submission))


def _restored(value: Any, submission: Submission) -> Any:
    """Plain data with every quote in the words of the transcript as it was handed in."""
    if isinstance(value, dict):
        turn = value.get("turn")
        return {
            key: submission.restored(turn, each)
            if key in ("quote", "change") and isinstance(turn, int) and isinstance(each, str)
            else _restored(each, submission)
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [_restored(each, submission) for each in value]
    return value


def _ruling(
    dimensions: Sequence[DimensionResult], records: Sequence[RaterRecord], submission: Submission, rubric: Rubric
) -> Ruling:
    marks = {result.id: result.mark for result in dimensions if result.mark is not None}
    return rule(
        marks,
        rubric,
        submission.level,
        turns=submission.source.candidate_turns,
        words=submission.source.candidate_words,
        raters=[record.verdict for record in records],
    )


def _told(rating: Rating) -> str:
    if rating.outcome is not RaterOutcome.MARKED:
        return f"no marks ({rating.outcome.value}): {rating.why}"
    again = f", {rating.asked_again} asked about again" if rating.asked_again else ""
    return f"done{again}{f', {len(rating.dropped)} dropped' if rating.dropped else ''}"
