"""The offline grader: rules mark, rules write. No language model, no network, the same debrief every time.

Its marks go through the check, the arithmetic and the shape that a rater's do. It says of itself how far it can be
trusted: how often it put the stronger of two interviews first.
"""

import time
from dataclasses import dataclass

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief, RaterOutcome
from interviewer.grading.evidence import check
from interviewer.grading.grader import Tell, assembled, quietly, seal
from interviewer.grading.offline.sheet import written
from interviewer.grading.offline.writeup import writeup
from interviewer.grading.rater import Rating
from interviewer.grading.submission import Submission
from interviewer.models.port import Usage

VERSION = "offline-2"
"""Bump it whenever a mark may change."""
TUNED_ON = 20
"""Pairs of interviews whose order was known while the rules were written."""
TUNED_RIGHT = 100.0
"""Per cent of them in which the stronger scored higher; a tie is wrong."""
NEVER_SEEN: int | None = 60
"""Pairs written after the rules were frozen, by somebody else; None while there are none."""
NEVER_SEEN_RIGHT: float | None = 86.7


@dataclass(frozen=True, slots=True)
class OfflineGrader:
    """Marks by rule."""

    async def grade(self, submission: Submission, rubric: Rubric, tell: Tell = quietly) -> Debrief:
        """Grade one interview; never fails for want of a model."""
        began = time.monotonic()
        checked = check(written(submission, rubric), submission.transcript, rubric)
        rating = Rating(1, RaterOutcome.MARKED, checked, checked.problems, warnings=(trust(),))
        sealed = seal([rating], submission, rubric)
        tell("Marked by rules.")
        return assembled(
            submission,
            rubric,
            [rating],
            sealed,
            writeup(submission, rubric, sealed),
            grader="offline",
            model="offline",
            prompt_version=VERSION,
            usage=Usage(),
            cost_usd=0.0,
            seconds=round(time.monotonic() - began, 1),
        )


def trust() -> str:
    """How far this grader can be trusted, in a sentence or two."""
    unseen = ""
    if NEVER_SEEN and NEVER_SEEN_RIGHT is not None:
        unseen = f" and {NEVER_SEEN_RIGHT:g} % of {NEVER_SEEN} it had never seen"
    return (
        "Graded by rules, without a language model: indicative only. It put the stronger of two interviews first in "
        f"{TUNED_RIGHT:g} % of {TUNED_ON} pairs it was tuned on{unseen}."
    )
