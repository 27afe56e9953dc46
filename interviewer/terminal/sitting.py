"""The candidate's time at a terminal: how long the turn has taken, whether the clock stands, what is due."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from interviewer.interview.clock import Clock, WallPace
from interviewer.interview.situation import Situation
from interviewer.terminal.watch import Due, Watch


@dataclass
class Sitting:
    """Keeps the time of one sitting."""

    pace: WallPace
    now: Callable[[], float]
    interrupts: bool = True
    """Whether the interviewer may break in or into a silence."""
    _watch: Watch | None = None
    _paused_at: float | None = None

    @property
    def is_paused(self) -> bool:
        """Whether the candidate has stopped the clock."""
        return self._paused_at is not None

    def toggle(self, *, listening: bool) -> None:
        """Stop the clock, or let it go on: at once where the candidate has the floor."""
        if self._paused_at is None:
            self._paused_at = self.now()
            self.pace.pause()
            return
        if self._watch:
            self._watch.skip(self.now() - self._paused_at)
        self._paused_at = None
        if listening:
            self.pace.listen()

    def watch(self, situation: Situation) -> None:
        """The candidate has the floor: watch them from now on."""
        chance = random.Random(f"{situation.seed}:{situation.next_turn}:watch")
        remaining = situation.clock.remaining if situation.plan.timed else None
        self._watch = Watch(situation.persona, self.now(), remaining, chance, self.interrupts)

    def stop_watching(self) -> None:
        """The interviewer has the floor."""
        self._watch = None

    def look(self, draft: str) -> Due | None:
        """What is due now, with this much typed."""
        if self._watch is None or self.is_paused:
            return None
        return self._watch.look(self.now(), draft)

    def clock(self, situation: Situation, *, running: bool) -> Clock:
        """The moment, with the turn under way counted in where it is the candidate's."""
        return Clock(situation.plan, situation.elapsed + (self.pace.so_far if running else 0.0))
