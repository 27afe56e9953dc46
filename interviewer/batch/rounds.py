"""The engine by batches: graders ask as ever, their requests wait, and all that wait go out together, round by round.

Knows what was asked and what is under way; what a batch is to a server is the desk's business.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from interviewer.batch.kept import Kept
from interviewer.errors import Interrupted, ModelError
from interviewer.models.parcels import Landed, Parcel, Request, request_id
from interviewer.models.port import Form, Message, StreamEvent

POLL_SECONDS = 10.0
_QUIET = 50
"""So many passes of the loop without a new request, and every grader waits. Too few make more rounds, nothing worse."""

Body = Mapping[str, Any]


class Desk(Protocol):
    """Where parcels are handed in and fetched. Every call may raise ModelError."""

    @property
    def name(self) -> str:
        """The model's name, as its server knows it."""
        ...

    @property
    def place(self) -> str:
        """The server's address."""
        ...

    def packed(self, requests: Iterable[Request]) -> Iterable[Parcel]:
        """The requests in parcels."""
        ...

    async def send(self, parcel: Parcel) -> str:
        """Begin a batch; returns its id."""
        ...

    async def look(self, id: str) -> Landed | None:
        """What came of a batch; None while it is under way."""
        ...

    async def clear(self, id: str) -> None:
        """Take what was sent and answered off the server."""
        ...

    def read(self, request: Request, body: Body) -> Iterable[StreamEvent]:
        """A completion as events."""
        ...


class Rounds:
    """A `ChatModel` whose requests are answered by the batch."""

    def __init__(
        self,
        desk: Desk,
        kept: Kept,
        *,
        closing: Callable[[], bool] = lambda: False,
        tell: Callable[[str], None] = lambda _: None,
        poll_seconds: float = POLL_SECONDS,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """`closing` says that the person wants to leave; what is under way is then fetched by the next run."""
        self._desk, self._kept = desk, kept
        self._closing, self._tell = closing, tell
        self._poll_seconds, self._sleep = poll_seconds, sleep
        self._asked: Counter[str] = Counter()
        self._waiting: dict[str, tuple[Request, asyncio.Future[Body]]] = {}
        self._somebody = asyncio.Event()

    @property
    def name(self) -> str:
        return self._desk.name

    async def stream(self, messages: Sequence[Message], form: Form | None = None) -> AsyncIterator[StreamEvent]:
        """Wait for the answer of a batch, as the port says. An answer kept from before is given at once."""
        first = request_id(self._desk.place, self.name, messages, form)
        self._asked[first] += 1
        id = request_id(self._desk.place, self.name, messages, form, self._asked[first])
        request = Request(id, tuple(messages), form)
        body = self._kept.answer(id)
        if body is None:
            answer: asyncio.Future[Body] = asyncio.get_running_loop().create_future()
            self._waiting[id] = (request, answer)
            self._somebody.set()
            body = await answer
        for event in self._desk.read(request, body):
            yield event

    async def through(self, grading: Callable[[], Coroutine[Any, Any, None]]) -> bool:
        """Fetch what an earlier run sent, then let `grading` ask, and answer it; whether it came to its end.

        Raises:
            ModelError: the server takes no batch, or cannot be asked. What is under way is kept for the next run.
        """
        try:
            await self._fetch_earlier()
            await self._answered(grading)
        except Interrupted:
            return False
        except ModelError:
            if earlier := self._kept.under_way(self._desk.place):
                self._tell(f"Still under way: {', '.join(earlier)}. The same command fetches what comes of it.")
            raise
        self._kept.clear()
        return True

    async def _answered(self, grading: Callable[[], Coroutine[Any, Any, None]]) -> None:
        graders, server = asyncio.create_task(grading()), asyncio.create_task(self._serve())
        try:
            await asyncio.wait({graders, server}, return_when=asyncio.FIRST_COMPLETED)
            # The server's task ends by an error only; the graders would wait for ever.
            await (graders if graders.done() else server)
        finally:
            for task in (graders, server):
                task.cancel()
                with suppress(asyncio.CancelledError, Interrupted, ModelError):
                    await task

    async def _serve(self) -> None:
        while True:
            await self._somebody.wait()
            await self._settled()
            await self._round()

    async def _settled(self) -> None:
        """Return when no grader goes on by itself any more."""
        quiet = 0
        while quiet < _QUIET:
            before = self._asked.total()
            await asyncio.sleep(0)
            quiet = quiet + 1 if self._asked.total() == before else 0

    async def _round(self) -> None:
        waiting, self._waiting = self._waiting, {}
        self._somebody.clear()
        under_way: dict[str, tuple[str, ...]] = {}
        for parcel in self._desk.packed([request for request, _ in waiting.values()]):
            self._leave_if_asked()
            batch = await self._desk.send(parcel)
            self._kept.sent(batch, self._desk.place)
            under_way[batch] = parcel.ids
        self._tell(f"Waiting for {len(waiting)} answers ({', '.join(under_way)}).")
        async for batch, landed in self._fetched(list(under_way)):
            for number, id in enumerate(under_way[batch], 1):
                _, answer = waiting.pop(id)
                _settle(answer, landed, id, number)

    async def _fetch_earlier(self) -> None:
        earlier = self._kept.under_way(self._desk.place)
        if earlier:
            self._tell(f"Waiting for what was sent before ({', '.join(earlier)}).")
        async for _ in self._fetched(earlier):
            pass

    async def _fetched(self, batches: list[str]) -> AsyncIterator[tuple[str, Landed]]:
        """Each batch as it ends, its answers on the disk already."""
        while True:
            for batch in list(batches):
                self._leave_if_asked()
                landed = await self._desk.look(batch)
                if landed is None:
                    continue
                self._kept.keep(landed.answered.items())
                self._kept.fetched(batch)
                await self._desk.clear(batch)
                batches.remove(batch)
                yield batch, landed
            if not batches:
                return
            await self._pause()

    async def _pause(self) -> None:
        """Until the next look, in steps short enough to leave soon."""
        left = self._poll_seconds
        while left > 0:
            self._leave_if_asked()
            await self._sleep(min(1.0, left))
            left -= 1.0

    def _leave_if_asked(self) -> None:
        if self._closing():
            raise Interrupted("Stopped; what is under way is fetched by the next run.")


def _settle(answer: "asyncio.Future[Body]", landed: Landed, id: str, number: int) -> None:
    """Hand one request its answer, or the reason why there is none. `number`: its line in the file, from 1."""
    if answer.done():
        return
    if (body := landed.answered.get(id)) is not None:
        answer.set_result(body)
        return
    error = landed.lost.get(id) or landed.lines.get(number) or landed.rest
    answer.set_exception(error or ModelError("The batch ended without an answer. Run the command again."))
