"""Foreign errors become ours here, once: every exception of `openai` and `httpx2`, as a `Fault`.

A fault says what a person will be told, whether asking again can help and how long the server asked to
wait. Whatever passes through here is stripped of keys. Knows nothing of retrying itself.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Literal

import httpx2
import openai

from interviewer.errors import ContextOverflow, ModelError, ModelGarbled, ModelRefused, ModelUnreachable
from interviewer.models import wording
from interviewer.models.redaction import redacted
from interviewer.models.wire import BrokenStreamError

Kind = Literal["final", "transient", "timeout"]


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the call went, for messages."""

    place: str
    """The base URL as it may be shown."""
    model: str
    seconds: float
    """The silence after which an attempt is given up."""
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One failed attempt."""

    error: ModelError
    """What to raise if nothing else helps."""
    brief: str
    """What happened, in a few words, for the line that says why one waits."""
    kind: Kind
    """Whether another attempt may help; after a timeout, only one."""
    status: int | None = None
    said: str = ""
    """All the server said, in lower case, for `negotiation`."""
    retry_after: float | None = None
    """Seconds the server asked to wait."""
    verdict: wording.Verdict | None = None
    """What kind of no it was, where the server said one."""


class FaultError(Exception):
    """Carries the fault of an attempt out of it; never leaves this room."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.brief)
        self.fault = fault


def fault_of(error: BaseException, edge: Edge, *, wall: float) -> Fault:
    """The fault behind a foreign exception. `wall` is Unix time now, to read dates in `Retry-After`.

    Raises:
        BaseException: `error` itself, when it is none that a model call is known to raise.
    """
    for kind in type(error).__mro__:
        if row := ROWS.get(kind):
            return row(error, edge, wall)
    raise error


def streamed_fault(error: Mapping[str, Any], edge: Edge) -> Fault:
    """The fault behind an error reported inside a stream that began well."""
    code = error.get("code")
    status = code if isinstance(code, int) and 400 <= code < 600 else None
    return _said_no(status, error, {}, edge, wall=0.0)


def cut_fault(edge: Edge, reason: str = "the answer broke off before its end") -> Fault:
    """The fault of an answer that ended too early."""
    return Fault(ModelUnreachable(wording.cut(edge.place, reason)), reason, "transient")


def _status(error: openai.APIStatusError, edge: Edge, wall: float) -> Fault:
    body = error.body if error.body is not None else str(error)
    return _said_no(error.status_code, body, error.response.headers, edge, wall)


def _said_no(status: int | None, body: object, headers: Mapping[str, str], edge: Edge, wall: float) -> Fault:
    """An HTTP status, or an error event (status None), with the server's words."""
    said = json.dumps(body, ensure_ascii=False, default=str).lower()
    words = wording.words_of(body, edge.secrets)
    told = f"{status}: {words}" if status and words else str(status or words or "no reason given")
    verdict = wording.verdict(status, said)

    def fault(kind: Kind, error: type[ModelError], sentence: str) -> Fault:
        wait = retry_after(headers, wall) if kind == "transient" else None
        return Fault(error(redacted(sentence, edge.secrets)), told, kind, status, said, wait, verdict)

    match verdict:
        case "overflow":
            return fault("final", ContextOverflow, wording.overflow(edge.place, edge.model, told))
        case "quota":
            return fault("final", ModelRefused, wording.quota(edge.place, told))
        case "policy":
            return fault("final", ModelRefused, wording.policy(edge.place, told))
        case "key":
            return fault("final", ModelRefused, wording.key(edge.place, told))
        case "forbidden":
            return fault("final", ModelRefused, wording.forbidden(edge.place, edge.model, told))
        case "model":
            return fault("final", ModelRefused, wording.model(edge.place, edge.model, told))
        case "busy":
            return fault("transient", ModelUnreachable, wording.busy(edge.place, told))
        case "failing":
            return fault("transient", ModelUnreachable, wording.failing(edge.place, told))
        case "request":
            return fault("final", ModelRefused, wording.request(edge.place, edge.model, told))


