"""The first screen of a debrief on a terminal: what was decided, how nearly, on what. Weights and slants, no colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief, DimensionResult, Vote
from interviewer.plaintext import one_line
from interviewer.report import wording

CELLS = 5
"""Columns of a bar for each mark."""
NARROW = 72
LEAST_ROWS, MOST_ROWS = 23, 34


@dataclass(frozen=True, slots=True)
class Cut:
    """Cuts texts to a number of lines."""

    console: Console
    width: int
    limit: int
    """Lines that no text may pass."""

    def __call__(self, text: str, most: int, style: str = "") -> list[Text]:
        """`text` in at most `most` lines, with an ellipsis where it had more."""
        most = min(most, self.limit)
        lines = wrapped(Text(one_line(text), style), self.console, self.width)
        if len(lines) > most:
            lines = lines[:most]
            lines[-1].truncate(max(self.width - 2, 1))
            lines[-1].rstrip()
            lines[-1].append(" …")
        return lines


def wrapped(text: Text, console: Console, width: int) -> list[Text]:
    """Lines of at most `width` columns, nothing blank at their ends; words longer than that are broken."""
    lines = list(text.wrap(console, width, overflow="fold", tab_size=4))
    for line in lines:
        line.rstrip()
    return lines


def screen(debrief: Debrief, rubric: Rubric, console: Console, width: int) -> list[Text]:
    """At most 23 lines of 80 columns, more where the console has more; texts cut here stand whole below."""
    rows = min(max(console.height - 1, LEAST_ROWS), MOST_ROWS)
    lines: list[Text] = []
    for limit in (3, 2, 1):
        lines = _screen(debrief, rubric, Cut(console, width, limit))
        if len(lines) <= rows:
            break
    return lines


def _screen(debrief: Debrief, rubric: Rubric, cut: Cut) -> list[Text]:
    blocks = [
        _verdict(debrief, rubric, cut),
        cut(f"“{debrief.headline}”", 2, "italic") if debrief.headline else [],
        _marks(debrief, rubric, cut.width),
        _votes(debrief, cut),
        _decided(debrief, cut),
    ]
    lines: list[Text] = []
    for block in filter(None, blocks):
        if lines:
            lines.append(Text())
        lines += block
    return lines


def _verdict(debrief: Debrief, rubric: Rubric, cut: Cut) -> list[Text]:
    head = Text(wording.verdict(debrief).upper(), "bold")
    if wording.is_indicative(debrief):
        head.append(" (indicative)", "bold")
    if debrief.score is not None or debrief.verdict:
        head.append(f"  {one_line(wording.score(debrief, rubric))}", "not bold")
    lines = [head]
    if why := wording.why_none(debrief):
        lines += cut(why, 2)
    for warning in wording.warnings(debrief, rubric)[:2]:
        lines += cut(f"! {warning}", 2)
    near = wording.margin(debrief)
    if debrief.tips:
        near += ". It would tip: " + "; ".join(tip.rstrip(". ") for tip in debrief.tips) + "."
    return lines + (cut(near, 3) if near else [])


def _marks(debrief: Debrief, rubric: Rubric, width: int) -> list[Text]:
    bar = wording.level(debrief, rubric).bar
    names = {result.id: one_line(wording.dimension(result.id, rubric)) for result in debrief.dimensions}
    room = max(map(len, names.values()), default=0)
    cells = CELLS if width >= NARROW else CELLS - 1
    lines = []
    for result in debrief.dimensions:
        line = Text(f"{names[result.id]:<{room}}  ")
        if result.mark is None:
            line.append(wording.mark(result))
            line.append(f": {one_line(result.reason)}", "dim")
        else:
            line.append_text(_bar(result, bar, cells))
            line.append(f"  {wording.mark(result):<3}  {wording.against(result, bar)}")
            apart = f", {wording.spread(result)}" if result.spread else ""
            line.append(apart if line.cell_len + len(apart) <= width else "", "dim")
        line.truncate(width, overflow="ellipsis")
        lines.append(line)
    return lines


def _bar(result: DimensionResult, bar: float, cells: int) -> Text:
    """`━━━━━━━━━━━━━━┃━     `: the mark in columns, and an upright where the bar is."""
    width, filled, stands = 4 * cells, round((result.mark or 0) * cells), round(bar * cells)
    drawn = Text()
    for column in range(width):
        if column == stands:
            drawn.append("┃", "bold")
        drawn.append("━" if column < filled else "·", "" if column < filled else "dim")
    if stands == width:
        drawn.append("┃", "bold")
    return drawn


def _votes(debrief: Debrief, cut: Cut) -> list[Text]:
    if not debrief.votes:
        return []
    told = f"Votes {wording.split(debrief.votes)}."
    fewer = _minority(debrief.votes)
    if fewer:
        who = ", ".join(f"{vote.name} {wording.VERDICTS[vote.vote].lower()}" for vote in fewer)
        told += f" {who}: {debrief.dissent or fewer[0].argument}"
    elif debrief.dissent:
        told += f" Dissent: {debrief.dissent}"
    return cut(told, 3)


def _minority(votes: Sequence[Vote]) -> list[Vote]:
    """The votes on the smaller side; nobody's where all agree, those against where it is even."""
    yes = [vote for vote in votes if vote.vote.hires]
    no = [vote for vote in votes if not vote.vote.hires]
    return yes if len(yes) < len(no) else no if yes else []


def _decided(debrief: Debrief, cut: Cut) -> list[Text]:
    if not (decided := debrief.deciding_turn):
        return []
    return cut(f"Turn {decided.turn} decided it: “{decided.quote}” {decided.why}", 3)
