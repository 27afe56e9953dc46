"""A Ray cluster of two nodes on this machine, and the command that joins it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.rater import Rater, transcripts
from tests.conftest import ROOT

SECONDS = 60.0
"""Longer than anything here takes, on a slow machine too."""
NODE = {"num_cpus": 2, "object_store_memory": 80_000_000}


class TwoNodes:
    """The cluster, seen from outside."""

    def __init__(self) -> None:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        from ray.cluster_utils import Cluster

        self._cluster: Any = Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
        self.second: Any = self._cluster.add_node(**NODE)
        self._cluster.wait_for_nodes()

    @property
    def address(self) -> str:
        return str(self._cluster.address)

    def workers(self, node: Any = None) -> list[int]:
        """The processes that grade, on one node or on both."""
        nodes = [node] if node else [self._cluster.head_node, self.second]
        raylets = {each.process.pid for n in nodes for each in n.all_processes["raylet"]}
        return [pid for pid, (parent, name) in processes().items() if parent in raylets and "GradingWorker" in name]

    def remove_second(self) -> None:
        """Take the second node away, at once."""
        self._cluster.remove_node(self.second, allow_graceful=False)

    def close(self) -> None:
        """End everything."""
        self._cluster.shutdown()


def processes() -> dict[int, tuple[int, str]]:
    """Every process: its parent and its title."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(None, 2) for line in listed.splitlines())
    return {int(row[0]): (int(row[1]), row[2]) for row in rows if len(row) == 3}


@pytest.fixture
def nodes() -> Iterator[TwoNodes]:
    if not os.environ.get("INTERVIEWER_CLUSTER_TESTS"):
        pytest.skip("takes minutes and Ray; `make cluster` installs it and runs these")
    cluster = TwoNodes()
    yield cluster
    cluster.close()


@pytest.fixture
def rater() -> Iterator[Rater]:
    with Rater() as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return transcripts(tmp_path / "in")


@contextmanager
def grading(rater: Rater, folder: Path, out: Path, *options: object) -> Iterator["subprocess.Popen[str]"]:
    """`interviewer grade`, running."""
    command = [
        "-m",
        "interviewer",
        "grade",
        folder,
        "--out",
        out,
        "--model",
        "rater",
        "--base-url",
        rater.url,
        *options,
    ]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, *map(str, command)], cwd=ROOT, env=os.environ, stdout=pipe, stderr=pipe, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()
