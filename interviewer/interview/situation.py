"""Where an interview stands: the events of its journal folded into what the next decision needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.interview.clock import Clock
from interviewer.record.directive import Directive
from interviewer.record.events import (
    CandidateSpoke,
    Directed,
    Ended,
    Event,
    Interjected,
    InterviewerSpoke,
    Plan,
    Started,
)
from interviewer.record.transcript import Speaker, Transcript, transcript
from interviewer.signals.commitments import Commitment, commitments, weigh
from interviewer.signals.reading import Reading, read_turn

Piece = CandidateSpoke | Interjected
"""A part of what the interviewer answers."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A directive that was carried out, and how."""

    directive: Directive
    spoken: InterviewerSpoke
    answering: tuple[Piece, ...]
    """What had been said since the interviewer's turn before: the candidate's turn, or its pieces and what broke in."""

    @property
    def turn(self) -> int:
        """The number of the interviewer's turn."""
        return self.spoken.turn


@dataclass(frozen=True)
class Situation:
    """Everything the director and an interviewer may look at."""

    scenario: Scenario
    persona: Persona
    events: tuple[Event, ...]

    @cached_property
    def started(self) -> Started:
        """How it began. Raises ValueError on a journal with no beginning."""
        if self.events and isinstance(first := self.events[0], Started):
            return first
        raise ValueError("a session begins with its `started` event")

    @property
    def plan(self) -> Plan:
        """How long it is meant to be."""
        return self.started.plan

    @property
    def seed(self) -> int:
        """What makes its chances reproducible."""
        return self.started.seed

    @cached_property
    def transcript(self) -> Transcript:
        """What was said."""
        return transcript(self.events)

    @property
    def next_turn(self) -> int:
        """The number of the interviewer's turn to come: its last one, where nobody has answered since."""
        turns = self.transcript.turns
        return len(turns) if turns and turns[-1].speaker is Speaker.INTERVIEWER else len(turns) + 1

    @cached_property
    def elapsed(self) -> float:
        """Seconds of interview clock."""
        return max((e.elapsed for e in self.events if isinstance(e, CandidateSpoke | Interjected)), default=0.0)

    @property
    def clock(self) -> Clock:
        """The moment."""
        return Clock(self.plan, self.elapsed)

    @cached_property
    def carried(self) -> tuple[Carried, ...]:
        """The directives carried out so far."""
        return self._fold[0]

    @property
    def pending(self) -> Directive | None:
        """A directive that was decided and not carried out: the session stopped in between."""
        return self._fold[1]

    @property
    def unanswered(self) -> tuple[Piece, ...]:
        """What has been said since the interviewer's last turn; empty where the candidate has not spoken."""
        return self._fold[2]

    @property
    def owes_an_answer(self) -> bool:
        """Whether the candidate has finished a turn that nobody has answered."""
        last = next((p for p in reversed(self.unanswered) if isinstance(p, CandidateSpoke)), None)
        return last is not None and not last.broken_off

    @cached_property
    def _fold(self) -> tuple[tuple[Carried, ...], Directive | None, tuple[Piece, ...]]:
        carried: list[Carried] = []
        pending: Directive | None = None
        unanswered: tuple[Piece, ...] = ()
        for event in self.events:
            match event:
                case CandidateSpoke() | Interjected():
                    unanswered, pending = (*unanswered, event), None
                case Directed():
                    pending = event.directive
                case InterviewerSpoke() if pending is not None:
                    carried.append(Carried(pending, event, unanswered))
                    unanswered, pending = (), None
                case _:
                    pass
        return tuple(carried), pending, unanswered

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The candidate's answers so far; one that was broken into counts once, whole."""
        found: list[str] = []
        begun = ""
        for event in self.events:
            if isinstance(event, CandidateSpoke):
                whole = f"{begun} {event.text}".strip()
                begun = whole if event.broken_off else ""
                if not event.broken_off:
                    found.append(whole)
        return tuple(found)

    @property
    def last_answer(self) -> str:
        """The candidate's last turn, or nothing."""
        return self.answers[-1] if self.answers else ""

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The candidate's turns, read by rule."""
        return tuple(map(read_turn, self.answers))

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """What the candidate can be held to: what the interviewer noted, and what rules find; oldest first."""
        noted = [weigh(q.quote, q.turn) for e in self.events if isinstance(e, InterviewerSpoke) for q in e.commitments]
        seen = {(c.turn, c.quote) for c in noted}
        ruled = [
            c
            for turn in self.transcript.of(Speaker.CANDIDATE)
            for c in commitments(turn.text, turn.number)
            if not any(c.turn == t and (c.quote in q or q in c.quote) for t, q in seen)
        ]
        return tuple(sorted([*noted, *ruled], key=lambda c: c.turn))

    @property
    def is_ended(self) -> bool:
        """Whether it is over."""
        return any(isinstance(e, Ended) for e in self.events)


def situation(scenario: Scenario, persona: Persona, events: Sequence[Event]) -> Situation:
    """The situation that a journal's events add up to."""
    return Situation(scenario, persona, tuple(events))
