"""The journal: one event a line, appended and synced to the disk before anyone acts on it.

Knows bytes, locks and lines; what the events mean is for others. Owner-only permissions where there are any.
"""

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout
from pydantic import ValidationError

from interviewer.errors import ContentError, UsageError
from interviewer.record.events import EVENT, Event

JOURNAL = "journal.jsonl"
TORN = "journal.torn"


class Journal:
    """An append-only file of events, held by one process at a time.

    A last line cut off by a crash is moved to `journal.torn` beside it when the journal is opened.
    """

    def __init__(self, folder: Path, sync: Callable[[int], None] = os.fsync) -> None:
        """Open, and create if need be, the journal in `folder`.

        Raises:
            UsageError: another process holds it.
            ContentError: it holds a line that is no event.
        """
        self.folder = folder
        self._sync = sync
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = FileLock(folder / "journal.lock", mode=0o600)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise UsageError(f"Session {folder.name} is open in another window; close it there first.") from None
        path = folder / JOURNAL
        try:
            self._file = open(path, "ab", opener=_owner_only)  # noqa: SIM115 - held until close()
        except BaseException:
            self._lock.release()
            raise
        try:
            _mend(path)
            self.events: list[Event] = load(folder)
        except BaseException:
            self.close()
            raise

    def append(self, event: Event) -> None:
        """Write one event and wait until the disk has it."""
        self._file.write(EVENT.dump_json(event) + b"\n")
        self._file.flush()
        self._sync(self._file.fileno())
        self.events.append(event)

    def close(self) -> None:
        """Give the file and its lock back. Harmless when done twice."""
        self._file.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def load(folder: Path) -> list[Event]:
    """The events in a folder's journal, read without taking hold of it. A torn last line is left out.

    Raises:
        ContentError: unreadable, or a whole line is no event.
    """
    path = folder / JOURNAL
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(f"{path} cannot be read: {error.strerror}.") from None
    events: list[Event] = []
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(), start=1):
        try:
            events.append(EVENT.validate_json(line))
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            raise ContentError(
                f"{path}, line {number} is no event of this version ({fault['msg']}); "
                "was it written by a newer one, or edited?"
            ) from None
    return events


def _mend(path: Path) -> None:
    """Cut off a torn last line, keeping its bytes beside the journal."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole == len(data):
        return
    with open(path.with_name(TORN), "ab", opener=_owner_only) as torn:
        torn.write(data[whole:] + b"\n")
    os.truncate(path, whole)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
