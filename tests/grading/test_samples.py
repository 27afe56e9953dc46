"""The sample debriefs: what ships for reading is what this program would show, quotes and all."""

from pathlib import Path

import pytest

from interviewer.content.library import Library
from interviewer.grading.debrief import Debrief
from interviewer.record.importing.reader import read
from interviewer.report import markdown

EVALS = Path(__file__).resolve().parents[2] / "evals"
SAMPLES = sorted(path.stem for path in (EVALS / "debriefs").glob("*.json"))


def debrief(id: str) -> Debrief:
    return Debrief.model_validate_json((EVALS / "debriefs" / f"{id}.json").read_bytes())


def test_there_are_two_good_two_bad_and_two_split() -> None:
    assert len(SAMPLES) == 6
    hires = [d.verdict is not None and d.verdict.hires for d in map(debrief, SAMPLES)]
    split = [len({vote.vote.hires for vote in d.votes}) > 1 for d in map(debrief, SAMPLES)]
    assert sum(hires) == 4
    assert sum(split) == 2


@pytest.mark.parametrize("id", SAMPLES)
def test_the_page_is_the_one_this_program_would_write(library: Library, id: str) -> None:
    transcript = read(EVALS / "transcripts" / f"{id}.md").transcript
    kept = (EVALS / "debriefs" / f"{id}.md").read_text(encoding="utf-8")
    assert markdown.page(debrief(id), library.rubric(), transcript) == kept


@pytest.mark.parametrize("id", SAMPLES)
def test_every_quote_of_the_write_up_stands_in_its_turn(id: str) -> None:
    said, found = read(EVALS / "transcripts" / f"{id}.md").transcript, debrief(id)
    moments = (*found.coaching.guessing, *found.coaching.clear)
    quotes = [(m.turn, m.quote) for m in moments]
    quotes += [(e.turn, e.quote) for vote in found.votes for e in vote.evidence if e.turn and e.quote]
    assert len(quotes) >= 6
    for number, quote in quotes:
        turn = said.turn(number)
        assert turn is not None
        assert all(part in turn.text for part in quote.split(" … "))
