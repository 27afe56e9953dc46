"""Finds what a speaker committed to: whom, what, how well, with what, for when."""

import re
from dataclasses import dataclass
from functools import lru_cache

from interviewer.content.vocabulary import Aspect
from interviewer.signals.cues import Cue, heard
from interviewer.signals.text import Span, sentences, words

_DECIDES = re.compile(
    r"\b(?:i|we)(?:['’]d|['’]ll| would| will| want| need| choose| pick| promise| must|['’]re going to|['’]m going to| am going to| are going to)\b"
    r"|\blet['’]?s\b|\bmy (?:first|primary|main|core|choice|user|answer|goal)\b|\bthe (?:first|primary|main|core|one|hardest|only) \w+"
    r"|\bi['’]?m (?:assuming|choosing|building|optimi[sz]ing|designing|starting)\b|\b(?:should|must|has to|have to|needs to) be\b|\bwe can\b|\bi['’]?d rather\b|\bassume\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:never|always|must|only|promise|guarantee|non-negotiable|most important|hardest|above all|first|every|no one|nobody|exactly|definitely|core|proud(?:est)?|favou?rite|insist)\b",
    re.IGNORECASE,
)
_ASKS_AROUND = re.compile(
    r"\b(?:i|we)(?:['’]d| would| will|['’]ll| want to| need to)\b[^.?!]{0,12}\b(?:ask|find out|check|talk|look into|say|start by (?:asking|saying)|guess|be honest|go back)\b",
    re.IGNORECASE,
)
_ASPECTS: dict[Aspect, tuple[Cue, ...]] = {
    Aspect.USER: (Cue.USER,),
    Aspect.SCOPE: (Cue.CUT, Cue.ASSUMPTION),
    Aspect.TARGET: (Cue.TARGET,),
    Aspect.CHOICE: (Cue.TECHNOLOGY, Cue.PRICE, Cue.BOLT_ON),
    Aspect.PROMISE: (Cue.PROMISE,),
    Aspect.DEPENDENCY: (Cue.DEPENDENCY, Cue.COLLEAGUE),
    Aspect.ROLLOUT: (Cue.ROLLOUT, Cue.MEASURE),
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """A sentence somebody can be held to."""

    turn: int
    quote: str
    """Verbatim, a whole sentence or a part of one."""
    aspects: frozenset[Aspect]
    firmness: int
    """How hard it would be to walk away from: 0 is a passing remark."""


@lru_cache(maxsize=1024)
def commitments(text: str, turn: int) -> tuple[Commitment, ...]:
    """The commitments in one turn, in order. A question, or an instruction to us, is none."""
    found = [weigh(span.text, turn) for span in sentences(text) if _decides(span)]
    return tuple(commitment for commitment in found if commitment.firmness > 0)


def strongest_statement(text: str, turn: int) -> Commitment | None:
    """The one declarative sentence to hold somebody to who committed to nothing outright."""
    spans = [s for s in sentences(text) if not s.text.endswith("?") and len(words(s.text)) >= 4]
    spans = [s for s in spans if Cue.OFF_TASK not in heard(s.text)]
    return max((weigh(s.text, turn) for s in spans), key=lambda c: (c.firmness, len(c.quote)), default=None)


def _decides(span: Span) -> bool:
    if span.text.endswith("?") or len(words(span.text)) < 4:
        return False
    return bool(_DECIDES.search(span.text)) and Cue.OFF_TASK not in heard(span.text)


def weigh(quote: str, turn: int) -> Commitment:
    """What a quote commits its speaker to, and how firmly."""
    cues = heard(quote)
    aspects = frozenset(a for a, markers in _ASPECTS.items() if cues.intersection(markers))
    firmness = len(aspects) + 2 * len(_FIRM.findall(quote)) + bool(_DECIDES.search(quote))
    if _ASKS_AROUND.search(quote):
        firmness = min(firmness, 1)
    return Commitment(turn, quote, aspects, min(firmness, 9))
