"""`scenarios new`, `personas new`: a commented file to begin with, or a scenario drafted from a question."""

from pathlib import Path

import click

from interviewer.authoring.draft import draft, keep
from interviewer.authoring.scaffold import Noun, begin, new_path
from interviewer.cli.seat import called, settings
from interviewer.content.library import Library
from interviewer.content.vocabulary import Level
from interviewer.errors import UsageError
from interviewer.models.port import ChatModel


def begun(noun: Noun, id: str) -> None:
    """Write the commented file and say what comes next. Raises UsageError."""
    path = place_for(noun, id)
    begin(noun, id, path)
    click.echo(str(path))
    _next(noun, id, "Replace every text that begins with WRITE:, then see what is left")


def place_for(noun: Noun, id: str) -> Path:
    """Where a new file goes. Raises UsageError when the id is none, or taken."""
    library = Library.at(settings().home)
    taken = (library.scenarios if noun == "scenario" else library.personas).source(id) is not None
    return new_path(noun, id, settings().home / f"{noun}s", taken)


async def drafted(model: ChatModel | None, id: str, question: str, level: Level) -> Path:
    """A scenario the model makes of a question, kept under the id.

    Raises:
        UsageError: no model, no question, or the id is none or taken; nobody has been asked then.
        ModelError: no usable draft could be had.
    """
    path = place_for("scenario", id)
    if model is None:
        raise UsageError(
            "Drafting a scenario takes a language model, and none is here. Set OPENAI_API_KEY or --base-url, or leave "
            f"--from out and write it yourself: `{called()} scenarios new {id}`."
        )
    click.echo("-- Making a scenario of your question; this takes a minute ...", err=True)
    made = await draft(model, question, level)
    path = keep(made.value.model_copy(update={"id": id}), path.parent)
    click.echo(str(path))
    return path


def after_a_draft(id: str) -> None:
    """What comes next once a draft has been checked."""
    _next("scenario", id, "Read it, mend what was found, and check it again")


def _next(noun: Noun, id: str, first: str) -> None:
    play = f"practice {id}" if noun == "scenario" else f"practice --persona {id}"
    click.echo(f"-- 1. {first}: {called()} {noun}s check {id}", err=True)
    click.echo(f"-- 2. Play it: {called()} {play}", err=True)
