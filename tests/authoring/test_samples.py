"""Sample answers."""

from interviewer.authoring.samples import samples
from interviewer.content.scenario import Scenario
from tests.authoring.planting import planted

WEAK = " ".join(f"part{n} and a queue" for n in range(45))
STRONG = " ".join(f"reader {n} waits, so I would choose her" for n in range(30))


def of(scenario: Scenario, weak: str, strong: str) -> Scenario:
    return planted(scenario, ("samples", {"weak": weak, "strong": strong}))


def test_samples_are_wanted_of_shipped_scenarios_only(scenario: Scenario) -> None:
    without = planted(scenario, ("samples", None))
    assert [fault.wrong for fault in samples(without, wanted=True)] == ["are missing"]
    assert samples(without, wanted=False) == []


def test_a_short_sample_is_found(scenario: Scenario) -> None:
    (fault,) = samples(of(scenario, "A queue, I think.", STRONG), wanted=False)
    assert (fault.place, fault.wrong) == ("samples.weak", "is 4 words long")


def test_two_samples_that_are_one_answer_are_found(scenario: Scenario) -> None:
    (fault,) = samples(of(scenario, STRONG, STRONG + " And more."), wanted=False)
    assert fault.place == "samples"


def test_two_that_differ_are_let_be(scenario: Scenario) -> None:
    assert samples(of(scenario, WEAK, STRONG), wanted=True) == []
