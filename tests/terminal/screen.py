"""A terminal to test with: a real pty, whose other end is read by a terminal emulator, and a clock that is set."""

import asyncio
import fcntl
import os
import pty
import struct
import termios
from collections.abc import Callable
from dataclasses import dataclass, field

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.output.vt100 import Vt100_Output

ROUNDS = 20_000
"""Turns of the event loop a condition may take to come true."""


class _Emulator(pyte.HistoryScreen):
    """Answers, as terminals do, when it is asked where the cursor is."""

    answer: Callable[[str], None]

    def write_process_input(self, data: str) -> None:
        self.answer(data)


@dataclass
class Terminal:
    """A pty with an emulator at its far end. `keys` types, `see` waits for something to be on the screen."""

    columns: int = 100
    lines: int = 30
    now: float = 1000.0
    """The clock the room is given, in seconds."""
    _due: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._far, self._near = pty.openpty()
        self.resize(self.columns, self.lines)
        os.set_blocking(self._far, False)
        self._screen = _Emulator(self.columns, self.lines, history=5000, ratio=0.5)
        self._screen.answer = self.keys
        self._stream = pyte.ByteStream(self._screen)
        self._reader = open(self._near, closefd=False)  # noqa: SIM115 - closed in close()
        self._writer = open(self._near, "w", closefd=False)  # noqa: SIM115 - closed in close()
        self.raw = bytearray()
        self.input = Vt100Input(self._reader)
        self.output = Vt100_Output(self._writer, self._size, term="xterm-256color")

    def close(self) -> None:
        self._reader.close()
        self._writer.close()
        os.close(self._far)
        os.close(self._near)

    def resize(self, columns: int, lines: int) -> None:
        self.columns, self.lines = columns, lines
        fcntl.ioctl(self._near, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        if hasattr(self, "_screen"):
            self._screen.resize(lines, columns)

    def keys(self, text: str | bytes) -> None:
        os.write(self._far, text.encode() if isinstance(text, str) else text)

    def paste(self, text: str) -> None:
        self.keys(f"\x1b[200~{text}\x1b[201~")

    async def tick(self) -> None:
        """What the room waits on between two looks at clock and draft: until a test lets time pass."""
        await self._due.wait()
        self._due.clear()

    async def pass_time(self, seconds: float) -> None:
        """Time goes by, and the room has looked at the clock since."""
        self.now += seconds
        self._due.set()
        await self.until(lambda: not self._due.is_set())
        await self._settle()

    async def see(self, text: str) -> None:
        """Wait until a text stands on the screen or in what has scrolled off, line breaks aside."""
        wanted = " ".join(text.split())
        await self.until(lambda: wanted in " ".join(self.everything().split()), text)

    async def until(self, condition: Callable[[], bool], what: str = "a condition") -> None:
        for _ in range(ROUNDS):
            self._read()
            if condition():
                return
            await asyncio.sleep(0)
        raise AssertionError(f"never came: {what}\n--- the screen\n{self.everything()}")

    def everything(self) -> str:
        """What has scrolled off, and the screen."""
        gone = ["".join(line[c].data for c in range(self._screen.columns)) for line in self._screen.history.top]
        return "\n".join(line.rstrip() for line in [*gone, *self._screen.display])

    @property
    def display(self) -> list[str]:
        """The lines on the screen."""
        self._read()
        return [line.rstrip() for line in self._screen.display]

    async def _settle(self) -> None:
        for _ in range(50):
            self._read()
            await asyncio.sleep(0)

    def _read(self) -> None:
        try:
            while data := os.read(self._far, 65536):
                self.raw += data
                self._stream.feed(data)
        except BlockingIOError:
            pass

    def _size(self) -> Size:
        return Size(rows=self.lines, columns=self.columns)
