"""Sentences that speak against an absence: where one says a thing was never said, rules look whether it was.

Rules hear the usual ways of saying a thing. What they find is put before the rater, who must answer for it; finding
nothing proves nothing more than that.
"""

from collections.abc import Sequence

from interviewer.content.vocabulary import Dimension
from interviewer.record.directive import Quote
from interviewer.record.transcript import Speaker, Transcript
from interviewer.signals.cues import Cue, heard
from interviewer.signals.text import sentences

_SPEAKS_FOR: dict[Dimension, tuple[frozenset[Cue], ...]] = {
    Dimension.FRAMING: (frozenset({Cue.USER}),),
    Dimension.SCOPE: (frozenset({Cue.CUT}), frozenset({Cue.ASSUMPTION})),
    Dimension.CONSTRAINTS: (frozenset({Cue.TARGET, Cue.HUMAN_REASON}), frozenset({Cue.TARGET, Cue.MEASURE})),
    Dimension.TRADEOFFS: (frozenset({Cue.PRICE}), frozenset({Cue.FLIP})),
    Dimension.FAILURE_OWNERSHIP: (frozenset({Cue.FAILURE, Cue.BUSINESS_COST}), frozenset({Cue.FAILURE, Cue.NOTICE})),
    Dimension.ADAPTABILITY: (frozenset({Cue.REOPEN}),),
    Dimension.ALTITUDE: (frozenset({Cue.NOT_KNOWING, Cue.SCOPING_MOVE}),),
    Dimension.ALIGNMENT: (frozenset({Cue.COLLEAGUE}),),
}
_MOST = 3


def contrary(transcript: Transcript, dimension: Dimension, first: int, last: int) -> list[Quote]:
    """At most three of the candidate's sentences in turns `first` to `last` that may be what is said to be absent."""
    found: list[Quote] = []
    for turn in transcript.turns[first - 1 : last]:
        if turn.speaker is not Speaker.CANDIDATE:
            continue
        for span in sentences(turn.text):
            if len(found) < _MOST and _speaks(heard(span.text), _SPEAKS_FOR[dimension]):
                found.append(Quote(turn=turn.number, quote=span.text))
    return found


def _speaks(cues: frozenset[Cue] | set[Cue], for_it: Sequence[frozenset[Cue]]) -> bool:
    return any(wanted <= cues for wanted in for_it)
