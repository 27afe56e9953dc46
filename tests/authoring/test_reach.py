"""A curveball must attack something people say, and not everything."""

from interviewer.authoring.reach import reach
from interviewer.content.library import Library
from interviewer.content.scenario import Scenario
from tests.authoring.planting import planted


def told(library: Library, scenario: Scenario, *changes: tuple[str, object]) -> list[tuple[str, str]]:
    return [(f.place, f.wrong) for f in reach(planted(scenario, *changes), library.candidates.all())]


def test_a_curveball_whose_target_nothing_reaches_is_found(library: Library, scenario: Scenario) -> None:
    ((place, wrong),) = told(library, scenario, ("curveballs[2].terms", ["okapi", "quagga", "zebra"]))
    assert place == "curveballs[2].terms"
    assert "attacks what nobody says" in wrong


def test_a_curveball_that_attacks_everything_is_found(library: Library, scenario: Scenario) -> None:
    ((place, wrong),) = told(library, scenario, ("curveballs[2].terms", ["nine accounts", "quiet", "a", "i", "the"]))
    assert place == "curveballs[2].terms"
    assert "nearly everything" in wrong


def test_two_curveballs_at_the_same_commitment_are_found(library: Library, scenario: Scenario) -> None:
    same = list(scenario.curveballs[0].terms[:-2])
    ((place, wrong),) = told(library, scenario, ("curveballs[4].terms", same))
    assert place == "curveballs[4].terms"
    assert "same commitment as 'enterprise-audit-logs'" in wrong


def test_a_phase_without_curveballs_is_found(library: Library, scenario: Scenario) -> None:
    only_design = [(f"curveballs[{n}].phases", ["design"]) for n in range(1, len(scenario.curveballs) + 1)]
    ((place, wrong),) = told(library, scenario, *only_design)
    assert (place, wrong) == ("curveballs", "none of them may come in the phase 'tradeoffs'")


def test_a_curveball_for_the_scope_alone_never_comes(library: Library, scenario: Scenario) -> None:
    ((place, wrong),) = told(library, scenario, ("curveballs[1].phases", ["scope"]))
    assert place == "curveballs[1].phases"
    assert "never comes" in wrong


def test_a_kind_of_commitment_nobody_makes_is_found(scenario: Scenario, library: Library) -> None:
    mute = library.candidates.get("strong-senior")
    silent = planted(mute, *((f"lines.{key}", ["Well, hm, as you like."] * 3) for key in type(mute.lines).model_fields))
    places = {fault.place for fault in reach(scenario, [silent])}
    assert "curveballs[1].aspects" in places


def test_a_curveball_that_a_fact_would_count_as_thrown_is_found(library: Library, scenario: Scenario) -> None:
    wording = scenario.curveballs[1].wording
    found = told(library, scenario, ("facts[3].answer", wording))
    assert ("curveballs[2].proof", "counts 'bigger-network-moves-in' as thrown when facts[3].answer is said") in found
