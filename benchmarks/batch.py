"""`interviewer grade` beside a bare loop with the same requests: seconds of both, and the peak memory of the grading.

python benchmarks/batch.py [--many 20000]
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

from slow_rater import SlowRater, transcripts
from table import show

TRANSCRIPTS, AT_ONCE, PAUSE, ROUNDS = 500, 32, 0.2, 5
MANY_PAUSE = 0.02
"""Seconds an answer takes where only memory is of interest."""
MOST_RATIO, MOST_MB, MOST_MORE_MB = 1.25, 120.0, 20.0
HERE = Path(__file__).resolve().parent
Weighed = dict[str, float]


async def weighed(home: Path, *command: object, accept: Collection[int] = (0,)) -> Weighed:
    """Run a command to its end: seconds, cpu, peak_mb. `accept`: the exit codes that are no fault."""
    env = {**os.environ, "INTERVIEWER_HOME": str(home), "INTERVIEWER_LOCAL_PROBE": "0"}
    env.pop("OPENAI_API_KEY", None)
    whole = [sys.executable, str(HERE / "weighed.py"), sys.executable, *map(str, command)]
    done = await asyncio.to_thread(subprocess.run, whole, env=env, cwd=HERE.parent, capture_output=True, text=True)
    if done.returncode not in accept:
        sys.exit(done.stderr)
    found: Weighed = json.loads(done.stdout.splitlines()[-1])
    return found


async def graded(server: SlowRater, folder: Path, out: Path, count: int) -> Weighed:
    """One run of `interviewer grade`, every transcript graded."""
    options = ["--raters", 1, "--no-writeup", "--model", "rater", "--base-url", server.url, "--concurrency", AT_ONCE]
    spent = await weighed(folder.parent / "home", "-m", "interviewer", "grade", folder, "--out", out, *options)
    with (out / "results.jsonl").open("rb") as lines:
        assert sum(1 for _ in lines) == count, "every transcript is there once"
    return spent


async def measure(many: int) -> int:
    """Print the table; 1 where a bar is missed."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        transcripts(place / "in", TRANSCRIPTS)
        ours: list[Weighed] = []
        bare: list[Weighed] = []
        async with SlowRater(PAUSE) as server:
            for number in range(ROUNDS):
                server.bodies = []
                ours.append(await graded(server, place / "in", place / f"out{number}", TRANSCRIPTS))
                (place / "requests.jsonl").write_bytes(b"\n".join(server.bodies))
                server.bodies = None
                bare.append(await weighed(place, HERE / "bare_loop.py", server.url, AT_ONCE, place / "requests.jsonl"))
        # each pair ran one after the other, so what else the machine did weighs on both alike
        ratio = statistics.median(mine["seconds"] / its["seconds"] for mine, its in zip(ours, bare, strict=True))
        peak = max(each["peak_mb"] for each in ours)
        rows = [
            row("interviewer grade", TRANSCRIPTS, ours),
            row("a bare loop", TRANSCRIPTS, bare),
        ]
        missed = ratio > MOST_RATIO or peak >= MOST_MB
        if many:
            transcripts(place / "many", many)
            async with SlowRater(MANY_PAUSE) as server:
                more = await graded(server, place / "many", place / "out", many)
            rows.append(row(f"interviewer grade, {MANY_PAUSE * 1000:.0f} ms", many, [more]))
            missed = missed or more["peak_mb"] - peak > MOST_MORE_MB
    show(
        f"A batch, {AT_ONCE} at once, {PAUSE * 1000:.0f} ms an answer, whole processes, {ROUNDS} rounds",
        ("", "n", "seconds, median", "each", "of processor", "peak MB"),
        rows,
    )
    print(f"\n  ratio, median of rounds: {ratio:.2f} (at most {MOST_RATIO})")
    return int(missed)


def row(name: str, count: int, runs: list[Weighed]) -> tuple[object, ...]:
    """A line of the table."""
    return (
        name,
        count,
        f"{statistics.median(run['seconds'] for run in runs):.2f}",
        " ".join(f"{run['seconds']:.2f}" for run in runs),
        f"{statistics.median(run['cpu'] for run in runs):.2f}",
        f"{max(run['peak_mb'] for run in runs):.0f}",
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=0, help="Also weigh a run of so many transcripts.")
    sys.exit(asyncio.run(measure(parser.parse_args().many)))
