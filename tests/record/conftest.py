"""One event of every kind."""

import pytest

from interviewer.content.vocabulary import Dimension, Level, Manner, Phase
from interviewer.models.port import Usage
from interviewer.record.directive import Directive, Move, Quote, Throw
from interviewer.record.events import (
    CandidateSpoke,
    Directed,
    Ended,
    Ending,
    Event,
    Faulted,
    Interjected,
    InterviewerSpoke,
    Noted,
    Plan,
    Resumed,
    Started,
    Summarised,
    Took,
)


@pytest.fixture
def started() -> Started:
    return Started(
        session="20260102-030405-shopping-cart-beef",
        at="2026-01-02T03:04:05+00:00",
        scenario="shopping-cart",
        persona="bar-raiser",
        level=Level.SENIOR,
        plan=Plan(minutes=30, planned_turns=10, timed=False),
        seed=7,
        nonce="c0ffee42",
        model="fake",
        base_url="http://127.0.0.1:1",
        prompt_version="0123456789",
        clock="speech",
        candidate="strong-senior",
    )


@pytest.fixture
def one_of_each(started: Started) -> list[Event]:
    at = "2026-01-02T03:04:06+00:00"
    return [
        started,
        Resumed(at=at, model="other", base_url=None),
        Directed(
            turn=1,
            elapsed=0.5,
            directive=Directive(
                move=Move.CURVEBALL,
                phase=Phase.DESIGN,
                manner=Manner.PRICE,
                dimension=Dimension.TRADEOFFS,
                curveball=Throw(id="late-audit", target_turn=2, quote="never lose one"),
                target=Quote(turn=2, quote="for the nurse"),
                hint="And if it does?",
                time_line="half way",
                reason="they promised",
            ),
        ),
        InterviewerSpoke(
            turn=1,
            text="Why?",
            elapsed=1.5,
            move="probe",
            heard="a price",
            commitments=(Quote(turn=2, quote="never lose one"),),
            took=Took.PARTIAL,
            origin="model",
            cuts=("praise: 'Great.'",),
            usage=Usage(input_tokens=10, output_tokens=2),
            cost_usd=0.25,
            seconds=0.5,
            first_text_seconds=0.25,
        ),
        CandidateSpoke(
            turn=2,
            text="Because “they” wait…\n\tand leave.",
            elapsed=9.25,
            sketch="[a]->[b]",
            broken_off=True,
        ),
        Interjected(turn=3, text="Hold on.", elapsed=9.5, why="interruption"),
        Noted(turn=3, text="ask about money"),
        Summarised(first_turn=1, last_turn=3, text="They chose.", usage=Usage(input_tokens=3), cost_usd=0.0),
        Faulted(at=at, what="nobody answered"),
        Ended(at=at, ending=Ending.CLOSED, elapsed=10.0),
    ]
