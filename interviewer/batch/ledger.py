"""The results of a batch on the disk: one debrief a line, appended and synced as it is finished.

A torn last line, left by a crash, is put aside; nothing finished is ever written twice or lost.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from interviewer.errors import ContentError, UsageError
from interviewer.grading.debrief import Debrief

RESULTS = "results.jsonl"
FAILURES = "failures.jsonl"
LEFT = "left.txt"
LOCK = "batch.lock"


class Failed(BaseModel):
    """A transcript that could not be graded in the last run, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    why: str


class _Key(BaseModel):
    """The part of a line that says what was graded and how."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    identity: str


class Ledger:
    """One folder of results. One process at a time holds it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(folder / LOCK)
        self._before: dict[str, Failed] = {}
        self._now: list[Failed] = []
        self.done: set[str] = set()
        """Fingerprints of what is finished."""

    def __enter__(self) -> "Ledger":
        """Open it. Raises UsageError when another process holds it, ContentError when it cannot be written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
            self._open()
        except Timeout:
            raise UsageError(f"{self.folder} is in use by another run; wait for it, or name another --out.") from None
        except OSError as error:
            raise ContentError(f"{self.folder} cannot be written: {error.strerror}; name another --out.") from None
        return self

    def _open(self) -> None:
        self._mend()
        self._file = (self.folder / RESULTS).open("ab")
        self._before = {each.source: each for each in failures(self.folder)}
        self._failures = (self.folder / FAILURES).open("wb")
        for each in self._before.values():
            self._note(each)
        self.done = finished(self.folder)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._failures.close()
        with (self.folder / FAILURES).open("wb") as file:
            file.writelines(each.model_dump_json().encode() + b"\n" for each in (*self._before.values(), *self._now))
        self._lock.release()

    def keep(self, *debriefs: Debrief) -> None:
        """Append finished debriefs and sync them at one go. Only then do they count as finished."""
        for debrief in debriefs:
            self._file.write(debrief.model_dump_json().encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self.done.update(debrief.identity for debrief in debriefs)

    def come_to(self, source: str) -> None:
        """This run has come to a transcript: what an earlier one said of it no longer counts."""
        self._before.pop(source, None)

    def fail(self, failed: Failed) -> None:
        """Note what could not be graded in this run; the next one tries it again."""
        self._now.append(failed)
        self._note(failed)

    def leave(self, count: int) -> None:
        """Note how many transcripts this run did not come to; none, where it came to its end."""
        path = self.folder / LEFT
        if count:
            path.write_text(str(count), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)

    def _note(self, failed: Failed) -> None:
        self._failures.write(failed.model_dump_json().encode() + b"\n")
        self._failures.flush()

    def _mend(self) -> None:
        """Put a line that a crash tore aside."""
        path = self.folder / RESULTS
        if not path.exists() or path.stat().st_size == 0:
            return
        with path.open("rb+") as file:
            size = file.seek(0, os.SEEK_END)
            end = size
            file.seek(size - 1)
            if file.read(1) == b"\n":
                return
            while end > 0:
                begin = max(0, end - 65536)
                file.seek(begin)
                found = file.read(end - begin).rfind(b"\n")
                if found >= 0:
                    end = begin + found + 1
                    break
                end = begin
            file.seek(end)
            torn = file.read()
            with (self.folder / "results.torn").open("ab") as aside:
                aside.write(torn + b"\n")
            file.truncate(end)


def finished(folder: Path) -> set[str]:
    """The fingerprints of what a folder holds. Raises ContentError for a line that is no debrief."""
    path, found = folder / RESULTS, set()
    if not path.is_file():
        return set()
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                found.add(_Key.model_validate_json(line).identity)
            except ValidationError:
                raise ContentError(
                    f"{path}, line {number} is no debrief; put the file aside, or name another --out."
                ) from None
    return found


def debriefs(folder: Path) -> Iterator[Debrief]:
    """Every finished debrief of a folder, in the order they were finished; the newest of a source last."""
    path = folder / RESULTS
    if not path.is_file():
        raise UsageError(f"{folder} holds no {RESULTS}; `interviewer grade ... --out {folder}` makes one.")
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield Debrief.model_validate_json(line)
            except ValidationError:
                raise ContentError(f"{path}, line {number} is no debrief; put the file aside.") from None


def left(folder: Path) -> int:
    """How many transcripts the last run did not come to, because it was stopped."""
    with suppress(OSError, ValueError):
        return int((folder / LEFT).read_text(encoding="utf-8"))
    return 0


def failures(folder: Path) -> list[Failed]:
    """What could not be graded when it was last come to. A line that a crash tore is passed over, and tried again."""
    path, found = folder / FAILURES, []
    for line in path.read_bytes().splitlines() if path.is_file() else ():
        with suppress(ValidationError):
            found.append(Failed.model_validate_json(line))
    return found
