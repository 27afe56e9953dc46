"""The local engine: transcripts are read, graded and kept as they come, a bounded number at a time.

Memory does not grow with the number of files: a file is opened when there is room to grade it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from interviewer.batch.ledger import Failed, Ledger
from interviewer.errors import InterviewerError
from interviewer.grading.debrief import Debrief, RaterOutcome

Grade = Callable[[Path], Awaitable[Debrief | None]]
"""Grade one file; None when it is finished already. Raises InterviewerError."""
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
    changed: Callable[["Progress"], None] = field(default=lambda _: None)
    """Told whenever another transcript is done with."""

    @property
    def settled(self) -> int:
        """Transcripts that are done with, however it went."""
        return self.graded + self.finished_before + self.failed


async def run(
    paths: Iterable[Path], grade: Grade, ledger: Ledger, workers: int, progress: Progress, stop: Stop
) -> None:
    """Grade every path. What is under way when `stop` says so is finished, the rest is left for the next run."""
    waiting = iter(paths)

    async def work() -> None:
        for path in waiting:
            if stop():
                progress.stopped = True
                return
            progress.found += 1
            await _one(path, grade, ledger, progress)
            progress.changed(progress)

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(work())


async def _one(path: Path, grade: Grade, ledger: Ledger, progress: Progress) -> None:
    try:
        debrief = await grade(path)
    except InterviewerError as error:
        progress.failed += 1
        ledger.fail(Failed(source=str(path), why=str(error)))
        return
    if debrief is None:
        progress.finished_before += 1
        return
    cost = debrief.cost_usd
    progress.cost_usd = None if progress.cost_usd is None or cost is None else progress.cost_usd + cost
    lost = [rater for rater in debrief.raters if rater.outcome is not RaterOutcome.MARKED]
    if len(lost) == len(debrief.raters):
        progress.failed += 1
        ledger.fail(Failed(source=str(path), why=f"No rater gave marks. {lost[0].why if lost else ''}".strip()))
        return
    await asyncio.to_thread(ledger.keep, debrief)  # a slow disk holds up nobody else
    progress.graded += 1
