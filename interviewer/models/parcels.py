"""Requests that are sent by the file and answered by the file: their ids, their lines, how many to a file. Pure.

Knows the JSON of OpenAI's batches; knows no client, no disk and no waiting.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from interviewer.errors import ModelError, ModelGarbled, ModelRefused
from interviewer.models import wording
from interviewer.models.answering import Answering
from interviewer.models.faults import Edge, streamed_fault
from interviewer.models.negotiation import Terms, parameters
from interviewer.models.port import Form, Message, StreamEvent, TextDelta
from interviewer.models.redaction import redacted
from interviewer.models.wire import read_chunk

ENDPOINT: Final = "/v1/chat/completions"
MOST_REQUESTS = 50_000
"""Requests that OpenAI takes in one file."""
MOST_BYTES = 200_000_000
"""The size of a file that OpenAI takes."""


@dataclass(frozen=True, slots=True)
class Request:
    """One answer asked for."""

    id: str
    messages: tuple[Message, ...]
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """Requests that go in one file."""

    ids: tuple[str, ...]
    """In the order of the lines."""
    content: bytes
    """One line of JSON for each."""


@dataclass(frozen=True, slots=True)
class Landed:
    """What came of a batch."""

    answered: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By request: the completion, decoded."""
    lost: Mapping[str, ModelError] = field(default_factory=dict)
    """By request: why there is none."""
    lines: Mapping[int, ModelError] = field(default_factory=dict)
    """By line of the file, from 1: why the whole was not taken."""
    rest: ModelError | None = None
    """Why there is none for those of which nothing was said."""


def request_id(place: str, model: str, messages: Sequence[Message], form: Form | None, time: int = 1) -> str:
    """The same for the same request at the same server; `time` from 1, when it is asked more than once."""
    shape = [form.name, dict(form.schema)] if form else None
    whole = [place, model, [[m.role, m.content] for m in messages], shape]
    digest = hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:40]
    return digest if time == 1 else f"{digest}-{time}"


def line(request: Request, model: str, terms: Terms) -> bytes:
    """The line that asks it, with its end. An answer that does not stream reports its tokens unasked."""
    unstreamed = terms.model_copy(update={"dropped": terms.dropped | {"stream_options"}})
    chat = [{"role": m.role, "content": m.content} for m in request.messages]
    body = {"model": model, "messages": chat} | parameters(unstreamed, model, request.form)
    whole = {"custom_id": request.id, "method": "POST", "url": ENDPOINT, "body": body}
    return json.dumps(whole).encode() + b"\n"


def parcels(
    lines: Iterable[tuple[str, bytes]], most_requests: int = MOST_REQUESTS, most_bytes: int = MOST_BYTES
) -> Iterator[Parcel]:
    """Ids and lines in parcels as large as a server takes. A line too long for any goes alone."""
    ids: list[str] = []
    content = bytearray()
    for id, each in lines:
        if ids and (len(ids) == most_requests or len(content) + len(each) > most_bytes):
            yield Parcel(tuple(ids), bytes(content))
            ids, content = [], bytearray()
        ids.append(id)
        content += each
    if ids:
        yield Parcel(tuple(ids), bytes(content))


def outcomes(content: bytes, edge: Edge) -> Iterator[tuple[str, Mapping[str, Any] | ModelError]]:
    """What the lines of an output or error file say: by id, the completion or what went wrong. Others are passed."""
    for each in content.split(b"\n"):
        try:
            said = json.loads(each)
        except ValueError:
            continue
        id = said.get("custom_id") if isinstance(said, dict) else None
        if isinstance(id, str):
            yield id, _outcome(said, edge)


def _outcome(said: Mapping[str, Any], edge: Edge) -> Mapping[str, Any] | ModelError:
    response = said.get("response")
    if not isinstance(response, dict):
        error = said.get("error")
        return streamed_fault(error if isinstance(error, dict) else {"message": str(error)}, edge).error
    status, body = response.get("status_code"), response.get("body")
    if status == 200 and isinstance(body, dict):
        return body
    told = body.get("error") if isinstance(body, dict) and body.get("error") else body
    inner = told if isinstance(told, dict) else {"message": str(told)}
    return streamed_fault({"code": status, "error": inner}, edge).error


def read(request: Request, body: Mapping[str, Any], edge: Edge) -> Iterator[StreamEvent]:
    """A completion as the events of one that streamed.

    Raises:
        ModelRefused: the model, or a policy, declined.
        ModelGarbled: it is empty, or cut short by its length.
        ModelError: an error stands in its place.
    """
    answering = Answering(edge.model, request.messages, lambda: 0.0)
    answering.attempt()
    piece = read_chunk(body)
    if piece.error is not None:
        raise streamed_fault(piece.error, edge).error
    text = answering.take(piece)
    if answering.refusal:
        raise ModelRefused(wording.declined(edge.place, edge.model, redacted(answering.refusal, edge.secrets)))
    if answering.ending == "content_filter":
        raise ModelRefused(wording.policy(edge.place, "finish_reason content_filter"))
    if answering.ending == "length":
        raise ModelGarbled(wording.too_long(edge.place, "finish_reason length"))
    if not text.strip():
        raise ModelGarbled(wording.empty(edge.place, edge.model, thought=answering.thought))
    yield TextDelta(text)
    yield answering.finished()
