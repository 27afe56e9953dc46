"""Counts what interviewers do, side by side: length, asks, praise, leading, sizing, quoting.

    python benchmarks/interviewers.py NAME=FILE...

A FILE is a session's journal, or a JSON list of [speaker, text] with I for the interviewer and C for the candidate.
Counting is by rule; what stays on one thread, or leads without these words, takes a reader.
"""

import json
import re
import statistics
import sys
from pathlib import Path

from table import show

from interviewer.interview.gate import COACHING, PRAISE, is_ask
from interviewer.record.journal import load
from interviewer.record.transcript import Speaker, transcript
from interviewer.signals.text import sentences, words

Talk = list[tuple[str, str]]
_SIZING = re.compile(
    r"\bper second\b|\bqps\b|\bstorage\b|\bbandwidth\b|\bshards?\b"
    r"|\bhow many (?:servers|machines|gigabytes|requests)\b|\bbytes\b|\bmillion people open\b"
    r"|\bwhat does your (?:list|cache|queue) cost\b|\bthroughput\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r",? (?:and|or)(?:,| then)? (?:what|how|why|who|which|when|where|would|is|does|do)\b", re.IGNORECASE)
_LONGEST_COPY = 4
"""Words running that count as quoting the candidate."""


def read(path: Path) -> Talk:
    """The turns of a file, the opening question left out."""
    if path.suffix == ".jsonl":
        turns = transcript(load(path.parent)).turns
        talk = [("I" if t.speaker is Speaker.INTERVIEWER else "C", t.text) for t in turns]
    else:
        talk = [(who, text) for who, text in json.loads(path.read_text(encoding="utf-8"))]
    return talk[1:]


def quotes(text: str, before: list[str]) -> bool:
    """Whether a turn holds some of the candidate's own words: in quotation marks, or four running."""
    said = " ".join(" ".join(words(b.lower())) for b in before)
    tokens = words(text.lower())
    runs = (" ".join(tokens[i : i + _LONGEST_COPY]) for i in range(len(tokens) - _LONGEST_COPY + 1))
    return bool(re.search(r"[“\"][^”\"]{3,}[”\"]", text)) or any(run in said for run in runs)


def counted(talk: Talk) -> list[object]:
    """One column of the table."""
    ours = [(text, [t for who, t in talk[:at] if who == "C"]) for at, (who, text) in enumerate(talk) if who == "I"]
    lengths = [len(words(text)) for text, _ in ours]
    asks = [sum(1 + len(_ALSO.findall(s.text)) for s in sentences(text) if is_ask(s.text)) for text, _ in ours]
    return [
        len(ours),
        statistics.median(lengths),
        max(lengths),
        f"{statistics.mean(asks):.1f}",
        sum(n > 1 for n in asks),
        sum(bool(PRAISE.search(s.text)) for text, _ in ours for s in sentences(text)),
        sum(bool(COACHING.search(s.text)) for text, _ in ours for s in sentences(text)),
        sum(bool(_SIZING.search(text)) for text, _ in ours),
        f"{sum(quotes(text, before) for text, before in ours) / len(ours):.0%}",
    ]


def main() -> None:
    """Print the table."""
    named = [argument.partition("=") for argument in sys.argv[1:]]
    columns = [counted(read(Path(path))) for _, _, path in named]
    rows = (
        "interviewer turns",
        "words a turn, median",
        "words a turn, most",
        "asks a turn, mean",
        "turns with more than one ask",
        "sentences with praise",
        "sentences that coach",
        "turns that ask for sizes",
        "turns that quote",
    )
    table = [(row, *(column[at] for column in columns)) for at, row in enumerate(rows)]
    show("Interviewers", ("", *(name for name, _, _ in named)), table)


if __name__ == "__main__":
    main()
