"""Grading, whole: what three raters and a writer come to, and what is left when they fail."""

import json
from collections.abc import AsyncIterator, Sequence

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.errors import ModelRefused, ModelUnreachable
from interviewer.grading.debrief import Debrief, Said, Status, Verdict
from interviewer.grading.grader import PromptedGrader
from interviewer.models.port import Form, Message, StreamEvent, Usage
from interviewer.record.transcript import Speaker, Transcript, Turn
from tests.fakes import FakeModel
from tests.grading.answers import SAID, dimension, handed_in, sheet, small_interview, writeup


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    return library.rubric()


def price(usage: Usage) -> float:
    return usage.output_tokens / 1000


class Committee(FakeModel):
    """Raters answer in the order they ask, whoever asks; the writer gets the write-up."""

    def __init__(self, *sheets: str | Exception, written: str | Exception | None = None) -> None:
        super().__init__("")
        self.sheets = list(sheets)
        self.written = writeup() if written is None else written

    async def stream(self, messages: Sequence[Message], form: Form | None = None) -> AsyncIterator[StreamEvent]:
        is_writer = form is not None and form.name == "writeup"
        answer = self.written if is_writer else self.sheets.pop(0) if len(self.sheets) > 1 else self.sheets[0]
        self.answers = [answer]
        async for event in super().stream(messages, form):
            yield event


async def grade(rubric: Rubric, model: FakeModel, transcript: Transcript | None = None, raters: int = 3) -> Debrief:
    return await PromptedGrader(model, price, raters=raters).grade(handed_in(transcript), rubric)


async def test_the_debrief_holds_what_was_promised(rubric: Rubric) -> None:
    told: list[str] = []
    debrief = await PromptedGrader(Committee(sheet(3)), price).grade(handed_in(), rubric, told.append)
    assert debrief.verdict is Verdict.HIRE
    assert debrief.score == 3.0
    assert len(debrief.raters) == 3
    assert debrief.headline
    assert debrief.usage.output_tokens == 80
    assert debrief.cost_usd == pytest.approx(0.08)
    assert len(told) == 4
    assert debrief.near_line
    assert Debrief.model_validate_json(debrief.model_dump_json()) == debrief


async def test_marks_are_medians_with_their_spread(rubric: Rubric) -> None:
    debrief = await grade(rubric, Committee(sheet(2), sheet(4), sheet(3)))
    framing = debrief.dimension(Dimension.FRAMING)
    assert (framing.mark, framing.spread) == (3.0, 2.0)


async def test_quotes_are_in_the_words_of_the_transcript_names_included(rubric: Rubric) -> None:
    greeted = dimension("framing", 3, said=[{"turn": 2, "quote": "Hello [interviewer]. I'd build it for the commuter"}])
    debrief = await grade(rubric, Committee(sheet(3, framing=greeted)))
    (said,) = debrief.dimension(Dimension.FRAMING).evidence
    assert isinstance(said, Said)
    assert said.quote == "Hello Dagmar. I'd build it for the commuter"
    assert said.quote in SAID[1]


async def test_two_raters_that_fail_leave_the_third_one_s_marks_and_say_so(rubric: Rubric) -> None:
    debrief = await grade(rubric, Committee(ModelRefused("policy"), ModelUnreachable("late"), sheet(3)))
    assert debrief.score == 3.0
    assert [r.outcome.value for r in debrief.raters].count("marked") == 1
    assert sum("gave no marks" in warning for warning in debrief.warnings) == 2


async def test_when_every_rater_fails_nothing_is_graded_and_nothing_is_written(rubric: Rubric) -> None:
    debrief = await grade(rubric, Committee(ModelUnreachable("late")))
    assert {d.status for d in debrief.dimensions} == {Status.UNGRADED}
    assert (debrief.verdict, debrief.score) == (None, None)
    assert debrief.no_verdict
    assert debrief.headline == ""


async def test_invented_quotes_never_become_marks(rubric: Rubric) -> None:
    lie = [{"turn": 4, "quote": "I promised the moon to everybody"}]
    lies = {d["id"]: {"said": lie} for d in json.loads(sheet())["dimensions"]}
    debrief = await grade(rubric, Committee(sheet(4, curveballs=False, **lies)))
    assert {d.status for d in debrief.dimensions} == {Status.UNGRADED}
    assert debrief.verdict is None
    assert len(debrief.dropped_evidence) == 24


async def test_a_failed_writeup_leaves_the_verdict_standing(rubric: Rubric) -> None:
    debrief = await grade(rubric, Committee(sheet(3), written=ModelUnreachable("late")))
    assert debrief.verdict is Verdict.HIRE
    assert len(debrief.votes) == 4
    assert any("There is no write-up" in warning for warning in debrief.warnings)


async def test_a_short_interview_gets_marks_but_no_verdict(rubric: Rubric) -> None:
    short = Transcript(turns=small_interview().turns[:4])
    line = {"said": [{"turn": 4, "quote": "So no post older than ten minutes goes on top"}]}
    lines = {d["id"]: line for d in json.loads(sheet())["dimensions"]}
    debrief = await grade(rubric, Committee(sheet(3, curveballs=False, **lines)), short)
    assert debrief.verdict is None
    assert debrief.no_verdict == "The candidate speaks 2 times; a verdict takes 3."
    assert debrief.dimension(Dimension.FRAMING).mark == 3


async def test_a_curveball_no_journal_told_of_is_found_by_the_raters(rubric: Rubric) -> None:
    debrief = await grade(rubric, Committee(sheet(3)))
    (thrown,) = debrief.curveballs
    assert (thrown.turn, thrown.took.value, len(thrown.readings)) == (7, "pivot", 3)
    assert thrown.target is not None
    assert thrown.target.quote == "no post older than ten minutes"


async def test_the_same_answers_give_the_same_debrief(rubric: Rubric) -> None:
    one, other = [await grade(rubric, Committee(sheet(2), sheet(4), sheet(3))) for _ in range(2)]
    assert one.model_copy(update={"seconds": 0.0}) == other.model_copy(update={"seconds": 0.0})


async def test_a_third_voice_is_neither_quoted_nor_lost(rubric: Rubric) -> None:
    turns = (
        *small_interview().turns,
        Turn(number=11, speaker=Speaker.OTHER, text="I would cut the logs myself today."),
    )
    stolen = dimension("scope", 4, said=[{"turn": 11, "quote": "I would cut the logs myself"}])
    model = Committee(sheet(3, scope=stolen))
    debrief = await grade(rubric, model, Transcript(turns=turns))
    assert debrief.dimension(Dimension.SCOPE).status is Status.UNGRADED
    assert "[11] other: I would cut the logs myself today." in model.asked[0][1].content
