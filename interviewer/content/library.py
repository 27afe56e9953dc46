"""Finds personas, scenarios, candidates and the rubric: the user's own folder first, then what is shipped.

Shipped content is read through `Traversable`, so a zipped install works. Knows where files lie, not what is in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Generic, TypeVar

from interviewer.content.base import Value
from interviewer.content.candidate import Candidate
from interviewer.content.persona import Persona
from interviewer.content.reading import Source, did_you_mean, read
from interviewer.content.rubric import Rubric
from interviewer.content.scenario import Scenario
from interviewer.errors import ContentError, UsageError

V = TypeVar("V", bound=Value)


def shipped_root() -> Traversable:
    """The folder that holds `personas/`, `scenarios/` and `evals/`.

    Raises:
        ContentError: neither an install nor a checkout is around this package.
    """
    package = files("interviewer")
    installed = package / "_content"
    if installed.is_dir():
        return installed
    if isinstance(package, Path) and (package.parent / "scenarios").is_dir():
        return package.parent
    raise ContentError(f"No content beside {package}: neither an install nor a checkout; install the package again.")


@dataclass(frozen=True)
class Shelf(Generic[V]):
    """All values of one shape, found by id. A user's file hides a shipped one of the same id."""

    noun: str
    shape: type[V]
    folders: tuple[Source, ...]
    """Looked through in this order."""

    def ids(self) -> list[str]:
        """Every id there is, sorted."""
        return sorted(dict(self._files()))

    def get(self, id: str) -> V:
        """Read one.

        Raises:
            UsageError: there is none of that id.
            ContentError: its file is broken.
        """
        found = self.source(id)
        if found is None:
            known = self.ids()
            near = did_you_mean(id, known) or "."
            raise UsageError(
                f"There is no {self.noun} '{id}'{near} `interviewer {self.noun}s list` shows them."
                if known
                else f"There is no {self.noun} '{id}', nor any other."
            )
        return read(found, self.shape)

    def source(self, id: str) -> Source | None:
        """The file an id is read from."""
        for stem, file in self._files():
            if stem == id:
                return file
        return None

    def all(self) -> list[V]:
        """Read every one, in the order of ids. Raises ContentError for the first broken file."""
        return [self.get(id) for id in self.ids()]

    def is_users_own(self, id: str) -> bool:
        """Whether the file comes from the user's folder."""
        own = self.folders[0]
        found = self.source(id)
        return isinstance(found, Path) and isinstance(own, Path) and found.parent == own

    def _files(self) -> Iterator[tuple[str, Source]]:
        seen: set[str] = set()
        for folder in self.folders:
            if not folder.is_dir():
                continue
            for file in sorted(folder.iterdir(), key=lambda f: f.name):
                stem = file.name.removesuffix(".toml")
                if file.name.endswith(".toml") and stem not in seen:
                    seen.add(stem)
                    yield stem, file


@dataclass(frozen=True)
class Library:
    """Everything that can be played and graded with."""

    scenarios: Shelf[Scenario]
    personas: Shelf[Persona]
    candidates: Shelf[Candidate]
    rubric_sources: tuple[Source, ...]

    @classmethod
    def at(cls, home: Path) -> "Library":
        """The library of a user whose folder is `home` (it need not exist)."""
        shipped = shipped_root()
        return cls(
            Shelf("scenario", Scenario, (home / "scenarios", shipped / "scenarios")),
            Shelf("persona", Persona, (home / "personas", shipped / "personas")),
            Shelf(
                "candidate",
                Candidate,
                (home / "personas" / "candidates", shipped / "personas" / "candidates"),
            ),
            (home / "evals" / "rubric.toml", shipped / "evals" / "rubric.toml"),
        )

    def rubric(self) -> Rubric:
        """The user's rubric, or the shipped one. Raises ContentError when it is broken."""
        for source in self.rubric_sources:
            if source.is_file():
                return read(source, Rubric)
        raise ContentError("There is no evals/rubric.toml; install the package again.")
