"""Every line of a scenario or a persona that a candidate may hear, with its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from interviewer.authoring.unwritten import is_unwritten
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario


class Part(StrEnum):
    """What a line is for."""

    QUESTION = "question"
    FACT = "fact"
    CHANGE = "change"
    FOLLOW_UP = "follow-up"
    PROBE = "probe"
    LINE = "line"
    """A persona's own."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that is spoken."""

    place: str
    part: Part
    text: str


def of_scenario(scenario: Scenario) -> list[Spoken]:
    """The lines of a scenario that are written, in the order of the file."""
    return [line for line in _scenario(scenario) if not is_unwritten(line.text)]


def of_persona(persona: Persona) -> list[Spoken]:
    """The lines of a persona that are written, in the order of the file."""
    speech, lines = persona.speech, persona.lines
    groups: list[tuple[str, tuple[str, ...]]] = [("speech.receipts", speech.receipts)]
    if speech.interruption:
        groups.append(("speech.interruption.lines", speech.interruption.lines))
    groups.append(("speech.silence.lines", speech.silence.lines))
    groups += [(f"lines.{key}", getattr(lines, key)) for key in type(lines).model_fields]
    return [
        Spoken(f"{place}[{number}]", Part.LINE, text)
        for place, texts in groups
        for number, text in enumerate(texts, start=1)
        if not is_unwritten(text)
    ]


def _scenario(scenario: Scenario) -> Iterator[Spoken]:
    yield Spoken("question", Part.QUESTION, " ".join(scenario.question.split()))
    for number, fact in enumerate(scenario.facts, start=1):
        yield Spoken(f"facts[{number}].answer", Part.FACT, fact.answer)
    for number, curveball in enumerate(scenario.curveballs, start=1):
        here = f"curveballs[{number}]"
        yield Spoken(f"{here}.wording", Part.CHANGE, curveball.wording)
        yield Spoken(f"{here}.bolt_on.press", Part.FOLLOW_UP, curveball.bolt_on.press)
        yield Spoken(f"{here}.pivot.explore", Part.FOLLOW_UP, curveball.pivot.explore)
    for number, probe in enumerate(scenario.probes, start=1):
        yield Spoken(f"probes[{number}].ask", Part.PROBE, probe.ask)
