"""Over a real chat-completions server: what is heard, what is asked for, and what trouble does not lose."""

import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from click.testing import CliRunner, Result

from interviewer.cli import cli
from interviewer.errors import ExitCode, ModelError
from interviewer.interview.port import Speech
from interviewer.interview.prompted import Limits, PromptedInterviewer
from interviewer.models.openai_chat import OpenAIChat
from interviewer.models.port import Form, Message, StreamEvent, TextDelta, Usage
from interviewer.record.events import Ended, Ending, Faulted, InterviewerSpoke
from tests.fakes import Hold, heard, reply, speech
from tests.server.conftest import KEY, MODEL, Home, Practice, Server

Entry = dict[str, Any]

OPENING = "Good morning. Design the home timeline of Twitter."
WHO = "Mm. Two seconds, you say. Who waits longer than that?"
LOSS = "The commuter, then. What do they lose when it stays empty?"
BYE = "That is our time. We will be in touch."
FIRST = "I'd build it for the commuter, and I'd promise two seconds."
SECOND = "The commuter in a tunnel; search is left out."

GARBAGE = '{"heard": the price, "say" -> }'
FULL = Limits(lambda _: 0.0, len)


def says(turn: int, text: str, *, raw: bool = False, **how: Any) -> Entry:
    """The interviewer's turn of this number is `text`, in the form asked for unless it is `raw`."""
    response = {"content": text if raw else reply(text)} | how.pop("response", {})
    return {"match": {"turnIndex": turn}, "response": response, **how}


def breaks_off(turn: int, text: str, *, after: str) -> Entry:
    """As `says`, but the connection is cut some 16 characters after `after`."""
    size = 4
    whole_chunks = (reply(text).index(after) + len(after)) // size
    return says(turn, text, chunkSize=size, latency=1, truncateAfterChunks=whole_chunks + 6)


def fails(status: int, message: str = "the machine is on fire", *, match: Entry | None = None, **more: Any) -> Entry:
    return {"match": match or {}, "response": {"error": {"message": message}, "status": status, **more}}


def once(turn: int, entry: Entry) -> Entry:
    """`entry` for the first request of a turn only; what follows it in the script answers the next."""
    return entry | {"match": {"turnIndex": turn, "sequenceIndex": 0}}


def always(turn: int, entry: Entry) -> Entry:
    return entry | {"match": {"turnIndex": turn}}


HEALTHY = (says(0, OPENING), says(1, WHO), says(2, LOSS), says(3, BYE))
SHORT = (says(0, OPENING), says(1, WHO), says(2, BYE))


def repaired(text: str, *, raw: bool = False) -> Entry:
    """What is answered when the form is asked for again, whatever the turn."""
    asked = {"userMessage": "That was not the JSON object asked for"}
    return {"match": asked, "response": {"content": text if raw else reply(text)}}


def here(server: Server, *lines: str, resume: bool = False) -> Result:
    """`interviewer practice` in this process, where `pauses` take no time."""
    options = ["--model", MODEL, "--base-url", server.url, "--seed", "1", *(["--resume"] if resume else [])]
    return CliRunner().invoke(cli, ["practice", "--no-debrief", *options], input="".join(f"{line}\n" for line in lines))


def shown(out: str) -> list[str]:
    return [line.removeprefix("Interviewer: ") for line in out.splitlines() if line.startswith("Interviewer: ")]


class Overheard:
    """A model, and the text it has written so far."""

    def __init__(self, model: OpenAIChat) -> None:
        self.model, self.name, self.text = model, model.name, ""

    async def stream(self, messages: Sequence[Message], form: Form | None = None) -> AsyncIterator[StreamEvent]:
        async for event in self.model.stream(messages, form):
            if isinstance(event, TextDelta):
                self.text += event.text
            yield event


# Streaming


