"""A debrief below its first screen, as sections of plain blocks that a terminal and Markdown both can show.

Decides what is told and in which order; how it looks, and escaping, is theirs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief, DimensionResult, Evidence, Moment, RaterRecord
from interviewer.record.transcript import Transcript
from interviewer.report import wording


@dataclass(frozen=True, slots=True)
class Para:
    """Text, after a label where it has one."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first column names its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading below a section's."""

    title: str


Block = Para | Items | Grid | Part


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands under it; never empty."""

    title: str
    blocks: tuple[Block, ...]


def outline(debrief: Debrief, rubric: Rubric, transcript: Transcript) -> tuple[Section, ...]:
    """All sections that have something to say."""
    told = (
        ("The votes" if debrief.votes else "The committee", _votes(debrief, rubric)),
        ("The packet", _paras((debrief.packet, ""), (debrief.reads_as, "Reads as"))),
        ("The turn that decided it", _deciding(debrief, transcript)),
        ("Dimension by dimension", _dimensions(debrief, rubric)),
        ("Curveballs", _curveballs(debrief, transcript)),
        ("Red flags", _flags(debrief, rubric)),
        ("Coaching", _coaching(debrief)),
        ("How it was graded", _graded(debrief, rubric)),
    )
    return tuple(Section(title, blocks) for title, found in told if (blocks := tuple(found)))


def _paras(*told: tuple[str, str]) -> Iterator[Block]:
    for text, label in told:
        if text:
            yield Para(text, label)


def _items(items: Iterable[Para]) -> Iterator[Block]:
    if found := tuple(items):
        yield Items(found)


def _pieces(pieces: Iterable[Evidence]) -> Iterator[Block]:
    return _items(Para(wording.evidence(piece)) for piece in pieces)


def _votes(debrief: Debrief, rubric: Rubric) -> Iterator[Block]:
    for vote in debrief.votes:
        yield Para(vote.argument, f"{vote.name}, {wording.VERDICTS[vote.vote].lower()} ({vote.score:.2f})")
        yield from _pieces(vote.evidence)
    yield from _paras((debrief.dissent, "The dissent"), (debrief.decided_by, "Decided by"))
    if found := debrief.decisive:
        yield Para(f"{found.why} ({wording.seen_by(found.seen_by)})", wording.decisive(found, rubric))
        yield from _pieces(found.evidence)


def _deciding(debrief: Debrief, transcript: Transcript) -> Iterator[Block]:
    if decided := debrief.deciding_turn:
        yield Para(f"“{decided.quote}”", wording.turn(decided.turn, transcript))
        yield from _paras((decided.why, ""), (decided.stronger, "A stronger answer"))


def _dimensions(debrief: Debrief, rubric: Rubric) -> Iterator[Block]:
    bar = wording.level(debrief, rubric).bar
    for result in debrief.dimensions:
        yield Part(f"{wording.dimension(result.id, rubric)}: {_stands(result, bar)}")
        yield from _paras((result.reason, ""))
        yield from _pieces(result.evidence)
        yield from _paras((result.next_mark, "For the next mark"))


def _stands(result: DimensionResult, bar: float) -> str:
    beside = [wording.against(result, bar)] if result.mark is not None else []
    return ", ".join(filter(None, [wording.mark(result), *beside, wording.spread(result)]))


def _curveballs(debrief: Debrief, transcript: Transcript) -> Iterator[Block]:
    for n, thrown in enumerate(debrief.curveballs, 1):
        yield Part(f"{n}. {wording.turn(thrown.turn, transcript)}: {wording.TOOK[thrown.took]}")
        yield Para(f"“{thrown.change}”" + (f" ({thrown.id})" if thrown.id else ""))
        yield from _paras(
            (wording.evidence(thrown.target) if thrown.target else "", "It attacked"),
            (wording.readings(thrown), "As the raters read it"),
        )
        yield from _pieces(thrown.evidence)


def _flags(debrief: Debrief, rubric: Rubric) -> Iterator[Block]:
    for seen in debrief.red_flags:
        yield Para(wording.seen_by(seen.seen_by), wording.flag(seen.id, rubric))
        yield from _pieces(seen.evidence)


def _coaching(debrief: Debrief) -> Iterator[Block]:
    coaching = debrief.coaching
    for title, items in (
        ("Where it sounded like guessing", map(_moment, coaching.guessing)),
        ("Where a trade-off was made clear", map(_moment, coaching.clear)),
        ("What to practise next", map(Para, coaching.drills)),
    ):
        if found := tuple(items):
            yield Part(title)
            yield Items(found)


def _moment(moment: Moment) -> Para:
    return Para(f"turn {moment.turn}: “{moment.quote}” {moment.note}")


def raters(debrief: Debrief, rubric: Rubric) -> Grid | None:
    """The raters' marks side by side; None where there are no raters."""
    if not debrief.raters:
        return None
    rows = [
        (wording.dimension(result.id, rubric), *(_given(rater, result) for rater in debrief.raters))
        for result in debrief.dimensions
    ]
    rows.append(("Score", *("–" if r.score is None else f"{r.score:.2f}" for r in debrief.raters)))
    rows.append(("Verdict", *(wording.VERDICTS[r.verdict] if r.verdict else "–" for r in debrief.raters)))
    rows.append(("Asked again", *(str(r.asked_again) for r in debrief.raters)))
    rows.append(("Dropped", *(str(r.dropped) for r in debrief.raters)))
    return Grid(("", *(f"Rater {rater.rater}" for rater in debrief.raters)), tuple(rows))


