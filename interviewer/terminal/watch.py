"""Watches a candidate at work and says when something is due: an interruption, a word into the silence, the end.

Pure: it is told the time and the draft, and answers. One turn of the candidate's, one watch.
"""

import random
from dataclasses import dataclass, field

from interviewer.content.persona import Persona
from interviewer.signals.text import words


@dataclass(frozen=True, slots=True)
class BreakIn:
    """The interviewer cannot wait for the end of this answer."""

    line: str


@dataclass(frozen=True, slots=True)
class BreakSilence:
    """Nothing has been typed for as long as this person waits."""

    line: str


@dataclass(frozen=True, slots=True)
class TimeUp:
    """The clock has run out."""


Due = BreakIn | BreakSilence | TimeUp


@dataclass
class Watch:
    """One turn of the candidate's, from the moment they have the floor."""

    persona: Persona
    since: float
    """When they got it, in seconds of any clock."""
    remaining: float | None
    """Seconds of interview left then; None where no clock runs."""
    chance: random.Random
    interrupts: bool = True
    """Whether the interviewer may break in or into a silence."""
    _draft: str = ""
    _changed: float = field(init=False)
    _broke_in: bool = False
    _broke_silence: bool = False

    def __post_init__(self) -> None:
        self._changed = self.since

    def look(self, now: float, draft: str) -> Due | None:
        """What is due at `now`, with this much typed. Each thing is due once a turn."""
        if draft != self._draft:
            self._draft, self._changed = draft, now
        if self.remaining is not None and now - self.since >= self.remaining:
            return TimeUp()
        if not self.interrupts:
            return None
        return self._interruption(now) or self._silence(now)

    def skip(self, seconds: float) -> None:
        """Time that does not count: a pause, a lost line."""
        self.since += seconds
        self._changed += seconds

    def _interruption(self, now: float) -> BreakIn | None:
        own = self.persona.speech.interruption
        if own is None or self._broke_in:
            return None
        length = len(words(self._draft))
        too_long = length >= own.after_words or (now - self.since >= own.after_minutes * 60 and length >= 40)
        if not too_long:
            return None
        self._broke_in = True
        return BreakIn(self.chance.choice(own.lines))

    def _silence(self, now: float) -> BreakSilence | None:
        own = self.persona.speech.silence
        if self._broke_silence or self._draft.strip() or now - self._changed < own.patience_seconds:
            return None
        self._broke_silence = True
        return BreakSilence(self.chance.choice(own.lines))
