"""Decides what the interviewer does next. Pure: the same situation always gives the same directive.

An ordered list of rules; the first that has something to say decides. Code owns the clock, the curveballs,
the coverage and the end; how it is said, and what exactly is probed, is the interviewer's.
"""

from collections.abc import Callable

from interviewer.content.vocabulary import Dimension, Manner, Phase
from interviewer.interview import coverage, curveballs, endgame, reactions
from interviewer.interview.clock import in_words
from interviewer.interview.situation import Carried, Situation
from interviewer.interview.targets import quoted, target
from interviewer.record.directive import Directive, Move, Quote
from interviewer.record.events import Took
from interviewer.signals.reading import Weakness, took

Rule = Callable[[Situation], Directive | None]


def direct(situation: Situation) -> Directive:
    """The directive for the interviewer's next turn."""
    for rule in RULES:
        directive = rule(situation)
        if directive is not None:
            return directive
    raise AssertionError("the last rule always decides")


def _open(situation: Situation) -> Directive | None:
    if situation.carried:
        return None
    return Directive(move=Move.OPEN, phase=Phase.SCOPE, hint=situation.scenario.question, reason="the interview begins")


def _overdue_curveball(situation: Situation) -> Directive | None:
    return _throw(situation, "none so far, and it is now or never") if curveballs.is_overdue(situation) else None


def _follow_up(situation: Situation) -> Directive | None:
    pending = _unfollowed(situation)
    if pending is None or curveballs.in_last_tenth(situation.clock) or _asks_us(situation):
        return None
    throw = pending.directive.curveball
    if throw is None:
        return None
    curveball = situation.scenario.curveball(throw.id)
    taken = took(situation.last_answer)
    press = taken is Took.BOLT_ON
    return Directive(
        move=Move.FOLLOW_UP,
        phase=situation.clock.phase,
        manner=Manner.PRICE if press else Manner.WALK_THROUGH,
        dimension=Dimension.ADAPTABILITY,
        curveball=throw,
        target=target(situation),
        hint=curveball.bolt_on.press if press else curveball.pivot.explore,
        reason=f"the curveball was taken as {taken.value}, judged by rule; it is followed up once",
    )


def _answer(situation: Situation) -> Directive | None:
    if not _asks_us(situation):
        return None
    question = situation.readings[-1].questions[-1]
    return Directive(
        move=Move.ANSWER,
        phase=situation.clock.phase,
        target=quoted(situation, question),
        reason="they asked something",
    )


def _curveball(situation: Situation) -> Directive | None:
    return _throw(situation, "its time has come") if curveballs.is_due(situation) else None


def _advance(situation: Situation) -> Directive | None:
    now, before = situation.clock.phase, situation.carried[-1].directive.phase
    reached = {c.directive.phase for c in situation.carried if c.directive.move in (Move.ADVANCE, Move.SUMMARY)}
    if now is Phase.SCOPE or now in reached or (before is Phase.TRADEOFFS):
        return None
    dimension = Dimension.TRADEOFFS if now is Phase.TRADEOFFS else Dimension.CONSTRAINTS
    if coverage.thread(situation) == (dimension, coverage.LONGEST_THREAD):
        dimension = coverage.next_dimension(situation)
    minutes = round(situation.clock.elapsed / 60)
    told = situation.started.clock == "wall" and situation.plan.timed and now is Phase.TRADEOFFS
    return Directive(
        move=Move.ADVANCE,
        phase=now,
        dimension=dimension,
        time_line=f"about {in_words(minutes)} minutes are gone" if told else None,
        reason=f"on to {now.value}",
    )


def _probe(situation: Situation) -> Directive:
    reading = situation.readings[-1]
    recent = coverage.recent_manners(situation, turns=4)
    taciturn = Manner.GO_ON in situation.persona.manners[:2]
    quiet = taciturn or (Weakness.THIN in reading.weaknesses and len(situation.answers) > 2)
    if quiet and Manner.GO_ON not in recent and Manner.SILENCE not in recent:
        current, length = coverage.thread(situation)
        if length < coverage.LONGEST_THREAD:
            return Directive(
                move=Move.PROBE,
                phase=situation.clock.phase,
                manner=Manner.GO_ON,
                dimension=current,
                reason="room to go on",
            )
    dimension = coverage.next_dimension(situation)
    probe = coverage.choose_probe(situation, dimension)
    passing = reading.sound and Manner.LET_PASS not in recent
    manner = Manner.LET_PASS if passing else probe.manner if probe else Manner.WHY
    return Directive(
        move=Move.PROBE,
        phase=situation.clock.phase,
        manner=manner,
        dimension=dimension,
        target=None if passing else target(situation),
        hint=probe.ask if probe else None,
        leaves_thread=_has_had_its_turns(situation),
        reason=f"{dimension.value.replace('_', ' ')} has come up least"
        + (", and the answer was sound" if passing else ""),
    )


def _has_had_its_turns(situation: Situation) -> bool:
    """Whether the last two turns of the interviewer's stayed with what was said, or followed up a curveball."""
    last = situation.carried[-1]
    stayed = [
        c.directive.move in (Move.PRESS, Move.FOLLOW_UP) or c.spoken.move == Move.PRESS for c in situation.carried[-2:]
    ]
    return last.directive.move is Move.FOLLOW_UP or all(stayed)


RULES: tuple[Rule, ...] = (
    _open,
    endgame.time_up,
    _overdue_curveball,
    _follow_up,
    endgame.closing,
    reactions.redirect,
    _answer,
    reactions.press,
    _advance,
    _curveball,
    reactions.dig,
    _probe,
)
"""In the order they are asked."""


def _throw(situation: Situation, why: str) -> Directive | None:
    throw = curveballs.choose(situation)
    if throw is None:
        return None
    curveball = situation.scenario.curveball(throw.id)
    return Directive(
        move=Move.CURVEBALL,
        phase=situation.clock.phase,
        curveball=throw,
        target=Quote(turn=throw.target_turn, quote=throw.quote),
        hint=curveball.wording,
        reason=f"curveball: {why}",
    )


def _unfollowed(situation: Situation) -> Carried | None:
    """A curveball nothing has followed yet but answers to questions about it."""
    for carried in reversed(situation.carried):
        if carried.directive.move is Move.CURVEBALL:
            return carried
        if carried.directive.move not in (Move.ANSWER, Move.REDIRECT):
            return None
    return None


def _asks_us(situation: Situation) -> bool:
    """Whether the last answer is, at heart, a question to the interviewer."""
    reading = situation.readings[-1]
    if not reading.questions or Weakness.OFF_TASK in reading.weaknesses:
        return False
    ends_so = situation.last_answer.rstrip("\"'”’) ").endswith("?")
    return ends_so or reading.words < 60
