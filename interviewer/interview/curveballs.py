"""When the ground moves, which way, and under what: a curveball attacks something already committed to."""

import random

from interviewer.content.scenario import Curveball
from interviewer.content.vocabulary import Aspect, Phase
from interviewer.interview.clock import Clock
from interviewer.interview.situation import Carried, Situation
from interviewer.record.directive import Move, Throw
from interviewer.record.events import Plan
from interviewer.record.transcript import Speaker
from interviewer.signals.commitments import Commitment, strongest_statement
from interviewer.signals.text import clauses, speakable, words

LAST_TENTH = 0.9
"""From this fraction of the time on, nothing new is thrown."""
LATEST_FURTHER = 0.8
"""From this fraction on no further one: its follow-up, the summary and their question need the rest."""
LATEST_FIRST = 6
"""By the reply to this candidate turn there has been one, whatever the clock says."""
_HURTS = {Aspect.PROMISE: 2.0, Aspect.CHOICE: 2.0, Aspect.TARGET: 2.0, Aspect.USER: 0.0}
"""What breaking a commitment of a kind is worth: another user starts the talk anew, a broken promise sharpens it."""
APART = 3
"""Candidate turns between two of them, at the least."""


def schedule(plan: Plan, seed: int) -> tuple[float, ...]:
    """At which fractions of the interview the ground moves: two or three in 45 minutes, one in a short one."""
    chance = random.Random(f"{seed}:schedule")
    times: tuple[float, ...]
    if plan.minutes >= 35 and plan.planned_turns >= 14:
        times = (0.42, 0.60, 0.75) if chance.random() < 0.5 else (0.44, 0.68)
    elif plan.minutes >= 18 and plan.planned_turns >= 13:
        times = (0.42, 0.66)
    else:
        times = (0.45,)
    return tuple(round(time + chance.uniform(-0.03, 0.02), 3) for time in times)


def thrown(situation: Situation) -> list[Carried]:
    """The curveballs so far."""
    return [c for c in situation.carried if c.directive.move is Move.CURVEBALL]


def is_due(situation: Situation) -> bool:
    """Whether the next turn is the time for one."""
    clock, count = situation.clock, len(thrown(situation))
    if in_last_tenth(clock) or not situation.answers:
        return False
    if is_overdue(situation):
        return True
    times = schedule(situation.plan, situation.seed)
    if count >= len(times) or (count and (_answers_since(situation) < APART or clock.fraction >= LATEST_FURTHER)):
        return False
    return clock.fraction >= times[count]


def is_overdue(situation: Situation) -> bool:
    """Whether there has been none and waiting longer could mean there is none at all."""
    clock, answers = situation.clock, len(situation.answers)
    if thrown(situation) or in_last_tenth(clock) or answers < 2:
        return False
    next_fraction = clock.fraction * (answers + 1) / answers
    return answers >= LATEST_FIRST or (answers >= 3 and next_fraction >= LAST_TENTH - 0.15)


def choose(situation: Situation) -> Throw | None:
    """The curveball that hurts most, and the words it is thrown at; None when nothing was said to attack."""
    chance = random.Random(f"{situation.seed}:{situation.next_turn}:curveball")
    ranked = [
        (_weight(situation, curveball, commitment) + chance.random() * 0.5, curveball, commitment)
        for curveball in _open(situation)
        for commitment in situation.commitments
        if _fits(curveball, commitment)
    ]
    if ranked:
        _, curveball, commitment = max(ranked, key=lambda item: item[0])
        return _throw(curveball, commitment)
    statements = [s for t in situation.transcript.of(Speaker.CANDIDATE) if (s := strongest_statement(t.text, t.number))]
    left = _open(situation)
    if not statements or not left:
        return None
    target = max(statements, key=lambda s: s.firmness)
    return _throw(max(left, key=lambda c: _weight(situation, c, target) + chance.random()), target)


def _open(situation: Situation) -> list[Curveball]:
    """Those not thrown yet that suit the stretch of the interview."""
    gone = {c.directive.curveball.id for c in thrown(situation) if c.directive.curveball}
    left = [c for c in situation.scenario.curveballs if c.id not in gone]
    now = situation.clock.phase
    phase = Phase.DESIGN if now is Phase.SCOPE else now
    return [c for c in left if phase in c.phases] or left


def _fits(curveball: Curveball, commitment: Commitment) -> bool:
    return curveball.attacked(commitment.quote) > 0 or bool(commitment.aspects.intersection(curveball.aspects))


def _weight(situation: Situation, curveball: Curveball, commitment: Commitment) -> float:
    fond = situation.persona.curveballs
    liking = 1.5 - 0.3 * fond.index(curveball.theme) if curveball.theme in fond else 0.0
    overlap = sum(_HURTS.get(aspect, 1.0) for aspect in commitment.aspects.intersection(curveball.aspects))
    recency = 1.5 * commitment.turn / situation.next_turn
    return 2 * min(curveball.attacked(commitment.quote), 2) + overlap + 0.6 * commitment.firmness + liking + recency


def _throw(curveball: Curveball, commitment: Commitment) -> Throw:
    return Throw(id=curveball.id, target_turn=commitment.turn, quote=_sharpest(curveball, commitment.quote))


def _sharpest(curveball: Curveball, quote: str) -> str:
    """The part of a commitment the curveball attacks, short enough to be read back."""
    hurt = [s.text for s in clauses(quote) if len(words(s.text)) >= 4 and curveball.attacked(s.text)]
    return speakable(max(hurt, key=curveball.attacked, default=quote))


def _answers_since(situation: Situation) -> int:
    last = thrown(situation)[-1].turn
    return sum(turn.number > last for turn in situation.transcript.of(Speaker.CANDIDATE))


def in_last_tenth(clock: Clock) -> bool:
    """Whether nothing new may be thrown any more."""
    return clock.fraction >= LAST_TENTH
