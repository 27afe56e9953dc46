"""Roles instead of names: who spoke is hidden from whoever grades, and what was quoted finds its way back.

Knows names as they were told or as people gave them; it does not guess at names it was not given.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.record.transcript import Speaker, Transcript

_INTRODUCES = re.compile(
    r"(?:\b(?i:my name is|i am called|this is)|\b[Ii](?:['’]m| am))\s+"
    r"((?:[A-ZÀ-ÖØ-Þ][\w'’-]+)(?:\s+[A-ZÀ-ÖØ-Þ][\w'’-]+){0,2})"
)
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "the", "of", "de", "van", "von", "da", "di", "el", "al", "bin"})
_ALSO_WORDS = frozenset(
    {"will", "mark", "may", "grace", "rose", "bill", "hope", "art", "sue", "jack", "dawn", "joy", "faith", "june",
     "april", "august", "frank", "rich", "rob", "drew", "pat", "guy", "chase", "miles", "max", "sky", "summer", "penny",
     "ray", "sunny", "an", "my", "do", "so", "in", "long", "young", "park", "king", "case", "price", "page", "day",
     "interviewer", "candidate", "speaker", "host", "guest", "me", "you", "user", "assistant", "other", "unknown",
     "moderator", "participant", "hiring", "manager", "product", "panel", "recruiter"}
)  # fmt: skip
_CALLED = re.compile(
    r"(?:\b(?i:hi|hello|hey|thanks|thank you|morning|sorry|welcome|okay|ok|yes|no|so|well)[,]?\s+|,\s+)$"
)
_OPENING_TURNS = 4
_STANDS_FOR = {
    Speaker.INTERVIEWER: "[interviewer]",
    Speaker.CANDIDATE: "[candidate]",
    Speaker.OTHER: "[other]",
}


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with names replaced, and where each of its pieces stood before."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]
    """(start, end) in `text`, (start, end) in the original, for every replaced name, in order."""
    original: str

    def restored(self, quote: str) -> str:
        """The original's words for a slice of `text`; the slice as it is, where it is not one."""
        start = self.text.find(quote)
        if start < 0:
            return quote
        return self.original[self._back(start, False) : self._back(start + len(quote), True)]

    def _back(self, at: int, is_end: bool) -> int:
        shift = 0
        for begin, end, was_begin, was_end in self.pieces:
            if at >= end:
                shift = was_end - end
            elif at > begin:
                return was_end if is_end else was_begin
        return at + shift


def named(transcript: Transcript, told: Iterable[tuple[str, Speaker]] = ()) -> dict[str, Speaker]:
    """Every name to hide, whole names and their parts, with the role it stands for.

    `told`: names known from a file's labels or a session. Names people give when they introduce themselves are added.
    """
    names: dict[str, Speaker] = {}
    known = list(told)
    for turn in transcript.turns[:_OPENING_TURNS]:
        known += [(match.group(1), turn.speaker) for match in _INTRODUCES.finditer(turn.text)]
    for name, role in known:
        whole = " ".join(name.split())
        parts = [p for p in re.split(r"[\s,()]+", whole) if p]
        for each in (whole, *parts):
            if len(each) > 1 and each.casefold() not in _TITLES and any(c.isalpha() for c in each):
                names.setdefault(each, role)
    return {n: r for n, r in names.items() if " " in n or n[0].isupper()}


def mask(text: str, names: dict[str, Speaker]) -> Masked:
    """`text` with each name replaced by the role it stands for."""
    if not names:
        return Masked(text, (), text)
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    out: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0
    for match in pattern.finditer(text):
        name = match.group()
        if name.casefold() in _ALSO_WORDS and not _CALLED.search(text[: match.start()]):
            continue
        before, role = text[done : match.start()], _STANDS_FOR[names[name]]
        out += [before, role]
        begin = length + len(before)
        length = begin + len(role)
        pieces.append((begin, length, match.start(), match.end()))
        done = match.end()
    out.append(text[done:])
    return Masked("".join(out), tuple(pieces), text)


def masked(transcript: Transcript, names: dict[str, Speaker]) -> Transcript:
    """The transcript with names replaced in what was said and drawn."""
    turns = (
        turn.model_copy(update={"text": mask(turn.text, names).text, "sketch": mask(turn.sketch, names).text})
        for turn in transcript.turns
    )
    return Transcript(turns=tuple(turns))
