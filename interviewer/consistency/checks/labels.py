"""Does it mark as the labels do? Two labels of every transcript, held beside the grader's and beside each other."""

import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from interviewer.consistency.cases import Labels, Mark
from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Reading, Readings
from interviewer.consistency.result import Check, Figure
from interviewer.consistency.statistics import Estimate, mean_difference, weighted_kappa
from interviewer.consistency.trials import CLEAN, Kind
from interviewer.content.vocabulary import Dimension

MARKS = (1, 2, 3, 4)
NOT_ASSESSED: Literal["not_assessed"] = "not_assessed"
STATISTIC = (
    "Quadratic weighted kappa (Cohen 1968; scikit-learn, all four marks passed as labels), the first grading against "
    "both labels of every transcript, 95 % bootstrap over transcripts, a half mark counting as the next whole one; "
    "the shift is the mean of (mark - label) in standard deviations of the labels. The labels are language models', "
    "not people's."
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A mark beside a label."""

    id: str
    dimension: Dimension
    given: Mark | None
    """As a whole mark, a half rounded up."""
    label: Mark
    exact: float | None = None
    """The mark as it was given."""


def check(readings: Readings, asked: Asked) -> Check:
    """Figures `labels.*`."""
    cells = list(_cells(readings, asked))
    ids, given, labels = _marked(cells)
    figures = [_kappa("all", "weighted kappa, all dimensions", given, labels, ids, asked)]
    for dimension in Dimension:
        where, marks, meant = _marked(cell for cell in cells if cell.dimension is dimension)
        figures.append(
            _kappa(dimension.value, f"weighted kappa, {dimension.value.replace('_', ' ')}", marks, meant, where, asked)
        )
    exact = [float(a == b) for a, b in zip(given, labels, strict=True)]
    adjacent = [float(abs(a - b) <= 1) for a, b in zip(given, labels, strict=True)]
    figures += [
        asked.figure("labels.exact", "the same mark", _share(exact, ids, asked), "transcripts", better="higher"),
        asked.figure(
            "labels.adjacent", "at most one apart", _share(adjacent, ids, asked), "transcripts", better="higher"
        ),
        _shift(cells, asked),
        _marked_share(cells, asked),
        _not_assessed(cells, asked),
        _between(readings, asked),
    ]
    return Check(id="labels", title="Does it mark as the labels do?", statistic=STATISTIC, figures=tuple(figures))


def confusion(readings: Readings, asked: Asked) -> dict[str, dict[str, int]]:
    """Label -> mark -> how often."""
    names = [*map(str, MARKS), NOT_ASSESSED]
    counts = Counter((str(cell.label), str(cell.given)) for cell in _cells(readings, asked) if cell.given is not None)
    return {label: {given: counts[label, given] for given in names} for label in names} if counts else {}


def _cells(readings: Readings, asked: Asked) -> Iterator[_Cell]:
    for id in readings.cases(Kind.RETEST):
        found = readings.of(Kind.RETEST, id, CLEAN)
        if not found or id not in asked.cases.labels:
            continue
        for labels in _both(asked, id):
            for dimension in Dimension:
                first = found[0]
                given = _given(first, dimension)
                yield _Cell(id, dimension, given, labels.marks[dimension], first.marks.get(dimension))


def _given(reading: Reading, dimension: Dimension) -> Mark | None:
    """The mark as a whole one, a half rounded up; None where it could not be graded."""
    if dimension in reading.not_assessed:
        return NOT_ASSESSED
    mark = reading.marks.get(dimension)
    return None if mark is None else int(mark + 0.5)


def _both(asked: Asked, id: str) -> tuple[Labels, Labels]:
    labelled = asked.cases.labels[id]
    return labelled.first, labelled.second


def _marked(cells: Iterable[_Cell]) -> tuple[list[str], list[int], list[int]]:
    """Transcripts, marks and labels of the cells in which both marked."""
    both = [(c.id, c.given, c.label) for c in cells if isinstance(c.given, int) and isinstance(c.label, int)]
    return [id for id, _, _ in both], [given for _, given, _ in both], [label for _, _, label in both]


def _kappa(id: str, name: str, given: list[int], labels: list[int], ids: list[str], asked: Asked) -> Figure:
    return asked.figure(f"labels.kappa.{id}", name, _agreed(given, labels, ids, asked), "transcripts", better="higher")


def _agreed(one: Sequence[int], other: Sequence[int], ids: Sequence[str], asked: Asked) -> Estimate:
    """Quadratic weighted kappa, over transcripts."""
    suite = asked.suite
    found = weighted_kappa(
        one, other, MARKS, weights="quadratic", clusters=ids, resamples=suite.resamples, seed=suite.seed
    )
    return Estimate(found.value, found.low, found.high, len(set(ids)), found.why)


def _share(hits: Sequence[float], ids: Sequence[str], asked: Asked) -> Estimate:
    """A mean with its 95 % interval, over transcripts."""
    found = mean_difference(hits, ids, level=0.95, resamples=asked.suite.resamples, seed=asked.suite.seed)
    return Estimate(found.value, found.low, found.high, len(set(ids)), found.why)


def _shift(cells: Sequence[_Cell], asked: Asked) -> Figure:
    both = [(c.id, c.exact, c.label) for c in cells if c.exact is not None and isinstance(c.label, int)]
    ids, labels = [id for id, _, _ in both], [label for _, _, label in both]
    sd = statistics.stdev(labels) if len(labels) > 1 else 0.0
    if sd == 0:
        estimate = Estimate(None, None, None, len(set(ids)), "the labels do not vary")
    else:
        estimate = _share([(mark - label) / sd for _, mark, label in both], ids, asked)
    return asked.figure(
        "labels.shift", "shift, in SD of the labels", estimate, "transcripts", better="nearer zero", note=f"SD {sd:.2f}"
    )


def _marked_share(cells: Sequence[_Cell], asked: Asked) -> Figure:
    """Of the dimensions a label marks, how many the grader marks: one that abstains is right about the rest."""
    meant = [cell for cell in cells if isinstance(cell.label, int)]
    share = _share([float(isinstance(cell.given, int)) for cell in meant], [cell.id for cell in meant], asked)
    return asked.figure("labels.marked", "marked, of what a label marks", share, "transcripts", better="higher")


def _not_assessed(cells: Sequence[_Cell], asked: Asked) -> Figure:
    """Where either says that a dimension never arose, how often both do."""
    either = [cell for cell in cells if NOT_ASSESSED in (cell.given, cell.label)]
    together = [cell.given == cell.label for cell in either]
    if not either:
        estimate = Estimate(None, None, None, 0, "no label and no grading says not assessed")
    else:
        estimate = Estimate(sum(together) / len(together), None, None, len(together))
    name = "'not assessed' together, of those either says"
    return asked.figure("labels.not_assessed", name, estimate, "labels", better="higher")


def _between(readings: Readings, asked: Asked) -> Figure:
    """The two labels beside each other: what a grader could hope for."""
    ids, one, other = _marked(
        _Cell(id, dimension, first.marks[dimension], second.marks[dimension])
        for id in readings.cases(Kind.RETEST)
        if id in asked.cases.labels
        for first, second in [_both(asked, id)]
        for dimension in Dimension
    )
    return asked.figure(
        "labels.between", "the two labels with each other", _agreed(one, other, ids, asked), "transcripts"
    )
