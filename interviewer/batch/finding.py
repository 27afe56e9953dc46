"""Which files a batch is about: paths and folders become transcripts' paths, one at a time, in a steady order.

Knows names of files, not what is in them.
"""

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from interviewer.errors import UsageError
from interviewer.record.journal import JOURNAL

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".vtt", ".srt", ".json", ".jsonl"})
"""What is taken from a folder; a file named by itself is always taken."""


def named(path: Path, out: Path) -> str:
    """What a transcript is called in the results in `out`: the same however its path is spelled.

    Its path from the folder `out` lies in, if it lies there too, else its whole path.
    """
    place, home = path.resolve(), out.resolve().parent
    return (place.relative_to(home) if place.is_relative_to(home) else place).as_posix()


def placed(name: str, out: Path) -> Path:
    """Where a transcript called so is."""
    return out.resolve().parent / name


def transcripts(paths: Sequence[Path], leave_out: Path, passed_over: Counter[str] | None = None) -> Iterator[Path]:
    """Every transcript under `paths`, each once; nothing inside `leave_out`, nothing hidden.

    A session's folder counts as one transcript, its journal. `passed_over` counts, by their endings, the files that
    were not taken. Raises UsageError, at once, for a path that is not there.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no {path}; check the path.")
    return _each(paths, leave_out, Counter() if passed_over is None else passed_over)


def _each(paths: Sequence[Path], leave_out: Path, passed_over: Counter[str]) -> Iterator[Path]:
    been: set[Path] = set()  # what was named, not what was found: a million files leave no trace here
    for path in paths:
        place = path.resolve()
        if been.isdisjoint((place, *place.parents)):
            yield from _under(path, {leave_out.resolve(), *been}, passed_over) if path.is_dir() else [path]
            been.add(place)


def _under(folder: Path, leave_out: Collection[Path], passed_over: Counter[str]) -> Iterator[Path]:
    named = {place.name for place in leave_out}

    def is_left_out(path: Path) -> bool:
        return path.name in named and path.resolve() in leave_out

    for root, folders, files in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_left_out(here / name))
        if JOURNAL in files:
            folders.clear()
            files = [JOURNAL]
        for name in sorted(files):
            path = here / name
            if name.startswith(".") or is_left_out(path):
                continue
            if path.suffix.lower() in SUFFIXES:
                yield path
            else:
                passed_over[path.suffix.lower()] += 1
