"""All checks together, over files."""

from pathlib import Path

from interviewer.authoring.checking import Shared, opened, persona_findings, scenario_findings
from interviewer.authoring.finding import Check
from interviewer.content.library import Library
from interviewer.content.scenario import Scenario
from tests.authoring.planting import planted


def test_every_shipped_scenario_passes(library: Library) -> None:
    shipped = {f"{s.id}.toml": s for s in library.scenarios.all()}
    shared = Shared(library.candidates.all(), library.rubric(), frozenset(shipped))
    assert [finding.line for finding in scenario_findings(shipped, {}, shared)] == []


def test_every_shipped_persona_passes(library: Library) -> None:
    shipped = {f"{p.id}.toml": p for p in library.personas.all()}
    assert [finding.line for finding in persona_findings(shipped, {}, library.rubric())] == []


def test_a_finding_says_file_place_fault_and_remedy_in_one_line(library: Library, scenario: Scenario) -> None:
    changed = planted(scenario, ("probes[2].ask", "What does it cost?"))
    shared = Shared(library.candidates.all(), library.rubric())
    (found,) = scenario_findings({"mine.toml": changed}, {}, shared)
    assert found.line.startswith("mine.toml: probes[2].ask: 'What does it cost?' points back")
    assert found.line.endswith("; name the thing; it may come after anything")
    assert found.as_row()["check"] == "probes"


def test_another_version_of_the_same_scenario_is_no_other_file(library: Library, scenario: Scenario) -> None:
    shared = Shared(library.candidates.all(), library.rubric())
    assert scenario_findings({"mine.toml": scenario}, {"shipped.toml": scenario}, shared) == []


def test_a_broken_file_is_a_finding_for_each_fault_and_stops_no_other(tmp_path: Path, library: Library) -> None:
    good = library.scenarios.source("twitter-timeline")
    assert good is not None
    bad, torn = tmp_path / "bad.toml", tmp_path / "torn.toml"
    text = good.read_text(encoding="utf-8").replace('"twitter-timeline"', '"bad"').replace('"senior"', '"seniorr"')
    bad.write_text(text.replace("manner = ", "manners = ", 1), encoding="utf-8")
    torn.write_text("id = ", encoding="utf-8")
    files = opened([("bad.toml", bad), ("torn.toml", torn), ("good.toml", good)], Scenario)
    assert list(files.values) == ["good.toml"]
    assert {finding.fault.check for finding in files.broken} == {Check.SHAPE}
    lines = [finding.line for finding in files.broken]
    assert "bad.toml: level is 'seniorr', allowed: pm, senior, principal; did you mean 'senior'?" in lines
    assert any(line.startswith("bad.toml: probes[1].manner") for line in lines)
    assert lines[-1].startswith("torn.toml: is not valid TOML")
