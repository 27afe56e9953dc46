"""Kills `interviewer grade` at random moments, runs it again until it is done, and counts what was lost or paid twice.

python benchmarks/kill_batch.py [KILLS]
"""

import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from slow_rater import SlowRater, transcripts
from table import show

TRANSCRIPTS, AT_ONCE, PAUSE = 1000, 4, 0.02
AT_THE_START = 0.2
"""The share of kills that come before, or about, the first request."""
BEGINS_SECONDS = 30.0
"""How long a run may take to send its first request or to end."""


def finished(out: Path) -> list[int]:
    """The numbers of the transcripts in the results, a torn last line left out."""
    path = out / "results.jsonl"
    data = path.read_bytes() if path.exists() else b""
    whole = data[: data.rfind(b"\n") + 1].splitlines()
    return [int(Path(json.loads(line)["source"]["name"]).stem) for line in whole]


class Killed:
    """One batch, killed again and again."""

    def __init__(self, place: Path, server: SlowRater) -> None:
        self.place, self.server = place, server
        self.total: Counter[str] = Counter()
        self.interrupted: Counter[int] = Counter()
        """How often each transcript was under way when its run was killed."""

    async def run(self, chance: random.Random | None) -> int:
        """Run it, and kill it at a random moment; without `chance` it may end. Its exit code."""
        before, done = Counter(self.server.asked), set(finished(self.place / "out"))
        process = await self._begin()
        if chance:
            await self._moment(chance, process)
            if process.returncode is None:
                process.kill()
        code = await process.wait()
        was_killed = code == -signal.SIGKILL
        self.total["kills"] += was_killed
        await asyncio.sleep(2 * PAUSE)  # what was sent before the end is counted
        asked, kept = self.server.asked - before, set(finished(self.place / "out"))
        self.total["asked again though finished"] += sum(asked[n] for n in done)
        self.total["asked twice in one run"] += sum(count - 1 for count in asked.values())
        self.total["finished and then gone"] += len(done - kept)
        if was_killed:
            under_way = set(asked) - kept
            self.interrupted.update(under_way)
            self.total["kills with requests under way"] += bool(under_way)
        return code

    async def _moment(self, chance: random.Random, process: asyncio.subprocess.Process) -> None:
        """Wait for a random moment: mostly some time after the first request, sometimes any time after the start."""
        if chance.random() < AT_THE_START:
            await asyncio.sleep(chance.uniform(0, 1.5))
            return
        asked, until = self.server.asked.total(), time.monotonic() + BEGINS_SECONDS
        while self.server.asked.total() == asked and process.returncode is None and time.monotonic() < until:
            await asyncio.sleep(0.002)
        await asyncio.sleep(chance.uniform(0, 0.25))

    async def _begin(self) -> asyncio.subprocess.Process:
        env = {**os.environ, "INTERVIEWER_HOME": str(self.place / "home"), "INTERVIEWER_LOCAL_PROBE": "0"}
        env.pop("OPENAI_API_KEY", None)
        options = ["--raters", 1, "--no-writeup", "--model", "rater", "--base-url", self.server.url]
        command = ["-m", "interviewer", "grade", self.place / "in", "--out", self.place / "out", *options]
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *map(str, [*command, "--concurrency", AT_ONCE]),
            env=env,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )


async def measure(kills: int) -> int:
    """Print the table; 1 where anything was lost or paid again."""
    with tempfile.TemporaryDirectory() as temporary:
        place, chance = Path(temporary), random.Random(1)
        transcripts(place / "in", TRANSCRIPTS)
        async with SlowRater(PAUSE) as server:
            batch = Killed(place, server)
            for _ in range(kills):
                await batch.run(chance)
            done_by_then = len(finished(place / "out"))
            code = await batch.run(None)
        total, kept = batch.total, Counter(finished(place / "out"))
        total["runs that did not end well"] = int(code != 0)
        total["not there in the end"] = TRANSCRIPTS - len(kept)
        total["there more than once"] = sum(count - 1 for count in kept.values())
        total["paid more often than killed, and once"] = sum(
            count > 1 + batch.interrupted[n] for n, count in server.asked.items()
        )
        torn = place / "out" / "results.torn"
        rows = [
            ("transcripts", TRANSCRIPTS),
            ("kills", total["kills"]),
            ("kills with requests under way", total["kills with requests under way"]),
            ("lines a kill tore", len(torn.read_bytes().splitlines()) if torn.exists() else 0),
            ("finished before the last run", done_by_then),
            ("requests", server.asked.total()),
            ("requests lost to a kill", sum(batch.interrupted.values())),
        ]
    wrong = (
        "asked again though finished",
        "asked twice in one run",
        "paid more often than killed, and once",
        "finished and then gone",
        "not there in the end",
        "there more than once",
        "runs that did not end well",
    )
    show("SIGKILL of a batch", ("", "n"), [*rows, *((key, total[key]) for key in wrong)])
    return int(total["kills"] < kills or any(total[key] for key in wrong))


if __name__ == "__main__":
    sys.exit(asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 50)))
