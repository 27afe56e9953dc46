"""Which files a batch is about: paths and folders become transcripts' paths, one at a time, in a steady order.

Knows names of files, not what is in them.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from interviewer.errors import UsageError
from interviewer.record.journal import JOURNAL

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".vtt", ".srt", ".json", ".jsonl"})
"""What is taken from a folder; a file named by itself is always taken."""


def transcripts(paths: Sequence[Path], leave_out: Path) -> Iterator[Path]:
    """Every transcript under `paths`, each once; nothing inside `leave_out`, nothing hidden.

    A session's folder counts as one transcript, its journal. Raises UsageError, at once, for a path that is not there.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no {path}; check the path.")
    return _each(paths, leave_out)


def _each(paths: Sequence[Path], leave_out: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found in _under(path, leave_out.resolve()) if path.is_dir() else [path]:
            at = found.stat()
            if (at.st_dev, at.st_ino) not in seen:
                seen.add((at.st_dev, at.st_ino))
                yield found


def _under(folder: Path, leave_out: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and (here / f).resolve() != leave_out)
        if JOURNAL in files:
            folders.clear()
            yield here / JOURNAL
            continue
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield here / name
