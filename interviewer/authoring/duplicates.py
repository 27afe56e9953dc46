"""Lines that are nearly the same, within a file and across files: two that differ are asked as if they were one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from interviewer.authoring.finding import Check, Fault, Finding, shown
from interviewer.authoring.spoken import Spoken

ALIKE = 88
"""From this likeness on, of 100 and whatever the order of the words, two lines are the same."""
SHORTEST = 4
"""Words of a line worth comparing; everybody says `go on`."""


@dataclass(frozen=True, slots=True)
class _Line:
    file: str
    spoken: Spoken
    sorted_words: str


def duplicates(checked: Mapping[str, Sequence[Spoken]], others: Mapping[str, Sequence[Spoken]]) -> list[Finding]:
    """Lines of the checked files that resemble another line of theirs, or one of the other files.

    Args:
        checked: the lines by file; each pair is reported once, at the later of the two.
        others: the lines of files that are compared with and not reported on.
    """
    kept, reported = _lines(others), _lines(checked)
    findings = []
    for line in reported:
        near = process.extractOne(
            line.sorted_words, [k.sorted_words for k in kept], scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        if near:
            findings.append(Finding(line.file, _fault(line, kept[near[2]])))
        kept.append(line)
    return findings


def _fault(line: _Line, like: _Line) -> Fault:
    where = like.spoken.place if like.file == line.file else f"{like.spoken.place} of {like.file}"
    wrong = f"is nearly the same as {where} ({shown(like.spoken.text)})"
    return Fault(Check.DUPLICATES, line.spoken.place, wrong, "say something else")


def _lines(files: Mapping[str, Sequence[Spoken]]) -> list[_Line]:
    found = []
    for file, lines in files.items():
        for spoken in lines:
            tokens = utils.default_process(spoken.text).split()
            if len(tokens) >= SHORTEST:
                found.append(_Line(file, spoken, " ".join(sorted(tokens))))
    return found
