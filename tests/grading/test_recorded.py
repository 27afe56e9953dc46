"""Twelve transcripts as three raters each marked them, every one a language model that saw only its own request.

Their answers are kept as they came; what is made of them is made anew here, every time.
"""

import asyncio
import json
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Dimension
from interviewer.grading.committee import Sealed
from interviewer.grading.debrief import Said, Unsaid
from interviewer.grading.grader import seal
from interviewer.grading.rater import Rating, rate
from interviewer.grading.submission import Submission, submission
from interviewer.record.importing.reader import read
from interviewer.record.transcript import Speaker
from tests.fakes import FakeModel

EVALS = Path(__file__).resolve().parents[2] / "evals"
RECORDED = Path(__file__).parent / "recorded"
IDS = sorted(path.name for path in RECORDED.iterdir())
CLEAR = (
    "timeline-capacity-recital",
    "cart-everything",
    "notifications-middling",
    "webhooks-solid",
    "auction-halting-sharp",
    "webhooks-outstanding",
)
"""Worst first, as their author meant them."""
ABOUT = {
    "timeline": "twitter-timeline",
    "cart": "shopping-cart",
    "notifications": "social-notifications",
    "webhooks": "webhook-retries",
    "auction": "ad-auction",
}


def about(id: str, library: Library) -> Scenario | None:
    named = ABOUT.get(id.split("-")[0])
    return library.scenarios.get(named) if named else None


def handed_in(id: str, library: Library) -> Submission:
    transcript = read(EVALS / "transcripts" / f"{id}.md").transcript
    return submission(transcript, name=id, format="labelled", scenario=about(id, library))


async def ratings(id: str, library: Library, rubric: Rubric) -> list[Rating]:
    graded = handed_in(id, library)
    found = []
    for number, path in enumerate(sorted((RECORDED / id).iterdir()), 1):
        answers: list[Any] = json.loads(path.read_text(encoding="utf-8"))
        found.append(await rate(FakeModel(*map(json.dumps, answers)), graded, rubric, number))
    return found


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    return library.rubric()


@pytest.fixture(scope="module")
def sealed(library: Library, rubric: Rubric) -> dict[str, Sealed]:
    async def all_of_them() -> dict[str, Sealed]:
        return {id: seal(await ratings(id, library, rubric), handed_in(id, library), rubric) for id in IDS}

    return asyncio.run(all_of_them())


def score(sealed: dict[str, Sealed], id: str) -> float:
    value = sealed[id].ruling.score
    assert value is not None
    return value


def test_there_are_twelve_with_three_raters_each() -> None:
    assert len(IDS) == 12
    assert {len(list((RECORDED / id).iterdir())) for id in IDS} == {3}


def test_the_clear_ones_come_in_the_order_they_were_meant(sealed: dict[str, Sealed]) -> None:
    scores = [score(sealed, id) for id in CLEAR]
    assert all(worse <= better for worse, better in pairwise(scores)), scores
    assert scores[0] < scores[1] < scores[2] < scores[3]


def test_a_halting_and_sharp_candidate_is_far_above_a_fluent_and_empty_one(sealed: dict[str, Sealed]) -> None:
    assert score(sealed, "auction-halting-sharp") - score(sealed, "timeline-capacity-recital") > 1.5
    verdict = sealed["auction-halting-sharp"].ruling.verdict
    assert verdict is not None
    assert verdict.hires


def test_those_meant_near_the_line_lie_between_the_clear_ones(sealed: dict[str, Sealed]) -> None:
    meant = tomllib.loads((EVALS / "transcripts" / "intended.toml").read_text(encoding="utf-8"))
    near = [id for id, intended in meant.items() if intended["near_line"]]
    assert len(near) == 6
    assert all(score(sealed, "cart-everything") < score(sealed, id) for id in near)
    assert all(score(sealed, id) <= score(sealed, "webhooks-outstanding") for id in near)


@pytest.mark.parametrize("id", IDS)
def test_raters_agree_within_one_mark(sealed: dict[str, Sealed], id: str) -> None:
    assert all(result.spread is not None and result.spread <= 1 for result in sealed[id].dimensions if result.mark)


@pytest.mark.parametrize("id", IDS)
def test_every_quote_shown_stands_in_its_turn_and_every_absence_in_its_span(
    library: Library, sealed: dict[str, Sealed], id: str
) -> None:
    said = handed_in(id, library).transcript
    found = sealed[id]
    shown = [e for result in (*found.dimensions, *found.curveballs, *found.red_flags) for e in result.evidence]
    assert len(shown) >= 16
    for piece in shown:
        if isinstance(piece, Said):
            turn = said.turn(piece.turn)
            assert turn is not None
            assert turn.speaker is Speaker.CANDIDATE
            assert all(part in turn.text for part in piece.quote.split(" … "))
        else:
            first, last = piece.span
            assert 1 <= first <= last <= len(said.turns)


def test_never_having_said_whom_it_is_for_is_a_verified_absence_with_its_span(sealed: dict[str, Sealed]) -> None:
    for id in ("timeline-capacity-recital", "cart-everything"):
        framing = next(d for d in sealed[id].dimensions if d.id is Dimension.FRAMING)
        (absence,) = [e for e in framing.evidence if isinstance(e, Unsaid)]
        assert framing.mark == 1
        assert absence.span[1] > absence.span[0]


def test_the_hole_that_sinks_a_strong_interview_is_named_by_all(sealed: dict[str, Sealed]) -> None:
    decisive = sealed["timeline-one-hole"].decisive
    assert decisive is not None
    assert (decisive.kind, decisive.dimension) == ("failing", Dimension.FAILURE_OWNERSHIP)
