"""Text whose lines say who speaks: labels before the words ("Ana: ..."), or headers above them ("Ana  0:12").

A label is a line start with the name of somebody who speaks in this file; everything else is words.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from interviewer.errors import ContentError
from interviewer.record.importing.captions import unescaped
from interviewer.record.importing.labels import Label, header, label, only_time
from interviewer.record.importing.names import is_name_like, known, role_word
from interviewer.record.importing.shape import Format, Heard, Utterance, key, shown
from interviewer.record.transcript import Speaker

_MOST_LABELS = 100_000
_LIST = re.compile(r"\s{0,8}(?:[-*•–]\s|\d{1,3}[.)]\s)")
_ENDS_A_SENTENCE = re.compile(r"[.!?…。！？][\"'”’)\]]?$")
_MADE_BY = re.compile(
    r"(?:transcribed by https?://otter\.ai/?|transcription ended after \d[\d:]{3,9}"
    r"|this editable transcript was computer generated and might contain errors\. "
    r"people can also change the text after it was created\.?)$",
    re.IGNORECASE,
)
"""Lines that programs put below a transcript."""


def labelled(text: str, source: str) -> Heard:
    """What labelled text says, whichever of the two ways its speakers are marked.

    Raises:
        ContentError: it is made of labels.
    """
    lines = unescaped(text).split("\n")
    blocks = sum(1 for line in lines if line)
    inline = _marks(lines, label, source)
    above = _marks(lines, header, source)
    in_labels, in_headers = _people(inline, blocks), _people(above, blocks)
    by_label = sum(key(mark.name) in in_labels for mark in inline.values())
    by_header = sum(key(mark.name) in in_headers for mark in above.values())
    if by_header > by_label:
        return _split(lines, above, in_headers, Format.HEADERS)
    return _split(lines, inline, in_labels, Format.LABELLED)


def _marks(lines: list[str], grammar: Callable[[str], Label | None], source: str) -> dict[int, Label]:
    """Every line that might begin a turn, by its number."""
    marks: dict[int, Label] = {}
    for number, line in enumerate(lines):
        if line and (mark := grammar(line)):
            marks[number] = mark
            if len(marks) > _MOST_LABELS:
                raise ContentError(
                    f"{source} has more than {_MOST_LABELS} lines that begin like 'Name:'; no interview has, "
                    "so import the file of one interview."
                )
    return marks


def _people(marks: dict[int, Label], blocks: int) -> frozenset[str]:
    return known(Counter(mark.name for mark in marks.values()), blocks)


def _turns_begin(lines: list[str], marks: dict[int, Label], people: frozenset[str]) -> dict[int, Label]:
    """The marks that are people's.

    Where the two who speak most always begin a paragraph, so must everybody else: a list in somebody's words
    ("Assumption: ...") is then no third voice.
    """
    counts = Counter(name for mark in marks.values() if (name := key(mark.name)) in people)
    leading = {name for name, _ in counts.most_common(2)}

    def opens(number: int) -> bool:
        return number == 0 or not lines[number - 1]

    starts = [opens(number) for number, mark in marks.items() if key(mark.name) in leading]
    strict = sum(starts) * 10 >= len(starts) * 9
    return {
        number: mark
        for number, mark in marks.items()
        if (name := key(mark.name)) in leading or (name in people and (not strict or opens(number)))
    }


def _split(lines: list[str], marks: dict[int, Label], people: frozenset[str], format: Format) -> Heard:
    begins = _turns_begin(lines, marks, people)
    first = min(begins, default=len(lines))
    end = _without_trailer(lines)
    said: list[Utterance] = []
    roles: dict[str, Speaker] = {}
    if before := [line for line in lines[:first] if line and only_time(line) is None]:
        title = first < len(lines) and not any(_is_speech(line) for line in before)
        said.append(Utterance("", _paragraphs(before), heading=title))
        roles = _roles_stated(before, people)
    name = ""
    at: float | None = None
    body: list[str] = []
    waiting: float | None = None
    for number in range(first, end):
        line = lines[number]
        if mark := begins.get(number):
            if body or name:
                said.append(Utterance(name, _paragraphs(body), at))
            name, at, body = mark.name, waiting if mark.at is None else mark.at, [line[mark.said :].strip()]
            waiting = None
        elif ":" in line and (time := only_time(line)) is not None:
            waiting = time
        else:
            body.append(line)
    if name:
        said.append(Utterance(name, _paragraphs(body), at))
    return Heard(
        format,
        _from_the_start(said),
        _doubts({n: mark for n, mark in marks.items() if n > first}, people),
        gap="\n\n",
        roles=roles,
    )


def _paragraphs(lines: list[str]) -> str:
    """Lines that were wrapped are joined; empty lines and list items keep their place."""
    pieces: list[str] = []
    for line in lines:
        bare = line.strip()
        if not bare:
            pieces.append("\n\n")
        else:
            wrapped = bool(pieces) and pieces[-1] != "\n\n"
            pieces += [("\n" if _LIST.match(line) else " ") if wrapped else "", bare]
    joined = "".join(pieces).strip()
    return re.sub(r"\n{3,}", "\n\n", joined)


def _is_speech(line: str) -> bool:
    """Whether a line before the first label reads like something said, not like a title, a date or a list of names."""
    return len(line.split()) > 12 or (len(line.split()) > 3 and bool(_ENDS_A_SENTENCE.search(line)))


def _roles_stated(lines: list[str], people: frozenset[str]) -> dict[str, Speaker]:
    """ "Interviewer: Ana Silva" above a talk in which Ana Silva speaks."""
    stated: dict[str, Speaker] = {}
    for line in lines:
        if (found := label(line)) and (role := role_word(found.name)) and key(line[found.said :]) in people:
            stated[key(line[found.said :])] = role
    return stated


def _without_trailer(lines: list[str]) -> int:
    """Where the talk ends and the line of the program that wrote it begins."""
    end = len(lines)
    while end and (not lines[end - 1] or _MADE_BY.match(lines[end - 1].strip())):
        end -= 1
    return end


def _from_the_start(said: list[Utterance]) -> list[Utterance]:
    """Times of the day become seconds from the first; a piece ends where the next begins."""
    times = [piece.start for piece in said if piece.start is not None]
    origin = times[0] if times and times[0] >= 3600 else 0.0
    placed: list[Utterance] = []
    following: float | None = None
    for piece in reversed(said):
        start = None if piece.start is None else piece.start - origin
        end = following if following is not None and (start is None or start <= following) else None
        placed.append(replace(piece, start=start, end=end if end is None or end >= 0 else None))
        following = start
    return placed[::-1]


def _doubts(marks: dict[int, Label], people: frozenset[str]) -> list[str]:
    counts = Counter(mark.name for mark in marks.values() if key(mark.name) not in people and is_name_like(mark.name))
    once = [name for name in counts if len(name.split()) <= 3]
    if not once or not people:
        return []
    told = ", ".join(f"'{shown(name)}:'" for name in once[:5]) + (" and others" if len(once) > 5 else "")
    return [f"{told} at the start of a line was taken as words, not as a speaker."]
