"""Results on the disk: appended, synced, mended, held by one."""

import json
import os
from pathlib import Path

import pytest

from interviewer.batch.ledger import RESULTS, Failed, Ledger, debriefs, failures, finished, left
from interviewer.content.vocabulary import Dimension, Level
from interviewer.errors import ContentError, UsageError
from interviewer.grading.debrief import Debrief, DimensionResult, Source, Status


def debrief(name: str) -> Debrief:
    source = Source(name=name, format="labelled", turns=2, candidate_turns=1, candidate_words=3, digest="d")
    return Debrief(
        identity=f"id-{name}",
        source=source,
        level=Level.SENIOR,
        grader="offline",
        verdict=None,
        score=None,
        margin=None,
        dimensions=tuple(DimensionResult(id=d, status=Status.UNGRADED, reason="x") for d in Dimension),
        model="offline",
        prompt_version="x",
        rubric_version="2",
    )


def test_what_is_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    with Ledger(tmp_path / "out") as ledger:
        ledger.keep(debrief("a"))
        ledger.keep(debrief("b"))
    with Ledger(tmp_path / "out") as again:
        assert again.done == {"id-a", "id-b"}
    assert [d.source.name for d in debriefs(tmp_path / "out")] == ["a", "b"]


def test_it_is_on_the_disk_before_keep_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bytes] = []

    def watched(_descriptor: int) -> None:
        synced.append((tmp_path / RESULTS).read_bytes())

    monkeypatch.setattr(os, "fsync", watched)
    with Ledger(tmp_path) as ledger:
        ledger.keep(debrief("a"))
        assert len(synced) == 1
        assert json.loads(synced[0])["source"]["name"] == "a"


def test_several_kept_at_one_go_share_a_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda _: synced.append((tmp_path / RESULTS).read_bytes()))
    with Ledger(tmp_path) as ledger:
        ledger.keep(debrief("a"), debrief("b"))
        assert ledger.done == {"id-a", "id-b"}
    assert [data.count(b"\n") for data in synced] == [2]


@pytest.mark.parametrize("cut", [1, 5, 200, 600])
def test_a_line_torn_by_a_crash_is_put_aside_and_graded_again(tmp_path: Path, cut: int) -> None:
    with Ledger(tmp_path) as ledger:
        ledger.keep(debrief("a"))
        ledger.keep(debrief("b"))
    whole = (tmp_path / RESULTS).read_bytes()
    (tmp_path / RESULTS).write_bytes(whole[:-cut])
    with Ledger(tmp_path) as again:
        assert again.done == {"id-a"}
        again.keep(debrief("b"))
    assert [d.source.name for d in debriefs(tmp_path)] == ["a", "b"]
    assert (tmp_path / "results.torn").read_bytes().strip()


def test_a_line_in_the_middle_that_is_no_debrief_is_named(tmp_path: Path) -> None:
    (tmp_path / RESULTS).write_text('{"x": 1}\n', encoding="utf-8")
    with pytest.raises(ContentError, match="line 1 is no debrief"):
        finished(tmp_path)


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    with Ledger(tmp_path), pytest.raises(UsageError, match="in use by another run"), Ledger(tmp_path):
        pass


def test_a_failure_stays_until_a_run_comes_to_its_transcript_again(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        ledger.fail(Failed(source="a", why="broken"))
    with Ledger(tmp_path) as ledger:
        ledger.come_to("b")
        ledger.fail(Failed(source="b", why="empty"))
    assert [f.why for f in failures(tmp_path)] == ["broken", "empty"]
    with Ledger(tmp_path) as ledger:
        ledger.come_to("a")
        ledger.come_to("b")
        ledger.fail(Failed(source="b", why="still empty"))
    assert [f.why for f in failures(tmp_path)] == ["still empty"]


def test_a_failure_that_a_crash_tore_is_passed_over(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        ledger.fail(Failed(source="a", why="broken"))
    path = tmp_path / "failures.jsonl"
    path.write_bytes(path.read_bytes() + b'{"source": "b", "wh')
    with Ledger(tmp_path):
        pass
    assert [f.source for f in failures(tmp_path)] == ["a"]


def test_a_folder_without_results_says_how_to_make_some(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="interviewer grade"):
        list(debriefs(tmp_path))


def test_what_a_stopped_run_left_is_known_until_one_comes_to_its_end(tmp_path: Path) -> None:
    for count in (7, 0):
        with Ledger(tmp_path) as ledger:
            ledger.leave(count)
        assert left(tmp_path) == count
