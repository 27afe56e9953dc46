"""Pieces of speech become turns: what one person says without a break, however many pieces it came in."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from interviewer.errors import ContentError
from interviewer.record.importing.shape import Utterance, key

MOST_TURNS = 20_000
"""Turns; an interview has some dozens."""


@dataclass(slots=True)
class Said:
    """One turn, by the name of who speaks; empty for somebody unnamed."""

    name: str
    pieces: list[str] = field(default_factory=list)
    sketches: list[str] = field(default_factory=list)
    end: float | None = None
    gap: str = " "

    @property
    def text(self) -> str:
        return self.gap.join(self.pieces)


def joined(utterances: Iterable[Utterance], gap: str, source: str) -> list[Said]:
    """The turns, in order; pieces without a word are left out, and a turn ends when its last piece does.

    Raises:
        ContentError: more turns than any interview has.
    """
    turns: list[Said] = []
    current = None
    for piece in utterances:
        text = _whole_letters(piece.text.strip())
        if not text and not piece.sketch:
            continue
        if current is None or key(piece.name) != current:
            if len(turns) == MOST_TURNS:
                raise ContentError(
                    f"{source} has more than {MOST_TURNS} turns; no interview has, so import the file of one interview."
                )
            turns.append(Said(piece.name, gap=gap))
            current = key(piece.name)
        turn = turns[-1]
        if text:
            turn.pieces.append(text)
        if piece.sketch:
            turn.sketches.append(_whole_letters(piece.sketch))
        turn.end = piece.end if turn.end is None else max(turn.end, piece.end or 0.0) if piece.end is not None else None
    return turns


def _whole_letters(text: str) -> str:
    """Halves of letters, which JSON can carry, become whole ones or marks."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_halves(text) else text


def _has_halves(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
