"""An interview as plain lines, for a pipe or a plain prompt: a line is a turn, the end of input is /done.

No escape codes; every turn of the interviewer stands on one line that begins `Interviewer: `.
"""

import asyncio
import shutil
import sys
import textwrap
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from interviewer.interview.port import Notice, Speech
from interviewer.interview.session import Happening, Interview
from interviewer.plaintext import one_line
from interviewer.record.events import Ended, InterviewerSpoke
from interviewer.record.transcript import Speaker
from interviewer.terminal.endings import ENDINGS

SPEAKS = "Interviewer: "
DONE = ("/done", "/quit")


@dataclass
class PlainRoom:
    """Reads lines, shows lines."""

    source: BinaryIO
    out: TextIO
    aside: TextIO
    """Where a broken line is told of: not in the middle of what a program reads."""
    prompt: str = ""
    """Shown before each line is read; nothing for a pipe."""

    def tell(self, text: str, command: str = "") -> None:
        """A line about the interview, not of it; a command to be copied stands on a line of its own, whole."""
        told = f"-- {one_line(text)}"
        width = shutil.get_terminal_size().columns - 1
        lines = textwrap.wrap(told, width, subsequent_indent="   ") if self.prompt and width > 20 else [told]
        if command:
            lines.append(f"   {command}")
        self.out.write("\n".join(lines) + "\n")
        self.out.flush()

    def hold(self, interview: Interview, runner: asyncio.Runner) -> None:
        """Hold the interview to its end, or to the end of the lines.

        Raises:
            ModelError, BudgetReached: the session is kept and can be resumed.
            KeyboardInterrupt: likewise.
        """
        self._say_again(interview)
        runner.run(self._show(interview.begin()))
        while not interview.situation.is_ended:
            line = self._read()
            if line is None or line.strip() in DONE:
                runner.run(self._show(interview.leave()))
            elif line.strip():
                runner.run(self._show(interview.hear(line)))

    async def _show(self, happenings: AsyncIterator[Happening]) -> None:
        begun = False
        try:
            async for happening in happenings:
                match happening:
                    case Speech(text):
                        self.out.write((" " if begun else SPEAKS) + one_line(text))
                        begun = True
                    case Notice(text):
                        at_terminal = bool(self.prompt)
                        self._break(begun and at_terminal)
                        begun = begun and not at_terminal
                        self.aside.write(f"-- {one_line(text)}\n")
                        self.aside.flush()
                    case InterviewerSpoke():
                        self._break(begun)
                        begun = False
                    case Ended(ending=ending):
                        self.tell(ENDINGS[ending])
                self.out.flush()
        finally:
            self._break(begun)  # a turn that broke off: what is told next does not run into it
            self.out.flush()

    def _break(self, begun: bool) -> None:
        if begun:
            self.out.write("\n")

    def _say_again(self, interview: Interview) -> None:
        """What a resumed session last heard."""
        turns = interview.situation.transcript.turns
        if turns and turns[-1].speaker is Speaker.INTERVIEWER:
            self.out.write(f"{SPEAKS}{one_line(turns[-1].text)}\n")
            self.out.flush()

    def _read(self) -> str | None:
        """The next line without its end; None at the end of input. Bytes that are no UTF-8 become marks."""
        if self.prompt:
            self.out.write(self.prompt)
            self.out.flush()
        line = self.source.readline()
        if not line:
            return None
        text = line.decode("utf-8", errors="replace").removeprefix("\ufeff")
        return text.rstrip("\r\n")


def standard() -> PlainRoom:
    """The room on standard input and output."""
    at_terminal = sys.stdin.isatty()
    return PlainRoom(sys.stdin.buffer, sys.stdout, sys.stderr, prompt="You: " if at_terminal else "")
