"""What a suite found before, and what counts as worse."""

import pytest

from interviewer.consistency.baseline import against
from interviewer.consistency.result import Figure, Outcome, Result
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def before() -> Result:
    return Result.model_validate_json((ROOT / "evals" / "baselines" / "offline.json").read_bytes())


def outcome(found: Result, name: str = "offline") -> Figure:
    figure = against(name, found).figure("baseline.worse")
    assert figure
    return figure


def with_figure(result: Result, id: str, **changed: object) -> Result:
    checks = (
        check.model_copy(
            update={
                "figures": tuple(each.model_copy(update=changed if each.id == id else {}) for each in check.figures)
            }
        )
        for check in result.checks
    )
    return result.model_copy(update={"checks": tuple(checks)})


def test_the_same_again_is_no_worse(before: Result) -> None:
    assert outcome(before).outcome is Outcome.PASSED
    assert outcome(before).n > 40


def test_a_figure_that_fell_beyond_noise_fails_and_is_named(before: Result) -> None:
    found = outcome(with_figure(before, "pairs.all", value=0.6, low=0.5, high=0.7))
    assert (found.outcome, found.value) == (Outcome.FAILED, 1)
    assert "Down by 0.3" in found.note


def test_a_figure_that_fell_within_noise_or_rose_passes(before: Result) -> None:
    assert outcome(with_figure(before, "pairs.all", value=0.88, low=0.79, high=0.94)).outcome is Outcome.PASSED
    assert outcome(with_figure(before, "pairs.all", value=1.0, low=0.95, high=1.0)).outcome is Outcome.PASSED


def test_without_a_baseline_nothing_passes(before: Result) -> None:
    found = outcome(before, "nosuch")
    assert found.outcome is Outcome.INSUFFICIENT
    assert "evals/baselines/nosuch.json" in found.note


def test_with_nothing_to_hold_against_it_nothing_passes(before: Result) -> None:
    assert outcome(before.model_copy(update={"checks": ()})).outcome is Outcome.INSUFFICIENT
