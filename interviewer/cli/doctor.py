"""`interviewer doctor`: what would be used, why, and whether it works."""

import asyncio
import os
import platform
import time
from importlib.metadata import version

import click

from interviewer import __version__
from interviewer.cli.seat import Line, model_options, open_line, say, settings
from interviewer.content.library import Library, shipped_root
from interviewer.errors import ModelError
from interviewer.models.choice import choose
from interviewer.models.port import Message, complete

LIBRARIES = ("openai", "pydantic", "tenacity", "tiktoken", "genai-prices", "click", "rich")


@click.command()
@model_options
def doctor(model: str | None, base_url: str | None, timeout: float) -> None:
    """Show versions, places and content, which model would be used and why, and ask it for one word."""
    _row("interviewer", __version__)
    _row("python", f"{platform.python_version()} on {platform.system()}")
    _row("libraries", ", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    _row("your files", str(settings().home))
    _row("shipped", str(shipped_root()))
    library = Library.at(settings().home)
    counts = (
        f"{len(shelf.ids())} {shelf.noun}s" for shelf in (library.scenarios, library.personas, library.candidates)
    )
    _row("content", ", ".join(counts))
    with asyncio.Runner() as runner:
        line = open_line(runner.run(choose(model, base_url, os.environ)), timeout)
        for told in line.told():
            _row("model", told)
        try:
            _row("live check", runner.run(_ask(line)))
        except ModelError as error:
            raise type(error)(f"The live check failed: {error}") from None
        finally:
            if line.close:
                runner.run(line.close())
    _check_content(library)


async def _ask(line: Line) -> str:
    if line.model is None:
        return "nothing to check offline"
    began = time.monotonic()
    answer = await complete(line.model, [Message(role="user", content="Answer with the single word: ready")])
    word = " ".join(answer.text.split())[:40]
    return f"answered {word!r} in {time.monotonic() - began:.1f} s"


def _check_content(library: Library) -> None:
    for shelf in (library.scenarios, library.personas, library.candidates):
        shelf.all()
    library.rubric()
    _row("content check", "every file reads")


def _row(name: str, text: str) -> None:
    say(f"{name:<14}{text}")
