"""The Ray engine as far as it can be told without Ray: workers that die, and room held in their names."""

import asyncio
from collections import Counter

import pytest

from interviewer.batch.crew import BARREN, DEATHS, Crew, Lost
from interviewer.batch.leases import Leases
from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.errors import ContentError, InterviewerError, UsageError
from interviewer.grading.debrief import Debrief
from interviewer.grading.submission import Submission
from tests.batch.test_ledger import debrief
from tests.grading.answers import handed_in


class Workers:
    """Hires workers that grade when told, and die when told."""

    def __init__(self) -> None:
        self.hired: list[Fake] = []
        self.stillborn = 0
        self.placed = asyncio.Event()
        self.placed.set()
        self.broken: InterviewerError | None = None

    def __call__(self, name: str) -> "Fake":
        self.hired.append(Fake(self, name))
        return self.hired[-1]


class Fake:
    """One of them."""

    def __init__(self, workers: Workers, name: str) -> None:
        self.workers, self.name = workers, name
        self.open = asyncio.Event()
        self.graded: Counter[str] = Counter()
        self.dies = self.buried = False

    async def ready(self) -> None:
        await self.workers.placed.wait()
        if self.workers.broken:
            raise self.workers.broken
        if self.workers.stillborn:
            self.workers.stillborn -= 1
            raise Lost("no such module")

    async def grade(self, submission: Submission, rubric: Rubric) -> Debrief:
        del rubric
        self.graded[submission.source.name] += 1
        await self.open.wait()
        if self.dies:
            raise Lost("killed")
        if submission.source.name == "bad":
            raise ContentError("bad is bad.")
        return debrief(submission.source.name)

    async def bury(self) -> None:
        self.buried = True


async def a_while() -> None:
    for _ in range(30):
        await asyncio.sleep(0)


async def crew_of(size: int, workers: Workers) -> Crew:
    crew = Crew(workers, begins_seconds=5, settles_seconds=5)
    await crew.open(size)
    return crew


@pytest.fixture
def workers() -> Workers:
    return Workers()


@pytest.fixture
def rubric(library: Library) -> Rubric:
    return library.rubric()


async def test_work_is_shared_evenly(workers: Workers, rubric: Rubric) -> None:
    crew = await crew_of(3, workers)
    tasks = [asyncio.create_task(crew.grade(handed_in().called(f"t{n}"), rubric)) for n in range(9)]
    await a_while()
    assert [worker.graded.total() for worker in workers.hired] == [3, 3, 3]
    for worker in workers.hired:
        worker.open.set()
    assert {d.source.name for d in await asyncio.gather(*tasks)} == {f"t{n}" for n in range(9)}


async def test_what_a_dead_worker_had_is_graded_elsewhere_and_it_is_replaced_once(
    workers: Workers, rubric: Rubric
) -> None:
    crew = await crew_of(2, workers)
    tasks = [asyncio.create_task(crew.grade(handed_in().called(f"t{n}"), rubric)) for n in range(6)]
    await a_while()
    first = workers.hired[0]
    first.dies = True
    first.open.set()
    await a_while()
    assert first.buried
    assert len(workers.hired) == 3
    assert sum((worker.graded for worker in workers.hired[1:]), Counter()) == Counter(f"t{n}" for n in range(6))
    for worker in workers.hired:
        worker.open.set()
    assert sorted(d.source.name for d in await asyncio.gather(*tasks)) == [f"t{n}" for n in range(6)]


async def test_a_transcript_that_kills_its_workers_is_let_be(workers: Workers, rubric: Rubric) -> None:
    crew = await crew_of(1, workers)
    task = asyncio.create_task(crew.grade(handed_in().called("heavy"), rubric))
    for _ in range(DEATHS):
        await a_while()
        workers.hired[-1].dies = True
        workers.hired[-1].open.set()
    with pytest.raises(InterviewerError, match="heavy: 3 workers died"):
        await task
    await a_while()
    assert len(workers.hired) == DEATHS + 1
    await crew.close()


async def test_what_a_grader_raises_is_no_death(workers: Workers, rubric: Rubric) -> None:
    crew = await crew_of(1, workers)
    workers.hired[0].open.set()
    with pytest.raises(ContentError):
        await crew.grade(handed_in().called("bad"), rubric)
    assert (await crew.grade(handed_in().called("good"), rubric)).source.name == "good"
    assert len(workers.hired) == 1


async def test_workers_that_die_as_they_begin_are_not_hired_for_ever(workers: Workers) -> None:
    workers.stillborn = 100
    with pytest.raises(UsageError, match="no such module"):
        await crew_of(1, workers)
    assert len(workers.hired) == BARREN
    assert all(worker.buried for worker in workers.hired)


async def test_a_machine_with_another_version_is_told_of(workers: Workers) -> None:
    workers.broken = UsageError("another version")
    with pytest.raises(UsageError, match="another version"):
        await crew_of(2, workers)


async def test_no_worker_in_time_is_a_sentence(workers: Workers) -> None:
    workers.placed.clear()
    crew = Crew(workers, begins_seconds=0.01)
    with pytest.raises(UsageError, match="No worker began"):
        await crew.open(1)
    await crew.close()


# Leases


async def test_room_is_one_for_all_holders() -> None:
    leases = Leases(2)
    await leases.take("a", 0)
    await leases.take("b", 0)
    third = asyncio.create_task(leases.take("c", 0))
    await a_while()
    assert not third.done()
    await leases.give_back("a", 0)
    await third
    assert leases.governor.under_way == 2


async def test_what_the_dead_held_or_waited_for_is_free() -> None:
    leases = Leases(2)
    await leases.take("dead", 0)
    await leases.take("dead", 1)
    waiting = asyncio.create_task(leases.take("dead", 2))
    await a_while()
    await leases.forget("dead")
    await waiting
    await leases.give_back("dead", 0)
    assert leases.governor.under_way == 0


async def test_a_lease_taken_or_given_back_twice_counts_once() -> None:
    leases = Leases(5)
    await leases.take("a", 0)
    await leases.take("a", 0)
    assert leases.governor.under_way == 1
    await leases.give_back("a", 0)
    await leases.give_back("a", 0)
    assert leases.governor.under_way == 0
