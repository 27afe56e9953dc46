"""What each answer earns, by rule: a table of traits, where they are looked for and what they are worth.

Counts in how many answers a thing is there, never how often or how long; a long interview earns
no more for the same share. Fitted by hand on pairs of short interviews; every number here is one of those.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import pairwise

from interviewer.content.vocabulary import Dimension
from interviewer.grading.offline.hearing import Answer, Line
from interviewer.grading.offline.words import Trait

T = Trait
D = Dimension


class Place(StrEnum):
    """Which answers a rule looks at."""

    ANY = auto()
    OPENING = auto()
    INVITED = auto()
    CHANGE = auto()
    AFTER = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """What an answer earns, or loses, that shows all of `shows`, each in some sentence."""

    dimension: Dimension
    place: Place
    worth: float
    shows: frozenset[Trait]
    most: float = 1
    """Answers it is counted in at most."""
    lacks: frozenset[Trait] = frozenset()
    """It counts only where no sentence of the answer shows any of these."""
    close: bool = False
    """Whether one sentence must show all of `shows`."""
    times: int = 1
    """Sentences that must show it."""


def _r(
    dimension: Dimension,
    place: Place,
    worth: float,
    *shows: Trait,
    most: float = 1,
    lacks: Iterable[Trait] = (),
    close: bool = False,
    times: int = 1,
) -> Rule:
    return Rule(dimension, place, worth, frozenset(shows), most, frozenset(lacks), close, times)


RULES: tuple[Rule, ...] = (
    _r(D.FRAMING, Place.OPENING, 1.5, T.PERSON),
    _r(D.FRAMING, Place.OPENING, 1, T.HURT),
    _r(D.FRAMING, Place.OPENING, 0.5, T.CUT),
    _r(D.FRAMING, Place.OPENING, 0.5, T.ASKS),
    _r(D.FRAMING, Place.ANY, 0.4, T.PERSON, most=5),
    _r(D.FRAMING, Place.OPENING, -1, T.COUNTING),
    _r(D.FRAMING, Place.OPENING, -1, T.EVERYBODY),
    _r(D.FRAMING, Place.OPENING, -1, T.PARTS),
    _r(D.FRAMING, Place.ANY, -0.4, T.EVERYBODY, most=3),
    _r(D.SCOPE, Place.ANY, 0.6, T.CUT, most=4),
    _r(D.SCOPE, Place.ANY, 0.4, T.CUT, T.REASON, most=2, close=True),
    _r(D.SCOPE, Place.INVITED, 0.7, T.CUT, most=2),
    _r(D.SCOPE, Place.INVITED, -0.7, T.KEEPS_ALL, most=2),
    _r(D.SCOPE, Place.INVITED, -0.7, most=2, lacks=(T.CUT,)),
    _r(D.SCOPE, Place.ANY, -0.4, T.KEEPS_ALL, most=4),
    _r(D.SCOPE, Place.ANY, -0.3, T.ADDS, most=4),
    _r(D.CONSTRAINTS, Place.ANY, 0.5, T.FELT, most=4),
    _r(D.CONSTRAINTS, Place.ANY, 0.4, T.FELT, T.PERSON, most=2, close=True),
    _r(D.CONSTRAINTS, Place.ANY, 0.4, T.FELT, T.REASON, most=2, close=True),
    _r(D.CONSTRAINTS, Place.ANY, 0.4, T.FELT, T.FLIP, most=2, close=True),
    _r(D.CONSTRAINTS, Place.INVITED, 0.6, T.NUMBER, most=2),
    _r(D.CONSTRAINTS, Place.INVITED, -0.6, most=2, lacks=(T.NUMBER,)),
    _r(D.CONSTRAINTS, Place.ANY, -0.4, T.VAGUE, most=4),
    _r(D.TRADEOFFS, Place.ANY, 0.5, T.PRICE, most=5),
    _r(D.TRADEOFFS, Place.ANY, 0.5, T.FLIP, most=4),
    _r(D.TRADEOFFS, Place.INVITED, 0.6, T.PRICE, most=2),
    _r(D.TRADEOFFS, Place.INVITED, -0.8, most=2, lacks=(T.PRICE, T.FLIP)),
    _r(D.TRADEOFFS, Place.ANY, -0.6, T.SHIELD, most=3),
    _r(D.FAILURE_OWNERSHIP, Place.INVITED, 1, T.PERSON),
    _r(D.FAILURE_OWNERSHIP, Place.INVITED, 0.8, T.HURT, most=2),
    _r(D.FAILURE_OWNERSHIP, Place.INVITED, 0.6, T.LOSS, most=2),
    _r(D.FAILURE_OWNERSHIP, Place.INVITED, 0.8, T.TOLD, most=2),
    _r(D.FAILURE_OWNERSHIP, Place.INVITED, 0.4, T.FLIP, most=2),
    _r(D.FAILURE_OWNERSHIP, Place.INVITED, -1, T.MACHINERY, most=2),
    _r(D.FAILURE_OWNERSHIP, Place.INVITED, -0.6, T.MACHINERY, most=2, lacks=(T.PERSON,)),
    _r(D.ADAPTABILITY, Place.CHANGE, 2, T.REOPEN),
    _r(D.ADAPTABILITY, Place.CHANGE, 0.7, T.REOPEN, times=2),
    _r(D.ADAPTABILITY, Place.AFTER, 0.5, T.REOPEN),
    _r(D.ADAPTABILITY, Place.AFTER, -0.5, T.UNMOVED),
    _r(D.ADAPTABILITY, Place.AFTER, -0.3, T.ADDS),
    _r(D.ADAPTABILITY, Place.CHANGE, 0.7, T.PRICE),
    _r(D.ADAPTABILITY, Place.CHANGE, 0.5, T.PERSON),
    _r(D.ADAPTABILITY, Place.CHANGE, 0.4, T.CUT),
    _r(D.ADAPTABILITY, Place.CHANGE, -1, T.ADDS, most=2),
    _r(D.ADAPTABILITY, Place.CHANGE, -1, T.UNMOVED, most=2),
    _r(D.ALTITUDE, Place.ANY, 0.8, T.UNSURE, most=3),
    _r(D.ALTITUDE, Place.ANY, 0.5, T.HANDS_OVER, most=2),
    _r(D.ALTITUDE, Place.ANY, -0.6, T.JARGON, most=5),
    _r(D.ALTITUDE, Place.ANY, -0.7, T.BLUFF, most=3),
    _r(D.ALIGNMENT, Place.ANY, 0.4, T.REASON, most=4),
    _r(D.ALIGNMENT, Place.ANY, 0.4, T.COLLEAGUE, most=3),
    _r(D.ALIGNMENT, Place.ANY, 0.3, T.COLLEAGUE, T.REASON, most=2, close=True),
    _r(D.ALIGNMENT, Place.ANY, 0.3, T.FLIP, most=3),
    _r(D.ALIGNMENT, Place.CLOSE, 0.4, T.PERSON),
    _r(D.ALIGNMENT, Place.CLOSE, 0.4, T.COLLEAGUE),
    _r(D.ALIGNMENT, Place.CLOSE, 0.6, T.FLIP),
    _r(D.ALIGNMENT, Place.CLOSE, 0.5, T.TRIAL),
    _r(D.ALIGNMENT, Place.CLOSE, -0.5, T.VAGUE),
    _r(D.ALIGNMENT, Place.CLOSE, -0.5, T.ADDS),
    _r(D.ALIGNMENT, Place.ANY, -0.6, T.PROCESS, most=3),
)

LINES: dict[Dimension, tuple[float, float, float]] = {
    D.FRAMING: (1.6, 3.2, 4.6),
    D.SCOPE: (-0.8, 0.8, 2.4),
    D.CONSTRAINTS: (0.5, 2.2, 3.8),
    D.TRADEOFFS: (-0.2, 1.2, 2.8),
    D.FAILURE_OWNERSHIP: (0.2, 1.6, 3.2),
    D.ADAPTABILITY: (0.2, 1.6, 3.4),
    D.ALTITUDE: (-1.0, 0.2, 1.6),
    D.ALIGNMENT: (1.6, 3.0, 4.4),
}
"""Where 2, 3 and 4 begin."""
_USUAL_ANSWERS = 6
"""Answers of the interviews these worths were fitted on."""
_USUAL_INVITED = 2
_AT_THE_EDGE = frozenset({T.UNSURE, T.HANDS_OVER, T.JARGON, T.BLUFF})
_OF = {dimension: tuple(rule for rule in RULES if rule.dimension is dimension) for dimension in Dimension}


def placed(place: Place, dimension: Dimension, given: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers a rule looks at."""
    match place:
        case Place.ANY:
            return given
        case Place.OPENING:
            return given[:1]
        case Place.INVITED:
            asked = tuple(answer for answer in given if dimension in answer.invites and not answer.changed)
            if not asked and dimension is D.FAILURE_OWNERSHIP:
                return tuple(a for a in given if a.shows(T.BREAKS) and (a.shows(T.HURT) or a.shows(T.MACHINERY)))
            return asked
        case Place.CHANGE:
            return tuple(answer for answer in given if answer.changed)
        case Place.AFTER:
            following = (b for a, b in pairwise(given) if a.changed and not b.changed)
            return tuple(b for b in following if D.FAILURE_OWNERSHIP not in b.invites)[:1]
        case Place.CLOSE:
            return tuple(answer for answer in given if len(answer.lines) > 1)[-1:] or given[-1:]


