"""The concept cards: what a product manager must know of a technique to see its consequences. One file a card."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from interviewer.content.reading import did_you_mean
from interviewer.errors import UsageError


@dataclass(frozen=True, slots=True)
class Concept:
    """One card."""

    id: str
    title: str
    text: str
    """Markdown, the title line included."""


@cache
def concepts() -> tuple[Concept, ...]:
    """All cards, in the order of ids."""
    found = []
    for file in sorted((files("interviewer") / "concepts").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".md"):
            text = file.read_text(encoding="utf-8").strip()
            found.append(Concept(file.name.removesuffix(".md"), text.partition("\n")[0].lstrip("# ").strip(), text))
    return tuple(found)


def concept(id: str) -> Concept:
    """The card of that id. Raises UsageError when there is none."""
    for each in concepts():
        if each.id == id:
            return each
    near = did_you_mean(id, [each.id for each in concepts()]) or "."
    raise UsageError(f"There is no concept '{id}'{near} `interviewer concepts` lists them.")