def _given(rater: RaterRecord, result: DimensionResult) -> str:
    mark = rater.marks.get(result.id)
    return "–" if mark is None else str(mark)


def troubles(debrief: Debrief) -> tuple[str, ...]:
    """What went wrong with raters, a sentence each."""
    return tuple(
        f"rater {rater.rater}: {wording.OUTCOMES[rater.outcome]}" + (f" ({rater.why})" if rater.why else "")
        for rater in debrief.raters
        if rater.why or rater.outcome != "marked"
    )


def dropped(debrief: Debrief) -> tuple[str, ...]:
    """Evidence that counts for nothing, and why."""
    return tuple(
        f"{f'rater {piece.rater}' if piece.rater else 'the write-up'}, {piece.where}, {piece.kind}"
        + (f" of turn {piece.turn}" if piece.turn else "")
        + f": “{piece.text}” {piece.why}"
        for piece in debrief.dropped_evidence
    )


def provenance(debrief: Debrief) -> tuple[tuple[str, str], ...]:
    """What was graded, by what, and what it took: pairs of a name and its value."""
    source = debrief.source
    candidate = f"{source.candidate_turns} of {source.turns} turns, {source.candidate_words:,} words"
    return (
        ("Transcript", f"{source.name} ({source.format})"),
        ("Candidate", candidate),
        ("Fingerprint", source.digest),
        *((("Scenario", debrief.scenario),) if debrief.scenario else ()),
        ("Grader", "rules only, no model" if wording.is_indicative(debrief) else debrief.model),
        ("Prompts", f"version {debrief.prompt_version}"),
        ("Rubric", f"version {debrief.rubric_version}"),
        ("Took", f"{wording.tokens(debrief.usage)}; {wording.cost(debrief)}; {debrief.seconds:.0f} seconds"),
    )


def _graded(debrief: Debrief, rubric: Rubric) -> Iterator[Block]:
    if table := raters(debrief, rubric):
        yield table
    yield from _items(map(Para, troubles(debrief)))
    for title, told in (
        ("Rules that fired", [Para(rule.says, rule.id) for rule in debrief.rules_fired]),
        ("Evidence that did not count", [Para(piece) for piece in dropped(debrief)]),
        ("Warnings", [Para(warning) for warning in wording.warnings(debrief, rubric)]),
    ):
        if told:
            yield Part(title)
            yield Items(tuple(told))
    yield Part("What it took")
    yield Items(tuple(Para(value, name) for name, value in provenance(debrief)))
