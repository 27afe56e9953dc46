"""What is told when a model cannot be used: what happened, where, and what to do next.

Sorts a server's refusals by its words. Knows no exception and no client; text in, text out.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from interviewer.models.redaction import redacted

Verdict = Literal["overflow", "quota", "policy", "key", "forbidden", "model", "busy", "failing", "request"]

_DOCTOR = "`interviewer doctor` tests the connection"
_LONGEST = 300

_OVERFLOW = re.compile(
    r"context_length|maximum context|context (length|window|size)|prompt is too long|input is too long|"
    r"input (length|tokens) exceed|too many (input )?tokens|reduce the length|request too large|n_ctx"
)
_QUOTA = re.compile(r"insufficient_quota|exceeded your current quota|billing|insufficient (credit|balance|funds)")
_POLICY = re.compile(r"content_filter|content_policy|content management policy|usage policies|safety system")
_KEY = re.compile(r"invalid_api_key|api[ _-]?key (is )?(not valid|invalid|missing)|invalid api[ _-]?key")
_MODEL = re.compile(
    r"model_not_found|unknown model|invalid model|no such model|"
    r"model .{0,80}(not found|does not exist|not exist)"
)
_BUSY = re.compile(r"rate_limit|rate limit|too many requests|overloaded")


def verdict(status: int | None, said: str) -> Verdict:
    """What kind of refusal an HTTP status (None: an error inside a stream) and lower-case words are."""
    client_side = status is None or 400 <= status < 500
    if status == 413 or (client_side and status != 401 and _OVERFLOW.search(said)):
        return "overflow"
    if status == 402 or (client_side and _QUOTA.search(said)):
        return "quota"
    if status in (400, 403, None) and _POLICY.search(said):
        return "policy"
    if status == 401 or (client_side and _KEY.search(said)):
        return "key"
    if status == 403:
        return "forbidden"
    if status == 404 or (status in (400, 422) and _MODEL.search(said)):
        return "model"
    if status == 429 or (status is None and _BUSY.search(said)):
        return "busy"
    if status is None or status in (408, 409, 425) or status >= 500:
        return "failing"
    return "request"


def words_of(body: object, secrets: Iterable[str]) -> str:
    """The server's own words in one line, without secrets, at most 300 characters."""
    text = str(_message(body) if isinstance(body, dict) else (body or ""))
    if "<html" in text.lower() or "<!doctype" in text.lower():
        title = re.search(r"(?is)<title>(.*?)</title>", text)
        text = title[1] if title else "a web page instead of an answer"
    return one_line(redacted(text, secrets))


def _message(body: Mapping[str, Any]) -> Any:
    inner = body.get("error")
    if isinstance(inner, dict):
        return _message(inner)
    return body.get("message") or inner or body.get("detail") or body.get("code") or dict(body)


def one_line(text: str) -> str:
    """`text` without control characters and needless space, its end dropped after 300 characters."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split()).rstrip(".")
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"


def overflow(place: str, model: str, told: str) -> str:
    return (
        f"The conversation is longer than {model} at {place} reads at once ({told}). "
        "Take a model with a longer context with --model, or a shorter transcript."
    )


def quota(place: str, told: str) -> str:
    return (
        f"The account at {place} has no quota left ({told}). Waiting does not help: check its billing page, "
        "use another OPENAI_API_KEY, or practise with --model offline."
    )


def policy(place: str, told: str) -> str:
    return (
        f"{place} declined for its content policy ({told}). "
        "Rephrase the last answer, or take another model with --model."
    )


def key(place: str, told: str) -> str:
    return f"{place} refused the key ({told}). Check OPENAI_API_KEY; {_DOCTOR}."


def forbidden(place: str, model: str, told: str) -> str:
    return (
        f"The key may not use {model} at {place} ({told}). "
        f"Check the project's permissions and region, or take another model with --model; {_DOCTOR}."
    )


def model(place: str, model: str, told: str) -> str:
    return (
        f"{place} has no model {model!r}, or nothing answers at that address ({told}). "
        f"Check --model, and that --base-url ends where the server says, often in /v1; {_DOCTOR}."
    )


def busy(place: str, told: str) -> str:
    return f"{place} takes no more requests for now ({told}). Wait a little, then resume; {_DOCTOR}."


def failing(place: str, told: str) -> str:
    return f"{place} failed ({told}). Resume later; {_DOCTOR}."


def request(place: str, model: str, told: str) -> str:
    return f"{place} does not take this request for {model} ({told}). Try another model with --model; {_DOCTOR}."


def silent(place: str, seconds: float) -> str:
    return (
        f"{place} sent nothing for {seconds:g} s. A slow model may need a longer --timeout; "
        f"otherwise resume later; {_DOCTOR}."
    )


def unreachable(place: str, reason: str) -> str:
    return f"{place} cannot be reached ({reason}). Check the network and --base-url; {_DOCTOR}."


def cut(place: str, reason: str) -> str:
    return f"The connection to {place} was lost: {reason}. Resume; {_DOCTOR}."


def client(place: str, reason: str) -> str:
    return f"{place} cannot be used as configured ({reason}). Check OPENAI_API_KEY and --base-url; {_DOCTOR}."


def unusable(place: str, reason: str) -> str:
    return f"{place} gave no chat completion ({reason}). Check that --base-url ends in /v1; {_DOCTOR}."


def too_long(place: str, reason: str) -> str:
    return (
        f"The answer from {place} was cut short by the server's length limit ({reason}). "
        "Raise the server's limit on output, or take another model with --model."
    )


def empty(place: str, model: str, *, thought: bool) -> str:
    only = "only reasoning and no text" if thought else "an empty answer"
    return f"{model} at {place} gave {only}. Ask again, or take another model with --model; {_DOCTOR}."


def declined(place: str, model: str, refusal: str) -> str:
    return f"{model} at {place} refused to answer: {one_line(refusal)}. Rephrase, or take another --model."
