"""Roles instead of names: who spoke is hidden from whoever grades, and what was quoted finds its way back.

Knows names as they were told or as people gave them; it does not guess at names it was not given.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.record.transcript import Speaker, Transcript

_INTRODUCES = re.compile(
    r"(?:\b(?i:my name is|my name['’]s|i am called)|\b[Ii](?:['’]m| am)"
    r"|\b(?i:(?:hi|hello|hey|morning|afternoon|evening)\W{1,3}(?:(?:there|all|everyone|everybody)\W{1,3})?this is))\s+"
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof)\b\.?\s+)?(?=([^\W\d_][\w'’\u0300-\u036f-]+(?:\s+[^\W\d_][\w'’\u0300-\u036f-]+){0,2}))"
)
_CONTRACTION = re.compile(r"(?i:i|it|that|there|we|you|he|she|they|what|let)['’]")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_OWNS = re.compile(r"['’]s?$")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _set("mr mrs ms dr prof the of de van von da di el al bin")
_FUNCTIONS = _set(
    """interviewer interviewers candidate interviewee speaker host guest me you user assistant other unknown moderator
    participant hiring manager product panel recruiter system narrator human ai bot model pm q a int cand designer
    engineer engineering design business lead senior staff principal director head chief vice president founder vp cto
    ceo cpo group associate tech technical program project owner"""
)
"""What labels and introductions say people do. Roles already, so nothing to hide."""
_SMALL_WORDS = _set(
    """an my do so in he she we us go no oh or to it at on as be if is up by ok well also just not now here then very
    really quite still glad happy sorry sure done going doing being assuming thinking trying looking building working
    taking starting making getting saying asking hoping guessing talking wondering leading running managing using
    picking per afraid aware interested excited curious ready fine good great all both only"""
)
"""Words that stand where a name might, capital or not."""
_ALSO_WORDS = _SMALL_WORDS | _set(
    """will mark may grace rose bill hope art sue jack dawn joy faith june april august frank rich rob drew pat guy
    chase miles max sky summer penny ray sunny long young park king case price page day ruby pearl iris ivy lily olive
    amber autumn angel christian dean dale glen lance reed wade ward wells woods baker carter cook fisher hunter mason
    miller taylor turner walker banks bush church field fields green brown white black gray hill lake rivers waters
    winter west north bell bird fox wolf lamb best sharp small short strong swift wise power powers love moon sun cash
    bond spark china jordan israel kafka chance gene cliff sandy crystal stone cross bishop marshall major trinity"""
)
"""Names that are words as well: hidden only where they call somebody."""
_CALLED = re.compile(
    r"(?:\b(?i:hi|hello|hey|thanks|thank you|morning|sorry|welcome|okay|ok|yes|no|so|well|my name is|my name['’]s"
    r"|i am called|this is|i['’]m|i am)[,]?\s+|,\s+)$"
)
_BEGINS = re.compile(r"(?:^|[.!?…][\"”’')\]]*\s+|\n\s*)$")
_NEAR = 40
"""Letters before a name that tell whether it calls somebody."""
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
    known = [(spelled, role) for name, role in told for spelled in _spelled(name)]
    given = [
        (match.group(1), turn.speaker)
        for turn in transcript.turns[:_OPENING_TURNS]
        for match in _INTRODUCES.finditer(turn.text)
    ]
    small = _small(transcript) if given else set()
    known += [(_introduced(words, small), role) for words, role in given]
    for name, role in known:
        whole = " ".join(name.split())
        parts = [p for p in re.split(r"[\s,]+", _ASIDE.sub(" ", whole)) if p]
        if all(_is_function(part) for part in parts):
            continue
        for each in (whole, *parts):
            if len(each) > 1 and each.casefold() not in _TITLES | _FUNCTIONS and any(c.isalpha() for c in each):
                for form in (each, unicodedata.normalize("NFC", each), unicodedata.normalize("NFD", each)):
                    names.setdefault(form, role)
    return {n: r for n, r in names.items() if " " in n or not n[0].islower()}


def mask(text: str, names: dict[str, Speaker]) -> Masked:
    """`text` with each name replaced by the role it stands for."""
    if not names:
        return Masked(text, (), text)
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w\u0300-\u036f])")
    out: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0
    for match in pattern.finditer(text):
        name = match.group()
        if name.casefold() in _ALSO_WORDS and not _calls(text, match.start(), match.end()):
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
    if not names:
        return transcript
    turns = (
        turn.model_copy(update={"text": mask(turn.text, names).text, "sketch": mask(turn.sketch, names).text})
        for turn in transcript.turns
    )
    return Transcript(turns=tuple(turns))


def _small(transcript: Transcript) -> set[str]:
    """The words that stand in small letters somewhere."""
    return {w for turn in transcript.turns for w in re.findall(r"[^\W\d_]+", turn.text) if w.islower()}


def _spelled(name: str) -> tuple[str, ...]:
    """A name as a label has it and, where that is all large or all small letters, as people write it."""
    return (name, name.title()) if name.isupper() or name.islower() else (name,)


def _introduced(words: str, small: set[str]) -> str:
    """The name at the beginning of what follows "I'm": empty where no name does.

    `small`: words that stand in small letters somewhere in the transcript, and so are words.
    """
    name: list[str] = []
    for word in words.split():
        bare = _OWNS.sub("", word)
        folded = bare.casefold()
        is_word = folded in _SMALL_WORDS | _FUNCTIONS or (folded in small and folded not in _ALSO_WORDS)
        if not word[0].isupper() or _CONTRACTION.match(word) or is_word:
            break
        name.append(bare)
        if bare != word:
            break
    return " ".join(name)


def _is_function(part: str) -> bool:
    return part.casefold().strip(".:#") in _FUNCTIONS or not any(c.isalpha() for c in part)


def _calls(text: str, start: int, end: int) -> bool:
    """Whether the word at text[start:end] is there to call or introduce somebody."""
    before = text[max(0, start - _NEAR) : start]
    if _CALLED.search(before):
        return True
    is_word = text[start:end].casefold() in _SMALL_WORDS
    return text[end : end + 1] == "," and not is_word and _BEGINS.search(before) is not None
