"""Fills the prompts in this folder, strictly: a name the text lacks, or one nobody gave, is an error.

Placeholders look like {{name}}. A prompt's first line, a comment, says who reads it; it is not sent.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_COMMENT = re.compile(r"\A<!--.*?-->\s*", re.DOTALL)


@cache
def template(name: str) -> str:
    """The text of a prompt, unfilled. Raises FileNotFoundError."""
    return _COMMENT.sub("", (files(__name__) / f"{name}.md").read_text(encoding="utf-8")).strip()


def fill(name: str, /, **values: str) -> str:
    """A prompt with every placeholder filled; what is filled in is never looked at for placeholders.

    Raises:
        KeyError: a placeholder has no value, or a value has no placeholder.
    """
    return _filled(template(name), f"prompt '{name}'", values)


def fill_section(name: str, title: str, /, **values: str) -> str:
    """One section of a prompt made of `## title` sections, filled as strictly. Raises KeyError."""
    return _filled(sections(name)[title], f"prompt '{name}', section '{title}'", values)


@cache
def sections(name: str) -> Mapping[str, str]:
    """A prompt made of `## title` sections, by title."""
    parts = re.split(r"(?m)^## +(\S+)\s*$", template(name))
    return {title: body.strip() for title, body in zip(parts[1::2], parts[2::2], strict=True)}


@cache
def version(*names: str) -> str:
    """A short fingerprint of prompts, for records: the same texts always give the same one."""
    digest = hashlib.sha256("\0".join(template(name) for name in names).encode())
    return digest.hexdigest()[:10]


def _filled(text: str, place: str, values: Mapping[str, str]) -> str:
    wanted = _placeholders(text)
    if wanted != set(values):
        missing, unused = sorted(wanted - set(values)), sorted(set(values) - wanted)
        raise KeyError(f"{place}: missing {missing}, unused {unused}")
    return _PLACEHOLDER.sub(lambda match: values[match.group(1)], text)


@cache
def _placeholders(text: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(text))
