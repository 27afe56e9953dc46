"""Does what should not matter leave the grade alone? Each disturbance beside the same transcripts undisturbed."""

import statistics
from collections.abc import Sequence

from interviewer.consistency import disturbances
from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Reading, Readings
from interviewer.consistency.result import Check, Figure
from interviewer.consistency.statistics import Estimate, mean_difference
from interviewer.consistency.suite import taken
from interviewer.consistency.trials import CLEAN, Kind

STATISTIC = (
    "Mean over transcripts of (mark disturbed - mean mark undisturbed), in marks, all dimensions; 90 % bootstrap "
    "over transcripts. Inside the margin at both ends it is equivalent (two one-sided tests at 5 %, Schuirmann "
    "1987). The control is the same difference between two undisturbed gradings."
)


def check(readings: Readings, asked: Asked) -> Check:
    """Figures `invariance.*`: one a disturbance, all of them together, and the control."""
    control = _estimated(
        {
            id: drift(found[:1], found[1:])
            for id in readings.cases(Kind.RETEST)
            if len(found := readings.of(Kind.RETEST, id, CLEAN)) > 1
        },
        asked,
    )
    figures: list[Figure] = []
    every: dict[str, list[float]] = {}
    for name in taken(asked.suite.cases.disturbances, disturbances.names(), "disturbance"):
        drifts = {}
        for id in readings.cases(Kind.DISTURBANCE):
            drifts[id] = drift(readings.of(Kind.DISTURBANCE, id, name), readings.of(Kind.RETEST, id, CLEAN))
        figures.append(_figure(name, name.replace("-", " "), _estimated(drifts, asked), asked))
        for id, value in drifts.items():
            if value is not None:
                every.setdefault(id, []).append(value)
    differences = [value for values in every.values() for value in values]
    clusters = [id for id, values in every.items() for _ in values]
    together = mean_difference(differences, clusters, resamples=asked.suite.resamples, seed=asked.suite.seed)
    over = Estimate(together.value, together.low, together.high, len(every), together.why)
    figures.insert(0, _figure("all", "all disturbances", over, asked))
    figures.append(asked.figure("retest.drift", "control: a fresh grading, nothing disturbed", control, "transcripts"))
    return Check(
        id="invariance", title="Does it mind what should not matter?", statistic=STATISTIC, figures=tuple(figures)
    )


def drift(changed: Sequence[Reading], clean: Sequence[Reading]) -> float | None:
    """The mean over dimensions of how far the marks of one set of readings lie above another's; None without both."""
    apart = []
    for dimension in {d for reading in changed for d in reading.marks}:
        before = [reading.marks[dimension] for reading in clean if dimension in reading.marks]
        after = [reading.marks[dimension] for reading in changed if dimension in reading.marks]
        if before:
            apart.append(statistics.fmean(after) - statistics.fmean(before))
    return statistics.fmean(apart) if apart else None


def _estimated(drifts: dict[str, float | None], asked: Asked) -> Estimate:
    there = {id: value for id, value in drifts.items() if value is not None}
    suite = asked.suite
    return mean_difference(list(there.values()), list(there), resamples=suite.resamples, seed=suite.seed)


def _figure(id: str, name: str, estimate: Estimate, asked: Asked) -> Figure:
    return asked.figure(f"invariance.{id}", name, estimate, "transcripts", better="nearer zero")
