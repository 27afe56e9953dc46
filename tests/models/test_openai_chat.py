"""A chat streams, counts, complains clearly, and never asks twice for what was refused."""

import json
import traceback

import httpx
import httpx2
import pytest

from interviewer.errors import ContextOverflow, ModelGarbled, ModelRefused, ModelUnreachable
from interviewer.models.port import Finished, Message, Restarted, TextDelta, Usage, Waiting, complete

URL = "https://api.openai.com/v1/chat/completions"
USAGE = {"prompt_tokens": 50, "completion_tokens": 7, "prompt_tokens_details": {"cached_tokens": 40}}


def text_of(events):
    return "".join(e.text for e in events if isinstance(e, TextDelta))


async def test_text_streams_piece_by_piece_and_ends_with_the_reported_usage(httpx2_mock, sse, chat_with, events_of):
    httpx2_mock.post(URL).respond(**sse("Who ", "is it for?", usage=USAGE))
    events = await events_of(chat_with())
    assert events[:2] == [TextDelta("Who "), TextDelta("is it for?")]
    assert isinstance(events[-1], Finished)
    assert events[-1].usage == Usage(input_tokens=50, cached_tokens=40, output_tokens=7)
    assert events[-1].attempts == 1


async def test_the_request_asks_for_usage_and_little_reasoning_and_sets_no_temperature(
    httpx2_mock, sse, chat_with, events_of
):
    route = httpx2_mock.post(URL).respond(**sse("x"))
    await events_of(chat_with())
    body = json.loads(route.calls.last.request.content)
    assert body["stream"] is True
    assert body["stream_options"] == {"include_usage": True}
    assert body["reasoning_effort"] == "low"
    assert not {"temperature", "max_tokens", "max_completion_tokens", "response_format"} & body.keys()


async def test_a_model_that_does_not_reason_is_not_told_how_hard_to(httpx2_mock, sse, chat_with, events_of):
    route = httpx2_mock.post(URL).respond(**sse("x"))
    await events_of(chat_with(model="gpt-4o"))
    assert "reasoning_effort" not in json.loads(route.calls.last.request.content)


async def test_usage_that_no_server_reported_is_estimated_and_says_so(httpx2_mock, sse, chat_with, events_of):
    httpx2_mock.post(URL).respond(**sse("four words of text"))
    usage = (await events_of(chat_with()))[-1].usage
    assert usage.estimated
    assert usage.output_tokens == 4
    assert usage.input_tokens > 0


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("Go \ud83d", "\ude80!"), "Go 🚀!"),
        (("\ud83d", "\ude80"), "🚀"),
        (("Go \ud83d", "!"), "Go \ufffd!"),
        (("Go \ude80!",), "Go \ufffd!"),
        (("Go \ud83d",), "Go "),
    ],
)
async def test_a_character_cut_in_two_is_whole_again_and_a_lone_half_does_no_harm(
    httpx2_mock, sse, chat_with, events_of, texts, whole
):
    httpx2_mock.post(URL).respond(**sse(*texts))
    assert text_of(await events_of(chat_with())) == whole


async def test_odd_chunks_are_passed_over(httpx2_mock, sse, chat_with, events_of):
    odd = (
        {},
        {"choices": None},
        {"choices": []},
        {"choices": [{"delta": None}]},
        {"choices": [{"index": 0, "delta": {"reasoning_content": "hm"}}]},
        {"choices": [{"index": 1, "delta": {"content": "another choice"}}]},
        {"choices": [{"index": 0, "delta": {"role": "assistant", "content": None}}]},
    )
    httpx2_mock.post(URL).respond(**sse("x", extra=odd))
    assert text_of(await events_of(chat_with())) == "x"


async def test_a_stream_with_done_but_no_ending_is_whole(httpx2_mock, sse, chat_with, events_of):
    httpx2_mock.post(URL).respond(**sse("x", finish=None))
    assert text_of(await events_of(chat_with())) == "x"


async def test_a_stream_with_an_ending_but_no_done_is_whole(httpx2_mock, sse, chat_with, events_of):
    route = httpx2_mock.post(URL).respond(**sse("x", done=False))
    assert text_of(await events_of(chat_with())) == "x"
    assert route.call_count == 1


