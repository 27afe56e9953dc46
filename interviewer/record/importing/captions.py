"""WebVTT and SubRip: cues, the names in them, and captions that roll.

Lenient where files are sloppy, so that no text is lost; knows no roles.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from interviewer.record.importing.labels import label
from interviewer.record.importing.names import known
from interviewer.record.importing.shape import Format, Heard, Utterance, key

_STAMP = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?"
TIMING = re.compile(rf"\s{{0,8}}{_STAMP}\s{{0,8}}-->\s{{0,8}}{_STAMP}(?:\s|$)", re.ASCII)
_BROKEN_TIMING = re.compile(r"[\d:.,; ]{3,20}-->[\d:.,; ]{3,20}$", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?[ \t]{1,4}([^<>]{1,200})>|</v>")
_TAG = re.compile(
    r"</?(?:[cibu]|ruby|rt|lang|v)(?:\.[^\s<>]{0,100})?>|<lang [^<>]{1,40}>|</?font(?: [^<>]{0,200})?>"
    r"|<\d{1,4}:[\d:.]{2,12}>|\{\\an?\d{1,2}\}"
)
_INLINE_TIME = re.compile(r"<\d{1,4}:\d\d[\d:.]{0,9}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION|X-TIMESTAMP-MAP)(?:\s|=|$)")
_SPEAKER_CHANGES = re.compile(r"\s{0,4}(?:-\s|[-–—]\s?(?=\S)|>>)")


@dataclass(slots=True)
class Cue:
    """One caption: when, and its lines, tags and entities still in them."""

    start: float | None
    end: float | None
    lines: list[str] = field(default_factory=list)


def captions(text: str, format: Format) -> Heard:
    """What a WebVTT or SubRip file says. Cues without a name go on with the speaker before them."""
    found = [cue for cue in cues(text, format) if any(line.strip() for line in cue.lines)]
    warnings = []
    rolling = _rolls(found)
    if rolling:
        found = _unrolled(found)
        warnings.append("The captions roll: lines shown again were folded.")
    starts = [cue.start for cue in found if cue.start is not None]
    if any(later < earlier for earlier, later in pairwise(starts)):
        warnings.append("Times go back in places; the file's own order was kept.")
    if any(_VOICE.match(cue.lines[0].lstrip()) for cue in found[:2000]) and _voices_lead(found):
        return Heard(format, _voiced(found), warnings)
    return Heard(format, _named(found), warnings)


def cues(text: str, format: Format) -> list[Cue]:
    """The cues of a file, in its order.

    A line that opens a block is the number or name of a cue if times follow; otherwise it is speech of the cue before.
    """
    found: list[Cue] = []
    held: str | None = None  # the first line of a block: a cue's number or name, or speech after an empty line
    skipping = format is Format.WEBVTT  # the header, a comment, a style
    fresh = True
    for line in text.split("\n"):
        times = _times(line) if "-->" in line else None
        if times is not None:
            if held is None and not fresh and found and _is_next_number(found):
                found[-1].lines.pop()  # blocks with no empty line between them
            found.append(Cue(*times))
            held, skipping, fresh = None, False, False
        elif not line.strip():
            if held is not None:
                _go_on(found, held)
            held, skipping, fresh = None, False, True
        elif skipping:
            continue
        elif fresh:
            fresh = False
            if format is Format.WEBVTT and _NO_CUE.match(line):
                skipping = True
            else:
                held = line
        else:
            if held is not None:
                _go_on(found, held)
                held = None
            _go_on(found, line)
    if held is not None:
        _go_on(found, held)
    return found


def plain_text(line: str) -> str:
    """A line of a caption as it is read: tags gone, entities resolved."""
    bare = _TAG.sub("", _VOICE.sub(" ", line)) if "<" in line or "{" in line else line
    return unescaped(bare).strip()


def unescaped(text: str) -> str:
    """Entities that are closed by a semicolon, resolved; "AT&T" and "&copy" stay."""
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text


def _times(line: str) -> tuple[float | None, float | None] | None:
    if found := TIMING.match(line):
        parts = found.groups()
        return _seconds(*parts[:4]), _seconds(*parts[4:])
    return (None, None) if _BROKEN_TIMING.match(line.strip()) else None


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return float(f"{whole}.{fraction or 0}")


def _go_on(found: list[Cue], line: str) -> None:
    if not found:
        found.append(Cue(None, None))
    found[-1].lines.append(line)


def _is_next_number(found: list[Cue]) -> bool:
    """Whether the last line so far is the number of the cue to come."""
    lines = found[-1].lines
    return len(lines) > 1 and lines[-1].strip() == str(len(found) + 1)


def _rolls(found: list[Cue]) -> bool:
    """Whether nearly every cue begins with what the one before it ended with, as live captions do."""
    pairs = list(pairwise(found))[:2000]
    repeats = sum(_overlap(_shown(one), _shown(next)) > 0 for one, next in pairs)
    timed_words = any(_INLINE_TIME.search(line) for cue in found[:50] for line in cue.lines)
    return repeats * 10 >= len(pairs) * (5 if timed_words else 7) and repeats >= (2 if timed_words else 5)


def _unrolled(found: list[Cue]) -> list[Cue]:
    kept: list[Cue] = []
    before: list[str] = []
    for cue in found:
        now = [line for line in cue.lines if plain_text(line)]
        said = [plain_text(line) for line in now]
        fresh = now[_overlap(before, said) :]
        if fresh:
            kept.append(replace(cue, lines=fresh))
        before = said
    return kept


def _shown(cue: Cue) -> list[str]:
    return [said for line in cue.lines if (said := plain_text(line))]


def _overlap(before: list[str], now: list[str]) -> int:
    """How many lines at the end of `before` stand again at the beginning of `now`; captions have few lines."""
    for count in range(min(len(before), len(now), 8), 0, -1):
        if before[-count:] == now[:count]:
            return count
    return 0


def _voices_lead(found: list[Cue]) -> bool:
    voiced = sum(bool(_VOICE.match(cue.lines[0].lstrip())) for cue in found)
    names, _ = _label_names(found)
    return voiced >= sum(1 for cue in found if (seen := _label_of(cue.lines[0])) and key(seen[0]) in names)


def _voiced(found: list[Cue]) -> list[Utterance]:
    """Voice tags say who speaks; whatever looks like a label in the words is words."""
    said: list[Utterance] = []
    name = ""
    for cue in found:
        whole = "\n".join(cue.lines)
        at = 0
        for tag in _VOICE.finditer(whole):
            said.append(Utterance(name, _folded(whole[at : tag.start()]), cue.start, cue.end))
            name = unescaped(tag[1]).strip() if tag[1] else name
            at = tag.end()
        said.append(Utterance(name, _folded(whole[at:]), cue.start, cue.end))
    return said


def _named(found: list[Cue]) -> list[Utterance]:
    """Labels at the start of a cue, or after a dash that marks a change of speaker within it."""
    names, _ = _label_names(found)
    said: list[Utterance] = []
    name = ""
    for cue in found:
        lines: list[str] = []
        for number, line in enumerate(cue.lines):
            seen = _label_of(line) if number == 0 or _SPEAKER_CHANGES.match(line) else None
            if seen and key(seen[0]) in names:
                said.append(Utterance(name, " ".join(filter(None, lines)), cue.start, cue.end))
                name, line = seen
                lines = []
            lines.append(plain_text(line))
        said.append(Utterance(name, " ".join(filter(None, lines)), cue.start, cue.end))
    return said


def _label_names(found: list[Cue]) -> tuple[frozenset[str], Counter[str]]:
    counts: Counter[str] = Counter()
    for cue in found:
        for number, line in enumerate(cue.lines):
            if (number == 0 or _SPEAKER_CHANGES.match(line)) and (seen := _label_of(line)):
                counts[seen[0]] += 1
    return known(counts, len(found)), counts


def _label_of(line: str) -> tuple[str, str] | None:
    """The name at a line's start and what follows it."""
    if ":" not in line[:200] and "：" not in line[:200]:
        return None
    bare = plain_text(line)
    found = label(bare)
    return (found.name, bare[found.said :]) if found else None


def _folded(piece: str) -> str:
    return " ".join(filter(None, map(plain_text, piece.split("\n"))))
