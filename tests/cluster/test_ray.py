"""The Ray engine on a cluster of two nodes: nothing lost, nothing twice, one budget, and the results of the others."""

import os
import signal
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from interviewer.batch.ledger import debriefs, failures
from interviewer.errors import ExitCode
from tests.cluster.conftest import SECONDS, TwoNodes, grading
from tests.cluster.rater import COUNT, Rater

ONE = ("--raters", 1, "--no-writeup")


def joining(nodes: TwoNodes) -> tuple[object, ...]:
    return ("--engine", "ray", "--ray-address", nodes.address, "--yes")


def kept(out: Path) -> Counter[int]:
    """How often each transcript is in the results."""
    return Counter(int(Path(each.source.name).stem) for each in debriefs(out))


def once() -> Counter[int]:
    return Counter(range(COUNT))


@pytest.mark.parametrize("loss", ["a worker killed", "a node removed"])
def test_what_dies_in_the_middle_costs_no_transcript(
    nodes: TwoNodes, rater: Rater, folder: Path, tmp_path: Path, loss: str
) -> None:
    out, at_once = tmp_path / "out", 12
    rater.open = False
    with grading(rater, folder, out, *ONE, *joining(nodes), "--concurrency", at_once) as process:
        assert rater.wait_for(at_once, SECONDS)
        if loss == "a node removed":
            assert nodes.workers(nodes.second)
            nodes.remove_second()
        else:
            os.kill(nodes.workers()[0], signal.SIGKILL)
        assert rater.wait_for(at_once + 1, SECONDS), "room held by the dead is given to the living"
        rater.let_go()
        said, told = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, told
    assert kept(out) == once()
    assert failures(out) == []
    again = sum(rater.asked.values()) - len(once()) - sum(n % 3 == 0 for n in range(COUNT))
    assert 0 < again <= at_once, "only what was under way is asked for again"
    assert said == ""
    assert all(line.startswith("-- ") for line in told.splitlines()), told


def test_one_budget_holds_all_workers_and_a_burst_of_429_slows_them_all(
    nodes: TwoNodes, rater: Rater, folder: Path, tmp_path: Path
) -> None:
    out, at_once = tmp_path / "out", 8
    rater.busy = at_once
    with grading(rater, folder, out, *ONE, *joining(nodes), "--concurrency", at_once) as process:
        assert rater.wait_for(at_once + 2, SECONDS)
        _, told = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, told
    assert kept(out) == once()
    assert max(rater.crowd) <= at_once
    after = rater.crowd[2 * at_once : 2 * at_once + 3]
    assert max(after) <= 3, f"once all had been refused, few were let in: {after}"


def test_three_engines_come_to_the_same_debriefs(nodes: TwoNodes, rater: Rater, folder: Path, tmp_path: Path) -> None:
    found: dict[str, dict[str, Any]] = {}
    for engine in ("local", "openai-batch", "ray"):
        options = joining(nodes) if engine == "ray" else ("--engine", engine)
        with grading(rater, folder, tmp_path / engine, "--raters", 2, *options) as process:
            _, told = process.communicate(timeout=SECONDS)
        assert process.returncode == 0, told
        every = [each.model_dump(exclude={"seconds", "usage"}) for each in debriefs(tmp_path / engine)]
        found[engine] = {each["identity"]: each for each in every}
        assert len(every) == len(found[engine]) == COUNT
    assert found["local"] == found["openai-batch"] == found["ray"]
    assert len({each["verdict"] for each in found["ray"].values()}) > 1
    assert any(each["dropped_evidence"] for each in found["ray"].values())


def test_ctrl_c_finishes_what_is_under_way(nodes: TwoNodes, rater: Rater, folder: Path, tmp_path: Path) -> None:
    out, at_once = tmp_path / "out", 4
    rater.open = False
    with grading(rater, folder, out, *ONE, *joining(nodes), "--concurrency", at_once) as process:
        assert rater.wait_for(at_once, SECONDS)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        assert "Finishing what is under way" in process.stderr.readline()
        rater.let_go()
        _, told = process.communicate(timeout=SECONDS)
    assert process.returncode == ExitCode.INTERRUPTED, told
    assert kept(out).total() == at_once


@pytest.mark.usefixtures("nodes")
def test_without_an_address_a_cluster_is_begun_and_ended_here(rater: Rater, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with grading(rater, folder, out, *ONE, "--engine", "ray") as process:
        said, told = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, told
    assert kept(out) == once()
    assert (said, [line for line in told.splitlines() if not line.startswith("-- ")]) == ("", [])
