"""The statistics of the eval suite, by the one name they are imported under. Everything is in the modules named here.

All are deterministic for a seed, and independent of the order in which clusters come. An interval is by bootstrap
over clusters unless its function says otherwise.
"""

from interviewer.consistency.statistics.agreement import Level, Weights, alpha, weighted_kappa
from interviewer.consistency.statistics.differences import (
    difference_beyond_noise,
    holm,
    mean_difference,
    p_of_zero,
    pooled_sd,
)
from interviewer.consistency.statistics.estimates import RESAMPLES, Estimate, require_libraries
from interviewer.consistency.statistics.ordering import Ladder, mean_tau, tau_b
from interviewer.consistency.statistics.proportions import proportion, upper_bound

__all__ = [
    "RESAMPLES",
    "Estimate",
    "Ladder",
    "Level",
    "Weights",
    "alpha",
    "difference_beyond_noise",
    "holm",
    "mean_difference",
    "mean_tau",
    "p_of_zero",
    "pooled_sd",
    "proportion",
    "require_libraries",
    "tau_b",
    "upper_bound",
    "weighted_kappa",
]