async def test_a_reply_in_small_chunks_is_heard_sentence_by_sentence(
    server: Server, chat: OpenAIChat, hold: Hold
) -> None:
    server.answers(says(0, OPENING), says(1, WHO, chunkSize=4))
    model = Overheard(chat)
    interview = hold(PromptedInterviewer(model, FULL))
    await heard(interview.begin())
    model.text = ""
    written = [
        (happening.text, model.text.partition('"say"')[2])
        async for happening in interview.hear(FIRST)
        if isinstance(happening, Speech)
    ]
    assert [said for said, _ in written] == ["Mm.", "Two seconds, you say.", "Who waits longer than that?"]
    assert "you say" not in written[0][1], "heard before the second sentence was written"
    assert "longer" not in written[1][1], "heard before the third was"
    assert "took" not in written[2][1], "heard before the book-keeping that follows"


@pytest.mark.parametrize("size", [1, 3, 4096])
def test_how_a_reply_is_cut_into_chunks_does_not_matter(server: Server, home: Home, size: int) -> None:
    said = "Mm, “two seconds” – café ☕, 🚀. Who waits longer than that?"
    server.answers(says(0, OPENING, chunkSize=size), says(1, said, chunkSize=size), says(2, BYE, chunkSize=size))
    result = here(server, FIRST)
    assert result.exit_code == 0, result.output
    assert home.speech == shown(result.stdout) == [OPENING, said, BYE]


def test_the_tokens_the_server_counts_reach_the_journal(server: Server, practise: Practice, home: Home) -> None:
    counted = {"prompt_tokens": 1234, "completion_tokens": 56, "total_tokens": 1290}
    server.answers(says(0, OPENING), says(1, WHO, response={"usage": counted}), says(2, BYE))
    done = practise(FIRST)
    assert done.returncode == 0, done.stderr
    assert shown(done.stdout) == [OPENING, WHO, BYE]
    spoken = [e for e in home.events if isinstance(e, InterviewerSpoke)]
    assert spoken[1].usage == Usage(input_tokens=1234, output_tokens=56)
    assert not any(e.usage.estimated for e in spoken)


# The form of answers


def test_an_answer_is_asked_for_by_its_schema(server: Server, home: Home) -> None:
    server.answers(*HEALTHY)
    assert here(server, FIRST, SECOND).exit_code == 0
    formats = [entry["body"]["response_format"] for entry in server.asked()]
    assert [f["type"] for f in formats] == ["json_schema"] * 4
    assert formats[0]["json_schema"]["strict"] is True
    assert set(formats[0]["json_schema"]["schema"]["required"]) == {"heard", "move", "say", "commitments", "took"}
    assert home.speech == [OPENING, WHO, LOSS, BYE]


def refusing(status: int, *formats: str) -> list[Entry]:
    return [fails(status, f"response_format {f} is not supported", match={"responseFormat": f}) for f in formats]


@pytest.mark.parametrize(
    ("refused", "asked", "kept"),
    [
        (("json_schema",), ["json_schema", "json_object"], "json_object"),
        (("json_schema", "json_object"), ["json_schema", "json_object", None], None),
    ],
)
def test_a_server_that_refuses_a_format_is_asked_for_less_and_that_is_remembered(
    server: Server,
    practise: Practice,
    home: Home,
    refused: tuple[str, ...],
    asked: list[str | None],
    kept: str | None,
) -> None:
    server.answers(*refusing(400, *refused), *SHORT)
    first = here(server, FIRST)
    assert first.exit_code == 0, first.output
    assert home.speech == [OPENING, WHO, BYE]
    assert server.forms_asked() == [*asked, kept, kept]
    assert MODEL in (home.folder / "models.json").read_text(encoding="utf-8")
    server.answers(*refusing(400, *refused), *SHORT)
    second = practise(FIRST)
    assert second.returncode == 0, second.stderr
    assert server.forms_asked() == [kept] * 3, "another process starts with what worked"


def test_a_server_that_errs_on_a_format_is_asked_for_less_after_a_second_try(
    server: Server, home: Home, pauses: list[float]
) -> None:
    erring = refusing(500, "json_schema", "json_object")
    server.answers(*erring, *SHORT)
    first = here(server, FIRST)
    assert first.exit_code == 0, first.output
    assert home.speech == [OPENING, WHO, BYE]
    assert server.forms_asked() == ["json_schema"] * 2 + ["json_object"] * 2 + [None] * 3
    assert len(pauses) == 2
    server.answers(*erring, *SHORT)
    assert here(server, FIRST).exit_code == 0
    assert server.forms_asked() == [None] * 3
    assert len(pauses) == 2, "nothing was waited for the second time"


