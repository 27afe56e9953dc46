"""What a run by batches must not lose, beside its results: answers already paid for, and batches under way.

Both are of use only until the run is through; then they are cleared. Knows files, no server.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from interviewer.errors import ContentError

ANSWERS = "answers.jsonl"
BATCHES = "batches.json"


class Sent(BaseModel):
    """A batch under way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    place: str
    """The server's address."""


class _Answer(BaseModel):
    """A line of the answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    body: dict[str, Any]


_BATCHES = TypeAdapter(list[Sent])


class Kept:
    """The two files in a folder that its caller holds. Answers stay on the disk; only their places are in memory."""

    def __init__(self, folder: Path) -> None:
        """Raises ContentError when the list of batches cannot be read."""
        self._answers, self._batches = folder / ANSWERS, folder / BATCHES
        self._at: dict[str, int] = {}
        self._mend()
        try:
            self._sent = _BATCHES.validate_json(self._batches.read_bytes()) if self._batches.exists() else []
        except ValidationError:
            raise ContentError(
                f"{self._batches} is no list of batches; put it aside, and what was sent is sent and paid again."
            ) from None

    def answer(self, request: str) -> Mapping[str, Any] | None:
        """The completion kept for a request."""
        at = self._at.get(request)
        if at is None:
            return None
        with self._answers.open("rb") as file:
            file.seek(at)
            return _Answer.model_validate_json(file.readline()).body

    def keep(self, answers: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Append completions by their requests' ids, and sync them."""
        with self._answers.open("ab") as file:
            for request, body in answers:
                self._at[request] = file.tell()
                file.write(json.dumps({"id": request, "body": body}).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def under_way(self, place: str) -> list[str]:
        """The batches sent to a server and not yet fetched, the oldest first."""
        return [sent.id for sent in self._sent if sent.place == place]

    def sent(self, batch: str, place: str) -> None:
        """Note a batch before anything else is done."""
        self._write([*self._sent, Sent(id=batch, place=place)])

    def fetched(self, batch: str) -> None:
        """Forget a batch whose answers are kept."""
        self._write([sent for sent in self._sent if sent.id != batch])

    def clear(self) -> None:
        """Forget the answers: the run is through, and what failed is to be asked anew."""
        self._at.clear()
        self._answers.unlink(missing_ok=True)
        if not self._sent:
            self._batches.unlink(missing_ok=True)

    def _write(self, sent: list[Sent]) -> None:
        fresh = self._batches.with_suffix(".tmp")
        with fresh.open("wb") as file:
            file.write(_BATCHES.dump_json(sent, indent=1))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._batches)
        self._sent = sent

    def _mend(self) -> None:
        """Find the answers; from a line that a crash tore on, nothing counts."""
        if not self._answers.exists():
            return
        good = 0
        with self._answers.open("rb+") as file:
            for each in file:
                if not each.endswith(b"\n"):
                    break
                try:
                    found = _Answer.model_validate_json(each)
                except ValidationError:
                    break
                self._at[found.id] = good
                good += len(each)
            file.truncate(good)
