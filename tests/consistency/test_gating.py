"""An estimate passes its gate, fails it, or is too little to say; never passes by having no cases."""

from pathlib import Path

import pytest

from interviewer.consistency import suite as suites
from interviewer.consistency.cases import Cases
from interviewer.consistency.gating import Asked, judged
from interviewer.consistency.result import Outcome
from interviewer.consistency.statistics import Estimate
from interviewer.consistency.suite import Gate
from interviewer.content.library import Library

PASSED, FAILED, INSUFFICIENT = Outcome.PASSED, Outcome.FAILED, Outcome.INSUFFICIENT


def estimate(value: float | None, low: float | None = None, high: float | None = None, n: int = 10, why: str = ""):
    return Estimate(value, low, high, n, why)


def outcome(given: Estimate, **gate: float) -> Outcome:
    return judged(given, Gate.model_validate({"n": 10} | gate), "transcripts")[0]


@pytest.mark.parametrize(
    ("gate", "on_it", "beyond"),
    [
        ({"least": 0.9}, estimate(0.9), estimate(0.8999)),
        ({"most": 0.1}, estimate(0.1), estimate(0.1001)),
        ({"around": 0.15}, estimate(-0.15), estimate(-0.1501)),
        ({"least_low": 0.8}, estimate(0.9, 0.8, 1.0), estimate(0.9, 0.7999, 1.0)),
        ({"within": 0.25}, estimate(0.0, -0.25, 0.25), estimate(0.0, -0.2501, 0.1)),
        ({"within": 0.25}, estimate(0.0, 0.1, 0.25), estimate(0.0, 0.1, 0.2501)),
        ({"most": 0}, estimate(0.0), estimate(1.0)),
    ],
)
def test_a_figure_on_its_bound_passes_and_beyond_it_fails(gate: dict[str, float], on_it: Estimate, beyond: Estimate):
    assert outcome(on_it, **gate) is PASSED
    assert outcome(beyond, **gate) is FAILED


def test_all_parts_of_a_gate_have_to_hold():
    assert outcome(estimate(0.95, 0.7, 1.0), least=0.9, least_low=0.8) is FAILED
    assert outcome(estimate(0.85, 0.82, 1.0), least=0.9, least_low=0.8) is FAILED
    assert outcome(estimate(0.95, 0.82, 1.0), least=0.9, least_low=0.8) is PASSED


def test_too_few_cases_are_insufficient_however_good_the_figure():
    found, why = judged(estimate(1.0, n=9), Gate(least=0.9, n=10), "pairs")
    assert found is INSUFFICIENT
    assert why == "9 pairs; the gate needs 10"


def test_too_few_cases_are_insufficient_however_bad_the_figure():
    assert outcome(estimate(0.0, n=9), least=0.9) is INSUFFICIENT


def test_an_undefined_figure_is_insufficient_and_says_why():
    found, why = judged(estimate(None, why="nothing varies"), Gate(least=0.9, n=10), "transcripts")
    assert (found, why) == (INSUFFICIENT, "nothing varies")


@pytest.mark.parametrize("gate", [{"least_low": 0.8}, {"within": 0.25}])
def test_a_gate_on_an_interval_is_insufficient_without_one(gate: dict[str, float]):
    assert outcome(estimate(0.0), **gate) is INSUFFICIENT


def test_a_figure_without_a_gate_is_shown(tmp_path: Path):
    library = Library.at(tmp_path)
    asked = Asked(suites.get("consistency"), Cases.shipped(library), library.rubric())
    figure = asked.figure("spread.sd", "SD", estimate(0.123456), "transcripts")
    assert (figure.outcome, figure.value, figure.gate) == (Outcome.SHOWN, 0.1235, "")
