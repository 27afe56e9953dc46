"""A clock that never sleeps, answers as servers phrase them, and a chat on top of both."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from interviewer.models.choice import ModelChoice
from interviewer.models.memory import Memory
from interviewer.models.openai_chat import OpenAIChat
from interviewer.models.port import Form, Message, StreamEvent

KEY = "sk-test-0123456789abcdef"


@dataclass
class Clock:
    """Time that passes only by sleeping."""

    at: float = 1000.0
    pauses: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.at += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def key() -> str:
    return KEY


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory")


@pytest.fixture
def sse() -> Callable[..., dict[str, Any]]:
    """What respx needs to answer with a stream: text deltas, then usage, an ending and [DONE]."""

    def build(
        *texts: str,
        finish: str | None = "stop",
        usage: dict[str, Any] | None = None,
        done: bool = True,
        extra: tuple[Any, ...] = (),
    ) -> dict[str, Any]:
        chunks: list[Any] = [*extra]
        chunks += [{"choices": [{"index": 0, "delta": {"content": text}}]} for text in texts]
        if finish:
            chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
        if usage:
            chunks.append({"choices": [], "usage": usage})
        lines = [f"data: {json.dumps(chunk)}\n\n" for chunk in chunks] + (["data: [DONE]\n\n"] if done else [])
        return {"status_code": 200, "text": "".join(lines), "headers": {"content-type": "text/event-stream"}}

    return build


@pytest.fixture
def no() -> Callable[..., dict[str, Any]]:
    """What respx needs to answer with an error in OpenAI's form."""

    def build(status: int, message: str = "no", headers: dict[str, str] | None = None, **error: Any) -> dict[str, Any]:
        return {
            "status_code": status,
            "json": {"error": {"message": message, **error}},
            "headers": headers or {},
        }

    return build


@pytest.fixture
async def chat_with(clock: Clock, memory: Memory) -> AsyncIterator[Callable[..., OpenAIChat]]:
    """Builds chats on the fake clock, and closes them."""
    built: list[OpenAIChat] = []

    def build(base_url: str | None = None, model: str = "gpt-6.1-terra", **options: Any) -> OpenAIChat:
        choice = ModelChoice(kind="openai", model=model, base_url=base_url, why="test", api_key=SecretStr(KEY))
        built.append(
            OpenAIChat(
                choice,
                **{"memory": memory, "sleep": clock.sleep, "now": clock.now, "wall": lambda: 0.0} | options,
            )
        )
        return built[-1]

    yield build
    for chat in built:
        await chat.aclose()


@pytest.fixture
def events_of() -> Callable[..., Awaitable[list[StreamEvent]]]:
    async def collect(chat: OpenAIChat, form: Form | None = None) -> list[StreamEvent]:
        return [event async for event in chat.stream([Message(role="user", content="Give JSON.")], form)]

    return collect


@dataclass
class Wire:
    """A real server on this machine whose every connection follows the next script."""

    url: str
    closed_before: list[bool] = field(default_factory=list)
    """For each connection but the first: whether the one before had been closed by the client."""


Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture
def serving() -> Callable[..., Any]:
    @asynccontextmanager
    async def serve(*scripts: Script) -> AsyncIterator[Wire]:
        todo = list(scripts)
        handlers: set[asyncio.Task[None]] = set()
        gone: list[asyncio.Event] = []
        wire = Wire("")

        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            handlers.add(task)
            head = await reader.readuntil(b"\r\n\r\n")
            size = next(int(h.split(b":")[1]) for h in head.lower().split(b"\r\n") if h.startswith(b"content-length"))
            await reader.readexactly(size)
            if gone:
                async with asyncio.timeout(2):
                    await gone[-1].wait()
                wire.closed_before.append(gone[-1].is_set())
            gone.append(asyncio.Event())
            mine = gone[-1]
            await todo.pop(0)(reader, writer)
            await reader.read()  # until the client closes its end
            mine.set()
            writer.close()
            await writer.wait_closed()

        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        wire.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        try:
            yield wire
        finally:
            server.close()
            await server.wait_closed()
            if handlers:
                _, late = await asyncio.wait(handlers, timeout=2)
                for task in late:
                    task.cancel()

    return serve
