"""What stands in a debrief is said in words that claim no more than it does."""

import pytest

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension, Level
from interviewer.grading.debrief import Debrief, DimensionResult, Said, Status, Unsaid, Verdict, Vote
from interviewer.models.port import Usage
from interviewer.record.directive import Quote
from interviewer.record.transcript import Transcript
from interviewer.report import wording


def cast(*votes: Verdict) -> list[Vote]:
    return [Vote(seat=str(n), name=str(n), vote=vote, score=2.0) for n, vote in enumerate(votes)]


def test_the_bar_is_the_levels_own(debrief: Debrief, rubric: Rubric) -> None:
    for expected in rubric.levels:
        at = debrief.model_copy(update={"level": expected.id})
        assert wording.level(at, rubric).bar == expected.bar
        assert f"the bar is {expected.bar:.2f} ({expected.name})" in wording.score(at, rubric)
    assert wording.level(debrief.model_copy(update={"level": Level.PRINCIPAL}), rubric).bar == 3.1


def test_names_come_from_the_rubric(rubric: Rubric) -> None:
    assert [wording.dimension(c.id, rubric) for c in rubric.criteria] == [c.name for c in rubric.criteria]
    assert [wording.flag(f.id, rubric) for f in rubric.red_flags] == [f.name for f in rubric.red_flags]
    assert wording.flag("no_such_flag", rubric) == "no_such_flag"


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ((), ""),
        ((Verdict.HIRE,) * 4, "4:0 for hire"),
        ((Verdict.STRONG_HIRE, Verdict.HIRE, Verdict.NO_HIRE, Verdict.HIRE), "3:1 for hire"),
        ((Verdict.STRONG_NO_HIRE, Verdict.HIRE, Verdict.NO_HIRE), "2:1 against"),
        ((Verdict.HIRE, Verdict.NO_HIRE), "1:1, even"),
    ],
)
def test_votes_are_counted_by_side(votes: tuple[Verdict, ...], said: str) -> None:
    assert wording.split(cast(*votes)) == said


def test_a_quote_names_its_turn() -> None:
    assert wording.evidence(Said(turn=6, quote="for the baker")) == "turn 6: “for the baker”"


def test_an_absence_names_its_span_and_the_invitation() -> None:
    bare = Unsaid(span=(1, 9), missing="whom it is for")
    asked = bare.model_copy(update={"turn": 5, "quote": "Who is it for?"})
    near = asked.model_copy(update={"nearest": Quote(turn=6, quote="the users")})
    assert wording.evidence(bare) == "never said: whom it is for (turns 1-9)"
    assert wording.evidence(bare.model_copy(update={"span": (4, 4)})) == "never said: whom it is for (turn 4)"
    assert wording.evidence(asked) == "never said: whom it is for (turns 1-9; asked at turn 5: “Who is it for?”)"
    assert wording.evidence(near).endswith("“Who is it for?”; nearest at turn 6: “the users”)")


def test_a_mark_at_the_bar_reaches_it_and_no_mark_does_neither() -> None:
    marked = DimensionResult(id=Dimension.SCOPE, status=Status.MARKED, mark=2.8, reason="x")
    none = DimensionResult(id=Dimension.SCOPE, status=Status.NOT_ASSESSED, reason="x")
    assert (wording.mark(marked), wording.against(marked, 2.8)) == ("2.8", "reaches the bar")
    assert wording.against(marked, 2.9) == "under the bar"
    assert (wording.mark(none), wording.against(none, 2.8)) == ("not assessed", "no mark")


def test_an_unknown_cost_is_not_nothing(debrief: Debrief) -> None:
    assert wording.cost(debrief) == "$0.0871"
    assert wording.cost(debrief.model_copy(update={"cost_usd": None})) == "cost not known"
    assert wording.cost(debrief.model_copy(update={"cost_usd": 0.0})) == "$0.00"
    assert "estimated" in wording.tokens(Usage(input_tokens=1, estimated=True))


def test_another_rubric_than_the_one_it_was_graded_with_is_told(debrief: Debrief, rubric: Rubric) -> None:
    same = debrief.model_copy(update={"rubric_version": rubric.version})
    assert wording.warnings(same, rubric) == debrief.warnings
    old = debrief.model_copy(update={"rubric_version": "0"})
    assert "version 0" in wording.warnings(old, rubric)[-1]


def test_a_missing_verdict_says_why(debrief: Debrief) -> None:
    none = debrief.model_copy(update={"verdict": None, "no_verdict": "Only 40 words were said."})
    assert (wording.verdict(none), wording.why_none(none)) == ("No verdict", "Only 40 words were said.")
    assert wording.why_none(none.model_copy(update={"no_verdict": None}))
    assert wording.why_none(debrief) == ""


def test_a_turn_tells_its_time_where_it_is_known(transcript: Transcript) -> None:
    assert wording.turn(14, transcript) == "Turn 14 (19:40)"
    assert wording.turn(99, transcript) == "Turn 99"