# Trouble that passes


def test_a_server_that_asks_for_a_pause_gets_it_and_the_interview_goes_on(
    server: Server, practise: Practice, home: Home
) -> None:
    server.answers(once(1, fails(429, "slow down", retryAfter=1)), *HEALTHY)
    done = practise(FIRST, SECOND)
    assert done.returncode == 0, done.stderr
    assert shown(done.stdout) == home.speech == [OPENING, WHO, LOSS, BYE]
    assert "slow down" in done.stderr
    assert "in 1 s" in done.stderr
    assert home.answers == [FIRST, SECOND]


@pytest.mark.parametrize("seconds", [7, 45])
async def test_the_pause_is_as_long_as_the_server_says(
    server: Server, chat: OpenAIChat, hold: Hold, pauses: list[float], seconds: int
) -> None:
    server.answers(once(0, fails(429, retryAfter=seconds)), *HEALTHY)
    happenings = await heard(hold(PromptedInterviewer(chat, FULL)).begin())
    assert speech(happenings) == ["Good morning.", "Design the home timeline of Twitter."]
    assert pauses == [seconds]


PASSING = {
    "a 429": fails(429, retryAfter=0),
    "a 500": fails(500),
    "a bad gateway": fails(502, "<html><title>Bad gateway</title></html>"),
    "a hang-up": says(1, WHO, chaos={"disconnectRate": 1}),
    "gibberish": says(1, WHO, chaos={"malformedRate": 1}),
    "a cut before the first word": says(1, WHO, chunkSize=4, latency=1, truncateAfterChunks=2),
    "a cut in a sentence": breaks_off(1, WHO, after="Mm."),
    "a cut in the book-keeping": breaks_off(1, WHO, after='", "comm'),
}


@pytest.mark.parametrize("trouble", PASSING)
def test_the_interview_goes_on_after(server: Server, home: Home, pauses: list[float], trouble: str) -> None:
    server.answers(once(1, PASSING[trouble]), *HEALTHY)
    result = here(server, FIRST, SECOND)
    assert result.exit_code == 0, result.output
    assert len(server.asked()) == 5, "one more than there are turns"
    assert len(pauses) == 1
    assert home.answers == [FIRST, SECOND]
    assert len(home.speech) == 4
    assert home.speech == shown(result.stdout)
    assert [text.count("?") for text in home.speech] == [0, 1, 1, 0]


AGAIN = "So it is two seconds. Who gives up after that?"


@pytest.mark.parametrize(
    ("after", "again", "said"),
    [
        ("Two seconds, you say.", WHO, WHO),
        ("Two seconds, you say.", AGAIN, "Mm. Two seconds, you say. Who gives up after that?"),
        ("Who waits longer than that?", WHO, WHO),
        ("Who waits longer than that?", AGAIN, WHO),
    ],
    ids=["statement, same words", "statement, other words", "question, same words", "question, other words"],
)
@pytest.mark.usefixtures("pauses")
def test_a_cut_within_a_reply_shows_no_sentence_twice_and_no_second_question(
    server: Server, home: Home, after: str, again: str, said: str
) -> None:
    server.answers(once(1, breaks_off(1, WHO, after=after)), says(0, OPENING), says(1, again), says(2, BYE))
    done = here(server, FIRST)
    assert done.exit_code == 0, done.output
    assert len(server.asked()) == 4
    assert "The line broke" in done.stderr
    assert shown(done.stdout) == home.speech == [OPENING, said, BYE]
    assert home.answers == [FIRST]


