"""The whole eval suite beside what it cannot be quicker than, and beside a bare loop with the same requests: seconds.

    python benchmarks/evals.py

The least there is: requests x seconds an answer takes / requests at once. The server answers after 50 ms.
"""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

from batch import HERE, weighed
from slow_rater import SlowRater
from table import show

AT_ONCE, PAUSE = 32, 0.05
MOST_RATIO = 1.3


async def measure() -> int:
    """Print the table; 1 where the bar is missed."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        async with SlowRater(PAUSE, quoting=True) as server:
            server.bodies = []
            run = ["-m", "interviewer", "evals", "run", "consistency", "--out", place / "out", "--concurrency", AT_ONCE]
            ours = await weighed(place, *run, "--model", "rater", "--base-url", server.url, accept=(0, 1))
            bodies, server.bodies = server.bodies, None
            (place / "requests.jsonl").write_bytes(b"\n".join(bodies))
            bare = await weighed(place, HERE / "bare_loop.py", server.url, AT_ONCE, place / "requests.jsonl")
        found = json.loads((place / "out" / "result.json").read_bytes())
    assert found["graded"] >= 0.99 * found["asked"], found["lost"][:3]
    least = len(bodies) * PAUSE / AT_ONCE
    rows = [
        (name, len(bodies), f"{spent:.2f}", f"{spent / least:.2f}", cpu)
        for name, spent, cpu in (
            ("the least there is", least, ""),
            ("a bare loop", bare["seconds"], f"{bare['cpu']:.2f}"),
            ("interviewer evals run", ours["seconds"], f"{ours['cpu']:.2f}"),
        )
    ]
    heads = ("", "requests", "seconds", "of the least", "of processor")
    show(f"The suite, {AT_ONCE} at once, {PAUSE * 1000:.0f} ms an answer, whole processes", heads, rows)
    print(f"\n  of the least: {ours['seconds'] / least:.2f} (at most {MOST_RATIO})")
    print(f"  of a bare loop: {ours['seconds'] / bare['seconds']:.2f}")
    return int(ours["seconds"] / least > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(asyncio.run(measure()))
