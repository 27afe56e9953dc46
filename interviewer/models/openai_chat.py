"""A model behind any server that speaks OpenAI's chat completions, streamed.

The one place that calls the `openai` client. It only carries out: what to ask for is `negotiation`'s, when
to ask again `retrying`'s, what an answer says `wire`'s, what an error means `faults`'. Importing it costs
half a second; do so where a remote model is really used.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from typing import Any

import httpx2

from interviewer.errors import ModelGarbled, ModelRefused
from interviewer.models import wording
from interviewer.models.addresses import is_openai, place
from interviewer.models.answering import Answering
from interviewer.models.choice import ModelChoice
from interviewer.models.client import opened
from interviewer.models.faults import ROWS, Edge, Fault, FaultError, cut_fault, fault_of, streamed_fault
from interviewer.models.memory import Memory
from interviewer.models.negotiation import Refusal, Terms, conceded, parameters
from interviewer.models.port import Finished, Form, Message, Restarted, StreamEvent, TextDelta, Waiting
from interviewer.models.redaction import redacted
from interviewer.models.retrying import Patience, persistently
from interviewer.models.wire import Piece, pieces, plain

_DRAIN_SECONDS = 0.3
_FOREIGN = tuple(ROWS)


class OpenAIChat:
    """A `ChatModel` over HTTP. Close it with `aclose`, or use it as an async context manager."""

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
        """`timeout` is seconds without a byte; `retry_seconds` bounds the time from first asking to the last
        retry. An injected `http_client` stays its owner's to close.
        """
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

    async def aclose(self) -> None:
        """Close the connections."""
        if self._own:
            await self._own.aclose()

    async def __aenter__(self) -> "OpenAIChat":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def stream(self, messages: Sequence[Message], form: Form | None = None) -> AsyncGenerator[StreamEvent, None]:
        """Ask for one answer and yield it as it comes, as the port says."""
        answering = Answering(self.name, messages, self._now)
        terms, doubtful = self._memory.recall(self._choice.base_url, self.name), False
        known, errors_in_a_row = terms, 0
        trials = persistently(self._patience, now=self._now, sleep=self._sleep)
        async with aclosing(trials):
            async for trial in trials:
                if isinstance(trial, Waiting):
                    if lost := answering.restarted():
                        yield Restarted(lost)
                    yield trial
                    continue
                while True:
                    if lost := answering.restarted():
                        yield Restarted(lost)
                    sent = parameters(terms, self.name, form)
                    fault: Fault | None = None
                    answering.attempt()
                    try:
                        async with aclosing(self._attempt(messages, sent)) as arriving:
                            async for piece in arriving:
                                if delta := answering.take(piece):
                                    yield TextDelta(delta)
                    except FaultError as failed:
                        fault = failed.fault
                    except _FOREIGN as error:
                        fault = fault_of(error, self._edge, wall=self._wall())
                    if fault is None or answering.ended:
                        break  # what goes wrong after the end was said takes nothing away
                    errors_in_a_row = errors_in_a_row + 1 if (fault.status or 0) >= 500 else 0
                    refusal = Refusal(fault.status, fault.said, errors_in_a_row, final=_is_certain(fault))
                    yielded = conceded(terms, sent, refusal, known_good=is_openai(self._choice.base_url))
                    if yielded is None:
                        trial.failed(fault)
                        break
                    doubtful = doubtful or (fault.status or 0) >= 500
                    terms, errors_in_a_row = yielded, 0
                    answering.warn(_warning(yielded, self._edge.place))
        finished = self._checked(answering)
        self._remember(known, terms, form, doubtful=doubtful)
        yield finished

    async def _attempt(self, messages: Sequence[Message], sent: dict[str, Any]) -> AsyncGenerator[Piece, None]:
        """The pieces of one request's answer.

        The response is closed, and with it the connection if the answer is still coming, whenever this ends.
        """
        chat = [{"role": m.role, "content": m.content} for m in messages]
        async with self._client.chat.completions.with_streaming_response.create(
            model=self.name,
            messages=[],  # the client compares what it is given here with the shape of every kind of message
            stream=True,
            extra_body={"messages": chat, **sent},
        ) as response:
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind == "text/html":
                raise ModelGarbled(wording.unusable(self._edge.place, "a web page"))
            if kind == "application/json":
                yield self._good(plain((await response.read()).decode("utf-8", "replace")))
                yield Piece(done=True)
                return
            async with aclosing(pieces(response.iter_lines())) as arriving:
                async for piece in arriving:
                    yield self._good(piece)
                    if piece.done:
                        await _drained(arriving)
                        return
        raise FaultError(cut_fault(self._edge))

    def _good(self, piece: Piece) -> Piece:
        if piece.error is not None:
            raise FaultError(streamed_fault(piece.error, self._edge))
        if piece.ending == "error":
            raise FaultError(cut_fault(self._edge, "the server ended the answer with an error"))
        return piece

    def _checked(self, answering: Answering) -> Finished:
        """The last event of a usable answer; raises what makes it unusable."""
        where, model = self._edge.place, self.name
        if answering.refusal:
            said = redacted(answering.refusal, self._edge.secrets)
            raise ModelRefused(wording.declined(where, model, said))
        if answering.ending == "content_filter":
            raise ModelRefused(wording.policy(where, "finish_reason content_filter"))
        if answering.ending == "length":
            raise ModelGarbled(wording.too_long(where, "finish_reason length"))
        if not answering.text.strip():
            raise ModelGarbled(wording.empty(where, model, thought=answering.thought))
        return answering.finished()

    def _remember(self, known: Terms, terms: Terms, form: Form | None, *, doubtful: bool) -> None:
        """Keep what has just worked, if it is news."""
        worked = terms.model_copy(update={"proven": terms.proven or form is not None})
        if worked != known:
            self._memory.learn(self._choice.base_url, self.name, worked, doubtful=doubtful)


async def _drained(rest: AsyncIterator[Piece]) -> None:
    """Read what follows the end, which lets the connection be used again; not for long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_DRAIN_SECONDS):
            async for _ in rest:
                pass


def _is_certain(fault: Fault) -> bool:
    """Whether asking for less cannot help: a no for length, key, quota, policy or model is what it says."""
    return fault.kind == "final" and fault.verdict not in (None, "request")


def _warning(terms: Terms, where: str) -> str:
    without = f", without {' and '.join(sorted(terms.dropped))}" if terms.dropped else ""
    asked = {"json_schema": "", "json_object": "; JSON without a schema", "none": "; JSON in words only"}
    return f"{where} was asked for less{without}{asked[terms.level]}."
