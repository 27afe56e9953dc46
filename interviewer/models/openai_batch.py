"""OpenAI's Batch API, or a server's that speaks it: a parcel sent, looked after, fetched.

The one place that calls the client's files and batches. What stands in a file is `parcels`', what an error means
`faults`'. Knows no disk: which batches are under way is its caller's to keep.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing, suppress
from typing import Any, TypeVar

import httpx2
from openai.types import Batch

from interviewer.errors import ModelError, ModelRefused, ModelUnreachable
from interviewer.models.addresses import place
from interviewer.models.choice import ModelChoice
from interviewer.models.client import opened
from interviewer.models.faults import ROWS, Edge, Fault, fault_of, streamed_fault
from interviewer.models.memory import Memory
from interviewer.models.parcels import ENDPOINT, Landed, Parcel, Request, line, outcomes, parcels, read
from interviewer.models.port import StreamEvent
from interviewer.models.retrying import Patience, Trial, persistently

T = TypeVar("T")

_FOREIGN = tuple(ROWS)


class OpenAIBatch:
    """Sends parcels and fetches what came of them. Close it with `aclose`."""

    def __init__(
        self,
        choice: ModelChoice,
        *,
        timeout: float = 120.0,
        retry_seconds: float = 300.0,
        memory: Memory | None = None,
        http_client: httpx2.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """`timeout` is seconds without a byte. An injected `http_client` stays its owner's to close."""
        self._choice = choice
        self._memory = memory or Memory()
        self._patience = Patience(total_seconds=retry_seconds)
        self._sleep, self._now, self._wall = sleep, now, wall
        self._edge = Edge(place(choice.base_url), choice.model, timeout, choice.secrets)
        self._client, self._own = opened(choice, self._edge, http_client)

    @property
    def name(self) -> str:
        """The model's name, as its server knows it."""
        return self._choice.model

    @property
    def place(self) -> str:
        """The server's address, as it may be shown."""
        return self._edge.place

    async def aclose(self) -> None:
        """Close the connections."""
        if self._own:
            await self._own.aclose()

    def packed(self, requests: Iterable[Request]) -> Iterable[Parcel]:
        """The requests in parcels, asked as the server is known to take them; one parcel in memory at a time."""
        terms = self._memory.recall(self._choice.base_url, self.name)
        return parcels((request.id, line(request, self.name, terms)) for request in requests)

    async def send(self, parcel: Parcel) -> str:
        """Upload a parcel and begin its batch; returns the batch's id. Raises ModelError."""
        given = ("requests.jsonl", parcel.content, "application/jsonl")
        file = await self._tried(lambda: self._client.files.create(file=given, purpose="batch"), self._takes_files)
        if not isinstance(getattr(file, "id", None), str):
            raise self._no_batches("it gave no file")
        # One that may have begun unheard is not begun again: it would be paid for twice.
        batch = await self._tried(
            lambda: self._client.batches.create(input_file_id=file.id, endpoint=ENDPOINT, completion_window="24h"),
            again=lambda fault: fault.kind != "timeout",
        )
        return self._known(batch).id

    async def look(self, id: str) -> Landed | None:
        """What came of a batch; None while it is under way. One the server does not know came to nothing.

        Raises ModelError when the server cannot be asked.
        """
        missing: list[Fault] = []

        def known(fault: Fault) -> bool:
            if fault.status == 404:
                missing.append(fault)
            return True

        try:
            batch = self._known(await self._tried(lambda: self._client.batches.retrieve(id), again=known))
        except ModelError:
            if not missing:
                raise
            return Landed(rest=ModelUnreachable(f"{self.place} does not know the batch {id}. Run the command again."))
        match batch.status:
            case "completed" | "failed" | "expired" | "cancelled":
                return await self._landed(batch)
            case _:
                return None

    async def clear(self, id: str) -> None:
        """Take a batch's files off the server, as far as it lets one; what they held is of no more use there."""
        with suppress(ModelError, *_FOREIGN):
            batch = self._known(await self._client.batches.retrieve(id))
            for file in (batch.input_file_id, batch.output_file_id, batch.error_file_id):
                if file:
                    await self._client.files.delete(file)

    def read(self, request: Request, body: Mapping[str, Any]) -> Iterable[StreamEvent]:
        """A completion as events. Raises ModelError for one that cannot be used."""
        return read(request, body, self._edge)

    async def _landed(self, batch: Batch) -> Landed:
        answered: dict[str, Mapping[str, Any]] = {}
        lost: dict[str, ModelError] = {}
        for file in (batch.error_file_id, batch.output_file_id):
            for id, outcome in outcomes(await self._content(file), self._edge) if file else ():
                if isinstance(outcome, ModelError):
                    lost[id] = outcome
                else:
                    answered[id] = outcome
        said = (batch.errors.data if batch.errors else None) or []
        faults = [(each.line, self._error(each.model_dump(exclude_none=True))) for each in said]
        whole = next((error for number, error in faults if number is None), faults[0][1] if faults else None)
        return Landed(
            answered,
            lost,
            {number: error for number, error in faults if number is not None},
            whole or self._error({"message": _TOLD[batch.status].format(id=batch.id)}),
        )

    async def _content(self, file: str) -> bytes:
        return (await self._tried(lambda: self._client.files.content(file))).content

    def _error(self, said: Mapping[str, Any]) -> ModelError:
        return streamed_fault(said, self._edge).error

    def _known(self, batch: object) -> Batch:
        """The batch, if it is one: a page that is none is decoded as text."""
        if isinstance(batch, Batch) and isinstance(getattr(batch, "status", None), str) and batch.id:
            return batch
        raise self._no_batches("it gave no batch")

    def _takes_files(self, fault: Fault) -> bool:
        if fault.status in (404, 405, 501):
            raise self._no_batches(fault.brief)
        return True

    def _no_batches(self, reason: str) -> ModelError:
        return ModelRefused(
            f"{self.place} has no Batch API, or not at that address ({reason}). "
            "Check --base-url, or use --engine local, which needs none."
        )

    async def _tried(self, call: Callable[[], Awaitable[T]], again: Callable[[Fault], bool] = lambda _: True) -> T:
        """The call's result, asked for again where that may help. Raises ModelError."""
        result: list[T] = []
        async with aclosing(persistently(self._patience, now=self._now, sleep=self._sleep)) as trials:
            async for trial in trials:
                if not isinstance(trial, Trial):
                    continue
                try:
                    result.append(await call())
                except _FOREIGN as error:
                    fault = fault_of(error, self._edge, wall=self._wall())
                    if not again(fault):
                        raise fault.error from None
                    trial.failed(fault)
        return result[-1]


_TOLD = {
    "completed": "the batch {id} ended without an answer to this request",
    "failed": "the batch {id} failed, and its server did not say why",
    "expired": "the batch {id} expired before this request was answered",
    "cancelled": "the batch {id} was cancelled before this request was answered",
}
