"""What a check finds in a file: where, what is wrong, what to do. Knows no check."""

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """The families of checks."""

    SHAPE = "shape"
    """Unreadable, or not of the shape."""
    UNWRITTEN = "unwritten"
    REACH = "reach"
    NUMBERS = "numbers"
    PROBES = "probes"
    DUPLICATES = "duplicates"
    LEAKS = "leaks"
    SPEECH = "speech"
    SAMPLES = "samples"
    PERSONA = "persona"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place of a value."""

    check: Check
    place: str
    """Such as curveballs[2].wording, counting from 1; empty for the whole file."""
    wrong: str
    """What is wrong, a clause without a full stop."""
    remedy: str
    """What to do, an order without a full stop; may be empty where `wrong` says it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault and the file it is in."""

    file: str
    fault: Fault

    @property
    def line(self) -> str:
        """The finding as one line."""
        told = "; ".join(filter(None, (self.fault.wrong, self.fault.remedy)))
        return ": ".join(filter(None, (self.file, self.fault.place, told)))

    def as_row(self) -> dict[str, str]:
        """The finding for programs."""
        fault = self.fault
        return {
            "file": self.file,
            "place": fault.place,
            "check": fault.check.value,
            "wrong": fault.wrong,
            "remedy": fault.remedy,
        }


def shown(text: str, longest: int = 60) -> str:
    """A text in quotation marks, shortened to what fits into a line."""
    flat = " ".join(text.split())
    return f"'{flat}'" if len(flat) <= longest else f"'{flat[: longest - 3].rstrip()}...'"
