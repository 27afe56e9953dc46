"""Which of the eight dimensions has come up least, and with what kind of question to go there next."""

import random
from collections.abc import Sequence

from interviewer.content.scenario import Probe
from interviewer.content.vocabulary import Dimension, Manner, Phase
from interviewer.interview.situation import Situation
from interviewer.record.directive import Move

LONGEST_THREAD = 3
"""Turns on one thread, at the most; two as a rule."""

_AT_HOME: dict[Phase, tuple[Dimension, ...]] = {
    Phase.SCOPE: (Dimension.FRAMING, Dimension.SCOPE, Dimension.CONSTRAINTS),
    Phase.DESIGN: (
        Dimension.CONSTRAINTS,
        Dimension.TRADEOFFS,
        Dimension.FAILURE_OWNERSHIP,
        Dimension.ALIGNMENT,
        Dimension.SCOPE,
        Dimension.ALTITUDE,
    ),
    Phase.TRADEOFFS: (
        Dimension.TRADEOFFS,
        Dimension.ALIGNMENT,
        Dimension.ADAPTABILITY,
        Dimension.FAILURE_OWNERSHIP,
    ),
}


def asked(situation: Situation, dimension: Dimension) -> int:
    """How often the interviewer has gone after a dimension; a curveball goes after adaptability."""
    return sum(
        c.directive.dimension is dimension
        or (c.directive.move is Move.CURVEBALL and dimension is Dimension.ADAPTABILITY)
        for c in situation.carried
    )


def thread(situation: Situation) -> tuple[Dimension | None, int]:
    """The dimension of the interviewer's last turns, and for how many turns running it has been that."""
    length = 0
    current: Dimension | None = None
    for carried in reversed(situation.carried):
        dimension = carried.directive.dimension
        if dimension is None or (current is not None and dimension is not current):
            break
        current = dimension
        length += 1
    return current, length


def next_dimension(situation: Situation) -> Dimension:
    """Where to go next: the least covered dimension that suits the moment, away from a thread that is done."""
    current, length = thread(situation)
    last = situation.readings[-1] if situation.readings else None
    digging = (
        current is not None
        and length < LONGEST_THREAD - 1
        and last is not None
        and not last.sound
        and not last.evidence(current)
    )
    if digging and current is not None:
        return current
    chance = random.Random(f"{situation.seed}:{situation.next_turn}:dimension")
    choices = [d for d in Dimension if d is not current]
    return min(choices, key=lambda d: (_coverage(situation, d), chance.random()))


def choose_probe(situation: Situation, dimension: Dimension) -> Probe | None:
    """A probe of the scenario not used yet, of a manner not used just now; None when all are used."""
    chance = random.Random(f"{situation.seed}:{situation.next_turn}:probe")
    used = {c.directive.hint for c in situation.carried}
    left = [p for p in situation.scenario.probes if p.dimension is dimension and p.ask not in used]
    recent = recent_manners(situation)
    fond = situation.persona.manners

    def rank(probe: Probe) -> tuple[bool, float]:
        liking = fond.index(probe.manner) if probe.manner in fond else len(fond)
        return probe.manner in recent, liking + chance.uniform(0, 2.5)

    return min(left, key=rank, default=None)


def recent_manners(situation: Situation, turns: int = 2) -> Sequence[Manner]:
    """The manners of the last turns."""
    return [c.directive.manner for c in situation.carried[-turns:] if c.directive.manner]


def _coverage(situation: Situation, dimension: Dimension) -> float:
    shown = sum(min(reading.evidence(dimension), 3) for reading in situation.readings)
    persona_comes_first = dimension in situation.persona.cares_about
    at_home = dimension in _AT_HOME[situation.clock.phase]
    return 3.0 * asked(situation, dimension) + 0.5 * min(shown, 8) - 1.0 * persona_comes_first - 2.5 * at_home
