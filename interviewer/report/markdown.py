"""A debrief as Markdown, for keeping: what the terminal shows, then the transcript.

Nothing said becomes markup. Pure.
"""

from collections.abc import Iterator

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief, Status
from interviewer.markup import block, escaped, line
from interviewer.record.transcript import Transcript, Turn
from interviewer.report import wording
from interviewer.report.outline import Block, Grid, Items, Para, Part, outline


def page(debrief: Debrief, rubric: Rubric, transcript: Transcript) -> str:
    """The whole debrief; ends in a line break."""
    told = list(_opening(debrief, rubric))
    for section in outline(debrief, rubric, transcript):
        told.append(f"## {line(section.title)}")
        told += map(_block, section.blocks)
    if transcript.turns:
        told.append("## Transcript")
        told += map(_turn, transcript.turns)
    return "\n\n".join(told) + "\n"


def _opening(debrief: Debrief, rubric: Rubric) -> Iterator[str]:
    kind = " (indicative)" if wording.is_indicative(debrief) else ""
    yield f"# {line(wording.verdict(debrief))}{kind}"
    if why := wording.why_none(debrief):
        yield line(why)
    for warning in wording.warnings(debrief, rubric):
        yield f"**Note.** {line(warning)}"
    if debrief.score is not None or debrief.verdict:
        yield f"**{line(wording.score(debrief, rubric))}**"
    if near := wording.margin(debrief):
        yield line(near) + "."
    if debrief.tips:
        yield "It would tip:\n\n" + "\n".join(f"- {line(tip)}" for tip in debrief.tips)
    if debrief.headline:
        yield f"> “{line(debrief.headline)}”"
    yield _grid(_marks(debrief, rubric))
    if debrief.votes:
        yield f"**Votes {line(wording.split(debrief.votes))}**"


def _marks(debrief: Debrief, rubric: Rubric) -> Grid:
    bar = wording.level(debrief, rubric).bar
    rows = (
        (
            wording.dimension(result.id, rubric),
            wording.mark(result),
            wording.against(result, bar) if result.status is Status.MARKED else result.reason,
            wording.spread(result),
        )
        for result in debrief.dimensions
    )
    return Grid(("Dimension", "Mark", f"The bar is {bar:g}", "Raters"), tuple(rows))


def _block(told: Block) -> str:
    match told:
        case Part(title):
            return f"### {line(title)}"
        case Para():
            return _para(told)
        case Items(items):
            return "\n".join(f"- {_item(item)}" for item in items)
        case Grid():
            return _grid(told)


def _para(para: Para) -> str:
    return (_label(para) + escaped(para.text)).strip()


def _item(item: Para) -> str:
    return (_label(item) + line(item.text)).strip()


def _label(para: Para) -> str:
    return f"**{line(para.label)}{':' if para.text else ''}** " if para.label else ""


def _grid(grid: Grid) -> str:
    rows = [grid.head, *grid.rows]
    drawn = ["| " + " | ".join(map(line, row)) + " |" for row in rows]
    drawn.insert(1, "|" + " --- |" * len(grid.head))
    return "\n".join(drawn)


def _turn(turn: Turn) -> str:
    at = f" ({wording.clock(turn.elapsed)})" if turn.elapsed is not None else ""
    said = f"**{turn.number} {wording.SPEAKERS[turn.speaker]}**{at}: {escaped(turn.text)}"
    return f"{said}\n\n{block(turn.sketch)}" if turn.sketch.strip() else said
