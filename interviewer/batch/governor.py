"""How many requests may be under way at once: fewer when the server asks for patience, one more as things go well."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from interviewer.models.port import ChatModel, Finished, Form, Message, StreamEvent, Waiting

FALL = 0.6
"""What is left of the limit when the server asks for patience."""


class Room(Protocol):
    """What a request asks for leave, and tells how it went."""

    def turn(self) -> AbstractAsyncContextManager[None]:
        """Wait for room, hold it, give it back."""
        ...

    def busy(self) -> None:
        """The server asked for patience."""
        ...

    def well(self) -> None:
        """A request went through."""
        ...


class Governor:
    """A limit that falls at once and climbs back slowly: one more after each full round without trouble."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.limit = float(most)
        self.under_way = 0
        self._room = asyncio.Condition()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for room, hold it, give it back."""
        await self.enter()
        try:
            yield
        finally:
            await self.leave()

    async def enter(self) -> None:
        """Wait for room and hold it, until `leave`."""
        async with self._room:
            await self._room.wait_for(lambda: self.under_way < max(1, int(self.limit)))
            self.under_way += 1

    async def leave(self) -> None:
        """Give room back."""
        async with self._room:
            self.under_way -= 1
            self._room.notify_all()

    def busy(self) -> None:
        """The server asked for patience."""
        self.limit = max(1.0, min(self.limit, self.under_way) * FALL)

    def well(self) -> None:
        """A request went through."""
        self.limit = min(float(self.most), self.limit + 1 / max(1.0, self.limit))


@dataclass(frozen=True, slots=True)
class Governed:
    """A model whose requests wait for the governor's room."""

    model: ChatModel
    governor: Room

    @property
    def name(self) -> str:
        return self.model.name

    async def stream(self, messages: Sequence[Message], form: Form | None = None) -> AsyncIterator[StreamEvent]:
        """`model.stream`, in its turn. Raises what it raises."""
        async with self.governor.turn():
            troubled = False
            async for event in self.model.stream(messages, form):
                if isinstance(event, Waiting):
                    troubled = True
                    self.governor.busy()
                elif isinstance(event, Finished) and not troubled:
                    self.governor.well()
                yield event
