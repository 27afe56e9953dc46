"""A debrief on a terminal or in a pipe: one screen that tells it, everything else below. Weights and slants, no colour.

Everything said goes in as `Text`, never as markup; what a terminal would obey has been taken out of it.
"""

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.plaintext import one_line, plain
from interviewer.record.transcript import Transcript
from interviewer.report.outline import Block, Grid, Items, Para, Part, Section, outline
from interviewer.report.screen import screen, wrapped

WIDEST = 100
"""Columns; longer lines are hard to read."""


def show(debrief: Debrief, rubric: Rubric, transcript: Transcript, console: Console) -> None:
    """Print the whole debrief. Where the console is no terminal, or wants no colour, it is plain text."""
    width = min(console.width, WIDEST)
    for renderable in page(debrief, rubric, transcript, console, width):
        console.print(renderable, width=width)


def page(
    debrief: Debrief, rubric: Rubric, transcript: Transcript, console: Console, width: int
) -> list[RenderableType]:
    """The screen and the sections below it, as rich shows them in that many columns."""
    shown: list[RenderableType] = list(screen(debrief, rubric, console, width))
    for section in (*_in_full(debrief), *outline(debrief, rubric, transcript)):
        shown += _section(section, console, width)
    return shown


def _in_full(debrief: Debrief) -> tuple[Section, ...]:
    """What the first screen may have had to cut and no other section tells."""
    told = [Para(debrief.headline)] if debrief.headline else []
    if debrief.no_verdict:
        told.append(Para(debrief.no_verdict, "No verdict"))
    blocks: list[Block] = [*told]
    if debrief.tips:
        blocks += [Para("", "What would tip it"), Items(tuple(map(Para, debrief.tips)))]
    return (Section("In short", tuple(blocks)),) if blocks else ()


def _section(section: Section, console: Console, width: int) -> list[RenderableType]:
    shown: list[RenderableType] = [Text(), Text(section.title.upper(), "bold")]
    parted = False
    for n, block in enumerate(section.blocks):
        if n and (isinstance(block, Part) or (isinstance(block, Para) and not parted)):
            shown.append(Text())
        parted = parted or isinstance(block, Part)
        shown += _block(block, console, width)
    return shown


def _block(block: Block, console: Console, width: int) -> list[RenderableType]:
    match block:
        case Part(title):
            return [*wrapped(Text(one_line(title), "bold"), console, width)]
        case Para():
            return [*wrapped(_para(block), console, width)]
        case Items(items):
            return [line for item in items for line in _hanging(_para(item), console, width)]
        case Grid(head, rows):
            table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
            for n, title in enumerate(head):
                table.add_column(Text(one_line(title)), overflow="fold", justify="left" if n == 0 else "right")
            for row in rows:
                table.add_row(*(Text(one_line(cell)) for cell in row))
            return [table]


def _hanging(text: Text, console: Console, width: int) -> list[Text]:
    """An item: its first line after a dash, the others below its first word."""
    lines = wrapped(text, console, max(width - 4, 1))
    return [Text.assemble("  - " if n == 0 else "    ", line) for n, line in enumerate(lines)]


def _para(para: Para) -> Text:
    text = Text()
    if para.label:
        text.append(one_line(para.label), "bold")
        text.append(": " if para.text else ":", "bold")
    return text.append(plain(para.text))