def points(dimension: Dimension, given: tuple[Answer, ...]) -> float:
    """What the answers earn in one dimension."""
    total = 0.0
    for rule in _OF[dimension]:
        looked_at = placed(rule.place, dimension, given)
        usual = _USUAL_ANSWERS if rule.place is Place.ANY else _USUAL_INVITED
        there = sum(_holds(rule, answer) for answer in looked_at) * usual / max(usual, len(looked_at))
        total += rule.worth * min(there, rule.most)
    return total


def mark(dimension: Dimension, given: tuple[Answer, ...]) -> int | None:
    """1 to 4; None where the subject never came up, as far as rules can hear."""
    value = 1 + sum(points(dimension, given) >= line for line in LINES[dimension])
    match dimension:
        case D.ADAPTABILITY if not placed(Place.CHANGE, dimension, given):
            return None
        case D.FAILURE_OWNERSHIP if value == 1 and not any(dimension in answer.invites for answer in given):
            return None
        case D.ALTITUDE if not any(line.shows & _AT_THE_EDGE for answer in given for line in answer.lines):
            return None
        case _:
            return value


def weight(line: Line, answer: Answer, dimension: Dimension, given: tuple[Answer, ...]) -> tuple[float, float]:
    """What one sentence gives a dimension, and what it takes."""
    gives = takes = 0.0
    for rule in _OF[dimension]:
        fits = line.shows >= rule.shows if rule.close else line.shows & rule.shows
        if rule.shows and fits and answer in placed(rule.place, dimension, given):
            gives += max(rule.worth, 0)
            takes += max(-rule.worth, 0)
    return gives, takes


def _holds(rule: Rule, answer: Answer) -> bool:
    if any(answer.shows(trait) for trait in rule.lacks):
        return False
    if rule.times > 1 or rule.close:
        return sum(line.shows >= rule.shows for line in answer.lines) >= rule.times
    return all(answer.shows(trait) for trait in rule.shows)
