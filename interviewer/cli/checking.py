"""`scenarios check`, `personas check`: what the checks find, told to people or to programs."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from interviewer.authoring.checking import Files, Shared, opened, persona_findings, scenario_findings
from interviewer.authoring.finding import Check, Finding
from interviewer.cli.seat import settings
from interviewer.content.base import Value
from interviewer.content.library import Library, Shelf
from interviewer.content.persona import Persona
from interviewer.content.reading import Source
from interviewer.content.scenario import Scenario
from interviewer.errors import ExitCode, UsageError

V = TypeVar("V", bound=Value)
Checks = Callable[[dict[str, Any], dict[str, Any]], list[Finding]]


def check_scenarios(named: tuple[str, ...]) -> tuple[list[Finding], int]:
    """What is wrong with the scenarios named, or with all; and how many files were looked at."""
    library = Library.at(settings().home)
    shelf = library.scenarios

    def found(checked: dict[str, Scenario], others: dict[str, Scenario]) -> list[Finding]:
        shipped = frozenset(_told(source) for id in shelf.ids() if (source := _shipped(shelf, id)))
        shared = Shared(library.candidates.all(), library.rubric(), shipped)
        return scenario_findings(checked, others, shared)

    return _checked(named, shelf, found)


def check_personas(named: tuple[str, ...]) -> tuple[list[Finding], int]:
    """What is wrong with the personas named, or with all; and how many files were looked at."""
    library = Library.at(settings().home)

    def found(checked: dict[str, Persona], others: dict[str, Persona]) -> list[Finding]:
        return persona_findings(checked, others, library.rubric())

    return _checked(named, library.personas, found)


def tell(findings: list[Finding], looked_at: int, noun: str, as_json: bool) -> None:
    """One line a finding, or an array."""
    if as_json:
        click.echo(json.dumps([finding.as_row() for finding in findings], ensure_ascii=False, indent=2))
        return
    for finding in findings:
        click.echo(finding.line)
    files = f"{looked_at} {noun}{'' if looked_at == 1 else 's'}"
    click.echo(f"-- {files} checked, {len(findings) or 'nothing'} found.", err=True)


def exit_code(findings: Iterable[Finding]) -> ExitCode:
    """What the process ends with: a file that cannot be read weighs more than any other finding."""
    kinds = {finding.fault.check for finding in findings}
    if Check.SHAPE in kinds:
        return ExitCode.CONTENT
    return ExitCode.FAILED if kinds else ExitCode.DONE


def _checked(named: tuple[str, ...], shelf: Shelf[V], found: Checks) -> tuple[list[Finding], int]:
    everything = {_told(source): source for id in shelf.ids() if (source := shelf.source(id))}
    wanted = {_told(s): s for name in named for s in _sources(name, shelf)} if named else everything
    files: Files[V] = opened(wanted.items(), shelf.shape)
    rest = opened(((n, s) for n, s in everything.items() if n not in wanted), shelf.shape) if named else Files[V]({})
    return [*files.broken, *found(dict(files.values), dict(rest.values))], len(wanted)


def _sources(name: str, shelf: Shelf[V]) -> list[Source]:
    """The files somebody means: one, those of a folder, or the one of an id. Raises UsageError."""
    path = Path(name)
    if path.is_dir():
        inside = sorted(path.glob("*.toml"))
        if not inside:
            raise UsageError(f"{name} holds no .toml file; name a file, or a folder of {shelf.noun}s.")
        return list(inside)
    if path.is_file():
        return [path]
    source = shelf.source(name)
    if source is None:
        raise UsageError(
            f"There is no file {name}, nor a {shelf.noun} of that id; `interviewer {shelf.noun}s list` shows the ids."
        )
    return [source]


def _shipped(shelf: Shelf[V], id: str) -> Source | None:
    return None if shelf.is_users_own(id) else shelf.source(id)


def _told(source: Source) -> str:
    """A file's name as it is told: from where the person is, if it lies below."""
    here = Path.cwd()
    if isinstance(source, Path) and source.resolve().is_relative_to(here):
        return str(source.resolve().relative_to(here))
    return str(source)
