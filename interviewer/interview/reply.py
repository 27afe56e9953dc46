"""The form of a model's reply to one directive, and the check of what it claims to have heard."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import from_json
from rapidfuzz import fuzz

from interviewer.interview.situation import Situation
from interviewer.record.directive import Quote
from interviewer.record.events import Took
from interviewer.record.transcript import Speaker, Turn
from interviewer.signals.text import words


def _took(value: Any) -> Any:
    return value if value in set(Took) else Took.NONE


class Claimed(BaseModel):
    """A commitment as the model quotes it."""

    model_config = ConfigDict(frozen=True)

    turn: int
    quote: str


class Reply(BaseModel):
    """What a model answers with. `say` is all it must hold."""

    model_config = ConfigDict(frozen=True)

    heard: str = ""
    move: str = ""
    say: str
    commitments: tuple[Claimed, ...] = ()
    took: Annotated[Took, BeforeValidator(_took)] = Took.NONE


_SAY = re.compile(r'"say"\s*:\s*("(?:[^"\\]|\\.)*)("?)', re.DOTALL)
_MOVE = re.compile(r'"move"\s*:\s*"(\w+)"')


@dataclass(frozen=True, slots=True)
class SpeechSoFar:
    """`say`, of a reply that is still being written."""

    text: str
    closed: bool
    """Whether it is all there."""
    move: str = ""
    """The move it says it is making, where that came first."""


def speech_so_far(reply: str) -> SpeechSoFar | None:
    """What a reply written so far says aloud; None before it begins to."""
    found = _SAY.search(reply)
    if found is None:
        return None
    escaped = "".join(c if c >= " " else f"\\u{ord(c):04x}" for c in found.group(1))
    try:
        text = from_json(escaped, allow_partial="trailing-strings")
    except ValueError:
        return None
    move = _MOVE.search(reply, 0, found.start())
    return SpeechSoFar(text, bool(found.group(2)), move.group(1) if move else "")


def verified(situation: Situation, claimed: Iterable[Claimed]) -> tuple[list[Quote], list[str]]:
    """The commitments whose words stand in a turn of the candidate, and what was wrong with the rest.

    A slipped turn number is mended when only one turn holds the words.
    """
    turns = situation.transcript.of(Speaker.CANDIDATE)
    kept: list[Quote] = []
    faults: list[str] = []
    for claim in claimed:
        holding = [t for t in turns if _stands_in(claim.quote, t)]
        named = [t for t in holding if t.number == claim.turn]
        if len(words(claim.quote)) < 2 or not holding or (not named and len(holding) > 1):
            faults.append(f"not said: {claim.quote}")
        else:
            turn = (named or holding)[0]
            kept.append(Quote(turn=turn.number, quote=_verbatim(claim.quote, turn.text)))
    return kept, faults


def _stands_in(quote: str, turn: Turn) -> bool:
    return _plain(quote) in _plain(turn.text)


def _plain(text: str) -> str:
    return " ".join(w.lower().replace("’", "'") for w in words(text))


def _verbatim(quote: str, text: str) -> str:
    """The stretch of `text` that a quote copies, in the text's own spelling."""
    at = fuzz.partial_ratio_alignment(quote.lower(), text.lower())
    if quote in text or at is None:
        return quote
    return text[at.dest_start : at.dest_end].strip() or quote
