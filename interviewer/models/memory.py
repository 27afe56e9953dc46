"""Remembers, per server and model, which ways of asking worked: one small JSON file, owner-only.

It is a convenience, never a record: what cannot be read is forgotten, what cannot be written is not kept.
Keys and credentials never reach the file. Knows nothing of HTTP.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from interviewer.models.addresses import place
from interviewer.models.negotiation import Terms

DAYS_KEPT = 30
"""Servers are upgraded: after this many days everything is tried afresh."""
DAYS_DOUBTFUL = 1
"""What was concluded from server errors may have been a bad hour."""

_LOCK_SECONDS = 1.0


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: Terms
    until: float
    """Unix time after which the entry is forgotten."""


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int = 1
    servers: dict[str, _Entry] = {}


class Memory:
    """What worked, by server and model. Without a folder it lasts as long as the object."""

    def __init__(self, folder: Path | None = None, *, wall: Callable[[], float] = time.time) -> None:
        self._path = folder / "models.json" if folder else None
        self._wall = wall
        self._known: dict[str, _Entry] | None = None

    def recall(self, base_url: str | None, model: str) -> Terms:
        """What worked last; the full terms, unproven, when nothing is known."""
        if self._known is None:
            self._known = self._read()
        entry = self._known.get(_key(base_url, model))
        return entry.terms if entry and entry.until > self._wall() else Terms()

    def learn(self, base_url: str | None, model: str, terms: Terms, *, doubtful: bool = False) -> None:
        """Keep `terms` as what works. Never fails: a folder that cannot be written keeps nothing."""
        days = DAYS_DOUBTFUL if doubtful else DAYS_KEPT
        entry = _Entry(terms=terms, until=self._wall() + days * 86_400)
        self._known = (self._known or {}) | {_key(base_url, model): entry}
        if self._path is None:
            return
        with suppress(OSError, Timeout):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(f"{self._path}.lock", timeout=_LOCK_SECONDS, mode=0o600):
                known = self._read() | {_key(base_url, model): entry}
                now = self._wall()
                self._write(_File(servers={k: e for k, e in known.items() if e.until > now}))
                self._known = known

    def _read(self) -> dict[str, _Entry]:
        if self._path is None:
            return {}
        try:
            return dict(_File.model_validate_json(self._path.read_bytes()).servers)
        except (OSError, ValidationError):
            return {}

    def _write(self, file: _File) -> None:
        assert self._path is not None
        fresh = self._path.with_suffix(f".{os.getpid()}.tmp")
        with suppress(FileNotFoundError):
            fresh.unlink()
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(file.model_dump(mode="json"), out, indent=1, sort_keys=True)
        fresh.replace(self._path)


def _key(base_url: str | None, model: str) -> str:
    return f"{place(base_url)} {model}"
