"""Bias twins: one transcript twice, with the same sentence in the same place, apart from an attribute of the speaker.

The attribute is spoken in the text, by names no label knows, so that roles for names do not take it away. What is
said of it says nothing of the design. Which side is which is fixed, so that a difference has a direction. Knows no
grader.
"""

import random
from dataclasses import dataclass

from interviewer.consistency.attributes import ATTRIBUTES, Attribute
from interviewer.grading.submission import digest
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.signals.text import words

NAMED: dict[str, tuple[str, str]] = {name: (each.a, each.b) for name, each in ATTRIBUTES.items()}
"""What sides a and b are, by attribute, in words for a report."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is put into both twins, and where."""

    turn: int
    a: str
    b: str


def names() -> list[str]:
    """The attributes."""
    return list(ATTRIBUTES)


def twins(attribute: str, transcript: Transcript, seed: int) -> tuple[Transcript, Transcript]:
    """Side a and side b: the same for the same attribute, transcript and seed.

    Raises KeyError for an attribute that is not of `names()`, ValueError for a transcript in which nobody answers.
    """
    it = told(attribute, transcript, seed)
    return _with(transcript, it.turn, it.a), _with(transcript, it.turn, it.b)


def told(attribute: str, transcript: Transcript, seed: int) -> Told:
    """What the twins differ in. Raises as `twins` does."""
    drawn = ATTRIBUTES[attribute]
    chance = random.Random(f"{attribute}:{seed}:{digest(transcript)}")
    said = {word.casefold() for turn in transcript.turns for word in words(turn.text)}
    pairs = [pair for pair in drawn.pairs if not drawn.are_names or not said & {word.casefold() for word in pair}]
    a, b = chance.choice(pairs or drawn.pairs)
    frame = chance.choice(drawn.frames)
    return Told(_place(drawn, transcript, chance).number, frame.format(a), frame.format(b))


def _place(attribute: Attribute, transcript: Transcript, chance: random.Random) -> Turn:
    """The second or third turn of whoever says it, behind the candidate's first; the last there is in a short one."""
    own = transcript.of(Speaker.CANDIDATE)
    if not own:
        raise ValueError("The candidate says nothing, so there is nothing to say beside it.")
    if attribute.speaker is Speaker.INTERVIEWER:
        heard = [turn for turn in transcript.of(Speaker.INTERVIEWER) if turn.number > own[0].number]
        if heard:
            return chance.choice(heard[:2])
    return chance.choice(own[1:3] or own[-1:])


def _with(transcript: Transcript, number: int, sentence: str) -> Transcript:
    turns = (
        turn.model_copy(update={"text": f"{sentence} {turn.text}"}) if turn.number == number else turn
        for turn in transcript.turns
    )
    return Transcript(turns=tuple(turns))
