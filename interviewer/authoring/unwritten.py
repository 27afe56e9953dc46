"""What a file begun with `new` still wants: every text that begins with the mark of a placeholder."""

from collections.abc import Iterator

from interviewer.authoring.finding import Check, Fault, shown
from interviewer.content.base import Value

MARK = "WRITE:"
"""A text that begins so is a placeholder; what follows says what belongs there."""
ID_MARK = "to-write"
"""An id that begins so is one."""


def is_unwritten(text: str) -> bool:
    """Whether a text is still a placeholder."""
    return MARK in text or text.startswith(ID_MARK)


def unwritten(value: Value) -> list[Fault]:
    """The placeholders of a value, in the order of its keys."""
    return [
        Fault(Check.UNWRITTEN, place, f"still to be written ({shown(text)})", "replace the placeholder")
        for place, text in _texts(value.model_dump(mode="json"), "")
        if is_unwritten(text)
    ]


def _texts(found: object, place: str) -> Iterator[tuple[str, str]]:
    match found:
        case str():
            yield place, found
        case dict():
            for key, inner in found.items():
                yield from _texts(inner, f"{place}.{key}" if place else str(key))
        case list() if found and all(isinstance(inner, str) for inner in found):
            yield from [(place, inner) for inner in found if is_unwritten(inner)][:1]
        case list():
            for number, inner in enumerate(found, start=1):
                yield from _texts(inner, f"{place}[{number}]")