async def test_an_answer_that_did_not_stream_is_read_all_the_same(httpx2_mock, chat_with, events_of):
    answer = {"choices": [{"message": {"content": "x"}, "finish_reason": "stop"}], "usage": USAGE}
    httpx2_mock.post(URL).respond(json=answer)
    events = await events_of(chat_with())
    assert text_of(events) == "x"
    assert events[-1].usage.output_tokens == 7


async def test_a_web_page_is_no_answer(httpx2_mock, chat_with, events_of):
    httpx2_mock.post(URL).respond(html="<html>hello</html>")
    with pytest.raises(ModelGarbled, match="web page"):
        await events_of(chat_with())


async def test_a_cut_answer_is_declared_void_and_asked_for_again(httpx2_mock, sse, chat_with, events_of, clock):
    cut, whole = sse("Half an", finish=None, done=False), sse("A whole answer", usage=USAGE)
    httpx2_mock.post(URL).side_effect = [httpx.Response(**cut), httpx.Response(**whole)]
    events = await events_of(chat_with())
    assert [type(e) for e in events] == [TextDelta, Restarted, Waiting, TextDelta, Finished]
    assert events[-1].attempts == 2
    assert events[-1].usage.output_tokens > 7, "the lost part was paid for"
    assert len(clock.pauses) == 1


async def test_the_join_of_a_cut_stream_holds_the_second_answer_only(httpx2_mock, sse, chat_with):
    cut, whole = sse("Half an", finish=None, done=False), sse("A whole answer")
    httpx2_mock.post(URL).side_effect = [httpx.Response(**cut), httpx.Response(**whole)]
    done = await complete(chat_with(), [Message(role="user", content="?")])
    assert done.text == "A whole answer"


async def test_an_answer_that_is_always_cut_is_given_up(httpx2_mock, sse, chat_with, events_of):
    route = httpx2_mock.post(URL).respond(**sse("Half", finish=None, done=False))
    with pytest.raises(ModelUnreachable, match=r"broke off.*Asked 6 times"):
        await events_of(chat_with())
    assert route.call_count == 6


async def test_an_error_inside_a_stream_is_retried_unless_it_is_final(httpx2_mock, sse, chat_with, events_of):
    busy = sse("a", finish=None, done=False, extra=({"error": {"message": "overloaded"}},))
    quota = sse(finish=None, done=False, extra=({"error": {"message": "x", "code": "insufficient_quota"}},))
    route = httpx2_mock.post(URL)
    route.side_effect = [httpx.Response(**busy), httpx.Response(**quota)]
    with pytest.raises(ModelRefused, match="quota"):
        await events_of(chat_with())
    assert route.call_count == 2


async def test_a_refusal_is_named(httpx2_mock, sse, chat_with, events_of):
    said = {"choices": [{"index": 0, "delta": {"refusal": "I cannot do that."}}]}
    httpx2_mock.post(URL).respond(**sse(extra=(said,)))
    with pytest.raises(ModelRefused, match="I cannot do that"):
        await events_of(chat_with())


@pytest.mark.parametrize(("finish", "error"), [("content_filter", ModelRefused), ("length", ModelGarbled)])
async def test_a_bad_ending_is_named_and_not_retried(httpx2_mock, sse, chat_with, events_of, finish, error):
    route = httpx2_mock.post(URL).respond(**sse("some text", finish=finish))
    with pytest.raises(error, match=finish):
        await events_of(chat_with())
    assert route.call_count == 1


@pytest.mark.parametrize("text", ["", " \n"])
async def test_an_empty_answer_is_garbled(httpx2_mock, sse, chat_with, events_of, text):
    httpx2_mock.post(URL).respond(**sse(text))
    with pytest.raises(ModelGarbled, match="empty answer"):
        await events_of(chat_with())


async def test_an_answer_of_reasoning_only_says_so(httpx2_mock, sse, chat_with, events_of):
    thought = {"choices": [{"index": 0, "delta": {"reasoning": "hm"}}]}
    httpx2_mock.post(URL).respond(**sse(extra=(thought,)))
    with pytest.raises(ModelGarbled, match="only reasoning"):
        await events_of(chat_with())


