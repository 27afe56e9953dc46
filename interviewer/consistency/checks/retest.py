"""Graded again, is it the same? Marks, score and verdict of the same transcript over fresh calls."""

import statistics
from collections import Counter
from collections.abc import Sequence

from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Reading, Readings
from interviewer.consistency.result import Check, Retested
from interviewer.consistency.statistics import Estimate, alpha, pooled_sd
from interviewer.consistency.trials import CLEAN, Kind
from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.verdict import distance

STATISTIC = (
    "Krippendorff's alpha for ordinal marks (Krippendorff 2011; package krippendorff), a unit being one dimension "
    "of one transcript; standard deviation of the score within a transcript, pooled; 95 % bootstrap over "
    "transcripts. A flip is a grading whose verdict is not the one most repeats of its transcript gave; it is near "
    "the line where the median score of the repeats is."
)


def check(readings: Readings, asked: Asked) -> Check:
    """Figures `retest.*`."""
    suite = asked.suite
    repeats = {id: readings.of(Kind.RETEST, id, CLEAN) for id in readings.cases(Kind.RETEST)}
    again = {id: found for id, found in repeats.items() if len(found) > 1}
    units, clusters = [], []
    for id, found in again.items():
        for dimension in Dimension:
            units.append([reading.marks.get(dimension) for reading in found])
            clusters.append(id)
    domain = sorted({mark for unit in units for mark in unit if mark is not None} | {1.0, 2.0, 3.0, 4.0})
    agreement = alpha(units, clusters, level="ordinal", domain=domain, resamples=suite.resamples, seed=suite.seed)
    scores = [[reading.score for reading in found if reading.score is not None] for found in again.values()]
    sd = pooled_sd(scores, resamples=suite.resamples, seed=suite.seed)
    flips = {id: _flips(found) for id, found in again.items()}
    near = {id: is_near(found, asked.rubric) for id, found in again.items()}
    away = [id for id in again if not near[id]]
    silent = [id for id in again if not all(reading.near_line for reading in _flipped(again[id]))]
    wrong = [id for id in away if flips[id]]
    return Check(
        id="retest",
        title="Graded again, is it the same?",
        statistic=STATISTIC,
        figures=(
            asked.figure(
                "retest.alpha",
                "alpha of the marks",
                Estimate(agreement.value, agreement.low, agreement.high, len(again), agreement.why),
                "transcripts",
                better="higher",
            ),
            asked.figure("retest.sd", "SD of the score", sd, "transcripts", better="lower"),
            asked.figure(
                "retest.flips_away",
                "verdict flips away from the line",
                _counted(wrong, len(away)),
                "transcripts",
                counts=True,
                better="lower",
                note=", ".join(wrong),
            ),
            asked.figure(
                "retest.flips_near",
                "verdict flips near the line",
                _counted([id for id in again if near[id] and flips[id]], len(again) - len(away)),
                "transcripts",
                counts=True,
                note=", ".join(id for id in again if near[id] and flips[id]),
            ),
            asked.figure(
                "retest.flips_unreported",
                "flips that a debrief did not call near a line",
                _counted(silent, len(again)),
                "transcripts",
                counts=True,
                better="lower",
                note=", ".join(silent),
            ),
        ),
    )


def shown(readings: Readings) -> tuple[Retested, ...]:
    """What the scatter of repeats needs."""
    found = ((id, readings.of(Kind.RETEST, id, CLEAN)) for id in readings.cases(Kind.RETEST))
    return tuple(
        Retested(
            id=id,
            scores=tuple(each.score for each in every),
            verdicts=tuple(each.verdict for each in every),
            near_line=tuple(each.near_line for each in every),
        )
        for id, every in found
    )


def is_near(found: Sequence[Reading], rubric: Rubric) -> bool:
    """Whether the median score of the repeats is within the rubric's `near_line` of a line."""
    scores = [reading.score for reading in found if reading.score is not None]
    return bool(scores) and distance(statistics.median(scores), rubric) <= rubric.verdict.near_line


def _flips(found: Sequence[Reading]) -> bool:
    return len({reading.verdict for reading in found}) > 1


def _flipped(found: Sequence[Reading]) -> list[Reading]:
    """The gradings whose verdict is not the one most of them gave; all of them where none is the commonest."""
    counts = Counter(reading.verdict for reading in found).most_common(2)
    if len(counts) < 2:
        return []
    (verdict, most), (_, next_most) = counts
    return [reading for reading in found if most == next_most or reading.verdict is not verdict]


def _counted(which: Sequence[str], n: int) -> Estimate:
    return Estimate(float(len(which)), None, None, n)
