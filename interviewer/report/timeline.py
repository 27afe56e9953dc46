"""Where everything stands on the timeline, in percent of its width. Draws nothing.

The axis is the interview's clock where every turn tells its time, else turns side by side, equally wide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from interviewer.content.vocabulary import SCOPE_ENDS, TRADEOFFS_BEGIN, Phase
from interviewer.grading.debrief import Debrief
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.report import wording
from interviewer.report.marking import moving

ROOM = 11.0
"""How much of the width a label needs, on a phone too."""
LANES = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A turn, or a phase, along the axis."""

    begin: float
    width: float
    name: str
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """Something that happened at a turn."""

    turn: int
    at: float
    lane: int
    """Which row of labels it stands in, so that neighbours do not cover each other."""
    kind: Literal["curveball", "moved", "decided"]
    says: str
    clock: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of it."""

    turns: tuple[Stretch, ...]
    phases: tuple[Stretch, ...]
    """Empty where the time is not known."""
    thrown: tuple[Pin, ...]
    moved: tuple[Pin, ...]
    ends: str
    """The clock at the end, or how many turns there are."""

    @property
    def pins(self) -> tuple[Pin, ...]:
        """Everything that happened, in order."""
        return tuple(sorted((*self.thrown, *self.moved), key=lambda pin: (pin.turn, pin.kind)))


def timeline(debrief: Debrief, transcript: Transcript) -> Timeline | None:
    """The timeline; None where nothing was said."""
    turns = transcript.turns
    if not turns:
        return None
    edges, total = _edges(turns)
    laid = tuple(
        Stretch(begin, end - begin, f"turn {turn.number}", turn.speaker)
        for turn, begin, end in zip(turns, edges, edges[1:], strict=False)
    )
    middles = {turn.number: round((s.begin + s.begin + s.width) / 2, 2) for turn, s in zip(turns, laid, strict=True)}
    clocks = {turn.number: wording.clock(turn.elapsed) for turn in turns}
    decided = debrief.deciding_turn.turn if debrief.deciding_turn else None
    thrown = [(c.turn, "curveball " + str(n), "curveball") for n, c in enumerate(debrief.curveballs, 1)]
    moved = [
        (turn, "the turn that decided it", "decided") if turn == decided else (turn, "moved the vote", "moved")
        for turn in moving(debrief, transcript)
    ]
    return Timeline(
        turns=laid,
        phases=_phases(total, 60 * debrief.source.minutes if debrief.source.minutes else None) if total else (),
        thrown=_pinned(thrown, middles, clocks),
        moved=_pinned(moved, middles, clocks),
        ends=wording.clock(total) if total else f"{len(turns)} turns",
    )


def _edges(turns: Sequence[Turn]) -> tuple[list[float], float | None]:
    """Where turns begin and end, and the seconds of the whole where they are known."""
    times = [turn.elapsed for turn in turns]
    known = [time for time in times if time is not None]
    total = known[-1] if known else 0.0
    if len(known) == len(times) and total > 0 and known == sorted(known):
        return [0.0, *(round(100 * time / total, 2) for time in known)], total
    return [round(100 * n / len(turns), 2) for n in range(len(turns) + 1)], None


def _phases(total: float, planned: float | None) -> tuple[Stretch, ...]:
    """The phases reached in `total` seconds, as planned; as shares of the whole where no plan is known."""
    whole = 100 * (planned or total) / total
    edges = [min(100.0, edge) for edge in (0.0, whole * SCOPE_ENDS, whole * TRADEOFFS_BEGIN, 100.0)]
    return tuple(
        Stretch(round(begin, 2), round(end - begin, 2), wording.PHASES[phase])
        for phase, begin, end in zip(Phase, edges, edges[1:], strict=False)
        if end > begin
    )


def _pinned(
    found: Iterable[tuple[int, str, str]], middles: dict[int, float], clocks: dict[int, str]
) -> tuple[Pin, ...]:
    """Pins in order, each in the first lane with room; in the last one where there is none."""
    ends = [-ROOM] * LANES
    pins: list[Pin] = []
    for turn, says, kind in sorted(found):
        if turn not in middles:
            continue
        at = middles[turn]
        lane = next((n for n, end in enumerate(ends) if at - end >= ROOM), LANES - 1)
        ends[lane] = at
        match kind:
            case "curveball" | "moved" | "decided":
                pins.append(Pin(turn, at, lane, kind, says, clocks[turn]))
    return tuple(pins)
