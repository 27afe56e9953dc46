"""One interview that was nearly lost, written by hand, and what a committee made of it."""

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension, Level
from interviewer.grading.debrief import (
    Coaching,
    Debrief,
    DecidingTurn,
    Decisive,
    Moment,
    RedFlagResult,
    Rule,
    Source,
    Verdict,
)
from interviewer.models.port import Usage
from interviewer.record.transcript import Transcript, Turn
from tests.grading.conftest import with_lines
from tests.report.committee import CURVEBALLS, DROPPED, MARKS, RATERS, VOTES, WHY_KAFKA, said
from tests.report.interview import SKETCH, SPOKEN


@pytest.fixture(scope="session")
def rubric(library: Library) -> Rubric:
    return with_lines(library.rubric())


@pytest.fixture(scope="session")
def transcript() -> Transcript:
    return Transcript(
        turns=tuple(
            Turn(number=n, speaker=who, text=text, elapsed=at, sketch=SKETCH if n == 10 else "")
            for n, (who, at, text) in enumerate(SPOKEN, 1)
        )
    )


@pytest.fixture(scope="session")
def debrief() -> Debrief:
    return Debrief(
        source=Source(
            name="20260114-183012-merchant-payment-alerts",
            format="journal",
            turns=len(SPOKEN),
            candidate_turns=12,
            candidate_words=811,
            digest="9f1c2ab04e77",
        ),
        scenario="merchant-payment-alerts",
        level=Level.SENIOR,
        grader="prompted",
        verdict=Verdict.HIRE,
        score=2.83,
        margin=0.03,
        near_line=True,
        tips=(
            "Trade-offs at 1 in place of 2 makes it a no hire.",
            "Adaptability at 2 in place of 2.5 makes it a no hire.",
        ),
        dimensions=MARKS,
        curveballs=CURVEBALLS,
        red_flags=(
            RedFlagResult(id="tech_as_shield", seen_by=2, evidence=(said(10, "it's more scalable"), WHY_KAFKA)),
        ),
        decisive=Decisive(
            kind="strength",
            dimension=Dimension.FRAMING,
            why="Every good answer of the hour goes back to the same woman and the same order at six.",
            seen_by=3,
            evidence=(said(24, "it's the baker at five o'clock"),),
        ),
        votes=VOTES,
        packet="The candidate opened with one shop owner and an hour of the day, cut three things, and set a promise "
        "that came from when she orders. The stream between the parts was chosen by name. The chain was met by "
        "reopening who reads; the regulator's letter was met with a filter, until the sum at the top was pointed at.",
        dissent="Engineering saw a choice made by name and kept under two questions; a product manager who cannot "
        "price a queue will be sold one.",
        decided_by="The arithmetic says hire by three hundredths. The interviewer's packet was read aloud for turn 14.",
        headline="Knows whose Monday it ruins, not what the queue costs.",
        reads_as="Senior in framing and failure, product manager in trade-offs: the price came after the question.",
        deciding_turn=DecidingTurn(
            turn=14,
            quote="What broke is that I had one reader who orders in the evening.",
            why="Half-way through adding a service they stopped, named their own assumption, and took the promise back "
            "for one customer while keeping it for the other.",
            stronger="Begin with the assumption and leave the service unsaid; then ask what head office does in the "
            "minute it is paying for, and let that set the number.",
        ),
        coaching=Coaching(
            guessing=(
                Moment(turn=10, quote="I'd use Kafka, it's more scalable", note="A name in the place of a reason."),
                Moment(turn=12, quote="It's more future proof.", note="No future was described that a table fails."),
            ),
            clear=(
                Moment(
                    turn=6,
                    quote="Seconds would cost us a stream of half-known states",
                    note="What speed costs, and to whom: three corrections while serving people.",
                ),
                Moment(
                    turn=16,
                    quote="if they say they can't, the chain gets fifteen minutes and one truth",
                    note="A condition somebody else can check.",
                ),
            ),
            drills=(
                "Say every technology's price in one sentence before its name: who loses what, when you would stop.",
                "Take three changes, and answer each beginning with “What no longer holds is”.",
                "Read turn 20 aloud, then answer it again in forty words without adding anything.",
            ),
        ),
        raters=RATERS,
        rules_fired=(
            Rule(id="two-lowest", says="The two lowest marks, 2 and 2.5, weigh in with 35 of 100."),
            Rule(id="split-is-no-mark", says="Raters two marks apart on a dimension leave it ungraded."),
        ),
        dropped_evidence=DROPPED,
        usage=Usage(input_tokens=47_200, cached_tokens=24_800, output_tokens=6_300),
        cost_usd=0.0871,
        seconds=48.2,
        model="a-model-of-the-day",
        prompt_version="3f9a01c2d4",
        rubric_version="2",
        warnings=(
            "Six of eight dimensions carry a mark; a different question might have moved the other two either way.",
        ),
    )
