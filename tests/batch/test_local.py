"""The local engine: everything once, nothing imputed, stopped cleanly."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.batch.ledger import Ledger, debriefs, failures
from interviewer.batch.local import Progress, run
from interviewer.content.vocabulary import Level
from interviewer.errors import ContentError
from interviewer.grading.debrief import Debrief, RaterOutcome, RaterRecord
from tests.batch.test_ledger import debrief

PATHS = [Path(f"t{n}") for n in range(40)]
_PASSES = 10
"""Passes of the loop an answer takes; more than it takes to begin with every transcript there is room for."""


class Counting(Ledger):
    """Notes how many debriefs were kept at one go."""

    at_once: tuple[int, ...] = ()

    def keep(self, *debriefs: Debrief) -> None:
        self.at_once += (len(debriefs),)
        super().keep(*debriefs)


class Full(Ledger):
    """A disk without room."""

    def keep(self, *_: Debrief) -> None:
        raise OSError(28, "No space left on device")


class Grading:
    """Grades by name; keeps count of what is open at once."""

    def __init__(self, done: frozenset[str] = frozenset()) -> None:
        self.done, self.open, self.most, self.seen = done, 0, 0, list[str]()

    async def __call__(self, path: Path) -> Debrief | None:
        if path.name in self.done:
            return None
        self.seen.append(path.name)
        self.open += 1
        self.most = max(self.most, self.open)
        for _ in range(_PASSES):
            await asyncio.sleep(0)
        self.open -= 1
        if path.name.endswith("7"):
            raise ContentError(f"{path} is broken.")
        lost = RaterRecord(rater=1, outcome=RaterOutcome.REFUSED, why="no")
        marked = RaterRecord(rater=1, outcome=RaterOutcome.MARKED)
        return debrief(path.name).model_copy(
            update={"raters": (lost if path.name.endswith("9") else marked,), "level": Level.SENIOR, "cost_usd": 0.5}
        )


async def test_every_file_is_graded_once_and_failures_are_rows_with_their_reason(tmp_path: Path) -> None:
    grading, progress = Grading(), Progress()
    with Ledger(tmp_path) as ledger:
        await run(PATHS, grading, ledger, 5, progress, lambda: False)
    assert sorted(grading.seen) == sorted(path.name for path in PATHS)
    assert grading.most == 5
    assert (progress.graded, progress.failed) == (32, 8)
    assert len(list(debriefs(tmp_path))) == 32
    assert {f.why for f in failures(tmp_path)} >= {"t7 is broken.", "No rater gave marks. no"}


async def test_a_transcript_no_rater_marked_is_no_result(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        await run([Path("t9")], Grading(), ledger, 1, Progress(), lambda: False)
    assert list(debriefs(tmp_path)) == []


async def test_a_stop_finishes_what_is_under_way_and_takes_nothing_new(tmp_path: Path) -> None:
    grading, progress = Grading(), Progress()
    with Ledger(tmp_path) as ledger:
        await run(PATHS, grading, ledger, 4, progress, lambda: len(grading.seen) >= 8)
    assert progress.stopped
    assert len(grading.seen) < 14
    assert progress.graded + progress.failed == len(grading.seen)


async def test_files_are_not_looked_at_before_there_is_room(tmp_path: Path) -> None:
    taken: list[Path] = []

    def paths() -> Iterator[Path]:
        for path in PATHS:
            taken.append(path)
            yield path

    grading = Grading()
    with Ledger(tmp_path) as ledger:
        await run(paths(), grading, ledger, 2, Progress(), lambda: len(grading.seen) >= 4)
    assert len(taken) < 10


async def test_what_is_ready_while_the_disk_is_busy_is_kept_at_one_go(tmp_path: Path) -> None:
    good = [path for path in PATHS if path.name[-1] not in "79"]
    with Counting(tmp_path) as ledger:
        await run(good, Grading(), ledger, len(good), Progress(), lambda: False)
        assert sum(ledger.at_once) == len(good)
        assert len(ledger.at_once) < len(good)
    assert {kept.source.name for kept in debriefs(tmp_path)} == {path.name for path in good}


async def test_nothing_counts_as_graded_that_the_disk_did_not_take(tmp_path: Path) -> None:
    progress = Progress()
    with Full(tmp_path) as ledger, pytest.raises(ExceptionGroup) as raised:
        await run(PATHS[:5], Grading(), ledger, 5, progress, lambda: False)
    assert raised.group_contains(OSError, match="No space left")
    assert progress.graded == 0
