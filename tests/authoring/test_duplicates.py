"""Lines that are nearly the same."""

from interviewer.authoring.duplicates import duplicates
from interviewer.authoring.spoken import of_persona, of_scenario
from interviewer.content.library import Library
from interviewer.content.scenario import Scenario
from tests.authoring.planting import planted


def test_a_line_nearly_the_same_within_a_file_is_found(scenario: Scenario) -> None:
    again = scenario.probes[0].ask.replace("somebody", "anybody")
    changed = planted(scenario, ("probes[9].ask", again))
    (found,) = duplicates({"mine.toml": of_scenario(changed)}, {})
    assert found.fault.place == "probes[9].ask"
    assert "nearly the same as probes[1].ask" in found.fault.wrong


def test_a_line_of_another_file_is_found_whatever_the_order_of_its_words(library: Library, scenario: Scenario) -> None:
    other = library.scenarios.get("webhook-retries")
    borrowed = " ".join(reversed(other.curveballs[1].bolt_on.press.rstrip("?").split())) + "?"
    changed = planted(scenario, ("curveballs[1].bolt_on.press", borrowed))
    (found,) = duplicates({"mine.toml": of_scenario(changed)}, {"theirs.toml": of_scenario(other)})
    assert (found.file, found.fault.place) == ("mine.toml", "curveballs[1].bolt_on.press")
    assert "curveballs[2].bolt_on.press of theirs.toml" in found.fault.wrong


def test_a_line_another_persona_could_say_too_is_found(library: Library) -> None:
    mine, theirs = library.personas.get("quiet-friend"), library.personas.get("bar-raiser")
    changed = planted(mine, ("lines.summary[2]", theirs.lines.summary[2]))
    (found,) = duplicates({"mine.toml": of_persona(changed), "theirs.toml": of_persona(theirs)}, {})
    assert found.file == "theirs.toml"
    assert "lines.summary[2] of mine.toml" in found.fault.wrong


def test_files_compared_with_are_not_reported_on(scenario: Scenario) -> None:
    assert duplicates({}, {"a.toml": of_scenario(scenario), "b.toml": of_scenario(scenario)}) == []


def test_what_everybody_says_may_be_said_twice(library: Library) -> None:
    persona = planted(library.personas.get("quiet-friend"), ("lines.go_on[1]", "Please continue."))
    theirs = library.personas.get("committee-veteran")
    assert duplicates({"a": of_persona(persona)}, {"b": of_persona(theirs)}) == []
