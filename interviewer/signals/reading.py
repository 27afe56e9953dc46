"""One candidate turn read as a whole: what it asks, what it shows, where it is weak.

The weaknesses are those an interviewer reacts to on the spot. Grading has its own rules.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from interviewer.content.vocabulary import Dimension
from interviewer.record.events import Took
from interviewer.signals.cues import Cue, find, heard, technologies
from interviewer.signals.text import Span, sentences, words

_TO_US = re.compile(
    r"\b(?:who|what|which|how|do|does|did|is|are|am i|should|can|could|may|will|would|when|where|why|any|have|has)\b",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"^(?:so )?(?:why|what)(?:['’]s| is| does| do| about| happens| would)? (?:that|this|it mean|matter)|\bright\?$|\bmakes? sense\?$|\byou know\?$|\bokay\?$",
    re.IGNORECASE,
)
_RECALL = re.compile(
    r"\b(?:repeat|say (?:that|it) again|rephrase|didn['’]t (?:catch|understand)|what do you mean|not sure i (?:follow|understand)|lost me)\b",
    re.IGNORECASE,
)

EVIDENCE: dict[Dimension, dict[Cue, int]] = {
    Dimension.FRAMING: {Cue.USER: 2, Cue.STAKES: 2},
    Dimension.SCOPE: {Cue.CUT: 2, Cue.ASSUMPTION: 1, Cue.ROLLOUT: 1},
    Dimension.CONSTRAINTS: {Cue.TARGET: 2, Cue.HUMAN_REASON: 1, Cue.PROMISE: 1},
    Dimension.TRADEOFFS: {Cue.PRICE: 2, Cue.FLIP: 2},
    Dimension.FAILURE_OWNERSHIP: {Cue.FAILURE: 1, Cue.BUSINESS_COST: 1, Cue.NOTICE: 2},
    Dimension.ADAPTABILITY: {Cue.REOPEN: 2, Cue.FLIP: 1},
    Dimension.ALTITUDE: {Cue.SCOPING_MOVE: 2, Cue.HUMAN_REASON: 1},
    Dimension.ALIGNMENT: {Cue.COLLEAGUE: 2, Cue.MEASURE: 1, Cue.ROLLOUT: 1},
}
"""Which cues speak for a dimension having come up, and how much."""


class Weakness(StrEnum):
    """What an answer invites an interviewer to go after at once."""

    OFF_TASK = "off_task"
    CAPACITY_FIRST = "capacity_first"
    RECITAL = "recital"
    TECHNOLOGY_UNREASONED = "technology_unreasoned"
    OVERDEPTH = "overdepth"
    NOT_KNOWING = "not_knowing"
    VAGUE = "vague"
    LIST = "list"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one turn holds."""

    words: int
    cues: frozenset[Cue]
    questions: tuple[str, ...]
    """Questions put to the interviewer."""
    asks_to_repeat: bool
    technologies: tuple[str, ...]
    """Technologies named without a reason of their own."""
    weaknesses: tuple[Weakness, ...]
    """Most pressing first."""
    weakest: Span | None
    """The sentence the first weakness stands in."""

    def evidence(self, dimension: Dimension) -> int:
        """How much in this turn bears on a dimension; 0 is nothing."""
        return sum(weight for cue, weight in EVIDENCE[dimension].items() if cue in self.cues)

    @property
    def sound(self) -> bool:
        """Whether it names a reason, a price or a consequence, and nothing weak."""
        good = {Cue.PRICE, Cue.FLIP, Cue.HUMAN_REASON, Cue.BUSINESS_COST, Cue.REOPEN, Cue.CUT}
        return not self.weaknesses and len(self.cues & good) >= 2


@lru_cache(maxsize=1024)
def read_turn(text: str) -> Reading:
    """Read one candidate turn."""
    spans = sentences(text)
    short = len(words(text)) < 25
    asked = tuple(s.text for s in spans if _is_question(s.text) or (short and _RECALL.search(s.text)))
    weak = [(kind, span) for kind in Weakness if (span := _shows(kind, text, spans)) is not None]
    unreasoned = [t for s in spans if _unreasoned(s.text) for t in technologies(s.text)]
    return Reading(
        words=len(words(text)),
        cues=heard(text),
        questions=asked,
        asks_to_repeat=short and any(_RECALL.search(q) for q in asked),
        technologies=tuple(dict.fromkeys(unreasoned)),
        weaknesses=tuple(kind for kind, _ in weak),
        weakest=weak[0][1] if weak else None,
    )


def took(text: str) -> Took:
    """How a curveball was taken, judged from the answer alone."""
    cues = heard(text)
    reopened = Cue.REOPEN in cues
    priced = bool(cues & {Cue.PRICE, Cue.FLIP, Cue.CUT})
    if reopened and priced:
        return Took.PIVOT
    if reopened or (priced and Cue.BOLT_ON not in cues):
        return Took.PARTIAL
    return Took.BOLT_ON


def _is_question(sentence: str) -> bool:
    if not sentence.rstrip("\"'”’) ").endswith("?") or _RHETORICAL.search(sentence):
        return False
    return bool(_TO_US.search(sentence))


def _unreasoned(sentence: str) -> bool:
    cues = heard(sentence)
    return Cue.TECHNOLOGY in cues and (Cue.SHIELD in cues or not cues & {Cue.REASON, Cue.NOT_KNOWING, Cue.SCOPING_MOVE})


def _shows(kind: Weakness, text: str, spans: list[Span]) -> Span | None:
    """The sentence in which a turn shows a weakness, or None."""
    cues = heard(text)

    def first(*wanted: Cue) -> Span | None:
        return next((s for s in spans if heard(s.text).intersection(wanted)), None)

    human = cues & {Cue.USER, Cue.STAKES}
    match kind:
        case Weakness.OFF_TASK:
            return first(Cue.OFF_TASK)
        case Weakness.CAPACITY_FIRST:
            return first(Cue.CAPACITY) if len(find(text, (Cue.CAPACITY,))) >= 2 and not human else None
        case Weakness.RECITAL:
            return first(Cue.FRAMEWORK) if not human else None
        case Weakness.TECHNOLOGY_UNREASONED:
            return next((s for s in spans if _unreasoned(s.text)), None)
        case Weakness.OVERDEPTH:
            return first(Cue.OVERDEPTH)
        case Weakness.NOT_KNOWING:
            return first(Cue.NOT_KNOWING) if Cue.SCOPING_MOVE not in cues else None
        case Weakness.VAGUE:
            return first(Cue.VAGUE, Cue.SHIELD) if not cues & {Cue.PRICE, Cue.TARGET} else None
        case Weakness.LIST:
            return next((s for s in spans if s.text.count(",") >= 4), None) if Cue.CUT not in cues else None
        case Weakness.THIN:
            return spans[0] if spans and len(words(text)) < 15 else None