def test_garbage_is_asked_for_again_and_the_interview_goes_on(server: Server, home: Home) -> None:
    server.answers(repaired(WHO), says(0, OPENING), says(1, GARBAGE, raw=True), says(2, BYE))
    done = here(server, FIRST)
    assert done.exit_code == 0, done.output
    assert shown(done.stdout) == home.speech == [OPENING, WHO, BYE]
    bad, repair = server.asked()[2]["body"]["messages"][-2:]
    assert bad == {"role": "assistant", "content": GARBAGE}
    assert "Invalid JSON" in repair["content"], "it is told what was wrong"


def test_a_model_that_only_talks_is_heard_as_it_talks(server: Server, home: Home) -> None:
    server.answers(repaired(WHO, raw=True), *(says(n, text, raw=True) for n, text in enumerate([OPENING, WHO, BYE])))
    result = here(server, FIRST)
    assert result.exit_code == 0, result.output
    assert shown(result.stdout) == home.speech
    assert home.speech[1] == WHO


# Trouble that stays

STAYING = {
    "fails": fails(500),
    "is overloaded": fails(503),
    "is always busy": fails(429, retryAfter=0),
    "asks for an hour": fails(429, retryAfter=3600),
    "refuses the key": fails(401, "no such key"),
    "hangs up": says(1, WHO, chaos={"disconnectRate": 1}),
    "answers no chat": says(1, WHO, chaos={"malformedRate": 1}),
    "cuts every answer": breaks_off(1, WHO, after="Two seconds, you say."),
    "writes garbage": says(1, GARBAGE, raw=True),
    "writes another form": says(1, '{"speech": "Mm."}', raw=True),
    "writes nothing": says(1, " ", raw=True),
    "stops short": says(1, '{"say": "Mm. Two', raw=True, response={"finishReason": "length"}),
    "filters": says(1, WHO, response={"finishReason": "content_filter"}),
}


def carried_on(out: str, home: Home) -> None:
    """After a resumed session: nothing is lost, nothing is there twice."""
    assert shown(out) == [WHO, LOSS, BYE], "the answer that was owed comes first"
    assert home.speech == [OPENING, WHO, LOSS, BYE]
    assert home.answers == [FIRST, SECOND]
    assert isinstance(home.events[-1], Ended)


@pytest.mark.parametrize("trouble", STAYING)
@pytest.mark.usefixtures("pauses")
def test_a_session_is_kept_and_carried_on_when_a_server(server: Server, home: Home, trouble: str) -> None:
    server.answers(repaired(GARBAGE, raw=True), says(0, OPENING), always(1, STAYING[trouble]))
    left = here(server, FIRST, "never read")
    assert isinstance(left.exception, ModelError)
    assert left.exception.exit_code == ExitCode.MODEL == 4
    assert "--resume" in str(left.exception)
    assert server.url in str(left.exception) or MODEL in str(left.exception), "it says who failed"
    assert isinstance(home.events[-1], Faulted)
    assert home.answers == [FIRST]

    server.answers(*HEALTHY)
    resumed = here(server, SECOND, resume=True)
    assert resumed.exit_code == 0, resumed.output
    carried_on(resumed.stdout, home)


def test_a_server_that_fails_at_the_first_word_leaves_a_session_to_carry_on(
    server: Server, home: Home, pauses: list[float]
) -> None:
    server.answers(fails(500))
    left = here(server, FIRST)
    assert isinstance(left.exception, ModelError)
    assert len(pauses) == 5, "asked six times"
    assert 15 < sum(pauses) < 20, "for about a quarter of a minute"
    server.answers(*HEALTHY)
    assert here(server, FIRST, SECOND, resume=True).exit_code == 0
    assert home.speech == [OPENING, WHO, LOSS, BYE]
    assert home.answers == [FIRST, SECOND]


def test_the_process_ends_with_4_and_another_carries_on(server: Server, practise: Practice, home: Home) -> None:
    server.answers(repaired(GARBAGE, raw=True), says(0, OPENING), says(1, GARBAGE, raw=True))
    left = practise(FIRST, SECOND)
    assert left.returncode == 4
    assert "Traceback" not in left.stderr
    assert f"--resume {home.session.name}" in left.stderr
    server.answers(*HEALTHY)
    resumed = practise(SECOND, resume=True)
    assert resumed.returncode == 0, resumed.stderr
    carried_on(resumed.stdout, home)


