"""The statistics give the published figures, say why where they have none, and their intervals behave."""

import random
import re
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, permutation_test
from sklearn.metrics import cohen_kappa_score

from interviewer.consistency.statistics import (
    Estimate,
    alpha,
    difference_beyond_noise,
    holm,
    mean_difference,
    mean_tau,
    p_of_zero,
    pooled_sd,
    proportion,
    require_libraries,
    tau_b,
    upper_bound,
    weighted_kappa,
)
from interviewer.consistency.statistics.agreement import Level, Weights, alphas, kappas, penalties
from interviewer.consistency.statistics.estimates import resampled
from interviewer.errors import UsageError

MARKS = [1, 2, 3, 4]
LEVELS: list[Level] = ["nominal", "ordinal", "interval"]

# Krippendorff 2011: four observers, twelve units.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
UNITS = [list(unit) for unit in zip(*OBSERVERS, strict=True)]
NAMES = [f"unit {number}" for number in range(12)]

# Cohen 1968, table 1: shares of 200 cases in three diagnoses by two judges, and what each disagreement costs.
DIAGNOSES = np.array([[0.44, 0.07, 0.09], [0.05, 0.20, 0.05], [0.01, 0.03, 0.06]])
COSTS = np.array([[0.0, 1, 3], [1, 0, 6], [3, 6, 0]])

# Darwin's maize, crossed less self-fertilised, in eighths of an inch (Fisher 1935, chapter 3).
MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]

few = settings(max_examples=20, deadline=None)
differences = st.lists(st.floats(-3, 3).map(lambda x: round(x, 2)), min_size=2, max_size=12)


def each(n: int) -> list[str]:
    """A cluster for each."""
    return [f"{number:03d}" for number in range(n)]


def marked(transcripts: int, seed: int, dimensions: int = 8) -> tuple[list[list[float | None]], list[str]]:
    """Marks of three repeats that mostly agree, and their transcripts."""
    chance = random.Random(seed)
    units: list[list[float | None]] = []
    clusters: list[str] = []
    for transcript in range(transcripts):
        for _ in range(dimensions):
            true = chance.choice(MARKS)
            units.append([min(4, max(1, true + chance.choice([0, 0, 0, 1, -1]))) for _ in range(3)])
            clusters.append(f"transcript {transcript}")
    return units, clusters


def ordered(estimate: Estimate) -> bool:
    assert estimate.value is not None
    assert estimate.low is not None
    assert estimate.high is not None
    return estimate.low <= estimate.value + 1e-9 and estimate.value <= estimate.high + 1e-9


# Alpha


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_krippendorffs_own_for_four_observers(level: Level, published: float):
    found = alpha(UNITS, NAMES, level=level, domain=[1, 2, 3, 4, 5])
    assert found.value == pytest.approx(published, abs=5e-4)
    assert found.n == 11  # the last unit has one mark only
    assert ordered(found)


@pytest.mark.parametrize("level", LEVELS)
def test_a_resample_is_what_the_library_says_of_its_units_laid_end_to_end(level: Level):
    units, _ = marked(6, seed=3, dimensions=1)
    counts = np.array([[unit.count(mark) for mark in MARKS] for unit in units])
    pairs = (counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(4)) / 2
    drawn = resampled(6, 20, seed=1)
    ours = alphas(np.tensordot(drawn, pairs, axes=1), np.array(MARKS, dtype=float), level)
    for times, value in zip(drawn.astype(int), ours, strict=True):
        laid = np.repeat(counts, times, axis=0)
        if (laid.sum(axis=0) > 0).sum() == 1:
            assert np.isnan(value)
        else:
            theirs = krippendorff.alpha(value_counts=laid, value_domain=MARKS, level_of_measurement=level)
            assert value == pytest.approx(theirs)


def test_scores_of_many_values_are_taken_in_pieces_and_agree_with_the_library():
    chance = random.Random(5)
    scores = [[round(chance.uniform(1, 4), 2) for _ in range(3)] for _ in range(40)]
    domain = [hundredth / 100 for hundredth in range(100, 401)]
    found = alpha(scores, each(40), level="interval", domain=domain, resamples=300)
    theirs = krippendorff.alpha(np.array(scores).T, level_of_measurement="interval")
    assert found.value == pytest.approx(theirs)
    assert found.low is not None


