"""Faults planted in shipped content: one thing changed at a place, everything else as it is."""

import re
from typing import Any, TypeVar

from interviewer.content.base import Value

V = TypeVar("V", bound=Value)


def planted(value: V, *changes: tuple[str, object]) -> V:
    """A value with other contents at places such as curveballs[2].wording, counting from 1."""
    data = value.model_dump(mode="json")
    for place, content in changes:
        *way, last = [int(p) - 1 if p.isdigit() else p for p in re.findall(r"\w+", place)]
        here: Any = data
        for step in way:
            here = here[step]
        here[last] = content
    return type(value).model_validate(data)
