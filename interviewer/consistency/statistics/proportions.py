"""Shares of cases with intervals that hold for few of them, and for none found. Knows counts only."""

import math

from interviewer.consistency.statistics.estimates import Estimate, undefined

_NONE = "there are no cases"


def proportion(successes: float, n: int, level: float = 0.95) -> Estimate:
    """A share with Wilson's score interval; n counts the cases.

    For whole numbers by `scipy.stats.binomtest`. Ties may count half: then by the formula itself, (p + z²/2n ± z
    sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n) (Wilson 1927; Newcombe 1998, method 3).

    Raises:
        ValueError: the successes are negative or more than n.
    """
    from scipy.stats import binomtest, norm

    if not 0 <= successes <= n:
        raise ValueError(f"{successes} successes of {n}")
    if not n:
        return undefined(_NONE)
    share = successes / n
    if float(successes).is_integer():
        interval = binomtest(int(successes), n).proportion_ci(level, method="wilson")
        return Estimate(share, float(interval.low), float(interval.high), n)
    z = float(norm.ppf((1 + level) / 2))
    middle, half = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Estimate(share, (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n), n)


def upper_bound(found: int, n: int, level: float = 0.95) -> Estimate:
    """A share with its one-sided upper bound (Clopper and Pearson 1934), by `scipy.stats.binomtest`; the low end is 0.

    Raises:
        ValueError: found is negative or more than n.
    """
    from scipy.stats import binomtest

    if not 0 <= found <= n:
        raise ValueError(f"{found} found of {n}")
    if not n:
        return undefined(_NONE)
    interval = binomtest(found, n, alternative="less").proportion_ci(level, method="exact")
    return Estimate(found / n, 0.0, float(interval.high), n)
