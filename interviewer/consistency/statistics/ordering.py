"""Whether scores keep an order known beforehand: Kendall's tau-b, of one ladder and of many. Knows numbers only."""

from collections.abc import Sequence

from interviewer.consistency.statistics.estimates import RESAMPLES, Estimate, resampled, undefined, with_interval

Ladder = tuple[Sequence[float | None], Sequence[float | None]]
"""The places in the known order, and the scores."""


def tau_b(x: Sequence[float | None], y: Sequence[float | None]) -> Estimate:
    """Kendall's tau-b (Kendall 1945), by `scipy.stats.kendalltau`; without an interval.

    A pair with a None is left out; n counts the others. Undefined with fewer than two, and where all x or all y are
    the same.

    Raises:
        ValueError: x and y are not equally many.
    """
    from scipy.stats import kendalltau

    known = [(one, other) for one, other in zip(x, y, strict=True) if one is not None and other is not None]
    n = len(known)
    if n < 2:
        return undefined(f"{n} {'place' if n == 1 else 'places'} in the order; it takes two", n)
    first, second = [one for one, _ in known], [other for _, other in known]
    for values in (first, second):
        if len(set(values)) == 1:
            return undefined(f"all are {values[0]:g}: what does not vary has no order", n)
    return Estimate(float(kendalltau(first, second, variant="b").statistic), None, None, n)


def mean_tau(ladders: Sequence[Ladder], *, level: float = 0.95, resamples: int = RESAMPLES, seed: int = 0) -> Estimate:
    """The mean of the ladders' tau-b, with an interval by resampling ladders; n counts the ladders used.

    A ladder with fewer than two scores is left out. One whose scores are all the same has no tau-b; it counts as 0,
    as tau-a has it (Kendall 1938), for otherwise a grader that sees no difference would leave out its own failures.
    """
    import numpy as np

    taus: list[float] = []
    level_ones = short = 0
    for places, scores in ladders:
        tau = tau_b(places, scores)
        if tau.n < 2:
            short += 1
            continue
        level_ones += tau.value is None
        taus.append(0.0 if tau.value is None else tau.value)
    if not taus:
        return undefined("no ladder has two scores")
    notes = [
        f"{level_ones} of {len(taus)} ladders put nothing in order and count as 0" if level_ones else "",
        f"{short} left out with fewer than two scores" if short else "",
    ]
    values = np.array(taus)
    found = Estimate(float(values.mean()), None, None, len(taus), "; ".join(filter(None, notes)))
    means = resampled(len(taus), resamples, seed) @ values / len(taus)
    return with_interval(found, means, len(taus), level)
