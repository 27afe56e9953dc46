"""What is handed to graders: a transcript without names, what is known of the situation, and the level.

Graders see this and the rubric, nothing else: no persona, no name, no hint of who is hoped to win.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.errors import ContentError
from interviewer.grading import roles
from interviewer.grading.debrief import Source
from interviewer.record.directive import Move, Throw
from interviewer.record.events import Directed, Event, InterviewerSpoke, Started
from interviewer.record.transcript import Speaker, Transcript
from interviewer.signals.text import words


@dataclass(frozen=True, slots=True)
class Thrown:
    """A change of the ground that a journal tells of."""

    turn: int
    """The interviewer's turn it was thrown in."""
    throw: Throw


@dataclass(frozen=True)
class Submission:
    """One interview, ready to be graded."""

    original: Transcript
    names: dict[str, Speaker]
    source: Source
    level: Level
    scenario: Scenario | None = None
    thrown: tuple[Thrown, ...] = ()
    kind: Literal["interview", "answer"] = "interview"

    @cached_property
    def transcript(self) -> Transcript:
        """What graders read: roles for names."""
        return roles.masked(self.original, self.names)

    def called(self, name: str) -> "Submission":
        """The same under another name, such as its path."""
        return replace(self, source=self.source.model_copy(update={"name": name}))

    def restored(self, turn: int, quote: str) -> str:
        """A quote from what graders read, in the words of the original."""
        mask = self._masks.get(turn)
        return " … ".join(mask.restored(part) for part in quote.split(" … ")) if mask else quote

    @cached_property
    def _masks(self) -> dict[int, roles.Masked]:
        return {turn.number: roles.mask(turn.text, self.names) for turn in self.original.turns}


def submission(
    transcript: Transcript,
    *,
    name: str,
    format: str,
    level: Level = Level.SENIOR,
    scenario: Scenario | None = None,
    names: Iterable[tuple[str, Speaker]] = (),
    events: Sequence[Event] = (),
    kind: Literal["interview", "answer"] = "interview",
) -> Submission:
    """Prepare a transcript for grading.

    Raises:
        ContentError: the candidate says nothing in it.
    """
    said = [turn for turn in transcript.of(Speaker.CANDIDATE) if words(turn.text)]
    if not said:
        raise ContentError(f"{name}: the candidate says nothing, so there is nothing to grade.")
    source = Source(
        name=name,
        format=format,
        turns=len(transcript.turns),
        candidate_turns=len(said),
        candidate_words=sum(len(words(turn.text)) for turn in said),
        digest=digest(transcript),
        minutes=next((e.plan.minutes for e in events if isinstance(e, Started)), None),
    )
    return Submission(transcript, roles.named(transcript, names), source, level, scenario, tuple(thrown(events)), kind)


def digest(transcript: Transcript) -> str:
    """A fingerprint of who said what: 16 hexadecimal digits."""
    text = "\0".join(f"{turn.speaker.value}\1{turn.text}\1{turn.sketch}" for turn in transcript.turns)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def thrown(events: Sequence[Event]) -> list[Thrown]:
    """The curveballs a journal tells of, in order."""
    found: list[Thrown] = []
    pending: Directed | None = None
    for event in events:
        if isinstance(event, Directed):
            pending = event
        elif isinstance(event, InterviewerSpoke) and pending is not None:
            throw = pending.directive.curveball
            if throw and pending.directive.move is Move.CURVEBALL:
                found.append(Thrown(event.turn, throw))
            pending = None
    return found