def test_marks_that_are_all_the_same_have_no_alpha():
    found = alpha([[3, 3, 3], [3, 3, None], [1, None, None]], ["a", "b", "c"], level="ordinal", domain=MARKS)
    assert found == Estimate(
        None, None, None, 2, "all marks are 3: nothing varies, so agreement cannot be told from habit"
    )


@pytest.mark.parametrize(
    ("units", "why"),
    [
        ([], "0 of 0 units have two marks; it takes two such units"),
        ([[1, 2], [None, 3], []], "1 of 3 units has two marks; it takes two such units"),
    ],
)
def test_alpha_takes_two_units_with_two_marks(units: list[list[float | None]], why: str):
    found = alpha(units, each(len(units)), level="ordinal", domain=MARKS)
    assert (found.value, found.why) == (None, why)


def test_units_of_one_transcript_give_a_value_and_no_interval():
    found = alpha([[1, 1], [2, 3], [4, 4]], ["a"] * 3, level="ordinal", domain=MARKS)
    assert found.value is not None
    assert (found.low, found.high) == (None, None)
    assert found.why == "no interval: it takes two transcripts or more"


def test_an_interval_whose_resamples_are_often_undefined_is_not_given():
    found = alpha([[1, 1], [1, 1], [2, 2]], each(3), level="ordinal", domain=MARKS)
    assert found.value == pytest.approx(1.0)
    assert (found.low, found.high) == (None, None)
    # (2/3)³ + (1/3)³, a third of all resamples, draw one value only.
    assert re.fullmatch(r"no interval: undefined in 3\d% of the resamples", found.why)


def test_a_mark_outside_the_domain_is_a_mistake():
    with pytest.raises(ValueError, match=r"5 is not in the domain \[1, 2, 3, 4\]"):
        alpha([[1, 5], [2, 2]], each(2), level="ordinal", domain=MARKS)


def test_whole_transcripts_are_resampled_so_alike_dimensions_do_not_narrow_the_interval():
    units, clusters = marked(10, seed=2, dimensions=1)
    alone = alpha(units, clusters, level="ordinal", domain=MARKS, seed=4)
    eightfold = alpha(
        [unit for unit in units for _ in range(8)],
        [name for name in clusters for _ in range(8)],
        level="interval",
        domain=MARKS,
        seed=4,
    )
    apart = alpha([unit for unit in units for _ in range(8)], each(80), level="interval", domain=MARKS, seed=4)
    assert None not in (alone.low, alone.high, eightfold.low, eightfold.high, apart.low, apart.high)
    assert eightfold.high - eightfold.low > 2 * (apart.high - apart.low)


@few
@given(st.lists(st.lists(st.sampled_from(MARKS), min_size=2, max_size=4), min_size=2, max_size=8), st.data())
def test_alpha_is_the_same_in_any_order_and_on_any_scale(units: list[list[float]], data: st.DataObject):
    names = each(len(units))
    found = alpha(units, names, level="interval", domain=MARKS, resamples=100)
    shuffled = data.draw(st.permutations(list(zip(units, names, strict=True))))
    again = alpha(
        [[10 * mark + 7 for mark in reversed(unit)] for unit, _ in shuffled],
        [name for _, name in shuffled],
        level="interval",
        domain=[10 * mark + 7 for mark in MARKS],
        resamples=100,
    )
    assert (found.value is None) == (again.value is None)
    assert (found.low is None) == (again.low is None)
    if found.value is not None:
        assert again.value == pytest.approx(found.value)
        assert found.value <= 1 + 1e-9
    if found.low is not None:
        assert (again.low, again.high) == (pytest.approx(found.low), pytest.approx(found.high))


# Kappa


