"""What stands above the prompt: speech as it comes, answers, asides. Writes; decides nothing."""

from collections.abc import Iterable
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application import in_terminal
from prompt_toolkit.application.current import set_app
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.output import Output
from prompt_toolkit.shortcuts import print_formatted_text

from interviewer.plaintext import one_line, plain
from interviewer.terminal.style import STYLE
from interviewer.terminal.typeset import Typesetter

WIDEST = 100
"""Cells of a line of speech; a wider screen is not filled."""


class Page:
    """The scrollback above one prompt. Whole lines only; the unfinished one is `tail`, shown with the prompt."""

    def __init__(self, prompt: PromptSession[Any], speaker: str) -> None:
        self._prompt = prompt
        self._name = f"{speaker}: "
        self._setter: Typesetter | None = None

    @property
    def output(self) -> Output:
        return self._prompt.app.output

    @property
    def width(self) -> int:
        """Cells of a line of speech on this screen."""
        return max(20, min(WIDEST, self.output.get_size().columns - 1))

    @property
    def tail(self) -> str:
        """The unfinished last line of the turn being spoken."""
        return self._setter.tail if self._setter else ""

    async def speak(self, text: str) -> None:
        """A further sentence of the interviewer's turn."""
        self._setter = self._setter or Typesetter(self._name)
        await self._write(self._setter.feed(text, self.width), "class:speech")
        self._prompt.app.invalidate()

    async def end_turn(self) -> None:
        """The interviewer's turn is over."""
        if self._setter is not None:
            last, self._setter = self._setter.finish(), None
            await self._write([*last, ""], "class:speech")

    async def whole_turn(self, text: str) -> None:
        """A turn of the interviewer's, all at once."""
        await self.end_turn()
        await self.speak(text)
        await self.end_turn()

    async def answer(self, text: str, sketch: str) -> None:
        """The candidate's answer, as it was sent."""
        lines: list[str] = []
        for number, paragraph in enumerate(plain(text).split("\n")):
            setter = Typesetter("" if number else "You: ")
            lines += [*setter.feed(paragraph, self.width), *(setter.finish() or [""])]
        await self._write(lines, "class:you")
        await self.sketch(sketch)
        await self._write([""], "")

    async def sketch(self, sketch: str) -> None:
        """Boxes and arrows, as they were drawn."""
        if sketch:
            await self._write([f"  {line}" for line in plain(sketch).split("\n")], "class:sketch")

    async def aside(self, *lines: str) -> None:
        """Something about the interview, not of it."""
        setter = Typesetter()
        for line in lines:
            indent = line[: len(line) - len(line.lstrip())]
            body = [*setter.feed(one_line(line), self.width - len(indent)), *setter.finish()]
            await self._write([indent + part for part in body], "class:aside")

    async def _write(self, lines: Iterable[str], style: str) -> None:
        told = list(lines)
        if not told:
            return
        with set_app(self._prompt.app):
            async with in_terminal():
                print_formatted_text(FormattedText([(style, "\n".join(told))]), style=STYLE, output=self.output)
