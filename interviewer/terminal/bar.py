"""The bottom bar: clock, stretch, scenario, persona, model, cost, in as much room as there is. Pure."""

from dataclasses import dataclass

from interviewer.content.vocabulary import Phase
from interviewer.interview.clock import Clock, in_words
from interviewer.terminal.typeset import cells

WARNING = 5 * 60
"""Seconds before the end from which the clock warns."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar tells."""

    clock: Clock
    scenario: str
    persona: str
    model: str
    cost: str
    state: str = ""
    """What is going on besides: speaking, paused, the line lost."""

    @property
    def warns(self) -> bool:
        """Whether the end is near."""
        return self.clock.plan.timed and self.clock.remaining <= WARNING

    def text(self, width: int) -> str:
        """The bar in at most `width` cells: what matters least is left out first."""
        parts = [
            self._time(),
            self.state,
            f"{list(Phase).index(self.clock.phase) + 1} of 3: {self.clock.phase}",
            self.persona,
            self.scenario,
            self.model,
            self.cost,
        ]
        parts = [part for part in parts if part]
        while len(parts) > 1 and cells(_joined(parts)) > width:
            parts.pop()
        return _joined(parts)[:width]

    def _time(self) -> str:
        gone = minutes(self.clock.elapsed)
        if not self.clock.plan.timed:
            return gone
        left = max(self.clock.remaining, 0)
        warning = f"{minutes(left)} left" if self.warns else f"of {self.clock.plan.minutes:g} min"
        return f"{gone} {warning}" if not self.warns else f"! {warning}"


def minutes(seconds: float) -> str:
    """Seconds as m:ss."""
    whole = int(max(seconds, 0))
    return f"{whole // 60}:{whole % 60:02d}"


def told(clock: Clock) -> str:
    """The time as one says it."""
    gone = f"{in_words(round(clock.elapsed / 60))} minutes gone"
    left = in_words(round(max(clock.remaining, 0) / 60))
    said = f"{gone}, {left} left." if clock.plan.timed else f"{gone}."
    return said[0].upper() + said[1:]


def _joined(parts: list[str]) -> str:
    return " " + " · ".join(parts)
