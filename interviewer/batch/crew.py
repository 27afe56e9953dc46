"""Workers that grade: each transcript goes to the least busy of them, and to another when its worker dies.

Knows that workers can be hired, can die and are replaced; what they are is the one's business who hires them.
"""

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Protocol

from interviewer.content.rubric import Rubric
from interviewer.errors import InterviewerError, UsageError
from interviewer.grading.debrief import Debrief
from interviewer.grading.grader import Tell, quietly
from interviewer.grading.submission import Submission

DEATHS = 3
"""A transcript whose worker died so often is let be."""
BARREN = 3
"""So many replacements in a row that never came to work, and no more are hired."""


class Lost(Exception):
    """The worker died; what it was doing came to nothing."""


class Worker(Protocol):
    """Somebody who grades, somewhere."""

    async def ready(self) -> None:
        """Return when it can work. Raises Lost, or InterviewerError where no other would do better."""
        ...

    async def grade(self, submission: Submission, rubric: Rubric) -> Debrief:
        """Grade one interview. Raises Lost, and what a grader raises."""
        ...

    async def bury(self) -> None:
        """Make sure that it is dead, and that nothing is held in its name."""
        ...


class Crew:
    """A grader that is a number of workers. Open it before it grades."""

    def __init__(self, hire: Callable[[str], Worker], begins_seconds: float, settles_seconds: float = 0.0) -> None:
        """`hire` makes a worker of a name. None ready for `begins_seconds`, and grading fails.

        After the first, the others have `settles_seconds`, lest it be given everything.
        """
        self._hire, self._begins_seconds, self._settles_seconds = hire, begins_seconds, settles_seconds
        self._names = count(1)
        self._load: dict[Worker, int] = {}
        """What each worker that is ready has under way."""
        self._starting: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Condition()
        self._barren = 0
        self._hopeless: InterviewerError | None = None

    async def open(self, size: int) -> None:
        """Hire so many, and wait for one, and a little for the others. Raises UsageError when none will be ready."""
        for _ in range(size):
            self._begin()
        await self._free()
        if self._starting:
            await asyncio.wait(self._starting, timeout=self._settles_seconds)

    async def close(self) -> None:
        """Wait for nobody any more."""
        for task in list(self._starting):
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)

    async def grade(self, submission: Submission, rubric: Rubric, tell: Tell = quietly) -> Debrief:
        """Grade one interview, anew where its worker dies. Raises what a grader raises, and UsageError."""
        del tell  # what a worker would say of its steps is not heard here
        for _ in range(DEATHS):
            worker = await self._free()
            self._load[worker] += 1
            try:
                return await worker.grade(submission, rubric)
            except Lost:
                await self._replace(worker)
            finally:
                if worker in self._load:
                    self._load[worker] -= 1
        raise InterviewerError(
            f"{submission.source.name}: {DEATHS} workers died while they graded it; see whether they run out of memory."
        )

    async def _free(self) -> Worker:
        """The worker with the least to do, once there is one."""

        def known() -> bool:
            return bool(self._load) or self._hopeless is not None

        try:
            async with asyncio.timeout(self._begins_seconds), self._changed:
                await self._changed.wait_for(known)
        except TimeoutError:
            self._hopeless = UsageError(
                f"No worker began within {self._begins_seconds:g} s; see whether the cluster has a free processor."
            )
        if not self._load and self._hopeless:
            raise self._hopeless
        return min(self._load, key=self._load.__getitem__)

    async def _replace(self, worker: Worker) -> None:
        """Hire another, once for each that died."""
        if self._load.pop(worker, None) is None:
            return
        await worker.bury()
        self._begin()

    def _begin(self) -> None:
        task = asyncio.create_task(self._welcome(self._hire(f"worker-{next(self._names)}")))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _welcome(self, worker: Worker) -> None:
        try:
            await worker.ready()
        except Lost as lost:
            await worker.bury()
            self._barren += 1
            if self._barren < BARREN:
                self._begin()
                return
            hopeless: InterviewerError = UsageError(
                f"Workers die as they begin ({lost}); every machine of the cluster needs pm-interviewer[ray]."
            )
        except InterviewerError as error:
            hopeless = error
        else:
            self._barren = 0
            async with self._changed:
                self._load[worker] = 0
                self._changed.notify_all()
            return
        async with self._changed:
            self._hopeless = hopeless
            self._changed.notify_all()
