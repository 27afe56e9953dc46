"""The clock of an interview: how much is left, which stretch it is in, how long a turn took.

Time comes in as `now`; nothing here waits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from interviewer.content.vocabulary import SCOPE_ENDS, TRADEOFFS_BEGIN, Phase
from interviewer.record.events import Plan
from interviewer.signals.text import words

WORDS_PER_MINUTE = 130
"""Unhurried speech."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment in an interview."""

    plan: Plan
    elapsed: float
    """Seconds of interview clock."""

    @property
    def total(self) -> float:
        """Seconds the interview is meant to last."""
        return self.plan.minutes * 60

    @property
    def fraction(self) -> float:
        """How much of it is over: 0 to 1, and beyond."""
        return self.elapsed / self.total

    @property
    def remaining(self) -> float:
        """Seconds left; negative when over."""
        return self.total - self.elapsed

    @property
    def phase(self) -> Phase:
        """Which stretch it is in: 5, 30 and 10 of 45 minutes, scaled."""
        if self.fraction < SCOPE_ENDS:
            return Phase.SCOPE
        return Phase.DESIGN if self.fraction < TRADEOFFS_BEGIN else Phase.TRADEOFFS

    @property
    def is_over(self) -> bool:
        """Whether the time is up. An untimed interview's never is."""
        return self.plan.timed and self.remaining <= 1e-6


class Pace(Protocol):
    """Tells how much interview time a candidate's turn took."""

    def listen(self) -> None:
        """The floor is the candidate's from now on."""
        ...

    def heard(self, text: str) -> float:
        """The candidate has finished: seconds of interview clock this turn took."""
        ...


class WallPace:
    """Measures the candidate's own time at a terminal; the model's thinking costs them none."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._since: float | None = None
        self._taken = 0.0

    def listen(self) -> None:
        if self._since is None:
            self._since = self._now()

    def pause(self) -> None:
        """The clock stands still until `listen` is called again."""
        self._taken = self.so_far
        self._since = None

    @property
    def so_far(self) -> float:
        """Seconds the turn under way has taken."""
        return self._taken + (self._now() - self._since if self._since is not None else 0.0)

    def heard(self, text: str) -> float:  # noqa: ARG002 - the port's; only the clock counts here
        taken, self._taken, self._since = self.so_far, 0.0, None
        return taken


@dataclass(frozen=True, slots=True)
class SpeechPace:
    """Reckons a turn's time from its words where nobody types: a pipe, a simulation."""

    plan: Plan

    def listen(self) -> None:
        """Nothing to start: no time passes while lines are read."""

    def heard(self, text: str) -> float:
        spoken = len(words(text)) / WORDS_PER_MINUTE * 60
        return max(spoken, self.plan.minutes * 60 / self.plan.planned_turns)


_SMALL = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(minutes: int) -> str:
    """A number of minutes as one says it: 0 to 99 in words, more in digits."""
    if minutes < len(_SMALL):
        return _SMALL[max(minutes, 0)]
    if minutes > 99:
        return str(minutes)
    tens, ones = divmod(minutes, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