def test_kappa_of_a_table_is_cohens_own_with_his_costs_and_without():
    assert kappas(DIAGNOSES[None], COSTS)[0] == pytest.approx(0.348, abs=5e-4)
    assert kappas(DIAGNOSES[None], penalties(3, None))[0] == pytest.approx(0.492, abs=5e-4)


def test_kappa_of_the_cases_behind_cohens_table_is_his_as_well():
    cases = [(i, j) for i in range(3) for j in range(3) for _ in range(round(200 * DIAGNOSES[i, j]))]
    found = weighted_kappa([i for i, _ in cases], [j for _, j in cases], [0, 1, 2], weights=None)
    assert (found.value, found.n) == (pytest.approx(0.492, abs=5e-4), 200)
    assert ordered(found)


def test_quadratic_kappa_of_two_swapped_neighbours():
    found = weighted_kappa([1, 2, 3, 1, 2, 2, 3], [1, 2, 3, 1, 2, 3, 2], [1, 2, 3], weights="quadratic")
    assert found.value == pytest.approx(0.75)


@pytest.mark.parametrize(("labels", "value"), [([1, 2, 3, 4, 5], 0.7634), ([1, 4, 5], 0.7273)])
def test_marks_nobody_gave_keep_their_distance_when_they_are_labels(labels: list[float], value: float):
    found = weighted_kappa([1, 1, 4, 5, 5, 4, 1, 5], [1, 4, 4, 5, 4, 5, 1, 5], labels, weights="quadratic")
    assert found.value == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize("weights", [None, "linear", "quadratic"])
@few
@given(st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(MARKS)), min_size=2, max_size=20))
def test_the_resampled_kappa_is_the_librarys_and_takes_no_side(
    weights: Weights | None, pairs: list[tuple[float, float]]
):
    a, b = [x for x, _ in pairs], [y for _, y in pairs]
    found = weighted_kappa(a, b, MARKS, weights=weights, resamples=50)
    if found.value is None:
        assert len({*a, *b}) == 1
        return
    table = np.array([[sum(p == (x, y) for p in pairs) for y in MARKS] for x in MARKS], dtype=float)
    assert kappas(table[None], penalties(4, weights))[0] == pytest.approx(found.value, abs=1e-9)
    assert cohen_kappa_score(a, b, labels=MARKS, weights=weights) == pytest.approx(found.value)
    other = weighted_kappa(b, a, MARKS, weights=weights, resamples=50)
    assert other.value == pytest.approx(found.value)
    assert (other.low is None) == (found.low is None)
    if found.low is not None:
        assert (other.low, other.high) == (pytest.approx(found.low), pytest.approx(found.high))


def test_two_raters_who_give_one_mark_throughout_have_no_kappa():
    found = weighted_kappa([3, 3, 3], [3, 3, 3], MARKS, weights="quadratic")
    assert found.value is None
    assert found.why == "both give 3 throughout: nothing varies, so agreement cannot be told from habit"


@pytest.mark.parametrize(("a", "b"), [([3, 3, 3], [1, 3, 4]), ([1, 3, 4], [3, 3, 3]), ([2, 2, 2], [3, 3, 3])])
def test_one_constant_rater_has_kappa_zero_and_it_says_so(a: list[float], b: list[float]):
    found = weighted_kappa(a, b, MARKS, weights="quadratic")
    assert found.value == pytest.approx(0)
    assert "throughout, so it is 0 whatever the other gives" in found.why


def test_what_one_of_them_did_not_assess_is_left_out():
    found = weighted_kappa([1, 2, None, 4], [1, 3, 2, None], MARKS, weights="linear", clusters=["a", "a", "a", "b"])
    assert found.n == 2
    assert "it takes two transcripts" in found.why
    nothing = weighted_kappa([None], [2], MARKS, weights="linear")
    assert (nothing.value, nothing.why) == (None, "nothing was marked by both")


def test_a_mark_that_is_no_label_is_a_mistake():
    with pytest.raises(ValueError, match=r"2\.5 is no label"):
        weighted_kappa([2.5, 1], [2, 1], MARKS, weights="linear")


