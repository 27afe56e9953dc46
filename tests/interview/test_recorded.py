"""Interviews a language model held, kept as they were journaled: the promises hold for them too.

The interviewer was played by a language model and so was the candidate; each saw only its own requests. Nothing said
was edited since; only the server's name and address were taken out.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from interviewer.content.library import Library
from interviewer.interview import dialogue
from interviewer.interview.curveballs import LAST_TENTH
from interviewer.interview.gate import PRAISE, is_ask
from interviewer.interview.situation import Situation, situation
from interviewer.record.directive import Move
from interviewer.record.events import InterviewerSpoke, Started
from interviewer.record.journal import load
from interviewer.record.transcript import Speaker
from interviewer.signals.text import sentences, words

RECORDED = sorted((Path(__file__).parent / "recorded").iterdir())


@pytest.fixture(params=RECORDED, ids=lambda path: path.name)
def talk(request: pytest.FixtureRequest, library: Library) -> Situation:
    events = load(request.param)
    started = events[0]
    assert isinstance(started, Started)
    return situation(library.scenarios.get(started.scenario), library.personas.get(started.persona), events)


def test_there_are_some_and_they_are_whole() -> None:
    assert len(RECORDED) >= 3


def test_it_ends_as_it_should(talk: Situation) -> None:
    assert talk.is_ended
    assert talk.carried[-1].directive.move is Move.CLOSE
    assert talk.carried[-2].directive.move is Move.SUMMARY


def test_every_curveball_is_tied_to_words_that_were_said_and_none_comes_late(talk: Situation) -> None:
    throws = [c for c in talk.carried if c.directive.move is Move.CURVEBALL]
    assert throws
    for carried in throws:
        throw = carried.directive.curveball
        assert throw is not None
        assert throw.quote in talk.transcript.turns[throw.target_turn - 1].text
        assert talk.scenario.curveball(throw.id).delivered_by(carried.spoken.text)
        assert carried.spoken.elapsed < LAST_TENTH * talk.clock.total


def test_every_commitment_kept_stands_in_the_turn_it_names(talk: Situation) -> None:
    kept = [q for e in talk.events if isinstance(e, InterviewerSpoke) for q in e.commitments]
    assert len(kept) >= 10
    for quote in kept:
        turn = talk.transcript.turns[quote.turn - 1]
        assert turn.speaker is Speaker.CANDIDATE
        assert " ".join(words(quote.quote.lower())) in " ".join(words(turn.text.lower()))


def test_it_is_short_asks_one_thing_and_praises_nothing(talk: Situation) -> None:
    turns = [c.spoken.text for c in talk.carried[1:]]
    lengths = sorted(len(words(text)) for text in turns)
    assert lengths[len(lengths) // 2] <= 40
    for text in turns:
        assert sum(is_ask(s.text) for s in sentences(text)) <= 1, text
        assert not any(PRAISE.search(s.text) for s in sentences(text)), text


def test_nothing_private_was_said(talk: Situation) -> None:
    said = " ".join(c.spoken.text for c in talk.carried)
    assert talk.started.nonce not in said
    for private in (talk.scenario.judgement, *talk.scenario.signals.strong, *talk.scenario.signals.weak):
        assert private not in said


def test_rebuilt_from_the_journal_its_prompts_only_grow(talk: Situation) -> None:
    spoken = [at for at, event in enumerate(talk.events) if isinstance(event, InterviewerSpoke)]
    asked = [
        dialogue.messages(situation(talk.scenario, talk.persona, talk.events[:at]), carried.directive)
        for at, carried in zip(spoken, talk.carried, strict=True)
    ]
    for before, after in pairwise(asked):
        assert after[: len(before)] == before
