"""The last minutes: the candidate's own summary, their question, goodbye. Rules of the director, pure like the rest."""

from interviewer.content.vocabulary import Dimension, Phase
from interviewer.interview.clock import in_words
from interviewer.interview.situation import Situation
from interviewer.record.directive import Directive, Move

_LAST_TURNS = 2.2
"""Their summary and their question: the candidate's usual turns, twice, and a little."""
_LAST_PART = 0.15
"""Of the time, at the most: in a short talk the question falls away before the design does."""


def farewell(situation: Situation) -> Directive:
    """The directive for when the candidate ends it."""
    return Directive(move=Move.CLOSE, phase=situation.clock.phase, reason="the candidate says they are done")


def out_of_time() -> Directive:
    """The directive for when the time is up."""
    return Directive(move=Move.CLOSE, phase=Phase.TRADEOFFS, time_line="that is the time", reason="the time is up")


def time_up(situation: Situation) -> Directive | None:
    """Goodbye, when the time is up."""
    return out_of_time() if situation.clock.is_over else None


def closing(situation: Situation) -> Directive | None:
    """Summary, question, goodbye, one a turn, when only minutes are left."""
    clock, answers = situation.clock, max(len(situation.answers), 1)
    summaries = sum(c.directive.move is Move.SUMMARY for c in situation.carried)
    if not clock.plan.timed:
        return None
    usual = clock.elapsed / answers
    if summaries == 0:
        if clock.remaining > min(max(0.07 * clock.total, _LAST_TURNS * usual), _LAST_PART * clock.total):
            return None
        minutes = max(1, round(clock.remaining / 60))
        left = "a minute" if minutes == 1 else f"{in_words(minutes)} minutes"
        return Directive(
            move=Move.SUMMARY,
            phase=Phase.TRADEOFFS,
            dimension=Dimension.ALIGNMENT,
            time_line=f"about {left} left" if situation.started.clock == "wall" else "not much time left",
            hint="their own summary of it, in their words",
            reason="the last minutes belong to their own summary",
        )
    if summaries == 1:
        return Directive(
            move=Move.SUMMARY,
            phase=Phase.TRADEOFFS,
            hint="whether they have a question for you",
            reason="and to a question of theirs",
        )
    return Directive(move=Move.CLOSE, phase=Phase.TRADEOFFS, reason="summary and question are done")
