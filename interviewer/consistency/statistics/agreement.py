"""How far marks agree beyond chance: Krippendorff's alpha and Cohen's weighted kappa, with bootstrap intervals.

The values are the libraries'. Only the resamples are computed here, all at once, from tables that add up over
clusters; the tests hold both to the same figures. Knows nothing of transcripts but their names as clusters.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from interviewer.consistency.statistics.estimates import (
    RESAMPLES,
    Estimate,
    places,
    resampled,
    undefined,
    with_interval,
)

if TYPE_CHECKING:
    from interviewer.consistency.statistics.estimates import Floats

Level = Literal["nominal", "ordinal", "interval"]
Weights = Literal["linear", "quadratic"]

_CELLS_AT_ONCE = 2_000_000
"""Cells of coincidence tables held at a time; 16 MB."""


def alpha(
    units: Sequence[Sequence[float | None]],
    clusters: Sequence[str],
    *,
    level: Level,
    domain: Sequence[float],
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Estimate:
    """Krippendorff's alpha (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability), by `krippendorff`.

    A unit is what was marked several times over, such as one dimension of one transcript; None is no mark. `clusters`
    names the transcript of each unit, `domain` lists the marks there can be, in order. n counts the units with two
    marks or more; it is undefined with fewer than two of them, and where all their marks are the same.

    Raises:
        ValueError: a mark is not in the domain.
    """
    import krippendorff
    import numpy as np

    place = {value: at for at, value in enumerate(domain)}
    counts = np.zeros((len(units), len(domain)), dtype=np.int_)
    for row, unit in enumerate(units):
        for mark in unit:
            if mark is None:
                continue
            if mark not in place:
                raise ValueError(f"{mark} is not in the domain {list(domain)}")
            counts[row, place[mark]] += 1
    at, many = places(clusters, len(units))
    paired = counts.sum(axis=1) >= 2
    counts, at = counts[paired], at[paired]
    n = len(counts)
    if n < 2:
        return undefined(
            f"{n} of {len(units)} units {'has' if n == 1 else 'have'} two marks; it takes two such units", n
        )
    used = np.flatnonzero(counts.sum(axis=0))
    if len(used) == 1:
        same = f"all marks are {domain[used[0]]:g}"
        return undefined(f"{same}: nothing varies, so agreement cannot be told from habit", n)

    # Values nobody gave change no figure of these three levels, and cost time.
    counts, values = counts[:, used], np.array(domain, dtype=np.float64)[used]
    value = float(krippendorff.alpha(value_counts=counts, value_domain=values, level_of_measurement=level))
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(len(used))
    by_cluster = np.zeros((many, len(used), len(used)))
    np.add.at(by_cluster, at, pairs / (counts.sum(axis=1) - 1)[:, None, None])
    by_cluster = by_cluster[by_cluster.any(axis=(1, 2))]
    drawn = resampled(len(by_cluster), resamples, seed)
    step = max(1, _CELLS_AT_ONCE // len(used) ** 2)
    found = [
        alphas(np.tensordot(drawn[start : start + step], by_cluster, axes=1), values, level)
        for start in range(0, resamples, step)
    ]
    return with_interval(Estimate(value, None, None, n), np.concatenate(found), len(by_cluster), confidence)


def alphas(coincidences: "Floats", values: "Floats", level: Level) -> "Floats":
    """Alpha of each table of coincidences; (tables, values, values) -> (tables,), NaN where nothing varies.

    1 - (n - 1) sum(o d) / sum(n_c n_k d) after Krippendorff 2011; the ordinal metric there is the squared
    distance of mid-ranks.
    """
    import numpy as np

    n = coincidences.sum(axis=2)
    if level == "ordinal":
        values = np.cumsum(n, axis=1) - n / 2
    apart = values[..., :, None] - values[..., None, :]
    distances = 1.0 - np.eye(n.shape[1]) if level == "nominal" else apart**2
    observed = (coincidences * distances).sum(axis=(1, 2))
    expected = (n[:, :, None] * n[:, None, :] * distances).sum(axis=(1, 2))
    found = np.full(len(n), np.nan)
    varies = expected > 0
    found[varies] = 1 - (n.sum(axis=1)[varies] - 1) * observed[varies] / expected[varies]
    return found


def weighted_kappa(
    a: Sequence[float | None],
    b: Sequence[float | None],
    labels: Sequence[float],
    *,
    weights: Weights | None,
    clusters: Sequence[str] | None = None,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Estimate:
    """Cohen's kappa of two raters, plain or weighted (Cohen 1960, 1968), by `sklearn.metrics.cohen_kappa_score`.

    `labels` are all marks there can be, in order, also those nobody gave: the distance of two marks is counted in
    them. A pair with a None is left out; n counts the others. Without `clusters` every pair is one of its own.
    Undefined where both raters give one and the same mark throughout; where only one gives the same throughout it is
    0 by its formula, and says so.

    Raises:
        ValueError: a mark is no label, or the raters' marks are not equally many.
    """
    import numpy as np
    from sklearn.metrics import cohen_kappa_score

    place = {label: at for at, label in enumerate(labels)}
    names = clusters if clusters is not None else [f"{number:09d}" for number in range(len(a))]
    known = [(x, y, name) for x, y, name in zip(a, b, names, strict=True) if x is not None and y is not None]
    stray = next((mark for x, y, _ in known for mark in (x, y) if mark not in place), None)
    if stray is not None:
        raise ValueError(f"{stray} is no label of {list(labels)}")
    n = len(known)
    if not n:
        return undefined("nothing was marked by both")
    rows, columns = (
        np.array([place[mark] for mark in marks], dtype=np.intp)
        for marks in ([x for x, _, _ in known], [y for _, y, _ in known])
    )
    constant = [f"{labels[marks[0]]:g}" for marks in (rows, columns) if len(set(marks.tolist())) == 1]
    if len(constant) == 2 and rows[0] == columns[0]:
        why = f"both give {constant[0]} throughout: nothing varies, so agreement cannot be told from habit"
        return undefined(why, n)
    why = f"one of the two gives {constant[0]} throughout, so it is 0 whatever the other gives" if constant else ""
    size = len(labels)
    value = float(cohen_kappa_score(rows, columns, labels=list(range(size)), weights=weights))
    at, many = places([name for _, _, name in known], n)
    tables = np.zeros((many, size, size))
    np.add.at(tables, (at, rows, columns), 1)
    drawn = np.tensordot(resampled(many, resamples, seed), tables, axes=1)
    return with_interval(Estimate(value, None, None, n, why), kappas(drawn, penalties(size, weights)), many, confidence)


def penalties(size: int, weights: Weights | None) -> "Floats":
    """What each disagreement of `size` ordered labels costs: 1, the distance, or its square.

    Linear after Cicchetti and Allison 1971, quadratic after Fleiss and Cohen 1973.
    """
    import numpy as np

    apart = np.abs(np.subtract.outer(np.arange(size), np.arange(size))).astype(np.float64)
    match weights:
        case "linear":
            return apart
        case "quadratic":
            return apart**2
        case None:
            return (apart > 0).astype(np.float64)


def kappas(tables: "Floats", costs: "Floats") -> "Floats":
    """Weighted kappa of each table of counts; (tables, labels, labels) -> (tables,), NaN where nothing varies.

    1 - sum(v p_o) / sum(v p_c) with the costs v (Cohen 1968, in his disagreement weights).
    """
    import numpy as np

    total = tables.sum(axis=(1, 2))
    observed = (tables * costs).sum(axis=(1, 2)) * total
    expected = np.einsum("ti,tj,ij->t", tables.sum(axis=2), tables.sum(axis=1), costs)
    found = np.full(len(tables), np.nan)
    varies = expected > 0
    found[varies] = 1 - observed[varies] / expected[varies]
    return found
