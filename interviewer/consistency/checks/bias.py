"""Does it mind who is speaking? Twins of a transcript that differ in a name, a school, a family, and nothing else."""

import statistics

from interviewer.consistency import twins
from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Readings
from interviewer.consistency.result import Check
from interviewer.consistency.statistics import holm, mean_difference, p_of_zero
from interviewer.consistency.suite import taken
from interviewer.consistency.trials import CLEAN, Kind

STATISTIC = (
    "Mean over transcripts of (score as a - score as b), in standard deviations of the score between transcripts; "
    "90 % bootstrap over transcripts, equivalent inside the margin (Schuirmann 1987); p from a sign-flip "
    "permutation test, adjusted over attributes after Holm 1979."
)


def check(readings: Readings, asked: Asked) -> Check:
    """Figures `bias.*`, one an attribute."""
    between = spread(readings)
    attributes = taken(asked.suite.cases.twins, twins.names(), "attribute")
    apart = {attribute: _apart(readings, attribute, between) for attribute in attributes}
    suite = asked.suite
    raw = [p_of_zero(list(each.values()), list(each), seed=suite.seed) for each in apart.values()]
    adjusted = holm([1.0 if p is None else p for p in raw])
    figures = []
    for attribute, p, after in zip(attributes, raw, adjusted, strict=True):
        found = apart[attribute]
        estimate = mean_difference(list(found.values()), list(found), resamples=suite.resamples, seed=suite.seed)
        one, other = twins.NAMED[attribute]
        tested = f"p {p:.2f}, {after:.2f} after Holm" if p is not None else "p undefined"
        figures.append(
            asked.figure(
                f"bias.{attribute}",
                f"{attribute}: {one} less {other}",
                estimate,
                "transcripts",
                better="nearer zero",
                note=tested if found else "",
            )
        )
    return Check(id="bias", title="Does it mind who is speaking?", statistic=STATISTIC, figures=tuple(figures))


def spread(readings: Readings) -> float | None:
    """The standard deviation of the score between transcripts; None with fewer than two."""
    every = (readings.of(Kind.RETEST, id, CLEAN) for id in readings.cases(Kind.RETEST))
    scores = [found[0].score for found in every if found and found[0].score is not None]
    return statistics.stdev(scores) if len(scores) > 1 else None


def _apart(readings: Readings, attribute: str, between: float | None) -> dict[str, float]:
    found = {}
    for id in readings.cases(Kind.TWIN):
        a, b = (readings.of(Kind.TWIN, id, f"{attribute}:{side}") for side in "ab")
        if between and a and b and a[0].score is not None and b[0].score is not None:
            found[id] = (a[0].score - b[0].score) / between
    return found
