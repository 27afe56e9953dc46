"""One line at a time: does it begin with a speaker's label, is it a speaker's header, is it only a time?

Pure grammar. Whether the label is a person's is decided over the whole file, by `names`.
"""

import re
from dataclasses import dataclass

from interviewer.record.importing.shape import tidy

_WINDOW = 160
"""Characters of a line in which a label must end; keeps every match short whatever the line holds."""

_TIME = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_FRONT = re.compile(
    r"[ \t>#]{0,8}(?:[-*•–—+][ \t]{1,4}|>>[ \t]?)?"
    rf"(?:[\[(]?(?P<at>{_TIME})[\])]?(?:[ \t]{{0,4}}[-–—|][ \t]|[ \t]{{1,4}}))?"
    r"(?:\*{1,3}|__)?(?:\d{1,4}[.)]?[ \t])?\[?"
)
_NAME = re.compile(
    r"(?P<name>[^\s:：*_\[\]<>|\"“”\-][^:：*\[\]<>\"“”]{0,59}?)\]?[ \t]{0,4}(?:\*{1,3}|__)?[ \t]{0,2}"
    rf"(?:[\[(]\s?(?P<later>{_TIME})\s?[\])]|(?:[-–—,|]\s?)?(?P<bare>(?<=\s){_TIME}))?[ \t]{{0,2}}(?:\*{{1,3}}|__)?"
    r"(?::(?:\*{1,3}|__)?(?:(?=\s|$)|(?=[^\W\d]))|：(?:\*{1,3}|__)?)"
)
_MARKED_UP = re.compile(
    r"[ \t]{0,3}(?:#{1,6}[ \t]{1,4}(?:\*\*)?|\*\*|__)(?P<name>[^:*_#]{1,60}?)(?:\*\*|__)?:?(?:\*\*|__)?$"
)
_NAME_TIME = re.compile(
    rf"[ \t>]{{0,4}}(?:\*\*|__)?\[?(?P<name>[^\s:：*\[\]<>|\"“”\d][^:：*\[\]<>\"“”|]{{0,59}}?)\]?(?:\*\*|__)?"
    rf"(?:\s{{0,9}}[-–—|·,]\s{{0,4}}|\s{{0,9}}[\[(]\s?|\s{{1,9}})(?P<at>{_TIME})"
    rf"(?:\s?(?:-->|[-–—])\s?{_TIME})?\s?[\])]?\s?:?$"
)
_TIME_NAME = re.compile(
    rf"[ \t>]{{0,4}}(?:\*\*|__)?[\[(]?(?P<at>{_TIME})(?:\s?(?:-->|[-–—])\s?{_TIME})?[\])]?"
    r"(?:\s{0,4}[-–—|·]\s{0,4}|\s{1,9})(?:\*\*|__)?(?P<name>[^\s:：*\[\]<>|\"“”\d][^:：*\[\]<>\"“”.!?]{0,59}?)(?:\*\*|__)?\s?:?$"
)
_ONLY_TIME = re.compile(rf"\s{{0,8}}[\[(]?(?P<at>{_TIME})(?:\s?(?:-->|[-–—])\s?{_TIME})?[\])]?\s{{0,4}}$")


@dataclass(frozen=True, slots=True)
class Label:
    """A name found at a line's start."""

    name: str
    at: float | None
    """Seconds, if a time stands with it."""
    said: int
    """Where in the line the speech begins."""


def label(line: str) -> Label | None:
    """The label a line begins with: "Ana:", "**Ana:**", "- Ana:", "[00:12] Ana:", "**2 Ana** (0:12):"."""
    head = line[:_WINDOW]
    if ":" not in head and "：" not in head:
        return None
    front = _FRONT.match(head)
    found = _NAME.match(head, front.end() if front else 0)
    if front is None or found is None:
        return None
    at = found["later"] or found["bare"] or front["at"]
    return Label(tidy(found["name"]), seconds(at) if at else None, found.end())


def header(line: str) -> Label | None:
    """The speaker a line of its own names: "Ana  0:12", "0:12 - Ana", "[Ana] 10:02:33", "### Ana", "**Ana**"."""
    if len(line) > _WINDOW or not (":" in line or line.lstrip()[:2] in ("**", "__") or line.lstrip()[:1] == "#"):
        return None
    for shape in (_NAME_TIME, _TIME_NAME, _MARKED_UP):
        if found := shape.match(line):
            at = found.groupdict().get("at")
            return Label(tidy(found["name"]), seconds(at) if at else None, len(line))
    return None


def only_time(line: str) -> float | None:
    """The seconds a line consists of, if it is nothing but a time."""
    found = _ONLY_TIME.match(line) if ":" in line and len(line) <= _WINDOW else None
    return seconds(found["at"]) if found else None


def seconds(written: str) -> float:
    """ "1:02:33" and "02:33.5" are counted from the start, "10:02 AM" from midnight."""
    numbers = [float(part) for part in re.findall(r"\d+(?:[.]\d+)?", written.replace(",", "."))]
    half = re.search(r"[AaPp](?=\.?[Mm])", written)
    if half:
        numbers = [numbers[0] % 12 + (12 if half.group() in "Pp" else 0), *numbers[1:], *([0.0] * (3 - len(numbers)))]
    total = 0.0
    for number in numbers:
        total = total * 60 + number
    return total
