"""A batch as a table: one row a transcript, graded or failed. What a spreadsheet would run is made text."""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Debrief
from interviewer.plaintext import one_line

HEADINGS = (
    "source",
    "level",
    "verdict",
    "score",
    "margin",
    "near_line",
    *(dimension.value for dimension in Dimension),
    "red_flags",
    "headline",
    "no_verdict",
    "failed",
    "cost_usd",
    "model",
    "warnings",
)
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(out: TextIO, debriefs: Iterable[Debrief], failed: Iterable[tuple[str, str]]) -> None:
    """Write the table as CSV. `failed`: sources and why."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEADINGS)
    for row in _rows(debriefs, failed):
        table.writerow([cell(row.get(heading)) for heading in HEADINGS])


def cell(value: object) -> str:
    """A value as a cell: nothing in it is run by a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    text = one_line(str(value))
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text


def _rows(debriefs: Iterable[Debrief], failed: Iterable[tuple[str, str]]) -> Iterator[dict[str, object]]:
    for debrief in debriefs:
        marks = {
            result.id.value: result.mark if result.mark is not None else result.status.value
            for result in debrief.dimensions
        }
        yield {
            "source": debrief.source.name,
            "level": debrief.level.value,
            "verdict": debrief.verdict.value if debrief.verdict else None,
            "score": debrief.score,
            "margin": debrief.margin,
            "near_line": "yes" if debrief.near_line else "no",
            **marks,
            "red_flags": " ".join(flag.id for flag in debrief.red_flags),
            "headline": debrief.headline,
            "no_verdict": debrief.no_verdict,
            "cost_usd": debrief.cost_usd,
            "model": debrief.model,
            "warnings": " ".join(debrief.warnings),
        }
    for source, why in failed:
        yield {"source": source, "failed": why}
