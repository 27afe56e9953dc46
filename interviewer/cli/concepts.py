"""`interviewer concepts`: short cards on what a technique means for people and money."""

import json
import re
from dataclasses import asdict

import click

from interviewer.cli.content import JSON_FLAG
from interviewer.cli.seat import say
from interviewer.content.concepts import concept
from interviewer.content.concepts import concepts as all_concepts

_EMPHASIS = re.compile(r"\*\*(.+?)\*\*")


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID...]")
@JSON_FLAG
def concepts(ids: tuple[str, ...], as_json: bool) -> None:
    """Short cards on what one must know of a technique; without an ID, the list of them."""
    if as_json:
        found = [concept(id) for id in ids] if ids else all_concepts()
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    elif ids:
        say("\n\n".join(_EMPHASIS.sub(r"\1", concept(id).text.lstrip("# ")) for id in ids))
    else:
        width = max(len(each.id) for each in all_concepts())
        for each in all_concepts():
            click.echo(f"{each.id:<{width}}  {each.title}")
