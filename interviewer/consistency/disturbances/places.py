"""Where something may be put into a turn, and what must be let be. Knows no disturbance."""

import random
import re
from collections.abc import Callable, Mapping

from interviewer.record.transcript import Speaker, Transcript
from interviewer.signals.text import sentences

NUMBER = (
    r"(?:\d[\w.,:%/-]*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|once"
    r"|twice|half|third|quarter|first|second|last|couple|double|both)s?"
)
NEGATION = r"(?:no|not|never|nobody|nothing|none|neither|nor|nowhere|without|cannot|\w+n['’]t)"
_SOLID = re.compile(rf"(?:{NUMBER}|{NEGATION})", re.IGNORECASE)


def listed(text: str) -> tuple[str, ...]:
    """The words of a table."""
    return tuple(text.split())


_COMMON = frozenset(
    listed(
        """the a an it it's it'd it'll that that's that'd this these those so and but or if then what what's which who
        when where how why we we'd we're we've they they'd they're he he'd he's she she'd she's you you'd you're there
        there's for from to in on at with because since as also just maybe perhaps probably after before every each some
        most all my our their its his her not no nobody nothing whoever whatever yes okay well right"""
    )
)
_FIRST = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def reworded(transcript: Transcript, change: Callable[[str], str], speaker: Speaker | None = None) -> Transcript:
    """The transcript with `change` made to each turn's words; to one speaker's only, if one is given."""
    turns = (
        turn.model_copy(update={"text": change(turn.text)}) if speaker in (None, turn.speaker) else turn
        for turn in transcript.turns
    )
    return Transcript(turns=tuple(turns))


def is_solid(word: str) -> bool:
    """Whether a word carries a number or a negation: nothing is changed beside it."""
    return _SOLID.fullmatch(word) is not None or _SOLID.fullmatch(word.partition("-")[0]) is not None


def is_open(text: str, at: int) -> bool:
    """Whether text[at] stands outside of quotation marks and brackets."""
    before = text[:at]
    return (
        before.count('"') % 2 == 0
        and before.count("“") <= before.count("”")
        and before.count("(") <= before.count(")")
        and before.count("[") <= before.count("]")
    )


def gaps(text: str) -> list[int]:
    """The beginnings of the second and later sentences, where a sentence may be put in."""
    return [each.start for each in sentences(text)[1:] if is_open(text, each.start)]


def put(text: str, pieces: Mapping[int, str]) -> str:
    """`text` with pieces put in at their places, each followed by a space."""
    for at in sorted(pieces, reverse=True):
        before, rest = text[:at], text[at:]
        text = f"{before}{pieces[at]} {rest}" if rest else f"{before.rstrip()} {pieces[at]}"
    return text


def continued(text: str) -> str | None:
    """A sentence as it goes on behind other words: its first letter small. None if that word may be a name."""
    first = _FIRST.match(text)
    if first is None:
        return None
    word = first.group().replace("’", "'")
    if word == "I" or word.startswith("I'"):
        return text
    return text[0].lower() + text[1:] if word.casefold() in _COMMON else None


def cased(text: str, like: str) -> str:
    """`text`, beginning with a large letter where `like` does."""
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def drawn(chance: random.Random, things: tuple[str, ...], count: int) -> list[str]:
    """So many things, none again before all have been taken."""
    taken: list[str] = []
    while len(taken) < count:
        taken += chance.sample(things, len(things))
    return taken[:count]


def some(chance: random.Random, things: list[int], share: float, least: int = 1) -> list[int]:
    """About `share` of the things, at least `least` of them if there are, in order."""
    count = min(len(things), max(least, round(len(things) * share)))
    return sorted(chance.sample(things, count))
