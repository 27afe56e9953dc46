"""Answers as values: read JSON while it streams, validate it when whole, ask once for a repair.

Knows the port only; how a server is made to answer in a form is not its business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from interviewer.errors import ModelGarbled
from interviewer.models.forms import form_of
from interviewer.models.objects import objects_in
from interviewer.models.port import ChatModel, Message, Usage, complete

T = TypeVar("T", bound=BaseModel)

_PROBLEMS_TOLD = 6


class AnswerGarbled(ModelGarbled):
    """The answer and its repair were both not in the form asked for. The tokens were spent all the same."""

    def __init__(self, message: str, usage: Usage) -> None:
        super().__init__(message)
        self.usage = usage


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A validated answer."""

    value: T
    text: str
    """The answer as the model wrote it, the repaired one where there was a repair."""
    usage: Usage
    """Of both calls where there was a repair."""
    seconds: float
    repaired: bool = False
    warnings: tuple[str, ...] = ()


def partial(text: str) -> dict[str, Any] | None:
    """The JSON object read so far out of an answer that is still coming; None before it begins.

    Prose, a code fence and `<think>` before it are passed over. A string that is still coming is there as far
    as it came; a number may still grow.
    """
    for found in objects_in(text):
        try:
            value = from_json(found.text, allow_partial="trailing-strings")
        except ValueError:
            continue
        if isinstance(value, dict):
            return value
    return None


def whole(text: str, shape: type[T]) -> T:
    """The finished answer as a `shape`. Prose and fences around the JSON are tolerated, broken JSON is not.

    Raises:
        ModelGarbled: what is wrong with it, in words fit to send back to the model.
    """
    found = [candidate.text for candidate in objects_in(text)]
    if not found:
        raise ModelGarbled("The answer holds no JSON object.")
    problems: dict[str, ValidationError] = {}
    for candidate in found:
        try:
            return shape.model_validate_json(candidate)
        except ValidationError as error:
            problems[candidate] = error
    raise ModelGarbled(_told(problems[max(found, key=len)])) from None


async def ask(model: ChatModel, messages: Sequence[Message], shape: type[T], *, name: str) -> Answer[T]:
    """Ask for one answer in the form of `shape`, called `name`; if it is not, say why and ask once more.

    Raises:
        AnswerGarbled: the second answer was not in the form either.
        ModelError: whatever `model.stream` raises.
    """
    form = form_of(shape, name)
    first = await complete(model, messages, form)
    usage, seconds, warnings = first.finished.usage, first.finished.seconds, first.finished.warnings
    try:
        return Answer(whole(first.text, shape), first.text, usage, seconds, warnings=warnings)
    except ModelGarbled as garbled:
        problem = str(garbled)
    repair = [
        *messages,
        Message(role="assistant", content=first.text),
        Message(
            role="user",
            content=f"That answer cannot be read. {problem}\n"
            "Give the whole answer again as one corrected JSON object, and nothing but that JSON.",
        ),
    ]
    second = await complete(model, repair, form)
    usage, seconds = usage + second.finished.usage, seconds + second.finished.seconds
    warnings = (*warnings, *(w for w in second.finished.warnings if w not in warnings))
    try:
        value = whole(second.text, shape)
    except ModelGarbled as garbled:
        raise AnswerGarbled(
            f"{model.name} did not give a usable {name}, not even when told what was wrong. {garbled} "
            "Another model may do better: --model.",
            usage,
        ) from None
    return Answer(value, second.text, usage, seconds, repaired=True, warnings=warnings)


def _told(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(map(str, p['loc'])) or 'the answer'}: {p['msg']}" for p in problems[:_PROBLEMS_TOLD]]
    more = f"; and {len(problems) - len(told)} more" if len(problems) > len(told) else ""
    return f"The JSON is not as asked: {'; '.join(told)}{more}."
