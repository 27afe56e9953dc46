"""What a server refuses is dropped, one thing at a time, and remembered once the rest has worked."""

import json

import httpx
import pytest

from interviewer.errors import ModelRefused, ModelUnreachable
from interviewer.models.memory import Memory
from interviewer.models.negotiation import Refusal, Terms, conceded, parameters
from interviewer.models.port import Finished, Form

BASE = "http://models.example/v1"
URL = f"{BASE}/chat/completions"
FORM = Form("turn", {"type": "object", "properties": {}, "required": [], "additionalProperties": False})


def asked(route):
    """The level each request asked at."""
    bodies = [json.loads(call.request.content) for call in route.calls]
    return [body.get("response_format", {}).get("type", "none") for body in bodies]


async def test_a_form_is_asked_for_strictly_by_its_schema(httpx2_mock, sse, chat_with, events_of):
    route = httpx2_mock.post(URL).respond(**sse("{}"))
    await events_of(chat_with(BASE), FORM)
    sent = json.loads(route.calls.last.request.content)["response_format"]
    assert sent == {
        "type": "json_schema",
        "json_schema": {"name": "turn", "schema": dict(FORM.schema), "strict": True},
    }


async def test_a_refused_schema_becomes_any_json_and_the_next_session_knows(
    httpx2_mock, sse, no, chat_with, events_of, tmp_path, clock
):
    route = httpx2_mock.post(URL)
    route.side_effect = [
        httpx.Response(**no(400, "response_format json_schema is unavailable")),
        httpx.Response(**sse("{}")),
        httpx.Response(**sse("{}")),
    ]
    events = await events_of(chat_with(BASE), FORM)
    assert isinstance(events[-1], Finished)
    assert "JSON without a schema" in events[-1].warnings[0]
    assert clock.pauses == []
    await events_of(chat_with(BASE, memory=Memory(tmp_path / "memory")), FORM)
    assert asked(route) == ["json_schema", "json_object", "json_object"]


async def test_a_server_that_takes_no_form_at_all_is_asked_in_words(httpx2_mock, sse, no, chat_with, events_of):
    route = httpx2_mock.post(URL)
    route.side_effect = [
        httpx.Response(**no(422, "schema?")),
        httpx.Response(**no(400, "no")),
        httpx.Response(**sse("{}")),
    ]
    await events_of(chat_with(BASE), FORM)
    assert asked(route) == ["json_schema", "json_object", "none"]


async def test_what_did_not_work_in_the_end_is_not_remembered(httpx2_mock, no, chat_with, events_of, memory):
    route = httpx2_mock.post(URL).respond(**no(400, "never"))
    with pytest.raises(ModelRefused, match="never"):
        await events_of(chat_with(BASE), FORM)
    assert asked(route) == ["json_schema", "json_object", "none"]
    assert memory.recall(BASE, "gpt-6.1-terra") == Terms()


async def test_two_server_errors_in_a_row_make_an_unproven_form_suspect(
    httpx2_mock, sse, no, chat_with, events_of, memory, clock
):
    route = httpx2_mock.post(URL)
    route.side_effect = [httpx.Response(**no(500)), httpx.Response(**no(500)), httpx.Response(**sse("{}"))]
    await events_of(chat_with(BASE), FORM)
    assert asked(route) == ["json_schema", "json_schema", "json_object"]
    assert len(clock.pauses) == 1
    assert memory.recall(BASE, "gpt-6.1-terra").level == "json_object"


@pytest.mark.parametrize("why", ["it has worked before", "it is OpenAI's own server"])
async def test_server_errors_do_not_lower_a_form_that_works(httpx2_mock, sse, no, chat_with, events_of, memory, why):
    base = None if "OpenAI" in why else BASE
    memory.learn(base, "gpt-6.1-terra", Terms(proven=base is not None))
    route = httpx2_mock.post(url__regex=".*")
    route.side_effect = [*(httpx.Response(**no(500)) for _ in range(3)), httpx.Response(**sse("{}"))]
    await events_of(chat_with(base), FORM)
    assert set(asked(route)) == {"json_schema"}


async def test_server_errors_without_a_form_are_only_waited_out(httpx2_mock, no, chat_with, events_of):
    route = httpx2_mock.post(URL).respond(**no(500))
    with pytest.raises(ModelUnreachable):
        await events_of(chat_with(BASE))
    assert route.call_count == 6


@pytest.mark.parametrize("name", ["reasoning_effort", "stream_options"])
async def test_a_refused_parameter_is_dropped_and_remembered(
    httpx2_mock, sse, no, chat_with, events_of, tmp_path, name
):
    route = httpx2_mock.post(URL)
    route.side_effect = [
        httpx.Response(**no(400, f"Unsupported parameter: '{name}'", param=name)),
        httpx.Response(**sse("x")),
        httpx.Response(**sse("x")),
    ]
    await events_of(chat_with(BASE))
    await events_of(chat_with(BASE, memory=Memory(tmp_path / "memory")))
    assert [name in json.loads(call.request.content) for call in route.calls] == [True, False, False]


async def test_a_parameter_named_only_in_the_body_of_a_422_is_found(httpx2_mock, sse, chat_with, events_of):
    detail = {"detail": [{"loc": ["body", "stream_options"], "msg": "extra fields not permitted"}]}
    route = httpx2_mock.post(URL)
    route.side_effect = [httpx.Response(422, json=detail), httpx.Response(**sse("x"))]
    await events_of(chat_with(BASE))
    assert route.call_count == 2


@pytest.mark.parametrize("said", ["maximum context length is 8192", "Invalid API key"])
async def test_a_400_that_is_about_something_else_lowers_nothing(httpx2_mock, no, chat_with, events_of, said):
    route = httpx2_mock.post(URL).respond(**no(400, said, code="invalid_api_key" if "key" in said else None))
    with pytest.raises(Exception, match=said):
        await events_of(chat_with(BASE), FORM)
    assert route.call_count == 1


def test_concessions_end():
    terms, steps = Terms(), 0
    said = "response_format reasoning_effort stream_options"
    while terms := conceded(terms, parameters(terms, "gpt-6", FORM), Refusal(400, said)):
        steps += 1
    assert steps == 4
