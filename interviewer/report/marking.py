"""Which part of a debrief cites which turn, and where the cited words stand in it. Knows no medium.

A place is named by an id that both the walk here and the page's template count out alike: `mark-3-1` is the first piece
of evidence of the third dimension.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief, Evidence, Said, Unsaid
from interviewer.plaintext import plain
from interviewer.record.transcript import Transcript
from interviewer.report import wording

JOINED = " … "
"""Stands in a quote between parts that were said further apart."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place of the debrief that points to a turn."""

    place: str
    """The id of that place."""
    label: str
    turn: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a turn's text, quoted somewhere or not."""

    text: str
    quoted: bool


def citations(debrief: Debrief, rubric: Rubric) -> Iterator[Citation]:
    """Every place of the debrief that names a turn, in the order of the page."""
    for n, vote in enumerate(debrief.votes, 1):
        yield from _of(vote.evidence, f"vote-{n}", f"{vote.name}'s vote")
    if debrief.decisive:
        label = wording.decisive(debrief.decisive, rubric)
        yield from _of(debrief.decisive.evidence, "decisive", label)
    if decided := debrief.deciding_turn:
        yield Citation("deciding", "the deciding turn", decided.turn, decided.quote)
    for n, result in enumerate(debrief.dimensions, 1):
        yield from _of(result.evidence, f"mark-{n}", wording.dimension(result.id, rubric))
    for n, thrown in enumerate(debrief.curveballs, 1):
        label = f"curveball {n}"
        yield Citation(f"curveball-{n}", label, thrown.turn, thrown.change)
        if thrown.target:
            yield Citation(f"curveball-{n}", f"{label}, what it attacked", thrown.target.turn, thrown.target.quote)
        yield from _of(thrown.evidence, f"curveball-{n}", f"{label}, how it was taken")
    for n, seen in enumerate(debrief.red_flags, 1):
        yield from _of(seen.evidence, f"flag-{n}", f"red flag: {wording.flag(seen.id, rubric)}")
    for kind, moments in (("guessing", debrief.coaching.guessing), ("clear", debrief.coaching.clear)):
        label = "sounded like guessing" if kind == "guessing" else "a trade-off made clear"
        for n, moment in enumerate(moments, 1):
            yield Citation(f"{kind}-{n}", label, moment.turn, moment.quote)


def _of(pieces: Iterable[Evidence], place: str, label: str) -> Iterator[Citation]:
    for n, piece in enumerate(pieces, 1):
        match piece:
            case Said():
                yield Citation(f"{place}-{n}", label, piece.turn, piece.quote)
            case Unsaid():
                if piece.turn is not None:
                    yield Citation(f"{place}-{n}", f"{label}, not taken up", piece.turn, piece.quote or "")
                if piece.nearest:
                    yield Citation(f"{place}-{n}", f"{label}, came nearest", piece.nearest.turn, piece.nearest.quote)


def by_turn(found: Iterable[Citation]) -> Mapping[int, tuple[Citation, ...]]:
    """Citations under the turn they point to, each place once; a label that comes again is numbered."""
    under: dict[int, dict[str, Citation]] = defaultdict(dict)
    labels: Counter[tuple[int, str]] = Counter()
    for citation in found:
        if citation.place in under[citation.turn]:
            continue
        labels[citation.turn, citation.label] += 1
        count = labels[citation.turn, citation.label]
        told = citation if count == 1 else replace(citation, label=f"{citation.label} ({count})")
        under[citation.turn][citation.place] = told
    return {turn: tuple(places.values()) for turn, places in under.items()}


def quotes_by_turn(found: Iterable[Citation]) -> Mapping[int, tuple[str, ...]]:
    """What is quoted of each turn."""
    under: dict[int, list[str]] = defaultdict(list)
    for citation in found:
        if citation.quote:
            under[citation.turn].append(citation.quote)
    return {turn: tuple(quotes) for turn, quotes in under.items()}


def moving(debrief: Debrief, transcript: Transcript) -> tuple[int, ...]:
    """The turns that moved the vote, in order: the deciding one, and those the votes and the decisive thing rest on."""
    pieces = [piece for vote in debrief.votes for piece in vote.evidence]
    if debrief.decisive:
        pieces += debrief.decisive.evidence
    found = {piece.turn for piece in pieces if piece.turn is not None}
    if debrief.deciding_turn:
        found.add(debrief.deciding_turn.turn)
    return tuple(sorted(found & {turn.number for turn in transcript.turns}))


def stretches(text: str, quotes: Iterable[str]) -> tuple[Stretch, ...]:
    """`plain(text)` cut where a quote begins or ends. A quote that does not stand in it verbatim changes nothing."""
    text = plain(text)
    quoted = sorted(spot for quote in quotes for spot in _spots(text, plain(quote)))
    cut: list[Stretch] = []
    at = 0
    for begin, end in _merged(quoted):
        if begin > at:
            cut.append(Stretch(text[at:begin], quoted=False))
        cut.append(Stretch(text[begin:end], quoted=True))
        at = end
    if at < len(text):
        cut.append(Stretch(text[at:], quoted=False))
    return tuple(cut)


def _spots(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the quote stands, or each of its parts in turn; nothing unless all of it does."""
    for parts in ([quote], quote.split(JOINED)):
        spots: list[tuple[int, int]] = []
        at = 0
        for part in filter(None, (part.strip() for part in parts)):
            begin = text.find(part, at)
            if begin < 0:
                spots = []
                break
            at = begin + len(part)
            spots.append((begin, at))
        if spots:
            return spots
    return []


def _merged(spots: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for begin, end in spots:
        if last and begin <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (begin, end)
    if last:
        yield last
