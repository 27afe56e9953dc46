"""Where everything stands in the drawings of an eval suite's run, in percent of their width. Draws nothing."""

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.consistency.result import Compared, Figure, Injected, Ladder, Result, Retested
from interviewer.grading.debrief import Verdict
from interviewer.report import figures
from interviewer.report.wording import VERDICTS

LOWEST, HIGHEST = 1.0, 4.0
"""Scores and marks."""
EDGE = 4.0
"""Percent left free at either end, so that a dot at the end is whole."""
LANES = (0, -6, 6, -11, 11)
"""Where equal scores stand, in pixels from the middle of their row; those after the last share its place."""
SHADES = 5
LABELS = ("1", "2", "3", "4", "not_assessed")


@dataclass(frozen=True, slots=True)
class Dot:
    """One grading of a transcript."""

    x: float
    y: int
    near: bool
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """One transcript of the retest."""

    id: str
    dots: tuple[Dot, ...]
    scores: str
    verdicts: str
    flips: bool
    near: int
    of: int


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a ladder."""

    name: str
    x: float | None
    score: str
    mark: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a forest. `low`, `high`: its interval; `band`: the margin's ends."""

    figure: Figure
    x: float | None
    low: float | None
    high: float | None
    band: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Forest:
    """Differences with their intervals, around zero."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    margins: str
    """The margins there are, such as `±0.25`; empty where none is known."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Labelled marks down, given marks across; each cell a count and a shade from 0 to SHADES."""

    given: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


def at(score: float) -> float:
    """Where a score stands on the axis from 1 to 4."""
    share = (min(max(score, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
    return round(EDGE + (100 - 2 * EDGE) * share, 2)


def lines(result: Result) -> list[tuple[float, str]]:
    """The lines between verdicts: where, and what begins there."""
    return [(at(score), f"{_verdict(name)} begins at {score:.2f}") for name, score in result.lines]


def scatter(retests: Iterable[Retested]) -> list[Row]:
    """The transcripts, highest mean score first, those without a score last."""
    return [_row(each) for each in sorted(retests, key=_by_mean)]


def ladder(found: Ladder) -> list[Step]:
    """The rungs, from the whole transcript downwards."""
    return [
        Step(
            name="whole" if rung.dimension is None else figures.words(rung.dimension.value),
            x=None if rung.score is None else at(rung.score),
            score="no score" if rung.score is None else f"{rung.score:.2f}",
            mark="" if rung.dimension is None else "no mark" if rung.mark is None else f"mark {rung.mark:g}",
        )
        for rung in found.rungs
    ]


def forest(result: Result, family: str) -> Forest | None:
    """The figures `family.*` that are differences; None where none has a value."""
    every = [figure for check in result.checks for figure in check.figures]
    found = [each for each in every if each.id.startswith(f"{family}.") and figures.is_difference(each)]
    if not any(each.value is not None for each in found):
        return None
    reach = max(abs(end) for each in found for end in (each.value, each.low, each.high, each.within) if end is not None)
    extent = 1.1 * reach or 1.0

    def place(value: float | None) -> float | None:
        return None if value is None else round(50 + 46 * value / extent, 2)

    bars = tuple(
        Bar(
            figure=each,
            x=place(each.value),
            low=place(each.low),
            high=place(each.high),
            band=None if not each.within else (50 - 46 * each.within / extent, 50 + 46 * each.within / extent),
        )
        for each in found
    )
    tick = _round_below(extent)
    ticks = tuple((50 + 46 * value / extent, f"{value:+g}" if value else "0") for value in (-tick, 0.0, tick))
    margins = sorted({each.within for each in found if each.within})
    return Forest(bars, ticks, ", ".join(f"±{margin:g}" for margin in margins))


def matrix(confusion: dict[str, dict[str, int]]) -> Matrix:
    """The confusion of labels and marks; marks that nobody labels or gives keep their row and column."""
    labelled = _marks(confusion)
    given = _marks(mark for row in confusion.values() for mark in row)
    most = max((count for row in confusion.values() for count in row.values()), default=0)
    rows = []
    for label in labelled:
        counts = [confusion.get(label, {}).get(mark, 0) for mark in given]
        rows.append((label, tuple((count, math.ceil(SHADES * count / most) if most else 0) for count in counts)))
    return Matrix(given, tuple(rows))


def misordered(pairs: Iterable[Compared]) -> list[tuple[Compared, str]]:
    """Pairs that were not put in their order, and what was made of them."""
    return [(pair, order) for pair in pairs if (order := _order(pair)) != "right"]


def moved_first(injections: Sequence[Injected]) -> tuple[list[Injected], list[Injected]]:
    """The injections that moved something, and those that did not."""
    return [each for each in injections if each.moved], [each for each in injections if not each.moved]


def _order(pair: Compared) -> str:
    if pair.weaker is None or pair.stronger is None:
        return "not both marked"
    if pair.weaker == pair.stronger:
        return "tied"
    return "right" if pair.weaker < pair.stronger else "wrong order"


def _by_mean(retested: Retested) -> tuple[bool, float, str]:
    scores = [score for score in retested.scores if score is not None]
    return not scores, -statistics.fmean(scores) if scores else 0.0, retested.id


def _row(retested: Retested) -> Row:
    seen: Counter[float] = Counter()
    dots = []
    for score, verdict, near in zip(retested.scores, retested.verdicts, retested.near_line, strict=False):
        if score is None:
            continue
        lane = LANES[min(seen[score], len(LANES) - 1)]
        seen[score] += 1
        says = f"{score:.2f}, {_verdict(verdict)}{', near a line' if near else ''}"
        dots.append(Dot(at(score), lane, near, says))
    none = sum(score is None for score in retested.scores)
    told = [f"{score:.2f}" + (f" × {times}" if times > 1 else "") for score, times in sorted(seen.items())]
    return Row(
        id=retested.id,
        dots=tuple(dots),
        scores=", ".join([*told, *([f"no score × {none}"] if none else [])]) or "never graded",
        verdicts=figures.counted(_verdict(verdict) for verdict in retested.verdicts),
        flips=len({verdict for verdict in retested.verdicts if verdict}) > 1,
        near=sum(retested.near_line),
        of=len(retested.near_line),
    )


def _verdict(verdict: str | None) -> str:
    """A verdict's name; one that is none of ours keeps its own."""
    return "no verdict" if verdict is None else {v.value: VERDICTS[v].lower() for v in Verdict}.get(verdict, verdict)


def _marks(found: Iterable[str]) -> tuple[str, ...]:
    """The marks that are always there and those found, numbers first."""
    every = {*LABELS, *found}
    return tuple(sorted(every, key=lambda mark: (not _is_number(mark), _is_number(mark) and float(mark), mark)))


def _is_number(mark: str) -> bool:
    try:
        return math.isfinite(float(mark))
    except ValueError:
        return False


def _round_below(extent: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not above."""
    power = 10.0 ** math.floor(math.log10(extent))
    return max(step * power for step in (1, 2, 5) if step * power <= extent * 1.0000001)
