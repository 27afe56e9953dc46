"""A chat-completions server on loopback: every request gets a sheet after the same pause, and is counted.

Connections are kept open. It reads no more of a request than its length, the number its transcript is marked with, and,
where it is to quote from what it was sent, one line of a candidate.
"""

import asyncio
import json
import re
from collections import Counter
from contextlib import suppress
from pathlib import Path

from interviewer.content.vocabulary import Dimension

SAID = (
    ("Interviewer", "Design the home timeline of a short-post service."),
    (
        "Candidate",
        "I'd build it for the commuter who has two minutes on the bus, bus number {n}. Searchers I leave out.",
    ),
    ("Interviewer", "Who is hurt when a post is old?"),
    ("Candidate", "She is: she misses her train, so no post older than ten minutes goes on top."),
    ("Interviewer", "What does that cost?"),
    ("Candidate", "It costs us the advertisers' slots, and I'd rather annoy them than her."),
)
_MARKED = re.compile(rb"bus number (\d+)\.")
_CANDIDATE = re.compile(rb"\[(\d+)\] candidate: ([\x20\x21\x23-\x5b\x5d-\x7e]{40,})")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


def transcripts(folder: Path, count: int) -> None:
    """Write `count` short transcripts, no two the same."""
    folder.mkdir()
    for n in range(count):
        text = "\n\n".join(f"{who}: {words.format(n=n)}" for who, words in SAID)
        (folder / f"{n:05}.txt").write_text(text, encoding="utf-8")


def sheet(turn: int = 6, quote: str = "I'd rather annoy them than her") -> str:
    """A rater's answer that rests on one quote; the one it has by itself is in every one of those transcripts."""
    line = {
        "said": [{"turn": turn, "quote": quote}],
        "unsaid": [],
        "observed": "Names who pays.",
        "next_mark": "Earlier.",
        "status": "marked",
        "mark": 3,
    }
    whole = {
        "dimensions": [{"id": dimension.value, **line} for dimension in Dimension],
        "curveballs": [],
        "red_flags": [],
        "decisive": {"kind": "none", "dimension": None, "said": [], "unsaid": [], "why": "nothing"},
    }
    return json.dumps(whole)


class SlowRater:
    """Answers `pause` seconds after a request has been read."""

    def __init__(self, pause: float, *, quoting: bool = False) -> None:
        """`quoting`: the sheet quotes the transcript it was sent, whichever that is."""
        self.pause, self.quoting = pause, quoting
        self.asked: Counter[int] = Counter()
        """Requests by the number of their transcript."""
        self.bodies: list[bytes] | None = None
        """The requests themselves, where somebody wants them."""
        self.port = 0
        self._server: asyncio.Server | None = None
        self._streamed, self._whole = _answers(sheet())

    async def __aenter__(self) -> "SlowRater":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=512)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server:
            self._server.close()

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.port}/v1"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = _LENGTH.search(head)
                body = await reader.readexactly(int(length[1]) if length else 0)
                if marked := _MARKED.search(body):
                    self.asked[int(marked[1])] += 1
                if self.bodies is not None:
                    self.bodies.append(body)
                await asyncio.sleep(self.pause)
                streamed, whole = self._quoted(body) if self.quoting else (self._streamed, self._whole)
                writer.write(streamed if re.search(rb'"stream": *true', body) else whole)
                await writer.drain()
        writer.close()

    @staticmethod
    def _quoted(body: bytes) -> tuple[bytes, bytes]:
        said = _CANDIDATE.search(body)
        turn, words = (int(said[1]), said[2].decode()) if said else (1, "nothing")
        return _answers(sheet(turn, " ".join(words.split(" ")[2:10])))


def _answers(text: str) -> tuple[bytes, bytes]:
    """The answer as server-sent events, and whole."""
    common = {"id": "x", "created": 0, "model": "rater"}
    usage = {"prompt_tokens": 6000, "completion_tokens": 700, "total_tokens": 6700}
    half = len(text) // 2
    events = [
        *(_choice(delta={"content": piece}, finish_reason=None) for piece in (text[:half], text[half:])),
        _choice(delta={}, finish_reason="stop"),
        {"choices": [], "usage": usage},
    ]
    chunks = [json.dumps({**common, "object": "chat.completion.chunk", **event}) for event in events]
    stream = "".join(f"data: {chunk}\n\n" for chunk in [*chunks, "[DONE]"]).encode()
    answer = _choice(message={"role": "assistant", "content": text}, finish_reason="stop")
    whole = json.dumps({**common, "object": "chat.completion", **answer, "usage": usage}).encode()
    return _response("text/event-stream", stream), _response("application/json", whole)


def _choice(**of: object) -> dict[str, object]:
    return {"choices": [{"index": 0, **of}]}


def _response(kind: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body