def test_silence_ends_in_bounded_time_and_can_be_carried_on(server: Server, practise: Practice, home: Home) -> None:
    server.answers(says(0, OPENING), says(1, WHO, latency=60_000))
    started = time.monotonic()
    left = practise(FIRST, SECOND, timeout=1)
    assert left.returncode == 4
    assert time.monotonic() - started < 12, "two attempts of a second each, and a short pause"
    assert len(server.asked()) == 3, "a silence is met with one more attempt"
    assert "sent nothing for 1 s" in left.stderr
    server.answers(*HEALTHY)
    resumed = here(server, SECOND, resume=True)
    assert resumed.exit_code == 0, resumed.output
    carried_on(resumed.stdout, home)


def test_a_sentence_is_on_the_screen_while_the_next_is_awaited(server: Server, practise: Practice, home: Home) -> None:
    stuck = {"ttftMs": 0, "interChunkDelaysMs": [0, 60_000], "totalDurationMs": 60_000}
    there = reply(WHO).index("waits")
    server.answers(says(0, OPENING), says(1, WHO, chunkSize=there, recordedTimings=stuck))
    left = practise(FIRST, timeout=1)
    assert left.returncode == 4
    assert shown(left.stdout) == [OPENING, "Mm. Two seconds, you say."], "once, though it came twice"
    assert left.stdout.endswith("\n"), "what the shell prints next begins a line"
    server.answers(*HEALTHY)
    resumed = here(server, SECOND, resume=True)
    assert resumed.exit_code == 0, resumed.output
    carried_on(resumed.stdout, home)


def test_a_goodbye_that_cannot_be_had_does_not_undo_the_end(server: Server, home: Home) -> None:
    server.answers(says(0, OPENING), says(1, WHO), fails(429, retryAfter=0))
    done = here(server, FIRST)
    assert done.exit_code == 0, done.output
    assert shown(done.stdout) == [OPENING, WHO]
    ended = home.events[-1]
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.DONE
    assert home.answers == [FIRST]


# Secrets


def test_the_key_opens_the_server_and_is_shown_nowhere(locked: Server, home: Home) -> None:
    practise = Practice(locked, {"OPENAI_API_KEY": KEY})
    echo = fails(429, f"Key {KEY} is used too often; Bearer {KEY}", retryAfter=0)
    locked.answers(*refusing(400, "json_schema"), once(1, echo), *SHORT)
    done = practise(FIRST)
    assert done.returncode == 0, done.stderr
    assert shown(done.stdout) == [OPENING, WHO, BYE], "the server had its key"
    assert "used too often" in done.stderr, "what the server said about the key was told"
    locked.answers(fails(401, f"Incorrect API key provided: {KEY}."))
    left = practise(FIRST)
    assert left.returncode == 4
    assert "Incorrect API key provided" in left.stderr
    kept = home.everything()
    assert "Incorrect API key provided" in kept, "in the journal"
    assert "json_object" in kept, "in models.json"
    for text in (done.stdout, done.stderr, left.stdout, left.stderr, kept):
        assert KEY.removeprefix("sk-test-") not in text


def test_a_wrong_key_ends_with_4_and_is_shown_nowhere(locked: Server, home: Home) -> None:
    wrong = KEY[::-1]
    left = Practice(locked, {"OPENAI_API_KEY": wrong})(FIRST)
    assert left.returncode == 4
    assert "Check OPENAI_API_KEY" in left.stderr
    for text in (left.stdout, left.stderr, home.everything()):
        assert wrong not in text


def test_a_password_in_the_address_is_shown_nowhere(server: Server, practise: Practice, home: Home) -> None:
    address = server.url.replace("http://", "http://ada:open-sesame@")
    server.answers(*refusing(400, "json_schema"), once(0, fails(429, "ada:open-sesame waits", retryAfter=0)), *SHORT)
    done = practise(FIRST, url=address)
    assert done.returncode == 0, done.stderr
    assert "waits" in done.stderr
    for text in (done.stdout, done.stderr, home.everything()):
        assert "open-sesame" not in text
