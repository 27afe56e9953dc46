"""The unsent draft, kept beside the journal so that a crash does not cost it. Knows one small file."""

import os
from pathlib import Path

DRAFT = "draft.txt"


class Draft:
    """What has been typed and not sent."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / DRAFT
        self._kept = self.read()

    def read(self) -> str:
        """What was left from the last time; nothing where there is none."""
        try:
            return self._path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def keep(self, text: str) -> None:
        """Put it on the disk, whole or not at all; nothing to do where it has not changed."""
        if text == self._kept:
            return
        fresh = self._path.with_suffix(".new")
        with open(fresh, "w", encoding="utf-8", errors="replace", opener=_owner_only) as file:
            file.write(text)
        fresh.replace(self._path)
        self._kept = text


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
