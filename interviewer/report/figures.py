"""How a figure of an eval suite is said: its value, its interval, what it rests on, what became of it.

Pure; what it returns is text, not yet escaped for any medium.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from interviewer.consistency.result import Check, Figure, Outcome, Result
from interviewer.plaintext import plain

OUTCOMES = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "FAILED",
    Outcome.INSUFFICIENT: "insufficient",
    Outcome.SHOWN: "shown",
}
FIRST = (Outcome.FAILED, Outcome.INSUFFICIENT, Outcome.PASSED, Outcome.SHOWN)
"""The order in which figures are shown."""


def number(value: float | None, signed: bool = False) -> str:
    """`0.912`, `+0.031`, `48,210`, or `undefined`."""
    if value is None:
        return "undefined"
    value = value or 0.0  # never -0
    sign = "+" if signed and value != 0 else ""
    size = abs(value)
    if size >= 1000:
        return f"{value:{sign},.0f}"
    if size >= 10:
        return f"{value:{sign}.1f}" if value % 1 else f"{value:{sign}.0f}"
    return f"{value:{sign}.2g}" if 0 < size < 0.01 else f"{value:{sign}.3f}"


def is_difference(figure: Figure) -> bool:
    """Whether the figure is at its best at zero, and so told with its sign."""
    return figure.better == "nearer zero"


def value(figure: Figure) -> str:
    """The figure itself."""
    if figure.counts and figure.value is not None:
        return f"{figure.value:,.0f}"
    return number(figure.value, is_difference(figure))


def interval(figure: Figure) -> str:
    """`0.842 to 0.951`; nothing where there is none."""
    signed = is_difference(figure)
    if figure.low is not None and figure.high is not None:
        return f"{number(figure.low, signed)} to {number(figure.high, signed)}"
    if figure.high is not None:
        return f"at most {number(figure.high, signed)}"
    return f"at least {number(figure.low, signed)}" if figure.low is not None else ""


def rests_on(figure: Figure) -> str:
    """`40 transcripts`, and how many its gate needs where these are too few."""
    on = f"{figure.n:,} {figure.unit}"
    return f"{on} of at least {figure.least:,}" if figure.n < figure.least else on


def ordered(result: Result) -> list[tuple[Check, Figure]]:
    """Every figure with its check: failed first, then insufficient, passed, shown; else as the result has them."""
    every = [(check, figure) for check in result.checks for figure in check.figures]
    return sorted(every, key=lambda pair: FIRST.index(pair[1].outcome))


def gates(result: Result) -> str:
    """`7 of 9 gates passed; 1 failed, 1 insufficient.`"""
    found = Counter(figure.outcome for check in result.checks for figure in check.figures)
    asked = sum(count for outcome, count in found.items() if outcome is not Outcome.SHOWN)
    if not asked:
        return "No gate was set, so nothing passed or failed."
    rest = [f"{found[each]} {each.value}" for each in (Outcome.FAILED, Outcome.INSUFFICIENT) if found[each]]
    passed = f"{found[Outcome.PASSED]} of {asked} gate{'' if asked == 1 else 's'} passed"
    return f"{passed}; {', '.join(rest)}." if rest else f"{passed}."


def verdict(result: Result) -> str:
    """The run in two words."""
    found = {check.outcome for check in result.checks}
    if Outcome.FAILED in found:
        return "Failed"
    if Outcome.INSUFFICIENT in found:
        return "Not passed"
    return "Passed" if Outcome.PASSED in found else "Nothing gated"


def lost(result: Result) -> str:
    """How many gradings came to nothing, of how many."""
    if not result.lost:
        return f"{result.graded:,} of {result.asked:,} gradings made, none lost."
    return f"{len(result.lost):,} of {result.asked:,} gradings came to nothing."


def grader(result: Result) -> list[tuple[str, str]]:
    """What was measured: names and values."""
    return [
        ("Suite", f"{result.suite}: {result.about}"),
        ("Grader", f"{result.grader}, {result.model}"),
        ("Versions", f"prompts {result.prompt_version}, rubric {result.rubric_version}"),
        ("Raters", f"{result.raters} a grading, {result.repeats} gradings of each transcript in the retest"),
        ("Gradings", f"{result.graded:,} made of {result.asked:,} asked for"),
    ]


def words(id: str) -> str:
    """An id as it is read: `failure_ownership` is `failure ownership`."""
    return id.replace("_", " ")


def visible(text: str) -> str:
    """The text with everything that prints nothing written out, as ⟨U+202E⟩; line breaks and tabs stay."""
    return "".join(map(_shown, text))


def counted(found: Iterable[str]) -> str:
    """`hire × 2, no hire × 1`, the commonest first."""
    return ", ".join(f"{what} × {count}" for what, count in Counter(found).most_common())


def _shown(character: str) -> str:
    hidden = not plain(character) or unicodedata.category(character) in ("Zl", "Zp")
    return f"⟨U+{ord(character):04X}⟩" if hidden else character
