"""Is all of it there, and what did it cost? Evidence, coverage, tokens, dollars, seconds."""

import statistics
from collections.abc import Callable, Sequence

from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Reading, Readings
from interviewer.consistency.result import Check
from interviewer.consistency.statistics import Estimate, proportion


def evidence(readings: Readings, asked: Asked) -> Check:
    """Figures `evidence.*`: every quote shown, looked up anew in the transcript."""
    shown = sum(reading.shown for reading in readings.all)
    verified = sum(reading.verified for reading in readings.all)
    dropped = sum(reading.dropped for reading in readings.all)
    none = Estimate(None, None, None, 0, "no evidence is shown")
    found = proportion(verified, shown) if shown else none
    lost = proportion(dropped, shown + dropped) if shown + dropped else none
    return Check(
        id="evidence",
        title="Does what is quoted stand there?",
        statistic=(
            "Every quotation shown, the candidate's words or an invitation not taken up, looked up again word for "
            "word; and of all that raters offered, what was dropped because it did not hold. Intervals after Wilson "
            "1927, as though pieces were independent."
        ),
        figures=(
            asked.figure("evidence.verified", "quotations that stand, of all shown", found, "pieces", better="higher"),
            asked.figure("evidence.dropped", "dropped, of all offered", lost, "pieces", better="lower"),
        ),
    )


def coverage(readings: Readings, asked: Asked, planned: int) -> Check:
    """Figures `coverage.*`: how many of the gradings that were asked for gave marks."""
    graded = [reading for reading in readings.all if not reading.failed]
    found = proportion(len(graded), planned) if planned else Estimate(None, None, None, 0, "nothing was asked for")
    again = sum(reading.marked_again > 0 for reading in graded)
    return Check(
        id="coverage",
        title="Was everything graded?",
        statistic="Counts; 95 % intervals after Wilson 1927.",
        figures=(
            asked.figure("coverage.graded", "graded, of all asked for", found, "gradings", better="higher"),
            asked.figure(
                "coverage.asked_again",
                "gradings in which a rater was asked about evidence again",
                proportion(again, len(graded)) if graded else Estimate(None, None, None, 0, "nothing was graded"),
                "gradings",
            ),
        ),
    )


def cost(readings: Readings, asked: Asked) -> Check:
    """Figures `cost.*`, a debrief: medians of tokens, dollars and seconds."""
    graded = [reading for reading in readings.all if not reading.failed]
    return Check(
        id="cost",
        title="What does a debrief take?",
        statistic="Medians over gradings.",
        figures=(
            asked.figure(
                "cost.tokens",
                "tokens, read and written",
                _median(graded, lambda each: each.usage.input_tokens + each.usage.output_tokens),
                "gradings",
            ),
            asked.figure("cost.usd", "dollars", _median(graded, lambda each: each.cost_usd), "gradings"),
            asked.figure("cost.seconds", "seconds", _median(graded, lambda each: each.seconds), "gradings"),
        ),
    )


def _median(graded: Sequence[Reading], of: Callable[[Reading], float | None]) -> Estimate:
    known = [value for reading in graded if (value := of(reading)) is not None]
    return Estimate(statistics.median(known) if known else None, None, None, len(known), "" if known else "not known")