def _timeout(error: BaseException, edge: Edge, _wall: float) -> Fault:
    cause = error.__cause__ or error
    if isinstance(cause, httpx2.ConnectTimeout):
        return _connection(error, edge, _wall)
    return Fault(
        ModelUnreachable(wording.silent(edge.place, edge.seconds)),
        f"silent for {edge.seconds:g} s",
        "timeout",
    )


def _connection(error: BaseException, edge: Edge, _wall: float) -> Fault:
    reason = wording.one_line(redacted(str(error.__cause__ or error) or type(error).__name__, edge.secrets))
    kind: Kind = "final" if "certificate" in reason.lower() else "transient"
    return Fault(ModelUnreachable(wording.unreachable(edge.place, reason)), reason, kind)


def _in_stream(error: openai.APIError, edge: Edge, _wall: float) -> Fault:
    return streamed_fault(error.body if isinstance(error.body, dict) else {"message": str(error)}, edge)


def _broken(error: BaseException, edge: Edge, _wall: float) -> Fault:
    return cut_fault(edge, wording.one_line(str(error)) or "the answer arrived damaged")


def _always(cls: type[ModelError], sentence: Callable[[str, str], str]) -> Callable[[Any, Edge, float], Fault]:
    def row(error: BaseException, edge: Edge, _wall: float) -> Fault:
        reason = wording.one_line(redacted(str(error), edge.secrets))
        return Fault(cls(sentence(edge.place, reason)), reason, "final", said=reason.lower())

    return row


ROWS: Mapping[type[BaseException], Callable[[Any, Edge, float], Fault]] = {
    openai.BadRequestError: _status,
    openai.AuthenticationError: _status,
    openai.PermissionDeniedError: _status,
    openai.NotFoundError: _status,
    openai.ConflictError: _status,
    openai.UnprocessableEntityError: _status,
    openai.RateLimitError: _status,
    openai.InternalServerError: _status,
    openai.APIStatusError: _status,
    openai.APITimeoutError: _timeout,
    openai.APIConnectionError: _connection,
    openai.APIResponseValidationError: _always(ModelGarbled, wording.unusable),
    openai.APIError: _in_stream,
    openai.LengthFinishReasonError: _always(ModelGarbled, wording.too_long),
    openai.ContentFilterFinishReasonError: _always(ModelRefused, wording.policy),
    openai.InvalidWebhookSignatureError: _always(ModelGarbled, wording.unusable),
    openai.OpenAIError: _always(ModelRefused, wording.client),
    httpx2.TimeoutException: _timeout,
    httpx2.UnsupportedProtocol: _always(ModelRefused, wording.client),
    httpx2.TransportError: _connection,
    httpx2.HTTPError: _always(ModelUnreachable, wording.unreachable),
    httpx2.InvalidURL: _always(ModelRefused, wording.client),
    httpx2.StreamError: _broken,
    BrokenStreamError: _broken,
    UnicodeError: _broken,
}
"""One row for each class that a chat call may raise; any other takes its parent's."""


def retry_after(headers: Mapping[str, str], wall: float) -> float | None:
    """Seconds a response asks to wait: `retry-after-ms`, or `retry-after` as seconds or as an HTTP date.

    A date is measured against the response's own `date`, so that a wrong clock here does not matter;
    without that, against `wall` (Unix seconds).
    """
    found = {name.lower(): value for name, value in headers.items()}
    if (milliseconds := _seconds(found.get("retry-after-ms"))) is not None:
        return milliseconds / 1000
    asked = found.get("retry-after")
    if (seconds := _seconds(asked)) is not None:
        return seconds
    until, server_now = _unix(asked), _unix(found.get("date"))
    return None if until is None else max(0.0, until - (wall if server_now is None else server_now))


def _seconds(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return max(0.0, value) if math.isfinite(value) else None


def _unix(text: str | None) -> float | None:
    try:
        return parsedate_to_datetime(text or "").timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
