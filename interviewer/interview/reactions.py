"""What the last answer invites at once: to stop it, press it, stay with it for a turn. Rules of the director."""

import random

from interviewer.content.vocabulary import Dimension, Manner
from interviewer.interview import coverage
from interviewer.interview.situation import Situation
from interviewer.interview.targets import target, weakest
from interviewer.record.directive import Directive, Move
from interviewer.signals.reading import Weakness

WEAK = "the last answer is weak"
TOLD_OFF = 4
"""How often talk that is no answer is called that; after it the interview simply goes on."""
STAYS_ON_A_CHANGE = 3
"""From this pressure on, of 5, an interviewer stays one turn longer with how a change was taken."""

_GOES_AFTER: dict[Weakness, Dimension] = {
    Weakness.TECHNOLOGY_UNREASONED: Dimension.TRADEOFFS,
    Weakness.OVERDEPTH: Dimension.ALTITUDE,
    Weakness.NOT_KNOWING: Dimension.ALTITUDE,
    Weakness.VAGUE: Dimension.CONSTRAINTS,
    Weakness.LIST: Dimension.SCOPE,
}
_REDIRECTS = {
    Weakness.OFF_TASK: "what they said is no answer to the question",
    Weakness.CAPACITY_FIRST: "arithmetic before a person or a purpose",
    Weakness.RECITAL: "a framework announced instead of a decision",
}


def redirect(situation: Situation) -> Directive | None:
    """Stop arithmetic before a person, a recital, or talk that is no answer."""
    reading = situation.readings[-1]
    kind = next((w for w in reading.weaknesses if w in _REDIRECTS), None)
    if kind is None or (kind is not Weakness.OFF_TASK and len(situation.answers) > 5):
        return None
    before = sum(c.directive.reason == _REDIRECTS[kind] for c in situation.carried)
    if before >= (TOLD_OFF if kind is Weakness.OFF_TASK else 2):
        return None
    return Directive(
        move=Move.REDIRECT,
        phase=situation.clock.phase,
        dimension=Dimension.FRAMING if kind is not Weakness.OFF_TASK else None,
        target=weakest(situation) if kind is not Weakness.OFF_TASK else None,
        reason=_REDIRECTS[kind],
    )


def press(situation: Situation) -> Directive | None:
    """Press what the last answer shows to be weak; never two such turns running."""
    reading, last = situation.readings[-1], situation.carried[-1].directive
    kind = next((w for w in reading.weaknesses if w in _GOES_AFTER), None)
    if kind is None:
        return None
    dimension = _GOES_AFTER[kind]
    current, length = coverage.thread(situation)
    tired = current is dimension and length >= coverage.LONGEST_THREAD - 1
    running = last.reason.startswith(WEAK)
    chance = random.Random(f"{situation.seed}:{situation.next_turn}:press")
    lets_pass = chance.random() > 0.25 + 0.17 * situation.persona.pressure
    if tired or running or (lets_pass and kind is not Weakness.TECHNOLOGY_UNREASONED):
        return None
    manner = Manner.SILENCE if kind is Weakness.NOT_KNOWING else Manner.WHY
    return Directive(
        move=Move.PRESS,
        phase=situation.clock.phase,
        manner=manner,
        dimension=dimension,
        target=weakest(situation),
        reason=f"{WEAK}: {kind.value.replace('_', ' ')}",
    )


def dig(situation: Situation) -> Directive | None:
    """Stay with the last answer for one more turn, where a new subject has just been opened."""
    last, reading = situation.carried[-1], situation.readings[-1]
    pressed_already = last.directive.move is Move.PRESS or last.spoken.move == Move.PRESS
    opened_something = last.directive.move in (Move.PROBE, Move.ADVANCE, Move.OPEN, Move.ANSWER)
    if last.directive.move is Move.FOLLOW_UP:
        opened_something = situation.persona.pressure >= STAYS_ON_A_CHANGE
    chance = random.Random(f"{situation.seed}:{situation.next_turn}:dig")
    lets_pass = reading.sound and chance.random() > 0.15 * situation.persona.pressure
    if pressed_already or not opened_something or lets_pass or target(situation) is None:
        return None
    current, length = coverage.thread(situation)
    dimension = current or Dimension.TRADEOFFS
    if length >= coverage.LONGEST_THREAD:
        return None
    return Directive(
        move=Move.PRESS,
        phase=situation.clock.phase,
        manner=Manner.PRICE if chance.random() < 0.5 else Manner.WHY,
        dimension=dimension,
        target=target(situation),
        reason="one more turn on what they just said",
    )
