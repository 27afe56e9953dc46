"""The prompted interviewer: what is heard, what is kept from being heard, what is added."""

import pytest

from interviewer.content.library import Library
from interviewer.errors import ContextOverflow, ModelGarbled, ModelUnreachable
from interviewer.interview.director import direct
from interviewer.interview.port import Notice
from interviewer.interview.prompted import Limits, PromptedInterviewer
from interviewer.interview.situation import situation
from interviewer.record.directive import Move
from interviewer.record.events import CandidateSpoke, InterviewerSpoke, Summarised, Took
from tests.fakes import FakeModel, Hold, cut, heard, pieces, reply, speech

OPENING = reply("Hello. Design the home timeline.", move="open")
ANSWER = "I'd build this for the reader on a train, and I'd promise two seconds because they give up after that."


def played(model: FakeModel, context: int | None = None) -> PromptedInterviewer:
    return PromptedInterviewer(model, Limits(lambda _: 0.01, lambda text: len(text) // 4, context))


async def test_sentences_are_heard_as_they_are_finished(hold: Hold) -> None:
    model = FakeModel(OPENING, reply("Mm. Two seconds. Who waits longer than that?"), piece=1)
    interview = hold(played(model))
    await heard(interview.begin())
    assert speech(await heard(interview.hear(ANSWER))) == ["Mm.", "Two seconds.", "Who waits longer than that?"]


async def test_a_turn_is_journaled_as_it_was_heard(hold: Hold) -> None:
    said = reply("Great point. Who waits longer?", commitments=[{"turn": 2, "quote": "the reader on a train"}])
    model = FakeModel(OPENING, said)
    interview = hold(played(model))
    await heard(interview.begin())
    await heard(interview.hear(ANSWER))
    spoken = interview.journal.events[-1]
    assert isinstance(spoken, InterviewerSpoke)
    assert spoken.text == "Who waits longer?"
    assert spoken.cuts == ("praise: Great point.",)
    assert [(q.turn, q.quote) for q in spoken.commitments] == [(2, "the reader on a train")]
    assert spoken.usage.input_tokens == 100
    assert spoken.cost_usd == 0.01


async def test_a_false_premise_can_be_corrected_from_the_brief(hold: Hold) -> None:
    model = FakeModel(OPENING)
    interview = hold(played(model))
    await heard(interview.begin())
    fact = interview.scenario.facts[1].answer
    model.answers = [reply(f"{fact} So what changes?", move="answer")]
    assert fact in " ".join(speech(await heard(interview.hear("Everybody here posts twice a day."))))


async def test_a_slipped_turn_number_is_mended_and_an_invented_quote_dropped(hold: Hold) -> None:
    claims = [{"turn": 7, "quote": "Promise two seconds"}, {"turn": 2, "quote": "we sell ads"}]
    interview = hold(played(FakeModel(OPENING, reply("Why two?", commitments=claims))))
    await heard(interview.begin())
    await heard(interview.hear(ANSWER))
    spoken = interview.journal.events[-1]
    assert isinstance(spoken, InterviewerSpoke)
    assert [(q.turn, q.quote) for q in spoken.commitments] == [(2, "promise two seconds")]
    assert spoken.cuts == ("not said: we sell ads",)


async def test_a_curveball_the_model_forgot_is_added_to_the_same_turn_in_the_scenarios_words(hold: Hold) -> None:
    interview = hold(played(FakeModel(OPENING, reply("Mm. And what do they see next?"))))
    await heard(interview.begin())
    for _ in range(6):
        happenings = await heard(interview.hear(ANSWER))
    carried = interview.situation.carried[-1]
    assert carried.directive.move is Move.CURVEBALL
    throw = carried.directive.curveball
    assert throw is not None
    curveball = interview.scenario.curveball(throw.id)
    assert curveball.wording in carried.spoken.text
    assert throw.quote in carried.spoken.text
    assert throw.quote in interview.situation.transcript.turns[throw.target_turn - 1].text
    assert "And what do they see next?" not in speech(happenings), "one ask a turn: the model's own gave way"


async def test_a_curveball_the_model_delivered_is_left_alone(hold: Hold) -> None:
    model = FakeModel(OPENING)
    interview = hold(played(model))
    await heard(interview.begin())
    for turn in range(5):
        model.answers = [reply(f"Why, number {turn}?")]
        await heard(interview.hear(ANSWER))
    due = interview.situation
    spoke = CandidateSpoke(turn=due.next_turn + 1, text=ANSWER, elapsed=due.elapsed + 169)
    throw = direct(situation(due.scenario, due.persona, [*due.events, spoke])).curveball
    assert throw is not None
    wording = interview.scenario.curveball(throw.id).wording
    model.answers = [reply(wording)]
    await heard(interview.hear(ANSWER))
    assert interview.situation.carried[-1].spoken.text == wording


def test_a_change_told_in_other_words_is_not_told_twice(library: Library) -> None:
    curveball = library.scenarios.get("webhook-retries").curveball("two-engineers-fewer")
    told = "And two of our six engineers go to fraud Monday, for the quarter. Still twelve weeks, sales told people."
    assert curveball.delivered_by(told)
    assert not curveball.delivered_by("How would your six engineers know that a message is late on a Monday?")


async def test_after_a_cut_nothing_is_heard_twice(hold: Hold) -> None:
    half = reply("Mm. Two seconds, you say. Who waits")[:70]
    again = pieces(reply("Mm. Two seconds, you say. Who waits longer than that?"))
    interview = hold(played(FakeModel(OPENING, [*pieces(half), cut(), *again])))
    await heard(interview.begin())
    happenings = await heard(interview.hear(ANSWER))
    assert any(isinstance(h, Notice) for h in happenings)
    assert speech(happenings) == ["Mm.", "Who waits longer than that?"]


async def test_an_answer_in_no_form_is_asked_for_once_more(hold: Hold) -> None:
    model = FakeModel(OPENING, '{"heard": "x", "sa', reply("Who waits?"))
    interview = hold(played(model))
    await heard(interview.begin())
    assert speech(await heard(interview.hear(ANSWER))) == ["Who waits?"]
    assert "JSON" in model.asked[-1][-1].content
    assert model.asked[-1][:-2] == model.asked[-2]


async def test_plain_speech_twice_is_taken_for_speech(hold: Hold) -> None:
    interview = hold(played(FakeModel(OPENING, "Who waits longer than that?", "I said it already.")))
    await heard(interview.begin())
    assert speech(await heard(interview.hear(ANSWER))) == ["Who waits longer than that?"]


async def test_garbage_twice_is_an_error_and_the_turn_is_kept(hold: Hold) -> None:
    interview = hold(played(FakeModel(OPENING, '{"x": [', '{"y": [')))
    await heard(interview.begin())
    with pytest.raises(ModelGarbled, match=r"fake did not answer in the form .* Another model may do better: --model"):
        await heard(interview.hear(ANSWER))
    assert interview.situation.last_answer == ANSWER


async def test_an_unreachable_model_leaves_a_session_that_goes_on_where_it_was(hold: Hold) -> None:
    model = FakeModel(OPENING, ModelUnreachable("nobody there"), reply("Who waits?"))
    interview = hold(played(model))
    await heard(interview.begin())
    with pytest.raises(ModelUnreachable):
        await heard(interview.hear(ANSWER))
    assert speech(await heard(interview.begin())) == ["Who waits?"]
    assert len(interview.situation.answers) == 1


async def test_every_request_begins_with_the_one_before(hold: Hold) -> None:
    model = FakeModel(OPENING, reply("Mm. Great! What do they see, and why would they care? And who pays?"))
    interview = hold(played(model))
    await heard(interview.begin())
    for number in range(14):
        await heard(interview.hear(f"{ANSWER} That is answer {number}."))
    assert len(model.asked) > 14
    for before, after in zip(model.asked, model.asked[1:], strict=False):
        assert after[: len(before)] == before
        assert [m.role for m in after[len(before) :]] == ["assistant", "user"]


async def test_a_full_context_is_summed_up_in_the_journal_never_dropped_silently(hold: Hold) -> None:
    def answer() -> str:
        return reply("Mm. What do they see?")

    model = FakeModel(answer())
    interview = hold(played(model, context=8000))
    await heard(interview.begin())
    long = " ".join([ANSWER] * 12)
    for number in range(14):
        await heard(interview.hear(f"{long} {number}"))
    summaries = [e for e in interview.journal.events if isinstance(e, Summarised)]
    assert summaries
    assert summaries[0].first_turn == 2
    sizes = [sum(len(m.content) // 4 + 4 for m in asked) for asked in model.asked]
    assert max(sizes) <= 8000


async def test_a_server_that_finds_it_too_long_is_asked_again_with_a_summary(hold: Hold) -> None:
    model = FakeModel(OPENING, reply("Mm. What do they see?"))
    interview = hold(played(model))
    await heard(interview.begin())
    for number in range(8):
        await heard(interview.hear(f"{ANSWER} {number}"))
    model.answers = [ContextOverflow("too long"), "They chose the train.", reply("And what is late?")]
    assert speech(await heard(interview.hear(ANSWER))) == ["And what is late?"]
    assert "They chose the train." in model.asked[-1][3].content
    assert len(model.asked[-1]) < len(model.asked[-3])


async def test_an_interview_too_long_even_so_is_an_error_that_says_what_to_do(hold: Hold) -> None:
    interview = hold(played(FakeModel(ContextOverflow("too long"))))
    with pytest.raises(ContextOverflow, match="longer context"):
        await heard(interview.begin())


async def test_speech_that_is_all_there_needs_no_repair(hold: Hold) -> None:
    model = FakeModel(OPENING, '{"heard": "x", "move": "probe", "say": "Mm. Who waits?", "commitments": [{"tur')
    interview = hold(played(model))
    await heard(interview.begin())
    assert speech(await heard(interview.hear(ANSWER))) == ["Mm.", "Who waits?"]
    assert len(model.asked) == 2


async def test_a_repaired_answer_is_heard_whole(hold: Hold) -> None:
    model = FakeModel(OPENING, '{"heard": "x", "say": "Mm. The train. Who wa', reply("Mm. Who on it waits?"))
    interview = hold(played(model))
    await heard(interview.begin())
    assert speech(await heard(interview.hear(ANSWER))) == ["Mm.", "The train.", "Who on it waits?"]


async def test_how_a_change_was_taken_is_kept(hold: Hold) -> None:
    interview = hold(played(FakeModel(OPENING, reply("Why?", took="pivot"))))
    await heard(interview.begin())
    await heard(interview.hear(ANSWER))
    assert interview.situation.carried[-1].spoken.took is Took.PIVOT
