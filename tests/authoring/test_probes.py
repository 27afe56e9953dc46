"""A probe is one question that can be asked at any time."""

import pytest

from interviewer.authoring.probes import probes
from interviewer.content.scenario import Scenario
from tests.authoring.planting import planted


@pytest.mark.parametrize(
    ("ask", "wrong"),
    [
        ("The trains have stopped.", "asks nothing"),
        ("Who reads it? What do they lose?", "asks 2 things"),
        ("Tell me about the reader on the platform. What does she lose?", "asks 2 things"),
        ("What does the reader on the platform see, and what do you tell the operator?", "asks a second thing"),
        ("Why is that?", "points back"),
        ("What does it cost?", "points back"),
        ("Why does it matter to them?", "points back"),
        ("Which of those matters most?", "points back"),
        (" ".join(["What", "does", "the", "reader", *["really"] * 40, "see?"]), "45 words long"),
    ],
)
def test_a_probe_that_is_no_single_question_is_found(scenario: Scenario, ask: str, wrong: str) -> None:
    (fault,) = probes(planted(scenario, ("probes[3].ask", ask)))
    assert fault.place == "probes[3].ask"
    assert wrong in fault.wrong


@pytest.mark.parametrize(
    "ask",
    [
        "Tell me about one person on that platform.",
        "What goes wrong for a reader, and for whom else?",
        "What does it mean to you that somebody missed the last train?",
        "Is your part over when the train has left, or how far does it go?",
    ],
)
def test_a_request_an_echo_and_an_alternative_are_one_question(scenario: Scenario, ask: str) -> None:
    assert probes(planted(scenario, ("probes[3].ask", ask))) == []


def test_too_few_manners_are_found(scenario: Scenario) -> None:
    alike = [(f"probes[{n}].manner", "why") for n in range(1, len(scenario.probes) + 1)]
    (fault,) = probes(planted(scenario, *alike))
    assert "only 1 manners (why)" in fault.wrong


def test_a_dimension_without_probes_is_found(scenario: Scenario) -> None:
    kept = tuple(p for p in scenario.probes if p.dimension != "altitude")
    (fault,) = probes(scenario.model_copy(update={"probes": kept}))
    assert fault.wrong == "0 for the dimension 'altitude'"
