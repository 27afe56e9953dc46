"""The port every language model is reached through: messages in, a stream of typed events out.

Nothing here knows a vendor. A call that does not stream is the join of one that does.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict


class Message(BaseModel):
    """One message of a chat."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Literal["system", "user", "assistant"]
    content: str


class Usage(BaseModel):
    """Tokens of one or more calls, as the server reported them, or estimated where it did not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input_tokens: int = 0
    """All tokens read, cached ones included."""
    cached_tokens: int = 0
    """Of `input_tokens`, how many the provider's prefix cache served."""
    output_tokens: int = 0
    """All tokens written, reasoning included."""
    estimated: bool = False
    """Whether any part was counted here instead of reported by the server."""

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            estimated=self.estimated or other.estimated,
        )


@dataclass(frozen=True, slots=True)
class Form:
    """The JSON form an answer is asked for."""

    name: str
    schema: Mapping[str, Any]
    """A JSON Schema whose objects list every property as required and forbid others."""


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A further piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Restarted:
    """The answer so far is void: the connection was lost and the whole answer is being asked for again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The server asked for patience, or could not be reached; the next attempt is `seconds` away."""

    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer is whole."""

    usage: Usage
    seconds: float
    """From asking to the last byte, retries included."""
    first_text_seconds: float | None
    """From asking to the first byte of text; None when there was no text."""
    attempts: int = 1
    warnings: tuple[str, ...] = field(default=())


StreamEvent = TextDelta | Restarted | Waiting | Finished


class ChatModel(Protocol):
    """A language model that chats."""

    @property
    def name(self) -> str:
        """The model's name, as its server knows it."""
        ...

    def stream(self, messages: Sequence[Message], form: Form | None = None) -> AsyncIterator[StreamEvent]:
        """Ask for one answer and yield it as it comes; the last event is `Finished`.

        Raises:
            ModelUnreachable: nobody answered, or the time for retries ran out.
            ModelRefused: key, model name, quota or content policy.
            ModelGarbled: the answer was empty or cut short by its length.
            ContextOverflow: the messages are longer than the model reads at once.
        """
        ...


@dataclass(frozen=True, slots=True)
class Completion:
    """A whole answer."""

    text: str
    finished: Finished


async def complete(model: ChatModel, messages: Sequence[Message], form: Form | None = None) -> Completion:
    """The join of `model.stream(...)`. Raises what it raises."""
    parts: list[str] = []
    finished = Finished(Usage(), 0.0, None)
    async for event in model.stream(messages, form):
        match event:
            case TextDelta(text):
                parts.append(text)
            case Restarted():
                parts.clear()
            case Waiting():
                pass
            case Finished():
                finished = event
    return Completion("".join(parts), finished)
