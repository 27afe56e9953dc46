"""The tally of one answer over its attempts: text, ending, usage, times. Holds state, decides nothing.

Knows no HTTP and no client.
"""

from collections.abc import Callable, Sequence

from interviewer.models.port import Finished, Message, Usage
from interviewer.models.tokens import count, count_messages
from interviewer.models.wire import Piece


class Answering:
    """What has come so far."""

    def __init__(self, model: str, messages: Sequence[Message], now: Callable[[], float]) -> None:
        self._model = model
        self._messages = messages
        self._now = now
        self._started = now()
        self._first_text: float | None = None
        self._attempts = 0
        self._lost = Usage()
        self._warnings: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._refusals: list[str] = []
        self._half = ""
        self._usage: Usage | None = None
        self.ending: str | None = None
        self.thought = False
        self._done = False

    def attempt(self) -> None:
        """A request is about to be sent; nothing of an earlier one counts towards its answer."""
        self._attempts += 1
        self._begin()

    def restarted(self) -> str | None:
        """Once after text was lost: why it is void. What was lost was paid for, so its usage stays."""
        if not self._parts:
            return None
        self._lost = self._lost + (self._usage or self._estimate())
        self._begin()
        self.warn("The answer broke off and was asked for again.")
        return "the connection was lost; the whole answer is being asked for again"

    def take(self, piece: Piece) -> str:
        """Take a piece in; returns the text it adds."""
        self._done = self._done or piece.done
        self.thought = self.thought or piece.thought
        self.ending = piece.ending or self.ending
        self._usage = piece.usage or self._usage
        if piece.refusal:
            self._refusals.append(piece.refusal)
        text = self._mended(piece.text)
        if text:
            self._parts.append(text)
            if self._first_text is None:
                self._first_text = self._now()
        return text

    def _mended(self, text: str) -> str:
        """`text` in whole characters: servers that count in UTF-16 cut some in two, whose halves no file takes."""
        text, self._half = self._half + text, ""
        if text and "\ud800" <= text[-1] <= "\udbff":
            text, self._half = text[:-1], text[-1]
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def warn(self, warning: str) -> None:
        """Keep a warning for the end, once."""
        if warning not in self._warnings:
            self._warnings.append(warning)

    @property
    def ended(self) -> bool:
        """Whether the server said that the answer is whole."""
        return self._done or self.ending is not None

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def refusal(self) -> str:
        return "".join(self._refusals)

    def finished(self) -> Finished:
        """The last event."""
        first = None if self._first_text is None else self._first_text - self._started
        return Finished(
            usage=(self._usage or self._estimate()) + self._lost,
            seconds=self._now() - self._started,
            first_text_seconds=first,
            attempts=self._attempts,
            warnings=tuple(self._warnings),
        )

    def _estimate(self) -> Usage:
        read = count_messages(self._messages, self._model)
        return Usage(input_tokens=read, output_tokens=count(self.text, self._model), estimated=True)