@pytest.mark.parametrize(
    ("status", "hint"),
    [(400, "--model"), (401, "OPENAI_API_KEY"), (403, "permissions"), (404, "--base-url"), (422, "--model")],
)
async def test_a_refused_request_is_sent_once_and_says_what_to_do(
    httpx2_mock, no, chat_with, events_of, clock, status, hint
):
    route = httpx2_mock.post(URL).respond(**no(status, "not like this"))
    with pytest.raises(ModelRefused, match="not like this") as caught:
        await events_of(chat_with())
    assert hint in str(caught.value)
    assert route.call_count == 1
    assert clock.pauses == []


async def test_a_request_too_long_for_the_model_is_an_overflow(httpx2_mock, no, chat_with, events_of):
    httpx2_mock.post(URL).respond(**no(400, "too long", code="context_length_exceeded"))
    with pytest.raises(ContextOverflow, match=r"longer than gpt-6\.1-terra"):
        await events_of(chat_with())


async def test_errors_of_the_server_are_waited_out(httpx2_mock, sse, no, chat_with, events_of, clock):
    httpx2_mock.post(URL).side_effect = [
        httpx.Response(**no(500)),
        httpx.Response(**no(503)),
        httpx.Response(**sse("x")),
    ]
    events = await events_of(chat_with())
    waits = [e.seconds for e in events if isinstance(e, Waiting)]
    assert waits == clock.pauses
    assert 0.5 <= waits[0] <= 1.0 <= waits[1] <= 1.5
    assert text_of(events) == "x"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after-ms": "1500", "retry-after": "2"}, 1.5),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:20 GMT"}, 20.0),
        (
            {"retry-after": "Sat, 21 Nov 2026 10:00:09 GMT", "date": "Sat, 21 Nov 2026 10:00:00 GMT"},
            9.0,
        ),
    ],
)
async def test_a_busy_server_is_given_the_time_it_asks_for(
    httpx2_mock, sse, no, chat_with, events_of, clock, headers, seconds
):
    httpx2_mock.post(URL).side_effect = [
        httpx.Response(**no(429, "slow down", headers)),
        httpx.Response(**sse("x")),
    ]
    events = await events_of(chat_with())
    assert events[0] == Waiting(seconds, "429: slow down")
    assert clock.pauses == [seconds]


async def test_a_server_that_asks_for_too_much_time_is_given_up_at_once(httpx2_mock, no, chat_with, events_of, clock):
    route = httpx2_mock.post(URL).respond(**no(429, "slow down", {"retry-after": "3600"}))
    with pytest.raises(ModelUnreachable, match="asks to wait 3600 s, longer than what is left of the 60 s"):
        await events_of(chat_with(retry_seconds=60))
    assert route.call_count == 1
    assert clock.pauses == []


async def test_an_account_without_quota_is_not_asked_again(httpx2_mock, no, chat_with, events_of):
    route = httpx2_mock.post(URL).respond(**no(429, "over quota", code="insufficient_quota"))
    with pytest.raises(ModelRefused, match="billing"):
        await events_of(chat_with())
    assert route.call_count == 1


async def test_a_server_that_cannot_be_reached_is_tried_again_and_then_named(httpx2_mock, chat_with, events_of, clock):
    route = httpx2_mock.post(URL).mock(side_effect=httpx2.ConnectError("refused"))
    with pytest.raises(ModelUnreachable, match=r"https://api\.openai\.com/v1 cannot be reached"):
        await events_of(chat_with())
    assert route.call_count == 6
    assert len(clock.pauses) == 5


@pytest.mark.parametrize("leak", ["body", "url"])
async def test_no_key_is_ever_told(httpx2_mock, no, chat_with, events_of, key, leak):
    base = "http://user:hunter22hunter@model.example/v1" if leak == "url" else None
    route = httpx2_mock.post(url__regex=".*").respond(**no(401, f"Incorrect API key {key} or sk-ab***yz"))
    chat = chat_with(base)
    with pytest.raises(ModelRefused) as caught:
        await events_of(chat)
    shown = "".join(traceback.format_exception(caught.value)) + repr(chat._choice) + chat._choice.model_dump_json()
    assert key not in shown
    assert "sk-ab" not in shown
    assert "hunter22" not in shown
    if leak == "url":
        assert route.calls.last.request.headers["authorization"].startswith("Basic ")
