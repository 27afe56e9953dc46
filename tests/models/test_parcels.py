"""Requests sent by the file: split where a server stops taking more, and every answer at the request it belongs to."""

import json
from typing import Any

import pytest

from interviewer.errors import ContextOverflow, ModelError, ModelGarbled, ModelRefused, ModelUnreachable
from interviewer.models.faults import Edge
from interviewer.models.negotiation import Terms
from interviewer.models.parcels import Request, line, outcomes, parcels, read, request_id
from interviewer.models.port import Finished, Form, Message, TextDelta, Usage

EDGE = Edge("http://server/v1", "some-model", 5.0, ("sk-secret",))
ASK = (Message(role="user", content="Who is it for?\u2028Line two.\n"),)
FORM = Form("sheet", {"type": "object", "properties": {}, "required": [], "additionalProperties": False})


def answer(text: str | None, ending: str = "stop", **message: Any) -> dict[str, Any]:
    usage = {"prompt_tokens": 50, "completion_tokens": 7}
    choice = {"index": 0, "message": {"role": "assistant", "content": text} | message, "finish_reason": ending}
    return {"choices": [choice], "usage": usage}


def test_a_request_is_one_line_that_asks_for_the_form_and_for_nothing_only_streams_have() -> None:
    made = line(Request("id", ASK, FORM), "gpt-6.1-terra", Terms())
    assert made.count(b"\n") == 1
    whole = json.loads(made)
    assert (whole["custom_id"], whole["method"], whole["url"]) == ("id", "POST", "/v1/chat/completions")
    body = whole["body"]
    assert body["messages"] == [{"role": "user", "content": ASK[0].content}]
    assert body["response_format"]["json_schema"]["name"] == "sheet"
    assert body["reasoning_effort"] == "low"
    assert not {"stream", "stream_options"} & body.keys()


@pytest.mark.parametrize(
    ("most_requests", "most_bytes", "sizes"), [(50, 1000, [10]), (4, 1000, [4, 4, 2]), (50, 35, [3, 3, 3, 1])]
)
def test_a_parcel_holds_as_much_as_is_taken(most_requests: int, most_bytes: int, sizes: list[int]) -> None:
    made = list(parcels(((str(n), b"x" * 9 + b"\n") for n in range(10)), most_requests, most_bytes))
    assert [len(parcel.ids) for parcel in made] == sizes
    assert [id for parcel in made for id in parcel.ids] == [str(n) for n in range(10)]
    assert all(len(parcel.content) == 10 * len(parcel.ids) for parcel in made)


def test_a_line_too_long_for_any_parcel_goes_alone() -> None:
    made = list(parcels([("a", b"x"), ("b", b"x" * 99), ("c", b"x")], most_bytes=10))
    assert [parcel.ids for parcel in made] == [("a",), ("b",), ("c",)]


def test_an_id_is_the_requests_own() -> None:
    same = request_id("p", "m", ASK, FORM)
    assert same == request_id("p", "m", ASK, FORM)
    others = {
        request_id("q", "m", ASK, FORM),
        request_id("p", "n", ASK, FORM),
        request_id("p", "m", ASK, None),
        request_id("p", "m", (*ASK, *ASK), FORM),
        request_id("p", "m", ASK, FORM, 2),
    }
    assert len(others | {same}) == 6
    assert max(map(len, others)) <= 64


def response(status: int, message: str, code: str | None = None) -> dict[str, Any]:
    return {"response": {"status_code": status, "body": {"error": {"message": message, "code": code}}}, "error": None}


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (response(400, "too long", "context_length_exceeded"), ContextOverflow),
        (response(429, "slow down"), ModelUnreachable),
        (response(429, "no money", "insufficient_quota"), ModelRefused),
        (response(500, "on fire"), ModelUnreachable),
        (response(400, "no such thing"), ModelRefused),
        ({"response": None, "error": {"code": "batch_expired", "message": "It was too late."}}, ModelUnreachable),
        ({"response": {"status_code": 200, "body": None}}, ModelUnreachable),
    ],
)
def test_an_error_is_that_of_its_request(said: dict[str, Any], error: type[ModelError]) -> None:
    content = json.dumps({"custom_id": "a"} | said).encode() + b"\nrubbish\n[]\n\n"
    ((id, found),) = outcomes(content, EDGE)
    assert id == "a"
    assert type(found) is error


def test_answers_come_in_any_order_with_any_characters() -> None:
    ids = ("b", "a")
    lines = ({"custom_id": id, "response": {"status_code": 200, "body": answer(f"{id}\u2028\x85")}} for id in ids)
    content = "\n".join(json.dumps(each, ensure_ascii=False) for each in lines).encode()
    assert dict(outcomes(content, EDGE)) == {id: answer(f"{id}\u2028\x85") for id in ids}


def test_a_completion_is_read_as_one_that_streamed() -> None:
    events = list(read(Request("a", ASK), answer("The commuter."), EDGE))
    assert events[0] == TextDelta("The commuter.")
    assert isinstance(events[1], Finished)
    assert events[1].usage == Usage(input_tokens=50, output_tokens=7)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (answer("The comm", "length"), ModelGarbled),
        (answer(" "), ModelGarbled),
        ({}, ModelGarbled),
        (answer("x", "content_filter"), ModelRefused),
        (answer(None, refusal="I will not say sk-secret."), ModelRefused),
        ({"error": {"message": "on fire"}}, ModelUnreachable),
    ],
)
def test_a_completion_that_cannot_be_used_is_an_error(body: dict[str, Any], error: type[ModelError]) -> None:
    with pytest.raises(error) as caught:
        list(read(Request("a", ASK), body, EDGE))
    assert "sk-secret" not in str(caught.value)
