"""Two runs: what cannot be compared is told first, and a figure is worse only in its own direction, beyond noise."""

from typing import Any

import pytest

from interviewer.consistency.compare import Change, Difference, compare
from interviewer.consistency.result import Check, Figure, Result


def run(*figures: Figure, **changed: Any) -> Result:
    check = Check(id="c", title="C", statistic="", figures=figures)
    about = {"suite": "full", "about": "", "grader": "prompted", "model": "m", "prompt_version": "p"}
    counts = {"rubric_version": "2", "raters": 1, "repeats": 3, "asked": 9, "graded": 9}
    return Result.model_validate({**about, **counts, "checks": (check,), **changed})


def figure(value: float | None, half: float | None = None, *, id: str = "c.f", **more: Any) -> Figure:
    has = value is not None and half is not None
    low, high = (value - half, value + half) if has else (None, None)  # type: ignore[operator]
    return Figure(id=id, name=id, value=value, low=low, high=high, **{"n": 40, "unit": "cases", **more})


def one(base: Figure, new: Figure) -> Difference:
    (found,) = [each for each in compare(run(base), run(new)) if each.change is not Change.CAUTION]
    return found


@pytest.mark.parametrize(
    ("better", "was", "now", "change"),
    [
        ("higher", 0.9, 0.5, Change.WORSE),
        ("higher", 0.5, 0.9, Change.BETTER),
        ("lower", 0.5, 0.9, Change.WORSE),
        ("nearer zero", -0.5, 0.1, Change.BETTER),
        ("nearer zero", 0.1, -0.5, Change.WORSE),
        ("nearer zero", -0.3, 0.3, Change.DIFFERENT),
        ("neither", 0.5, 0.9, Change.DIFFERENT),
        ("higher", 0.9, 0.85, Change.NOISE),
        ("higher", 0.9, 0.9, Change.SAME),
    ],
)
def test_a_figure_is_judged_in_its_own_direction(better: str, was: float, now: float, change: Change) -> None:
    found = one(figure(was, 0.1, better=better), figure(now, 0.1, better=better))
    assert found.change is change
    assert found.beyond_noise == (change not in (Change.NOISE, Change.SAME))


def test_the_difference_is_the_new_one_less_the_base_with_halves_squared_and_added() -> None:
    apart = one(figure(0.5, 0.3), figure(0.9, 0.4)).apart
    assert apart is not None
    assert (apart.value, apart.low, apart.high) == pytest.approx((0.4, -0.1, 0.9))


def test_without_an_interval_it_differs_and_says_that_noise_cannot_be_told() -> None:
    found = one(figure(0.01, better="lower"), figure(0.02, better="lower"))
    assert found.change is Change.DIFFERENT
    assert not found.beyond_noise
    assert found.says == "Up by 0.01; without intervals nobody can say whether that is noise."


def test_a_figure_of_one_run_alone_is_listed() -> None:
    found = compare(run(figure(1.0, id="a")), run(figure(1.0, id="b")))
    assert [(each.id, each.change, each.says) for each in found] == [
        ("a", Change.MISSING, "Only the base run has this figure."),
        ("b", Change.MISSING, "Only the new run has this figure."),
    ]


def test_a_figure_without_a_value_says_in_which_run_and_why() -> None:
    found = one(figure(0.9, 0.1), figure(None, note="all marks are 3"))
    assert (found.change, found.says) == (Change.MISSING, "Undefined in the new run: all marks are 3")
    assert one(figure(None), figure(None)).says == "Undefined in both runs."


def test_what_cannot_be_compared_is_told_first_then_what_is_worse() -> None:
    base = run(figure(0.9, 0.01, id="a", better="higher"), figure(0.9, 0.01, id="b", better="higher"))
    new = run(
        figure(0.9, 0.01, id="a", better="higher", n=12),
        figure(0.5, 0.01, id="b", better="higher"),
        model="other",
        suite="smoke",
    )
    found = compare(base, new)
    assert [each.id for each in found] == ["run.suite", "run.model", "run.cases", "b", "a"]
    assert found[1].says == "The model is not the same: m in the base, other in the new run."
    assert "a (40 cases, then 12 cases)" in found[2].says


def test_a_run_beside_itself_is_the_same() -> None:
    both = run(figure(0.9, 0.1), figure(0.2, id="c.g"))
    assert {each.change for each in compare(both, both)} == {Change.SAME}
