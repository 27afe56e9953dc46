"""Which words of the last answer an interviewer holds on to."""

from interviewer.interview.situation import Situation
from interviewer.record.directive import Quote
from interviewer.record.transcript import Speaker
from interviewer.signals.text import speakable


def target(situation: Situation) -> Quote | None:
    """The commitment in the last answer that stands out."""
    turn = situation.transcript.of(Speaker.CANDIDATE)[-1].number
    made = [c for c in situation.commitments if c.turn == turn]
    firmest = max(made, key=lambda c: c.firmness, default=None)
    return quoted(situation, firmest.quote) if firmest else None


def weakest(situation: Situation) -> Quote | None:
    """The sentence of the last answer that shows its first weakness."""
    span = situation.readings[-1].weakest
    return quoted(situation, span.text) if span else None


def quoted(situation: Situation, sentence: str) -> Quote | None:
    """A sentence of the last answer, as one would read it back."""
    turn = situation.transcript.of(Speaker.CANDIDATE)[-1].number
    words = speakable(sentence)
    return Quote(turn=turn, quote=words) if words else None
