"""Prints a table: a title, headings, rows."""

import statistics
from collections.abc import Sequence


def show(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write a table to standard output, columns as wide as they need to be."""
    cells = [[str(h) for h in headings], *[[str(c) for c in row] for row in rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(headings))]
    print(f"\n{title}")
    for row in cells:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def spread(values: Sequence[float], unit: str = "ms") -> tuple[str, str, str]:
    """Minimum, median and maximum, with one decimal."""
    found = (min(values), statistics.median(values), max(values))
    return tuple(f"{value:.1f} {unit}" for value in found)  # type: ignore[return-value] # three in, three out
