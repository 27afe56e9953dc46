"""`interviewer scenarios` and `interviewer personas`: what there is to practise with."""

import json
from collections.abc import Callable
from typing import Any

import click

from interviewer.cli.seat import say, settings
from interviewer.content.base import Value
from interviewer.content.library import Library, Shelf
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario

JSON_FLAG = click.option("--json", "as_json", is_flag=True, help="An array for programs.")


@click.group()
def scenarios() -> None:
    """List and show the situations there are."""


@click.group()
def personas() -> None:
    """List and show the interviewers there are."""


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
