"""`interviewer scenarios` and `interviewer personas`: what there is to practise with."""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from typing import Any

import click

from interviewer.cli.seat import model_options, open_line, say, settings
from interviewer.content.base import Value
from interviewer.content.library import Library, Shelf
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.models.choice import choose

JSON_FLAG = click.option("--json", "as_json", is_flag=True, help="An array for programs.")


@click.group()
def scenarios() -> None:
    """List, show, check and begin situations."""


@click.group()
def personas() -> None:
    """List, show, check and begin interviewers."""


@scenarios.command("list")
@JSON_FLAG
def list_scenarios(as_json: bool) -> None:
    """One line a scenario."""
    _list(
        Library.at(settings().home).scenarios,
        as_json,
        lambda s: {"id": s.id, "kind": s.kind, "level": s.level, "title": s.title},
    )


@scenarios.command("show")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@JSON_FLAG
def show_scenarios(ids: tuple[str, ...], as_json: bool) -> None:
    """What a candidate may know of a scenario; --json has the private brief too."""
    shelf = Library.at(settings().home).scenarios
    _show([shelf.get(id) for id in ids], as_json, _scenario_told)


@scenarios.command("check")
@click.argument("files", nargs=-1, metavar="[PATH...]")
@JSON_FLAG
def check_scenarios(files: tuple[str, ...], as_json: bool) -> None:
    """Say what is wrong with scenarios beyond their shape; PATH is a file, a folder or an id (default: all).

    Exit code 0: nothing. 1: something. 3: a file cannot be read.
    """
    from interviewer.cli import checking

    findings, looked_at = checking.check_scenarios(files)
    checking.tell(findings, looked_at, "scenario", as_json)
    sys.exit(checking.exit_code(findings))


@scenarios.command("new")
@click.argument("id")
@click.option("--from", "question", metavar="TEXT", help="A question the model makes a first draft of.")
@click.option(
    "--level", type=click.Choice([level.value for level in Level]), help="The draft's level; senior if left out."
)
@model_options
def new_scenario(
    id: str, question: str | None, level: str | None, model: str | None, base_url: str | None, timeout: float
) -> None:
    """Begin a scenario in your own folder: a file with every key explained, or a draft of a question."""
    from interviewer.cli import beginning, checking

    if question is None:
        beginning.begun("scenario", id)
        return
    with asyncio.Runner() as runner:
        line = open_line(runner.run(choose(model, base_url, os.environ)), timeout)
        try:
            path = runner.run(beginning.drafted(line.model, id, question, Level(level or Level.SENIOR)))
        finally:
            if line.close:
                runner.run(line.close())
    findings, looked_at = checking.check_scenarios((str(path),))
    checking.tell(findings, looked_at, "scenario", as_json=False)
    beginning.after_a_draft(id)


@personas.command("list")
@JSON_FLAG
def list_personas(as_json: bool) -> None:
    """One line a persona."""
    _list(
        Library.at(settings().home).personas,
        as_json,
        lambda p: {"id": p.id, "name": p.name, "role": p.role, "pressure": p.pressure},
    )


@personas.command("show")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@JSON_FLAG
def show_personas(ids: tuple[str, ...], as_json: bool) -> None:
    """Who an interviewer is."""
    shelf = Library.at(settings().home).personas
    _show([shelf.get(id) for id in ids], as_json, _persona_told)


@personas.command("check")
@click.argument("files", nargs=-1, metavar="[PATH...]")
@JSON_FLAG
def check_personas(files: tuple[str, ...], as_json: bool) -> None:
    """Say what is wrong with personas beyond their shape; PATH is a file, a folder or an id (default: all).

    Exit code 0: nothing. 1: something. 3: a file cannot be read.
    """
    from interviewer.cli import checking

    findings, looked_at = checking.check_personas(files)
    checking.tell(findings, looked_at, "persona", as_json)
    sys.exit(checking.exit_code(findings))


@personas.command("new")
@click.argument("id")
def new_persona(id: str) -> None:
    """Begin an interviewer in your own folder: a file with every key explained."""
    from interviewer.cli.beginning import begun

    begun("persona", id)


def _list(shelf: Shelf[Any], as_json: bool, row: Callable[[Any], dict[str, object]]) -> None:
    rows = [row(value) | {"yours": shelf.is_users_own(value.id)} for value in shelf.all()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    keys = [key for key in rows[0] if key != "yours"] if rows else []
    widths = [max(len(str(r[key])) for r in rows) for key in keys]
    for each in rows:
        cells = [str(each[key]).ljust(width) for key, width in zip(keys, widths, strict=True)]
        click.echo(("  ".join(cells) + ("  (yours)" if each["yours"] else "")).rstrip())


def _show(values: list[Value], as_json: bool, told: Callable[[Any], str]) -> None:
    if as_json:
        click.echo(json.dumps([v.model_dump(mode="json") for v in values], ensure_ascii=False, indent=2))
    else:
        say("\n\n".join(map(told, values)))


def _scenario_told(scenario: Scenario) -> str:
    return f"{scenario.title} ({scenario.id})\n{scenario.kind}, {scenario.level}\n\n{scenario.question}"


def _persona_told(persona: Persona) -> str:
    rewards = "\n".join(f"  + {line}" for line in persona.rewards)
    dislikes = "\n".join(f"  - {line}" for line in persona.cannot_stand)
    return (
        f"{persona.name} ({persona.id})\n{persona.role}, {persona.company}; presses {persona.pressure} of 5\n\n"
        f"{persona.background}\n\n{rewards}\n{dislikes}"
    )
