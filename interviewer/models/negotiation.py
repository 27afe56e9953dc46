"""Which optional parameters a request carries, and what to give up when a server refuses them. Pure.

Servers differ: some refuse a JSON schema with 400 or 500, some refuse `stream_options` or
`reasoning_effort`. What they refuse is dropped, one thing at a time, and asked again. The prompts say in
words which JSON is wanted, so nothing is lost but a guarantee. Knows neither HTTP nor files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from interviewer.models.port import Form

Level = Literal["json_schema", "json_object", "none"]

_LOWER: Mapping[Level, Level] = {"json_schema": "json_object", "json_object": "none"}
_DROPPABLE = ("reasoning_effort", "stream_options")
_REASONING = ("gpt-5", "gpt-6", "o3", "o4")


class Terms(BaseModel):
    """How a server is asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Level = "json_schema"
    """How a form is asked for: by schema, as any JSON object, or only in the prompt's words."""
    dropped: frozenset[str] = frozenset()
    """Parameters the server refuses."""
    proven: bool = False
    """Whether this level has worked with a form; an unproven one is suspected when the server errs."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a server said to a request it did not answer."""

    status: int | None
    said: str
    """Message, code, parameter and body, in lower case."""
    in_a_row: int = 1
    """How many server errors (5xx) in a row, this one included, met these very terms."""
    final: bool = False
    """Whether it is certain that asking otherwise cannot help: key, quota, length, policy."""


def parameters(terms: Terms, model: str, form: Form | None) -> dict[str, Any]:
    """The optional part of the request body."""
    body: dict[str, Any] = {}
    if "stream_options" not in terms.dropped:
        body["stream_options"] = {"include_usage": True}
    if model.startswith(_REASONING) and "reasoning_effort" not in terms.dropped:
        body["reasoning_effort"] = "low"
    if form is not None and terms.level == "json_schema":
        schema = {"name": form.name, "schema": dict(form.schema), "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    elif form is not None and terms.level == "json_object":
        body["response_format"] = {"type": "json_object"}
    return body


def conceded(terms: Terms, sent: Mapping[str, Any], refusal: Refusal, *, known_good: bool = False) -> Terms | None:
    """Terms that ask for less and may be accepted; None when the refusal is not about the terms.

    `sent` is what `parameters` gave. `known_good` says the server is known to take every level, so that its
    errors (5xx) are its own.
    """
    if refusal.final:
        return None
    lower = _LOWER.get(terms.level) if "response_format" in sent else None
    if refusal.status in (400, 422):
        for name in _DROPPABLE:
            if name in sent and name in refusal.said:
                return terms.model_copy(update={"dropped": terms.dropped | {name}})
        about_form = refusal.status == 400 or any(
            word in refusal.said for word in ("response_format", "json_schema", "schema", "json_object")
        )
        if lower and about_form:
            return terms.model_copy(update={"level": lower, "proven": False})
        return None
    erring = refusal.status is not None and refusal.status >= 500 and refusal.in_a_row >= 2
    if lower and erring and not terms.proven and not known_good:
        return terms.model_copy(update={"level": lower, "proven": False})
    return None
