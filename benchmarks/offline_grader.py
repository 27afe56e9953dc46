"""How often the offline grader puts the stronger of two interviews first: by set and by dimension. Deterministic.

    python benchmarks/offline_grader.py

Reads the pairs under evals/pairs/<set>/ and, where they are, the transcripts with an intended order under
evals/transcripts/. A tie counts as wrong. Labels are authors' intentions, not people's judgement.
"""

import asyncio
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from table import show

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.grading.offline.grader import OfflineGrader
from interviewer.grading.submission import Submission, submission
from interviewer.record.transcript import Speaker, Transcript, Turn

EVALS = Path(__file__).parent.parent / "evals"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two interviews of known order."""

    id: str
    dimension: str
    weaker: Submission
    stronger: Submission


def spoken(text: str, name: str) -> Submission:
    """An interview written as paragraphs that begin `Interviewer:` or `Candidate:`; others go on with the turn."""
    said: list[tuple[Speaker, str]] = []
    for paragraph in text.strip().split("\n\n"):
        who, _, words = paragraph.partition(": ")
        if who in ("Interviewer", "Candidate"):
            said.append((Speaker(who.lower()), words))
        else:
            said[-1] = (said[-1][0], f"{said[-1][1]}\n\n{paragraph}")
    turns = tuple(Turn(number=n, speaker=who, text=words) for n, (who, words) in enumerate(said, start=1))
    return submission(Transcript(turns=turns), name=name, format="text")


def pairs(folder: Path) -> list[Pair]:
    """The pairs of a folder, by name."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        sides = (spoken(read[side], f"{read['id']} {side}") for side in ("weaker", "stronger"))
        found.append(Pair(read["id"], read["dimension"], *sides))
    return found


def intended(folder: Path) -> list[Pair]:
    """Every two transcripts of unlike intended quality."""
    quality: dict[str, int] = {}
    for path in sorted(folder.glob("intended*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        quality |= {id: entry["quality"] for id, entry in read.items()}
    texts = {id: folder / f"{id}.md" for id in sorted(quality, key=lambda id: quality[id])}
    there = {id: spoken(path.read_text(encoding="utf-8"), id) for id, path in texts.items() if path.exists()}
    return [
        Pair(f"{a} < {b}", "transcript", there[a], there[b])
        for a, b in combinations(there, 2)
        if quality[a] < quality[b]
    ]


def graded(given: Submission, rubric: Rubric) -> Debrief:
    """The offline grader's debrief."""
    return asyncio.run(OfflineGrader().grade(given, rubric))


def outcome(pair: Pair, rubric: Rubric) -> str:
    """`right`, `tied` or `wrong`. An interview without a score ties."""
    weaker, stronger = graded(pair.weaker, rubric).score, graded(pair.stronger, rubric).score
    if weaker is None or stronger is None or weaker == stronger:
        return "tied"
    return "right" if stronger > weaker else "wrong"


def share(outcomes: Sequence[str]) -> float:
    """Per cent right, one decimal."""
    return round(100 * sum(each == "right" for each in outcomes) / len(outcomes), 1)


def sets() -> Iterator[tuple[str, list[Pair]]]:
    """The sets that are there."""
    for name in ("development", "held_out", "minimal"):
        if found := pairs(EVALS / "pairs" / name):
            yield name, found
    if found := intended(EVALS / "transcripts"):
        yield "transcripts", found


def main() -> None:
    """Print the tables."""
    rubric = Rubric.model_validate(tomllib.loads((EVALS / "rubric.toml").read_text(encoding="utf-8")))
    rows, missed = [], []
    for name, found in sets():
        outcomes = [(pair, outcome(pair, rubric)) for pair in found]
        dimensions = dict.fromkeys(pair.dimension for pair, _ in outcomes)
        for label, of in [("all", None), *((d, d) for d in dimensions if len(dimensions) > 1)]:
            here = [what for pair, what in outcomes if of is None or pair.dimension == of]
            counts = [here.count(what) for what in ("right", "tied", "wrong")]
            rows.append((name, label, len(here), *counts, f"{share(here):g} %"))
        missed += [(name, pair.id, what) for pair, what in outcomes if what != "right"]
    show("Stronger first", ("set", "dimension", "pairs", "right", "tied", "wrong", "share"), rows)
    show("Not right", ("set", "pair", "outcome"), missed)


if __name__ == "__main__":
    main()
