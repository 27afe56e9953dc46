"""A transcript: who said what, in turns counted from 1 over both speakers. All that a grader reads."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from pydantic import Field

from interviewer.content.base import Drawing, Value
from interviewer.record.events import CandidateSpoke, Event, Interjected, InterviewerSpoke


class Speaker(StrEnum):
    """The role somebody speaks in."""

    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"
    OTHER = "other"


class Turn(Value):
    """The uninterrupted speech of one speaker."""

    number: int = Field(ge=1)
    speaker: Speaker
    text: str
    sketch: Drawing = ""
    """What was drawn along with it, as lines of text."""
    elapsed: float | None = None
    """Seconds of interview clock at the turn's end, where known."""


class Transcript(Value):
    """Turns in order."""

    format: Literal[1] = 1
    turns: tuple[Turn, ...] = ()

    def of(self, speaker: Speaker) -> tuple[Turn, ...]:
        """The turns of one speaker."""
        return tuple(turn for turn in self.turns if turn.speaker is speaker)

    def turn(self, number: int) -> Turn | None:
        """The turn of that number, if there is one."""
        return self.turns[number - 1] if 1 <= number <= len(self.turns) else None


def transcript(events: Iterable[Event]) -> Transcript:
    """What was said in a session."""
    turns: list[Turn] = []
    for event in events:
        match event:
            case CandidateSpoke():
                speaker = Speaker.CANDIDATE
            case InterviewerSpoke() | Interjected():
                speaker = Speaker.INTERVIEWER
            case _:
                continue
        text = event.text
        sketch = event.sketch if isinstance(event, CandidateSpoke) else ""
        if turns and turns[-1].number == event.turn:
            begun = turns.pop()
            text = f"{begun.text} {text}"
            sketch = "\n".join(filter(None, (begun.sketch, sketch)))
        turns.append(Turn(number=event.turn, speaker=speaker, text=text, sketch=sketch, elapsed=event.elapsed))
    return Transcript(turns=tuple(turns))
