"""Differences of scores and their noise: means, tests of no difference, spread within groups, two runs compared.

Knows numbers and the names of their clusters, nothing of what was changed.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from interviewer.consistency.statistics.estimates import (
    RESAMPLES,
    Estimate,
    places,
    resampled,
    undefined,
    with_interval,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interviewer.consistency.statistics.estimates import Floats

_EXACT = 15
"""Clusters up to which all signs are tried: 32,768 of them."""


def mean_difference(
    differences: Sequence[float],
    clusters: Sequence[str],
    *,
    level: float = 0.90,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Estimate:
    """The mean of paired differences, with an interval by resampling whole clusters; n counts the differences.

    Its 90 % interval inside a margin (`Estimate.within`) is the two one-sided tests of equivalence at 5 %
    (Schuirmann 1987).
    """
    import numpy as np

    n = len(differences)
    if not n:
        return undefined("there are no differences")
    at, many = places(clusters, n)
    values = np.array(differences, dtype=np.float64)
    sums = np.bincount(at, weights=values, minlength=many)
    sizes = np.bincount(at, minlength=many).astype(np.float64)
    drawn = resampled(many, resamples, seed)
    return with_interval(Estimate(float(values.mean()), None, None, n), drawn @ sums / (drawn @ sizes), many, level)


def p_of_zero(
    differences: Sequence[float], clusters: Sequence[str], *, permutations: int = 20_000, seed: int = 0
) -> float | None:
    """The two-sided p of no difference, by flipping the signs of the clusters' means.

    After Fisher 1935, The Design of Experiments, chapter 3. None where there are no differences. Up to 15 clusters
    every choice of signs is tried, and p is exact, never below 2 / 2**clusters. With more, `permutations` are drawn,
    and the one observed counts as one of them: p = (b + 1) / (m + 1) (Phipson and Smyth 2010).
    """
    import numpy as np

    if not differences:
        return None
    at, many = places(clusters, len(differences))
    means = np.bincount(at, weights=np.array(differences, dtype=np.float64)) / np.bincount(at)
    if many <= _EXACT:
        bits = np.arange(2**many)[:, None] >> np.arange(many) & 1
        return float(_as_far(means, bits).mean())
    bits = np.random.default_rng(seed).integers(0, 2, size=(permutations, many))
    return float((_as_far(means, bits).sum() + 1) / (permutations + 1))


def _as_far(means: "Floats", bits: "NDArray[np.signedinteger]") -> "NDArray[np.bool_]":
    """Whether the sum under each choice of signs is as far from zero as the observed one, rounding aside."""
    import numpy as np

    slack = 1e-9 * float(np.abs(means).sum())
    return np.abs((1 - 2 * bits) @ means) >= abs(float(means.sum())) - slack


def holm(p: Sequence[float]) -> list[float]:
    """The p values adjusted for their number, in the order given: the step-down of Holm 1979.

    The i-th smallest of m is multiplied by m - i + 1; none is below a smaller one's, none above 1.
    """
    adjusted = [0.0] * len(p)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p)), key=p.__getitem__)):
        highest = max(highest, min(1.0, (len(p) - rank) * p[place]))
        adjusted[place] = highest
    return adjusted


def pooled_sd(
    groups: Sequence[Sequence[float]],
    clusters: Sequence[str] | None = None,
    *,
    level: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Estimate:
    """The standard deviation within groups: the root of the mean of their variances (Bland and Altman 1996).

    A group is the same thing measured again and again; one with fewer than two values is left out, and every other
    counts the same, however large. n counts the groups used. Groups are resampled, or their clusters where named.
    """
    import numpy as np

    names = clusters if clusters is not None else [f"{number:09d}" for number in range(len(groups))]
    used = [(group, name) for group, name in zip(groups, names, strict=True) if len(group) >= 2]
    n = len(used)
    if not n:
        return undefined("nothing was measured twice")
    at, many = places([name for _, name in used], n)
    variances = np.array([np.var(np.array(group, dtype=np.float64), ddof=1) for group, _ in used])
    sums = np.bincount(at, weights=variances, minlength=many)
    sizes = np.bincount(at, minlength=many).astype(np.float64)
    drawn = resampled(many, resamples, seed)
    value = Estimate(math.sqrt(float(variances.mean())), None, None, n)
    return with_interval(value, np.sqrt(drawn @ sums / (drawn @ sizes)), many, level)


def difference_beyond_noise(a: Estimate, b: Estimate) -> Estimate:
    """a - b of two independent figures, with an interval from theirs; beyond noise where that `excludes(0)`.

    Square-and-add: the distances of the ends from the values, squared and added (Newcombe 1998, method 10, for
    proportions; MOVER, Zou and Donner 2008, for any figure). Its level is that of both intervals; it
    takes each to be near normal. n is the smaller one's.
    """
    n = min(a.n, b.n)
    if a.value is None or b.value is None:
        which = (
            "both are"
            if a.value is None and b.value is None
            else "the first is"
            if a.value is None
            else "the second is"
        )
        return undefined(f"{which} undefined", n)
    apart = a.value - b.value
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return Estimate(apart, None, None, n, "no interval: not both figures have one")
    # A bootstrap interval may lie to one side of its value; that distance is then nothing.
    down = math.hypot(max(0.0, a.value - a.low), max(0.0, b.high - b.value))
    up = math.hypot(max(0.0, a.high - a.value), max(0.0, b.value - b.low))
    return Estimate(apart, apart - down, apart + up, n)
