"""A chat-completions server on loopback that writes one reply a request, piece by piece, and notes when."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Stage:
    """Streams `reply(number)` in pieces of `size` characters, `pause` seconds apart."""

    reply: Callable[[int], str]
    size: int = 4
    pause: float = 0.004
    port: int = 0
    asked: list[dict[str, object]] = field(default_factory=list)
    written: dict[int, float] = field(default_factory=dict)
    """Of the last reply: when the character at each index had been written."""
    arrived: float = 0.0
    """When the last request had been read."""
    _server: asyncio.Server | None = None

    async def __aenter__(self) -> "Stage":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
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
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(next(h for h in head.lower().split(b"\r\n") if h.startswith(b"content-length")).split(b":")[1])
        self.asked.append(json.loads(await reader.readexactly(length)))
        self.arrived = time.perf_counter()
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
        text, self.written = self.reply(len(self.asked)), {}
        for at in range(0, len(text), self.size):
            piece = text[at : at + self.size]
            writer.write(b"data: " + json.dumps(_chunk({"content": piece}, None)).encode() + b"\n\n")
            await writer.drain()
            for index in range(at, at + len(piece)):
                self.written[index] = time.perf_counter()
            await asyncio.sleep(self.pause)
        writer.write(b"data: " + json.dumps(_chunk({}, "stop")).encode() + b"\n\ndata: [DONE]\n\n")
        await writer.drain()
        writer.close()


def _chunk(delta: dict[str, str], finish: str | None) -> dict[str, object]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "stage", "choices": [choice]}
