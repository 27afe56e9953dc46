"""Does it tell interviews apart at all? A grader that always says the same agrees with itself perfectly."""

import statistics
from collections import Counter

from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Readings
from interviewer.consistency.result import Check
from interviewer.consistency.statistics import Estimate
from interviewer.consistency.trials import CLEAN, Kind


def check(readings: Readings, asked: Asked) -> Check:
    """Figures `spread.*`."""
    every = [readings.of(Kind.RETEST, id, CLEAN)[:1] for id in readings.cases(Kind.RETEST)]
    first = [reading for found in every for reading in found]
    verdicts = Counter(reading.verdict for reading in first if reading.verdict)
    scores = [reading.score for reading in first if reading.score is not None]
    marks = Counter(mark for reading in first for mark in reading.marks.values())
    commonest = max(marks.values()) / marks.total() if marks else None
    told = ", ".join(f"{verdict.value} {count}" for verdict, count in sorted(verdicts.items()))
    return Check(
        id="spread",
        title="Does it tell interviews apart?",
        statistic="Counts over the first grading of each transcript.",
        figures=(
            asked.figure(
                "spread.bands",
                "verdicts in use",
                Estimate(float(len(verdicts)), None, None, len(first)),
                "transcripts",
                counts=True,
                better="higher",
                note=told,
            ),
            asked.figure(
                "spread.sd",
                "SD of the score between transcripts",
                Estimate(statistics.stdev(scores) if len(scores) > 1 else None, None, None, len(scores)),
                "transcripts",
                better="higher",
            ),
            asked.figure(
                "spread.commonest",
                "share of the commonest mark",
                Estimate(commonest, None, None, marks.total()),
                "marks",
                note=", ".join(f"{mark:g}: {count}" for mark, count in sorted(marks.items())),
            ),
        ),
    )
