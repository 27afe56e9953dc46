"""All checks over files: each file is read, then held to every family of checks; a broken one stops no other.

Knows files by the name they are told under; finding them is the caller's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from interviewer.authoring.duplicates import duplicates
from interviewer.authoring.finding import Check, Fault, Finding
from interviewer.authoring.leaks import leaks, persona_leaks
from interviewer.authoring.numbers import numbers
from interviewer.authoring.probes import probes
from interviewer.authoring.reach import reach
from interviewer.authoring.samples import samples
from interviewer.authoring.speech import speech
from interviewer.authoring.spoken import Spoken, of_persona, of_scenario
from interviewer.authoring.unwritten import unwritten
from interviewer.authoring.voice import voice
from interviewer.content.base import Value
from interviewer.content.candidate import Candidate
from interviewer.content.persona import Persona
from interviewer.content.reading import Source, read
from interviewer.content.rubric import Rubric
from interviewer.content.scenario import Scenario
from interviewer.errors import ContentError

V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Files(Generic[V]):
    """Files read: the values by the name of their file, and what kept the rest from being read."""

    values: Mapping[str, V]
    broken: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What scenarios are checked against, besides each other."""

    candidates: Sequence[Candidate]
    rubric: Rubric
    with_samples: frozenset[str] = field(default_factory=frozenset)
    """The names of the files that have to hold samples: those that are shipped."""


def opened(sources: Iterable[tuple[str, Source]], shape: type[V]) -> Files[V]:
    """Read files, given with the name each is told under. A file that cannot be read is a finding for each fault."""
    values: dict[str, V] = {}
    broken: list[Finding] = []
    for name, source in sources:
        try:
            values[name] = read(source, shape)
        except ContentError as error:
            broken += [Finding(name, Fault(Check.SHAPE, "", fault, "")) for fault in _faults(str(error), str(source))]
    return Files(values, tuple(broken))


def scenario_findings(checked: Mapping[str, Scenario], others: Mapping[str, Scenario], shared: Shared) -> list[Finding]:
    """What is wrong with some scenarios, file by file; `others` are only compared with."""

    def faults(name: str, scenario: Scenario) -> list[Fault]:
        return [
            *unwritten(scenario),
            *reach(scenario, shared.candidates),
            *numbers(scenario),
            *probes(scenario),
            *leaks(scenario, shared.rubric),
            *speech(of_scenario(scenario)),
            *samples(scenario, name in shared.with_samples),
        ]

    return _all(checked, others, faults, of_scenario)


def persona_findings(checked: Mapping[str, Persona], others: Mapping[str, Persona], rubric: Rubric) -> list[Finding]:
    """What is wrong with some personas, file by file; `others` are only compared with."""

    def faults(_: str, persona: Persona) -> list[Fault]:
        lines = of_persona(persona)
        return [*unwritten(persona), *voice(persona), *persona_leaks(persona, rubric), *speech(lines)]

    return _all(checked, others, faults, of_persona)


def _all(
    checked: Mapping[str, V],
    others: Mapping[str, V],
    faults: Callable[[str, V], list[Fault]],
    spoken: Callable[[V], list[Spoken]],
) -> list[Finding]:
    """The findings of each file together; a file of the same id is another version and no other file."""
    ids = {getattr(value, "id", "") for value in checked.values()}
    apart = {name: spoken(v) for name, v in others.items() if getattr(v, "id", "") not in ids}
    alike = duplicates({name: spoken(value) for name, value in checked.items()}, apart)
    return [
        finding
        for name, value in checked.items()
        for finding in (
            *(Finding(name, fault) for fault in faults(name, value)),
            *(found for found in alike if found.file == name),
        )
    ]


def _faults(message: str, source: str) -> list[str]:
    """The faults in an error of reading: its sentence, or each of the lines it lists, without the file's name."""
    head, *listed = message.split("\n")
    told = [line.strip() for line in listed] or [head.removeprefix(source).lstrip(": ").rstrip(".")]
    return [line for line in told if line]
