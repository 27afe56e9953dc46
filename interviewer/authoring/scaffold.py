"""The commented file somebody begins a scenario or a persona with. Knows its keys; refuses to write over a file."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from interviewer.content.base import Slug
from interviewer.errors import UsageError

Noun = Literal["scenario", "persona"]


def new_path(noun: Noun, id: str, folder: Path, is_taken: bool) -> Path:
    """Where a new file goes.

    Raises:
        UsageError: the id is none, it is taken, or a shipped file has it.
    """
    try:
        TypeAdapter(Slug).validate_python(id)
    except ValidationError:
        raise UsageError(f"'{id}' is no id; write lower-case words joined by hyphens, such as parking-app.") from None
    path = folder / f"{id}.toml"
    if path.exists():
        raise UsageError(f"{path} is there already; take another id, or edit that file.")
    if is_taken:
        raise UsageError(f"A {noun} '{id}' is shipped, and a file of yours would hide it; take another id.")
    return path


def scaffold(noun: Noun, id: str) -> str:
    """The commented file of a kind with every text still to be written."""
    return (files(__package__) / "scaffolds" / f"{noun}.toml").read_text(encoding="utf-8").replace("{{id}}", id)


def begin(noun: Noun, id: str, path: Path) -> None:
    """Write it. Raises UsageError when that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(scaffold(noun, id))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}; mend its folder's rights.") from None