# Shares


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),  # Newcombe 1998, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_the_published_one(successes: int, n: int, low: float, high: float):
    found = proportion(successes, n)
    assert (found.value, found.n) == (successes / n, n)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@few
@given(st.integers(1, 80), st.data(), st.sampled_from([0.8, 0.9, 0.95]))
def test_halves_lie_between_their_whole_neighbours_and_wholes_are_scipys(n: int, data: st.DataObject, level: float):
    below = data.draw(st.integers(0, n - 1))
    three = [proportion(successes, n, level) for successes in (below, below + 0.5, below + 1)]
    assert all(map(ordered, three))
    for one, other in pairwise(three):
        assert one.low is not None
        assert one.high is not None
        assert (one.low, one.high) < (other.low, other.high)
    whole = binomtest(below, n).proportion_ci(level, method="wilson")
    near = proportion(below + 1e-9, n, level)  # by the formula
    assert (near.low, near.high) == (pytest.approx(whole.low, abs=1e-6), pytest.approx(whole.high, abs=1e-6))
    mirrored = proportion(n - below - 0.5, n, level)
    assert (1 - mirrored.high, 1 - mirrored.low) == (pytest.approx(three[1].low), pytest.approx(three[1].high))


def test_none_found_is_bounded_by_three_over_n():
    assert upper_bound(0, 60).high == pytest.approx(1 - 0.05 ** (1 / 60))
    assert upper_bound(0, 60) == Estimate(0.0, 0.0, pytest.approx(0.0487, abs=5e-5), 60)
    for n in (30, 100, 1000):
        assert upper_bound(0, n).high == pytest.approx(3 / n, rel=0.06)


def test_the_upper_bound_leaves_five_in_a_hundred_below():
    found = upper_bound(3, 50)
    assert found.high is not None
    assert binomtest(3, 50, found.high, alternative="less").pvalue == pytest.approx(0.05)
    assert upper_bound(50, 50).high == 1


def test_a_share_of_nothing_is_undefined_and_more_than_all_is_a_mistake():
    assert proportion(0, 0) == upper_bound(0, 0) == Estimate(None, None, None, 0, "there are no cases")
    with pytest.raises(ValueError, match=r"4\.5 successes of 4"):
        proportion(4.5, 4)
    with pytest.raises(ValueError, match="-1 found of 4"):
        upper_bound(-1, 4)


# Order


