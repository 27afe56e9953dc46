"""What several commands take: the options that choose a model, and the interviewer they add up to."""

import asyncio
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from interviewer.interview.offline import LABEL, OfflineInterviewer
from interviewer.interview.port import Interviewer
from interviewer.models.choice import ModelChoice, choose
from interviewer.models.port import ChatModel, Usage
from interviewer.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def model_options(command: F) -> F:
    """`--model`, `--base-url`, `--timeout`."""
    for option in (
        click.option(
            "--timeout",
            type=click.FloatRange(min=1),
            default=120.0,
            show_default=True,
            help="Seconds without a byte before a request counts as lost; slow local models need more.",
        ),
        click.option("--base-url", metavar="URL", help="A server that speaks OpenAI's chat completions."),
        click.option(
            "--model",
            metavar="NAME",
            help="The model's name there, or 'offline' for the built-in interviewer.",
        ),
    ):
        command = option(command)
    return command


def called() -> str:
    """How this program can be called again from where the person is: `interviewer`, or with its path."""
    if shutil.which("interviewer"):
        return "interviewer"
    script = Path(sys.argv[0])
    if script.name.startswith("interviewer") and script.exists():
        return os.path.relpath(script) if script.is_relative_to(Path.cwd()) else str(script)
    return f"{Path(sys.executable).name} -m interviewer"


def say(text: str) -> None:
    """Show text to a person: on a screen no word is broken at its edge; in a pipe lines stay as they are."""
    if not sys.stdout.isatty():
        click.echo(text)
        return
    width = max(20, min(100, shutil.get_terminal_size().columns - 1))
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()) + (2 if line.startswith((" ", "--")) else 0))
        wrapped = textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)
        click.echo("\n".join(wrapped))


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run one coroutine to its end."""
    return asyncio.run(work)


def settings() -> Settings:
    """The user's places."""
    return Settings.from_env(os.environ)


@dataclass
class Line:
    """The line to a model: which, why, and the open connection, if there is one."""

    choice: ModelChoice
    model: ChatModel | None
    close: Callable[[], Coroutine[Any, Any, None]] | None = None

    @property
    def is_offline(self) -> bool:
        return self.model is None

    def interviewer(self, context_tokens: int | None = None) -> Interviewer:
        """The interviewer at the other end."""
        if self.model is None:
            return OfflineInterviewer()
        from interviewer.interview.prompted import Limits, PromptedInterviewer
        from interviewer.models.prices import context_window, cost_usd
        from interviewer.models.tokens import count

        name, base_url = self.choice.model, self.choice.base_url

        def price(usage: Usage) -> float | None:
            return cost_usd(usage, name, base_url)

        def size(text: str) -> int:
            return count(text, name)

        return PromptedInterviewer(self.model, Limits(price, size, context_tokens or context_window(name)))

    def told(self) -> list[str]:
        """The lines that say who will be talking, and why."""
        if self.is_offline:
            return [
                f"{LABEL[0].upper()}{LABEL[1:]}. {self.choice.why}",
                "For a real one: set OPENAI_API_KEY, or --base-url to any server that speaks chat completions.",
            ]
        where = f" at {self.choice.base_url}" if self.choice.base_url else ""
        return [f"Model: {self.choice.model}{where}. {self.choice.why}"]


async def connect(model: str | None, base_url: str | None, timeout: float) -> Line:
    """Choose a model and open a line to it. Raises ModelError for a model that was named and cannot be."""
    choice = await choose(model, base_url, os.environ)
    return open_line(choice, timeout)


def open_line(choice: ModelChoice, timeout: float) -> Line:
    """A line to a model already chosen."""
    if choice.kind == "offline":
        return Line(choice, None)
    from interviewer.models.memory import Memory
    from interviewer.models.openai_chat import OpenAIChat

    chat = OpenAIChat(choice, timeout=timeout, memory=Memory(settings().home))
    return Line(choice, chat, chat.aclose)
