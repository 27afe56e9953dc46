"""The local engine: transcripts are read, graded and kept as they come, a bounded number at a time.

Memory does not grow with the number of files: a file is opened when there is room to grade it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from interviewer.batch.ledger import Failed, Ledger
from interviewer.errors import InterviewerError
from interviewer.grading.debrief import Debrief, RaterOutcome

UNANSWERED = 40
"""So many gradings in a row without anybody to be reached, and a run gives up."""
T = TypeVar("T")
Grade = Callable[[T], Awaitable[Debrief | None]]
"""Grade one file, or what else there is to grade; None when it is finished already. Raises InterviewerError."""
Stop = Callable[[], bool]


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    found: int = 0
    graded: int = 0
    finished_before: int = 0
    failed: int = 0
    cost_usd: float | None = 0.0
    stopped: bool = False
    """Whether it was told to stop before the end."""
    interrupted: bool = False
    """Whether the person said so."""
    unanswered: int = 0
    """Gradings in a row, up to the last, in which nobody could be reached."""
    changed: Callable[["Progress"], None] = field(default=lambda _: None)
    """Told whenever another transcript is done with."""

    @property
    def gave_up(self) -> bool:
        """Whether so many gradings in a row reached nobody that the rest would not either."""
        return self.unanswered >= UNANSWERED

    @property
    def settled(self) -> int:
        """Transcripts that are done with, however it went."""
        return self.graded + self.finished_before + self.failed


async def run(
    given: Iterable[T], grade: Grade[T], ledger: Ledger, workers: int, progress: Progress, stop: Stop
) -> None:
    """Grade everything given; each is known by its `str`.

    What is under way when `stop` says so is finished, the rest is left for the next run.
    """
    waiting, disk = iter(given), _Disk(ledger)

    async def work() -> None:
        for one in waiting:
            if stop() or progress.gave_up:
                progress.stopped = True
                return
            progress.found += 1
            await _one(one, grade, ledger, disk, progress)
            progress.changed(progress)

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(work())
            await asyncio.sleep(0)  # one after the other, so that answers do not all come at the same moment


class _Disk:
    """The ledger, in a thread: a slow disk holds up nobody else, and what is ready meanwhile shares the next sync."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._ready: list[Debrief] = []
        self._next: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def keep(self, debrief: Debrief) -> None:
        """Return when it is on the disk. Raises OSError."""
        self._ready.append(debrief)
        if self._next is None:
            self._next = asyncio.create_task(self._sync())
        await asyncio.shield(self._next)  # who waits may be stopped; the others' results are kept all the same

    async def _sync(self) -> None:
        async with self._turn:
            ready, self._ready, self._next = self._ready, [], None
            await asyncio.to_thread(self._ledger.keep, *ready)


async def _one(given: T, grade: Grade[T], ledger: Ledger, disk: _Disk, progress: Progress) -> None:
    ledger.come_to(str(given))
    try:
        debrief = await grade(given)
    except InterviewerError as error:
        progress.failed += 1
        ledger.fail(Failed(source=str(given), why=str(error)))
        return
    if debrief is None:
        progress.finished_before += 1
        return
    cost = debrief.cost_usd
    progress.cost_usd = None if progress.cost_usd is None or cost is None else progress.cost_usd + cost
    nobody = all(rater.outcome is RaterOutcome.UNREACHABLE for rater in debrief.raters)
    progress.unanswered = progress.unanswered + 1 if nobody else 0
    lost = [rater for rater in debrief.raters if rater.outcome is not RaterOutcome.MARKED]
    if len(lost) == len(debrief.raters):
        progress.failed += 1
        ledger.fail(Failed(source=str(given), why=f"No rater gave marks. {lost[0].why if lost else ''}".strip()))
        return
    await disk.keep(debrief)
    progress.graded += 1
