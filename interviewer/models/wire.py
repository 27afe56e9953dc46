"""Reads a chat-completions answer off the wire, streamed or plain, however oddly a server phrases it.

Lines in, `Piece`s out. Knows the JSON shapes; knows no client library, no retrying and no errors tree.
"""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from interviewer.models.port import Usage


class BrokenStreamError(Exception):
    """A line that should hold JSON does not: what was sent and what arrived differ."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one chunk said."""

    text: str = ""
    refusal: str = ""
    thought: bool = False
    """Whether it carried reasoning, which is never shown."""
    ending: str | None = None
    """The finish_reason."""
    usage: Usage | None = None
    done: bool = False
    """Whether it was `[DONE]`."""
    error: Mapping[str, Any] | None = None
    """An error reported inside an answer that began well."""


async def pieces(lines: AsyncIterator[str]) -> AsyncGenerator[Piece, None]:
    """The pieces of a stream of server-sent events. An event without data, a comment, an id is skipped.

    Raises:
        BrokenStreamError: an event's data is not JSON.
    """
    data: list[str] = []
    async for line in lines:
        if line.startswith("data:"):
            data.append(line[5:].removeprefix(" "))
        elif not line.strip() and data:
            yield _event("\n".join(data))
            data.clear()
    if data:
        yield _event("\n".join(data))


def plain(body: str) -> Piece:
    """The one piece of an answer that did not stream.

    Raises:
        BrokenStreamError: it is not JSON.
    """
    return _event(body)


def _event(data: str) -> Piece:
    if data.startswith("[DONE]"):
        return Piece(done=True)
    try:
        chunk = json.loads(data)
    except ValueError:
        raise BrokenStreamError("a piece of the answer is not JSON") from None
    return read_chunk(chunk)


def read_chunk(chunk: object) -> Piece:
    """What a decoded chunk, or a whole completion, said. Anything unexpected in it is passed over."""
    if not isinstance(chunk, dict):
        return Piece()
    if error := chunk.get("error"):
        return Piece(error=error if isinstance(error, dict) else {"message": str(error)})
    if chunk.get("object") == "error":
        return Piece(error=chunk)
    choice = _first_choice(chunk.get("choices"))
    delta = _mapping(choice.get("delta")) or _mapping(choice.get("message"))
    ending = choice.get("finish_reason")
    return Piece(
        text=_text(delta.get("content")),
        refusal=_text(delta.get("refusal")),
        thought=bool(delta.get("reasoning_content") or delta.get("reasoning") or delta.get("thinking")),
        ending=ending if isinstance(ending, str) and ending else None,
        usage=_usage(chunk.get("usage")),
    )


def _first_choice(choices: object) -> Mapping[str, Any]:
    for choice in choices if isinstance(choices, list) else ():
        if isinstance(choice, dict) and choice.get("index") in (0, None):
            return choice
    return {}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(content: object) -> str:
    """Text as a string, or as the text parts of a list of parts."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else ()
    return "".join(p["text"] for p in parts if isinstance(p, dict) and isinstance(p.get("text"), str))


def _usage(value: object) -> Usage | None:
    """The reported tokens; None when a server reports none, or only zeros."""
    reported = _mapping(value)
    read, written = _number(reported.get("prompt_tokens")), _number(reported.get("completion_tokens"))
    if not read and not written:
        return None
    details = _mapping(reported.get("prompt_tokens_details"))
    cached = _number(details.get("cached_tokens")) or _number(reported.get("prompt_cache_hit_tokens"))
    return Usage(input_tokens=read, cached_tokens=min(cached, read), output_tokens=written)


def _number(value: object) -> int:
    return max(0, int(value)) if isinstance(value, int | float) and value == value else 0
