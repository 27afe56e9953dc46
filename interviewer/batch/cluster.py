"""The engine on a Ray cluster: graders are async actors on any machine of it, and take leases of one rate budget.

Ray is imported only where a cluster is begun or joined. Knows no model; what a worker grades with is made by a recipe.
"""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from interviewer import __version__
from interviewer.batch.crew import Crew, Lost
from interviewer.batch.governor import Room
from interviewer.batch.joining import begin, last_line
from interviewer.batch.leases import Leases
from interviewer.content.rubric import Rubric
from interviewer.errors import InterviewerError, UsageError
from interviewer.grading.debrief import Debrief
from interviewer.grading.grader import Grader, prompt_version, quietly
from interviewer.grading.submission import Submission

BEGINS_SECONDS = 60.0
"""How long a first worker may take to find room and begin."""
SETTLES_SECONDS = 5.0
"""How long the others may take after it, before work is shared out."""
TAKING = "taking"
"""The calls that wait for room stand in a line of their own, so that giving back never waits behind them."""
LINE = 10_000

Recipe = Callable[[Room], Grader]
"""Makes a worker's grader, whose requests ask the room. It is pickled."""


class Budget:
    """The actor that lends the room."""

    def __init__(self, most: int) -> None:
        self._leases = Leases(most)

    async def take(self, holder: str, lease: int) -> None:
        """See `Leases`."""
        await self._leases.take(holder, lease)

    async def give_back(self, holder: str, lease: int) -> None:
        """See `Leases`."""
        await self._leases.give_back(holder, lease)

    async def forget(self, holder: str) -> None:
        """See `Leases`."""
        await self._leases.forget(holder)

    async def busy(self) -> None:
        """The server asked one of the workers for patience."""
        self._leases.governor.busy()

    async def well(self) -> None:
        """A request went through."""
        self._leases.governor.well()


class Lent:
    """The room as a worker sees it: leases of the budget, wherever that is."""

    def __init__(self, budget: Any, holder: str) -> None:
        self._budget, self._holder = budget, holder
        self._numbers = count()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Take a lease, hold it, give it back."""
        lease = next(self._numbers)
        try:
            await self._budget.take.options(concurrency_group=TAKING).remote(self._holder, lease)
            yield
        finally:
            self._budget.give_back.remote(self._holder, lease)

    def busy(self) -> None:
        """Tell the budget; nobody waits for it."""
        self._budget.busy.remote()

    def well(self) -> None:
        """Tell the budget; nobody waits for it."""
        self._budget.well.remote()


class GradingWorker:
    """The actor that grades, many transcripts at a time."""

    def __init__(self, recipe: Recipe, budget: Any, name: str) -> None:
        self._grader = recipe(Lent(budget, name))

    async def version(self) -> str:
        """What makes its gradings the same as another's."""
        return _version()

    async def grade(self, submission: Submission, rubric: Rubric) -> Debrief:
        """Grade one interview."""
        return await self._grader.grade(submission, rubric, quietly)


class Cluster:
    """The workers of one run. Its `crew` grades while `through` runs."""

    def __init__(self, recipe: Recipe, at_once: int, address: str | None = None) -> None:
        """`at_once`: requests under way at once. Without an address a cluster is begun on this machine."""
        self._recipe, self._at_once, self._address = recipe, at_once, address
        self.crew = Crew(self._hire, BEGINS_SECONDS, SETTLES_SECONDS)
        self._budget: Any = None

    async def through(self, grading: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Let `grading` ask the crew. Raises UsageError where there is no cluster, or no room in it."""
        await begin(self._address)
        import ray

        try:
            self._budget = self._lend()
            await self.crew.open(max(1, min(self._at_once, int(ray.available_resources().get("CPU", 1)))))
            await grading()
        finally:
            await self.crew.close()
            ray.shutdown()

    def _lend(self) -> Any:
        """The budget, on this machine, so that it lives as long as this process does."""
        import ray
        from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

        here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=True)
        actor = ray.remote(num_cpus=0, concurrency_groups={TAKING: LINE})(Budget)
        return actor.options(scheduling_strategy=here, max_restarts=-1, max_task_retries=-1).remote(self._at_once)

    def _hire(self, name: str) -> "_Hired":
        import ray

        actor = ray.remote(num_cpus=1, scheduling_strategy="SPREAD", max_concurrency=self._at_once)(GradingWorker)
        return _Hired(actor.remote(self._recipe, self._budget, name), self._budget, name)


class _Hired:
    """A worker, from this side."""

    def __init__(self, actor: Any, budget: Any, name: str) -> None:
        self._actor, self._budget, self._name = actor, budget, name

    async def ready(self) -> None:
        found = await _asked(self._actor.version.remote())
        if found != _version():
            raise UsageError(
                f"A machine of the cluster has another version of this program ({found}, here {_version()}); "
                "install the same one everywhere."
            )

    async def grade(self, submission: Submission, rubric: Rubric) -> Debrief:
        debrief = await _asked(self._actor.grade.remote(submission, rubric))
        assert isinstance(debrief, Debrief)
        return debrief

    async def bury(self) -> None:
        import ray

        ray.kill(self._actor)
        await self._budget.forget.remote(self._name)


async def _asked(answer: Any) -> Any:
    """What an actor answers. Raises Lost when it died, else what it raised."""
    from ray.exceptions import RayError, RayTaskError

    try:
        return await answer
    except RayTaskError as error:
        cause = error.cause
        if isinstance(cause, InterviewerError):
            raise cause from None
        if isinstance(cause, RayError):
            raise Lost(last_line(cause)) from None
        raise
    except RayError as error:
        raise Lost(last_line(error)) from None


def _version() -> str:
    return f"{__version__}, prompts {prompt_version()}"