@pytest.mark.parametrize(
    ("x", "y", "value"),
    [
        ([12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -0.4714),  # the example in scipy's reference
        ([0] * 5 + [1] * 5 + [2] * 5, [0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 2, 1], 0.617),  # as SPSS has it
        ([1, 2, 3, None], [4, 3, 2, 1], -1.0),
    ],
)
def test_tau_b_counts_ties_as_published(x: Sequence[float | None], y: Sequence[float | None], value: float):
    assert tau_b(x, y).value == pytest.approx(value, abs=5e-4)


@pytest.mark.parametrize(
    ("x", "y", "n", "why"),
    [
        ([1, 2], [3, None], 1, "1 place in the order; it takes two"),
        ([], [], 0, "0 places in the order; it takes two"),
        ([1, 2, 3], [2.5, 2.5, 2.5], 3, "all are 2.5: what does not vary has no order"),
    ],
)
def test_what_has_no_order_has_no_tau(x: list[float | None], y: list[float | None], n: int, why: str):
    assert tau_b(x, y) == Estimate(None, None, None, n, why)


def test_a_ladder_on_which_nothing_is_told_apart_counts_as_zero_and_one_not_graded_is_left_out():
    steps = [4, 3, 2, 1]
    found = mean_tau([(steps, [3.5, 3.0, 2.0, 1.0]), (steps, [2, 2, 2, 2]), (steps, [2, None, None, None])])
    assert (found.value, found.n) == (pytest.approx(0.5), 2)
    assert found.why == "1 of 2 ladders put nothing in order and count as 0; 1 left out with fewer than two scores"
    assert (found.low, found.high) == (pytest.approx(0), pytest.approx(1))
    assert mean_tau([]).why == "no ladder has two scores"


# Differences


def test_fishers_maize_has_1726_of_32768_choices_of_signs_as_far_from_zero():
    assert p_of_zero(MAIZE, each(15)) == 1726 / 32768


def test_the_exact_p_is_scipys():
    values = [0.5, -0.25, 0.75, 0.1, 0.3, -0.05]
    theirs = permutation_test(
        (np.array(values),), lambda x, axis: x.sum(axis=axis), vectorized=True, permutation_type="samples"
    )
    assert p_of_zero(values, each(6)) == pytest.approx(theirs.pvalue)


def test_a_drawn_p_is_near_the_exact_one_and_never_zero():
    eighths = [0.5, -0.25, 0.75, 0.125, 0.375, -0.125, 0.25, 0.5, -0.375, 0.125, 0.625, 0.25]
    exact = p_of_zero(eighths, each(12))
    drawn = p_of_zero([*eighths, *[0.0] * 4], each(16))  # zeros change the number of signs, not their share
    assert drawn == pytest.approx(exact, abs=0.005)
    assert p_of_zero([1.0] * 60, each(60), permutations=999) == 1 / 1000


def test_repeats_within_a_transcript_do_not_lower_p():
    assert p_of_zero([0.5] * 30, ["a", "b", "c"] * 10) == 0.25
    assert p_of_zero([0.0] * 6, each(6)) == 1
    assert p_of_zero([], []) is None
    assert mean_difference([], []).why == "there are no differences"


@few
@given(differences)
def test_the_interval_of_a_mean_holds_it_turns_with_its_sign_and_grows_with_its_unit(values: list[float]):
    found, turned, scaled = (
        mean_difference([factor * value for value in values], each(len(values)), resamples=400) for factor in (1, -1, 4)
    )
    assert found.value == pytest.approx(sum(values) / len(values))
    assert ordered(found)
    assert (-turned.high, -turned.low) == (pytest.approx(found.low), pytest.approx(found.high))
    assert (scaled.low, scaled.high) == (pytest.approx(4 * found.low), pytest.approx(4 * found.high))


@few
@given(differences)
def test_p_takes_no_side_and_no_unit(values: list[float]):
    p = p_of_zero(values, each(len(values)))
    assert p is not None
    assert 2 / 2 ** len(values) <= p <= 1
    assert p_of_zero([-2 * value for value in values], each(len(values))) == pytest.approx(p)


def test_ninety_percent_intervals_of_a_mean_hold_the_truth_about_nine_times_in_ten():
    chance = np.random.default_rng(7)
    held = 0
    for trial in range(200):
        of_transcript = chance.normal(0.2, 0.3, size=40)
        values = (of_transcript[:, None] + chance.normal(0, 0.2, size=(40, 3))).ravel()
        names = [f"{number:02d}" for number in range(40) for _ in range(3)]
        found = mean_difference(list(values), names, resamples=200, seed=trial)
        held += not found.excludes(0.2)
    assert 0.84 <= held / 200 <= 0.95


def test_equivalence_is_the_interval_inside_the_margin():
    found = mean_difference([0.1, -0.1] * 20, each(40))
    assert found.within(0.25)
    assert not found.within(0.001)
    assert not found.excludes(0)
    assert not mean_difference([0.1], ["a"]).within(9)


def test_holms_adjusted_p_are_those_of_the_worked_example():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.5, 0.6]) == [1.0, 1.0]
    assert holm([]) == []


@few
@given(st.lists(st.floats(0, 1), max_size=10))
def test_holm_keeps_the_order_and_only_raises(p: list[float]):
    adjusted = holm(p)
    assert all(one <= other <= 1 for one, other in zip(p, adjusted, strict=True))
    raised = [adjusted[place] for place in sorted(range(len(p)), key=p.__getitem__)]
    assert raised == sorted(raised)


def test_the_pooled_sd_is_the_root_of_the_mean_variance_within():
    found = pooled_sd([[1, 3], [2, 2, 2], [4], [1, 2, 3]])  # variances 2, 0, none, 1
    assert (found.value, found.n) == (pytest.approx(1.0), 3)
    assert (found.low, found.high) == (pytest.approx(0), pytest.approx(2**0.5))
    assert pooled_sd([[1], []]) == Estimate(None, None, None, 0, "nothing was measured twice")
    assert pooled_sd([[2, 2], [3, 3]]) == Estimate(0.0, 0.0, 0.0, 2)


