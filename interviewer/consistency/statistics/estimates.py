"""A statistic with its interval, and the bootstrap that gives most of them one. Knows no particular statistic.

numpy and its friends come with the extra `evals`; they are imported where they are used, so that the package loads
without them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from interviewer.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

RESAMPLES = 2000
_UNDEFINED_ALLOWED = 0.05
_LIBRARIES = ("krippendorff", "numpy", "scipy", "sklearn")


@dataclass(frozen=True, slots=True)
class Estimate:
    """One statistic. What is undefined is None, and says why; it is never NaN."""

    value: float | None
    low: float | None
    """The interval's lower end, None where there is no interval."""
    high: float | None
    n: int
    """How many observations it rests on; each function says of what."""
    why: str = ""
    """Why the value is undefined; with a value, why it has no interval, or what has to be known to read it."""

    def within(self, margin: float) -> bool:
        """Whether the whole interval lies inside -margin..margin; False without one."""
        return self.low is not None and self.high is not None and -margin < self.low and self.high < margin

    def excludes(self, value: float) -> bool:
        """Whether the interval leaves out a value; False without one."""
        return self.low is not None and self.high is not None and not self.low <= value <= self.high


def undefined(why: str, n: int = 0) -> Estimate:
    """A statistic that has no value."""
    return Estimate(None, None, None, n, why)


def require_libraries(names: Sequence[str] = _LIBRARIES) -> None:
    """Look whether the libraries of the extra are there, without loading them.

    Raises:
        UsageError: one is missing; the sentence says how to get it.
    """
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"The eval suite computes with libraries that are not installed here ({', '.join(missing)}): "
            'install them with pip install "pm-interviewer[evals]".'
        )


def resampled(clusters: int, resamples: int, seed: int) -> "Floats":
    """How often each cluster is drawn in each resample; (resamples, clusters), each row adding up to `clusters`.

    Whole clusters are drawn with replacement: what lies in one cluster is not independent (Davison and Hinkley 1997,
    Bootstrap Methods and their Application, section 3.8).
    """
    import numpy as np

    drawn = np.random.default_rng(seed).multinomial(clusters, np.full(clusters, 1 / clusters), size=resamples)
    return drawn.astype(np.float64)


def places(clusters: Sequence[str], n: int) -> "tuple[NDArray[np.intp], int]":
    """For each of n observations the place of its cluster among the sorted ones, and how many clusters there are.

    Raises:
        ValueError: there is not one cluster for each observation.
    """
    import numpy as np

    if len(clusters) != n:
        raise ValueError(f"{n} observations, but {len(clusters)} clusters")
    order = {name: place for place, name in enumerate(sorted(set(clusters)))}
    return np.array([order[name] for name in clusters], dtype=np.intp), len(order)


def with_interval(estimate: Estimate, values: "Floats", clusters: int, level: float) -> Estimate:
    """The estimate with the percentile interval of its resampled values (Efron and Tibshirani 1993, chapter 13).

    NaN marks a resample in which the statistic is undefined; such are left out. There is no interval when more than
    one in twenty is, or when there are fewer than two clusters to resample.
    """
    import numpy as np

    if clusters < 2:
        return replace(estimate, why=_joined(estimate.why, "no interval: it takes two transcripts or more"))
    defined = values[~np.isnan(values)]
    share = 1 - len(defined) / len(values)
    if share > _UNDEFINED_ALLOWED:
        return replace(estimate, why=_joined(estimate.why, f"no interval: undefined in {share:.0%} of the resamples"))
    low, high = np.quantile(defined, [(1 - level) / 2, (1 + level) / 2])
    return replace(estimate, low=float(low), high=float(high))


def _joined(*said: str) -> str:
    return "; ".join(filter(None, said))
