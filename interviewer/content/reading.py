"""One TOML file becomes one value, or one sentence that says what is wrong with it.

Names file, key, what was found and what is allowed, with the nearest allowed word. Knows no folder.
"""

import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from interviewer.content.base import Value
from interviewer.errors import ContentError

V = TypeVar("V", bound=Value)
Source = Traversable | Path


def read(source: Source, shape: type[V]) -> V:
    """Read and check one file.

    Raises:
        ContentError: unreadable, not TOML, or not of the shape; the message lists every fault, at most eight.
    """
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError(f"{source} is not UTF-8 text (byte {error.start}); save it as UTF-8.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ContentError(f"{source} cannot be read: {reason}; check the path and its permissions.") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{source} is not valid TOML: {error}; mend that line.") from None
    try:
        value = shape.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        told = [_sentence(fault, shape) for fault in faults[:8]]
        more = f"\n  and {len(faults) - 8} more" if len(faults) > 8 else ""
        raise ContentError(f"{source}:\n  " + "\n  ".join(told) + more) from None
    named = getattr(value, "id", None)
    stem = source.name.removesuffix(".toml")
    if isinstance(named, str) and named != stem:
        raise ContentError(f"{source}: id is '{named}' but the file is called '{stem}'; make them the same.")
    return value


def did_you_mean(word: str, allowed: list[str]) -> str:
    """`; did you mean 'x'?` or nothing."""
    best = process.extractOne(word, allowed, score_cutoff=60)
    return f"; did you mean '{best[0]}'?" if best else ""


def _sentence(fault: ErrorDetails, shape: type[Value]) -> str:
    where = _path(fault["loc"])
    kind, found, context = fault["type"], fault["input"], fault.get("ctx", {})
    match kind:
        case "missing":
            return f"{where} is missing; add it"
        case "extra_forbidden":
            allowed = _keys_at(shape, fault["loc"][:-1])
            key = str(fault["loc"][-1])
            return f"{where} is not a known key{did_you_mean(key, allowed) or '; allowed: ' + ', '.join(allowed)}"
        case "enum" | "literal_error":
            expected = str(context.get("expected", ""))
            words = [w.strip(" '\"") for w in expected.replace(" or ", ",").split(",")]
            return f"{where} is {found!r}, allowed: {', '.join(words)}{did_you_mean(str(found), words)}"
        case "value_error":
            return f"{where}: {context.get('error', fault['msg'])}"
        case _:
            shown = repr(found)
            shown = shown if len(shown) <= 60 else shown[:57] + "..."
            return f"{where} is {shown}: {fault['msg'].lower()}"


def _path(loc: tuple[int | str, ...]) -> str:
    """`curveballs[2].proof`, counting from 1 as people do; the file itself for the empty path."""
    path = ""
    for part in loc:
        path += f"[{part + 1}]" if isinstance(part, int) else ("." if path else "") + part
    return path or "the file"


def _keys_at(shape: type[Value], loc: tuple[int | str, ...]) -> list[str]:
    """The keys allowed in the table at a path of the shape."""
    here: type[Value] = shape
    for part in loc:
        if isinstance(part, str) and part in here.model_fields:
            inner = _value_type(here.model_fields[part].annotation)
            here = inner or here
    return list(here.model_fields)


def _value_type(annotation: object) -> type[Value] | None:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    return next(filter(None, map(_value_type, getattr(annotation, "__args__", ()))), None)