@few
@given(st.lists(st.lists(st.integers(100, 400).map(lambda x: x / 100), min_size=3, max_size=3), min_size=2, max_size=9))
def test_the_pooled_sd_is_blind_to_level_and_grows_with_its_unit(groups: list[list[float]]):
    found = pooled_sd(groups, resamples=400)
    assert ordered(found)
    moved = pooled_sd([[5 - 2 * value for value in group] for group in groups], resamples=400)
    assert moved.value == pytest.approx(2 * found.value, abs=1e-9)
    assert (moved.low, moved.high) == (pytest.approx(2 * found.low, abs=1e-9), pytest.approx(2 * found.high, abs=1e-9))


def test_square_and_add_is_newcombes_interval_of_two_shares():
    found = difference_beyond_noise(proportion(56, 70), proportion(48, 80))
    assert found == Estimate(pytest.approx(0.2), pytest.approx(0.0524, abs=5e-5), pytest.approx(0.3339, abs=5e-5), 70)
    assert found.excludes(0)
    turned = difference_beyond_noise(proportion(48, 80), proportion(56, 70))
    assert (turned.low, turned.high) == (pytest.approx(-found.high), pytest.approx(-found.low))


def test_a_difference_without_both_intervals_is_shown_without_one():
    bare = Estimate(0.5, None, None, 8)
    found = difference_beyond_noise(bare, proportion(1, 4))
    assert found == Estimate(0.25, None, None, 4, "no interval: not both figures have one")
    assert not found.excludes(0)
    missing = Estimate(None, None, None, 3, "nothing varies")
    assert difference_beyond_noise(missing, bare) == Estimate(None, None, None, 3, "the first is undefined")
    assert difference_beyond_noise(bare, missing).why == "the second is undefined"
    assert difference_beyond_noise(missing, missing).why == "both are undefined"


# What holds for all of them


def test_a_seed_gives_the_same_interval_again_whatever_order_the_transcripts_come_in():
    units, clusters = marked(12, seed=6)
    first = [unit[0] for unit in units]
    second = [unit[1] for unit in units]
    apart = [(one or 0) - (other or 0) for one, other in zip(first, second, strict=True)]

    def found(order: list[int], seed: int) -> list[Estimate]:
        names = [clusters[at] for at in order]
        return [
            alpha([units[at] for at in order], names, level="ordinal", domain=MARKS, seed=seed),
            weighted_kappa(
                [first[at] for at in order],
                [second[at] for at in order],
                MARKS,
                weights="quadratic",
                clusters=names,
                seed=seed,
            ),
            mean_difference([apart[at] for at in order], names, seed=seed),
        ]

    forth, back = list(range(len(units))), list(reversed(range(len(units))))
    assert found(forth, 1) == found(forth, 1)
    for one, other in zip(found(forth, 1), found(back, 1), strict=True):
        assert (one.low, one.high) == (pytest.approx(other.low), pytest.approx(other.high))
    for one, other in zip(found(forth, 1), found(forth, 2), strict=True):
        assert one.value == other.value
        assert (one.low, one.high) != (other.low, other.high)


def test_clusters_that_do_not_match_are_a_mistake():
    with pytest.raises(ValueError, match="2 observations, but 1 clusters"):
        mean_difference([0.1, 0.2], ["a"])


def test_a_missing_library_is_named_with_the_way_to_get_it():
    require_libraries()
    with pytest.raises(UsageError, match=r"not installed here \(no_such_thing\).*pm-interviewer\[evals\]"):
        require_libraries(["numpy", "no_such_thing"])


def test_importing_the_statistics_loads_no_library():
    code = (
        "import sys, interviewer.consistency.statistics;"
        "sys.exit(any(m in sys.modules for m in ('numpy', 'scipy', 'sklearn', 'krippendorff')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
