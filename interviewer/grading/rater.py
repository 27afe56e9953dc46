"""One rater: a model asked once, its evidence checked, asked again about what does not hold, and the rest dropped.

Knows no other rater, no median and no verdict.
"""

import random
from dataclasses import dataclass, field

from interviewer import prompts
from interviewer.content.rubric import Criterion, Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.errors import ContextOverflow, ModelError, ModelGarbled, ModelRefused
from interviewer.grading.debrief import RaterOutcome
from interviewer.grading.evidence import Checked, Problem, check, place_of_flag
from interviewer.grading.packet import nonce, packet
from interviewer.grading.sheet import Amendment, Sheet, amended
from interviewer.grading.submission import Submission
from interviewer.models.port import ChatModel, Message, Usage
from interviewer.models.structured import AnswerGarbled, ask

PROMPTS = ("rater", "packet", "brief", "again")
"""What a rater reads, for the version in a debrief."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What one rater's work came to."""

    rater: int
    """From 1."""
    outcome: RaterOutcome
    checked: Checked | None = None
    """Its sheet and what of the evidence holds; None where it gave none."""
    dropped: tuple[Problem, ...] = ()
    asked_again: int = 0
    why: str = ""
    usage: Usage = field(default_factory=Usage)
    warnings: tuple[str, ...] = ()


async def rate(model: ChatModel, submission: Submission, rubric: Rubric, rater: int, seed: int = 0) -> Rating:
    """Let one rater mark one interview. Never raises ModelError: what went wrong is in the rating."""
    messages = asked(submission, rubric, rater, seed)
    try:
        answer = await ask(model, messages, Sheet, name="sheet")
    except ModelError as error:
        spent = error.usage if isinstance(error, AnswerGarbled) else Usage()
        return Rating(rater, _outcome(error), why=str(error), usage=spent)
    first = check(answer.value, submission.transcript, rubric)
    rating = Rating(rater, RaterOutcome.MARKED, first, (), 0, "", answer.usage, answer.warnings)
    if not first.problems:
        return rating
    return await _asked_again(
        model, [*messages, Message(role="assistant", content=answer.text)], rating, submission, rubric
    )


async def _asked_again(
    model: ChatModel, messages: list[Message], rating: Rating, submission: Submission, rubric: Rubric
) -> Rating:
    """The rating after its rater was told, once, what does not hold."""
    first = rating.checked
    if first is None:
        return rating
    told = "\n".join(_told(problem) for problem in first.problems)
    places = {problem.where for problem in first.problems}
    doubted = {flag.id for flag in first.sheet.red_flags if place_of_flag(flag.id) in places}
    again = [*messages, Message(role="user", content=prompts.fill("again", problems=told))]
    usage, last, warnings = rating.usage, first, rating.warnings
    try:
        answer = await ask(model, again, Amendment, name="amendment")
        usage = usage + answer.usage
        last = check(amended(first.sheet, answer.value, doubted), submission.transcript, rubric)
    except ModelError as error:
        usage = usage + (error.usage if isinstance(error, AnswerGarbled) else Usage())
        warnings = (*warnings, f"Rater {rating.rater} could not be asked again about its evidence: {error}")
    return Rating(rating.rater, RaterOutcome.MARKED, last, last.problems, len(first.problems), "", usage, warnings)


def asked(submission: Submission, rubric: Rubric, rater: int, seed: int = 0) -> list[Message]:
    """The messages a rater is sent: its own order of dimensions, the same for the same seed."""
    order = list(Dimension)
    random.Random(f"{seed}:{submission.source.digest}:{rater}").shuffle(order)
    system = prompts.fill(
        "rater",
        criteria="\n\n".join(_criterion(rubric.criterion(dimension)) for dimension in order),
        red_flags="\n".join(f"- {flag.id}: {flag.looks_like}" for flag in rubric.red_flags),
        nonce=nonce(submission),
    )
    return [Message(role="system", content=system), Message(role="user", content=packet(submission))]


def _criterion(criterion: Criterion) -> str:
    anchors = criterion.anchors
    return (
        f"## {criterion.id.value}: {criterion.question}\n"
        f"4: {anchors.strong_yes}\n3: {anchors.yes}\n2: {anchors.no}\n1: {anchors.strong_no}\n"
        f"not_assessed: {criterion.not_assessed_when}\nunsaid: {criterion.absent_when}"
    )


def _told(problem: Problem) -> str:
    what = f'quote, turn {problem.turn}: "{problem.text}"' if problem.kind == "quote" else f"absence: {problem.text}"
    return f"- {problem.where}; {what}: {problem.why}."


def _outcome(error: ModelError) -> RaterOutcome:
    match error:
        case ModelRefused():
            return RaterOutcome.REFUSED
        case ModelGarbled():
            return RaterOutcome.GARBLED
        case ContextOverflow():
            return RaterOutcome.OVERFLOW
        case _:
            return RaterOutcome.UNREACHABLE
