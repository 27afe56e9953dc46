"""`interviewer practice` as a user runs it: a process, a pipe, an exit code."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

LINES = [
    "Before anything: do most people read, or post?",
    "Then I'd build this for the reader who follows a live event, because old posts make them leave.",
    "I'd leave out search, ads and messages in the first version.",
    "I'd promise a first screen under two seconds, since people give up after that.",
    "We'd use Kafka, it's more scalable.",
    "What that costs us is money; if traffic stays small I'd switch to something simpler.",
    "I don't know how ranking works inside, but it decides what they see, so I'd bring in data science.",
    "I'd add a logging service.",
    "That breaks my earlier choice: I'd drop the two seconds and keep the reader.",
    "If posts go missing, people lose trust; we'd know from support tickets within the hour.",
    "The first version ships to one country.",
    "It worked if one in ten more come back the next day.",
    "I'd bring in legal early.",
    "In short: the reader, the live event, two seconds, one country.",
]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "INTERVIEWER_"))}
    return keep | {"INTERVIEWER_HOME": str(tmp_path), "INTERVIEWER_LOCAL_PROBE": "0", "PYTHONUTF8": "1"}


def run(env: dict[str, str], *args: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "interviewer", *args]
    return subprocess.run(command, input=lines, env=env, capture_output=True, text=True, encoding="utf-8", timeout=60)


def journal(env: dict[str, str]) -> list[dict[str, object]]:
    (path,) = Path(env["INTERVIEWER_HOME"]).glob("sessions/*/journal.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def said(events: list[dict[str, object]]) -> list[object]:
    return [e["text"] for e in events if e["kind"] == "candidate"]


def test_a_piped_interview_of_fourteen_lines_ends_well_with_each_line_in_the_journal(env: dict[str, str]) -> None:
    done = run(env, "practice", "--seed", "4", "--no-debrief", lines="\n".join(LINES))
    assert done.returncode == 0, done.stderr
    events = journal(env)
    assert said(events) == LINES
    assert events[0]["scenario"] == "twitter-timeline"
    assert events[-1]["kind"] == "ended"
    assert "offline interviewer, rule-based" in done.stdout.lower()
    assert any(e["kind"] == "directed" and e["directive"]["move"] == "curveball" for e in events)  # type: ignore[index]


def test_the_same_seed_gives_the_same_interview(env: dict[str, str], tmp_path: Path) -> None:
    spoken = []
    for home in ("one", "two"):
        done = run(env | {"INTERVIEWER_HOME": str(tmp_path / home)}, "practice", "--seed", "4", lines="\n".join(LINES))
        spoken.append([line for line in done.stdout.splitlines() if line.startswith("Interviewer: ")])
    assert spoken[0] == spoken[1]


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("practice", "twiter-timeline"), 2, "did you mean 'twitter-timeline'"),
        (("practice", "--persona", "nobody-at-all"), 2, "interviewer personas list"),
        (("practice", "--minutes", "none"), 2, "--minutes"),
        (("practice", "--resume"), 2, "No unfinished session"),
        (("practice", "--resume", "20200101"), 2, "There is no session"),
        (("practice", "--model", "gpt-6.1-terra"), 4, "OPENAI_API_KEY"),
        (("practise",), 2, "practise"),
        (("sessions", "show", "x"), 2, "There is no session"),
    ],
)
def test_bad_input_gets_a_sentence_and_a_code(env: dict[str, str], args: tuple[str, ...], code: int, says: str) -> None:
    done = run(env, *args)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_scenario_of_the_users_is_named_with_its_fault(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "mine.toml").write_text('id = "mine"\nkind = "realtime"\n', encoding="utf-8")
    done = run(env, "practice", "mine")
    assert done.returncode == 3
    assert "mine.toml" in done.stderr
    assert "did you mean 'real-time'" in done.stderr


def test_an_unreachable_server_ends_with_four_and_the_session_resumes(env: dict[str, str]) -> None:
    done = run(env, "practice", "--base-url", "http://127.0.0.1:9/v1", "--model", "x", "--timeout", "1", lines="One.\n")
    assert done.returncode == 4
    assert "interviewer practice --resume" in done.stderr
    again = run(env, "practice", "--resume", "--model", "offline", lines="One.\n")
    assert again.returncode == 0
    assert said(journal(env)) == ["One."]


def test_a_finished_session_is_not_resumed(env: dict[str, str]) -> None:
    run(env, "practice", lines="One.\n")
    id = next(Path(env["INTERVIEWER_HOME"]).glob("sessions/*")).name
    done = run(env, "practice", "--resume", id)
    assert done.returncode == 2
    assert "is over" in done.stderr


def test_killed_at_any_moment_no_turn_it_began_to_answer_is_lost(env: dict[str, str], tmp_path: Path) -> None:
    """A few here; `benchmarks/kill.py` does two hundred."""
    chance = random.Random(5)
    for number in range(6):
        home = env | {"INTERVIEWER_HOME": str(tmp_path / f"kill-{number}")}
        process = subprocess.Popen(
            [sys.executable, "-m", "interviewer", "practice"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=home,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        answered = 0
        while not process.stdout.readline().startswith(b"Interviewer: "):
            pass
        for line in LINES[: chance.randint(1, 8)]:
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            process.stdout.readline()
            answered += 1
        process.stdin.write(LINES[answered].encode() + b"\n")
        process.stdin.flush()
        process.stdout.read(chance.randint(0, 3))
        process.kill()
        process.communicate()
        assert said(journal(home))[:answered] == LINES[:answered]
        again = run(home, "practice", "--resume", lines="\n".join(LINES[len(said(journal(home))) :]))
        assert again.returncode == 0, again.stderr
        assert said(journal(home)) == LINES
