"""Turns a pydantic model into the strict JSON schema that servers take. Pure; knows no server.

Strict means: every property required, no others allowed, and only keywords that servers agree on. What is
left out here (patterns, lengths of strings) is still checked when the answer is validated.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from interviewer.models.port import Form

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NOT_STRICT = frozenset(
    {
        "title",
        "default",
        "examples",
        "discriminator",
        "pattern",
        "format",
        "minLength",
        "maxLength",
        "uniqueItems",
    }
)


@cache
def form_of(shape: type[BaseModel], name: str) -> Form:
    """The form of `shape` for a request; made once, so nobody may change it.

    References are put in place, except where a model holds itself.

    Raises:
        ValueError: the name is not one, or the shape holds a dict with free keys.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a form: letters, digits, _ and - only, at most 64")
    schema = shape.model_json_schema()
    definitions: Mapping[str, Any] = schema.pop("$defs", {})
    kept: dict[str, Any] = {}
    strict = _strict(schema, definitions, (), kept)
    if "$ref" in strict:  # the shape holds itself, so pydantic refers to it even at the top
        strict = dict(kept[_target(strict["$ref"])])
    return Form(name, strict | ({"$defs": kept} if kept else {}))


def _strict(
    node: Mapping[str, Any], definitions: Mapping[str, Any], inside: tuple[str, ...], kept: dict[str, Any]
) -> dict[str, Any]:
    """`node` made strict; `inside`: the references being put in place, `kept`: those that hold themselves."""
    if "$ref" in node:
        return _resolved(_target(node["$ref"]), node, definitions, inside, kept)
    out: dict[str, Any] = {}
    for key, value in node.items():
        if key in _NOT_STRICT:
            continue
        if key == "properties":
            out[key] = {name: _strict(each, definitions, inside, kept) for name, each in value.items()}
        elif key in ("anyOf", "oneOf", "allOf", "prefixItems"):
            under = "anyOf" if key == "oneOf" else key
            out[under] = [_strict(each, definitions, inside, kept) for each in value]
        elif key == "items" and isinstance(value, Mapping):
            out[key] = _strict(value, definitions, inside, kept)
        else:
            out[key] = value
    if node.get("type") == "object":
        if "properties" not in node and node.get("additionalProperties") is not False:
            raise ValueError("a strict form cannot hold a dict with free keys: use a list of pairs")
        out.setdefault("properties", {})
        out["required"] = list(out["properties"])
        out["additionalProperties"] = False
    return out


def _resolved(
    target: str,
    node: Mapping[str, Any],
    definitions: Mapping[str, Any],
    inside: tuple[str, ...],
    kept: dict[str, Any],
) -> dict[str, Any]:
    if target in inside or target in kept:
        if target not in kept:
            kept[target] = {}  # claimed first, so that the definition may refer to itself
            kept[target] = _strict(definitions[target], definitions, (target,), kept)
        return {"$ref": f"#/$defs/{target}"}
    inner = _strict(definitions[target], definitions, (*inside, target), kept)
    said = {key: value for key, value in node.items() if key == "description"}
    return inner | said


def _target(reference: str) -> str:
    return reference.removeprefix("#/$defs/")
