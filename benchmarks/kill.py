"""Kills `interviewer practice` at random moments, resumes it, and counts what was lost. Bounded: 200 kills unless told.

python benchmarks/kill.py [KILLS]
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from table import show

LINES = [f"Answer {n}: I'd promise reader {n} two seconds, because people give up after that." for n in range(1, 15)]


def said(home: str) -> list[str]:
    """The candidate's turns in the one journal under `home`, torn last line left out."""
    found = list(Path(home).glob("sessions/*/journal.jsonl"))
    data = found[0].read_bytes() if found else b""
    events = [json.loads(line) for line in data[: data.rfind(b"\n") + 1].splitlines()]
    return [e["text"] for e in events if e["kind"] == "candidate"]


def once(seed: int) -> Counter[str]:
    """One interview, killed once and resumed."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "INTERVIEWER_HOME": home, "INTERVIEWER_LOCAL_PROBE": "0"}
        env.pop("OPENAI_API_KEY", None)
        command = [sys.executable, "-m", "interviewer", "practice", "--seed", str(seed)]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env
        )
        assert process.stdin
        assert process.stdout
        begun = 0
        while not process.stdout.readline().startswith(b"Interviewer: "):
            pass
        for line in LINES[: chance.randint(0, 12)]:
            process.stdin.write(f"{line}\n".encode())
            process.stdin.flush()
            process.stdout.readline()
            begun += 1
        process.stdin.write(f"{LINES[begun]}\n".encode())
        process.stdin.flush()
        time.sleep(chance.uniform(0, 0.02))  # between receiving a line and answering it
        process.kill()
        out, _ = process.communicate()
        began_to_answer = begun + int(b"Interviewer" in out)
        kept = said(home)
        rest = "\n".join(LINES[len(kept) :])
        again = subprocess.run([*command, "--resume"], input=rest, env=env, capture_output=True, text=True, check=False)
        return Counter(
            kills=1,
            lost=sum(line not in kept for line in LINES[:began_to_answer]),
            not_resumed=int(again.returncode != 0),
            not_whole=int(said(home) != LINES),
            in_between=int(len(kept) > begun and began_to_answer == begun),
        )


def main() -> None:
    """Print the table; exit 1 where anything was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with ThreadPoolExecutor(max_workers=2) as pool:
        total = sum(pool.map(once, range(kills)), Counter())
    rows = [
        ("kills", total["kills"]),
        ("of them between receiving a line and answering it", total["in_between"]),
        ("turns lost that it had begun to answer", total["lost"]),
        ("sessions that did not resume", total["not_resumed"]),
        ("journals not whole in the end", total["not_whole"]),
    ]
    show("SIGKILL", ("", "n"), rows)
    sys.exit(any(total[key] for key in ("lost", "not_resumed", "not_whole")))


if __name__ == "__main__":
    main()
