"""What asks the models in a run over many transcripts: requests one by one, files of them as batches, or a cluster."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from interviewer.batch.governor import Governed, Governor
from interviewer.batch.local import Progress
from interviewer.cli.cluster import Recipe
from interviewer.cli.debrief import tell
from interviewer.cli.desk import grader
from interviewer.cli.seat import Line, settings
from interviewer.errors import UsageError
from interviewer.grading.grader import Grader, PromptedGrader
from interviewer.models.port import Usage

Work = Callable[[], Coroutine[Any, Any, None]]

SHARE = 0.5
"""What a token costs in a batch, of its price."""


class Engine(StrEnum):
    """How requests reach the model."""

    LOCAL = "local"
    OPENAI_BATCH = "openai-batch"
    RAY = "ray"

    @property
    def leaving(self) -> str:
        """What the first Ctrl-C is answered with."""
        match self:
            case Engine.LOCAL | Engine.RAY:
                return "Finishing what is under way; once more stops at once."
            case Engine.OPENAI_BATCH:
                return "Leaving; the same command fetches the batches under way. Once more stops at once."


class Batches:
    """The engine by batches, at the other end of a line. What must not be lost is kept in `out`."""

    def __init__(self, line: Line, out: Path, timeout: float, progress: Progress) -> None:
        from interviewer.batch.kept import Kept
        from interviewer.batch.rounds import Rounds
        from interviewer.models.memory import Memory
        from interviewer.models.openai_batch import OpenAIBatch

        self._line = line
        self._desk = OpenAIBatch(line.choice, timeout=timeout, memory=Memory(settings().home))
        self._rounds = Rounds(self._desk, Kept(out), closing=lambda: progress.interrupted, tell=tell)

    def grader(self, raters: int, writeup: bool) -> Grader:
        """The grader whose requests wait for a batch."""
        marker = grader(replace(self._line, model=self._rounds), raters, writeup)
        return replace(marker, price=_shared(marker.price)) if isinstance(marker, PromptedGrader) else marker

    def at_once(self, raters: int) -> int:
        """Transcripts whose first requests fill one batch."""
        from interviewer.models.parcels import MOST_REQUESTS

        return max(1, MOST_REQUESTS // raters)

    async def run(self, grading: Work) -> None:
        """Let `grading` ask, to its end or until the person leaves. Raises ModelError where no batch is taken."""
        try:
            await self._rounds.through(grading)
        finally:
            await self._desk.aclose()


@dataclass(frozen=True, slots=True)
class Manner:
    """How transcripts are graded, whatever the engine."""

    raters: int
    writeup: bool
    timeout: float
    """Seconds without a byte."""
    concurrency: int
    """Requests at once."""
    ray_address: str | None = None


@dataclass(frozen=True, slots=True)
class AtWork:
    """An engine in use."""

    grader: Grader
    at_once: int
    """Transcripts under way at once."""
    run: Callable[[Work], Coroutine[Any, Any, None]]
    """Lets the work be done that asks the grader."""


def at_work(engine: Engine, line: Line, out: Path, manner: Manner, progress: Progress) -> AtWork:
    """The engine at the other end of a line. What it must not lose is kept in `out`."""
    raters, writeup = manner.raters, manner.writeup
    match engine:
        case Engine.LOCAL:
            model = Governed(line.model, Governor(manner.concurrency)) if line.model else None
            return AtWork(grader(replace(line, model=model), raters, writeup), manner.concurrency, _simply)
        case Engine.OPENAI_BATCH:
            batches = Batches(line, out, manner.timeout, progress)
            return AtWork(batches.grader(raters, writeup), batches.at_once(raters), batches.run)
        case Engine.RAY:
            from interviewer.batch.cluster import Cluster

            recipe = Recipe(line.choice, manner.timeout, raters, writeup)
            cluster = Cluster(recipe, manner.concurrency, manner.ray_address)
            return AtWork(cluster.crew, manner.concurrency, cluster.through)


async def _simply(work: Work) -> None:
    await work()


def check(engine: Engine, line: Line, budget_usd: float | None) -> None:
    """Raises UsageError for what an engine cannot do."""
    if engine is not Engine.OPENAI_BATCH:
        return
    if line.is_offline:
        raise UsageError("--engine openai-batch needs a model: name one with --model, or leave --engine out.")
    if budget_usd is not None:
        raise UsageError(
            "--budget-usd cannot hold back what a batch was sent with; grade fewer transcripts at a time, "
            "or use --engine local."
        )


def _shared(price: Callable[[Usage], float | None]) -> Callable[[Usage], float | None]:
    def shared(usage: Usage) -> float | None:
        cost = price(usage)
        return None if cost is None else cost * SHARE

    return shared
