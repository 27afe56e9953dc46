"""A desk for batches complains clearly, is patient, and begins nothing twice."""

import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from interviewer.errors import ModelRefused, ModelUnreachable
from interviewer.models.choice import ModelChoice
from interviewer.models.openai_batch import OpenAIBatch
from interviewer.models.parcels import Parcel

CHOICE = ModelChoice(
    kind="openai", model="m", base_url="http://127.0.0.1:9/v1", why="x", api_key=SecretStr("sk-secret")
)
PARCEL = Parcel(("a", "b"), b"{}\n{}\n")
FILE = {"id": "file-1", "object": "file"}
Reply = httpx2.Response | Exception


def batch(status: str = "validating", **more: Any) -> dict[str, Any]:
    return {"id": "batch-1", "object": "batch", "status": status, "input_file_id": "file-1"} | more


class Server:
    """Replies in order to each path; the last reply is repeated."""

    def __init__(self, **replies: list[Reply]) -> None:
        self.replies = replies
        self.seen: list[str] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        path = request.url.path.removeprefix("/v1/")
        self.seen.append(f"{request.method} {path}")
        replies = self.replies["content" if path.endswith("/content") else path.partition("/")[0]]
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if isinstance(reply, Exception):
            raise reply
        return reply


async def no_pause(_: float) -> None:
    """Sleeps that take no time."""


def desk(server: Callable[[httpx2.Request], httpx2.Response]) -> OpenAIBatch:
    client = httpx2.AsyncClient(transport=httpx2.MockTransport(server))
    return OpenAIBatch(CHOICE, http_client=client, sleep=no_pause)


def good(body: Any) -> httpx2.Response:
    return httpx2.Response(200, json=body)


@pytest.mark.parametrize(
    "reply",
    [
        httpx2.Response(404, json={"error": {"message": "no such path"}}),
        httpx2.Response(200, text="<html>hello</html>", headers={"content-type": "text/html"}),
        good({"hello": 1}),
    ],
)
async def test_a_server_without_files_is_told_to_have_no_batches(reply: httpx2.Response) -> None:
    with pytest.raises(ModelRefused, match=r"has no Batch API.*--engine local"):
        await desk(Server(files=[reply])).send(PARCEL)


async def test_a_server_without_batches_is_told_so() -> None:
    with pytest.raises(ModelRefused, match="has no Batch API"):
        await desk(Server(files=[good(FILE)], batches=[good({"hello": 1})])).send(PARCEL)


async def test_a_busy_server_is_asked_again() -> None:
    busy = httpx2.Response(429, json={"error": {"message": "slow down"}}, headers={"retry-after": "1"})
    server = Server(files=[busy, good(FILE)], batches=[busy, httpx2.ConnectError("gone"), good(batch())])
    assert await desk(server).send(PARCEL) == "batch-1"
    assert server.seen.count("POST batches") == 3


async def test_a_batch_that_may_have_begun_unheard_is_not_begun_again() -> None:
    server = Server(files=[good(FILE)], batches=[httpx2.ReadTimeout("silent")])
    with pytest.raises(ModelUnreachable):
        await desk(server).send(PARCEL)
    assert server.seen == ["POST files", "POST batches"]


async def test_a_file_that_was_not_taken_says_which_line_is_wrong() -> None:
    errors = {"data": [{"code": "invalid", "line": 2, "message": "bad line"}, {"code": "x", "message": "all bad"}]}
    found = await desk(Server(batches=[good(batch("failed", errors=errors))])).look("batch-1")
    assert found is not None
    assert "bad line" in str(found.lines[2])
    assert "all bad" in str(found.rest)


async def test_what_was_answered_before_a_batch_expired_counts() -> None:
    body = {"choices": []}
    lines = [
        {"custom_id": "a", "response": {"status_code": 200, "body": body}},
        {"custom_id": "b", "error": {"code": "batch_expired", "message": "It was too late."}},
    ]
    expired = batch("expired", output_file_id="file-2", error_file_id="file-3")
    contents: list[Reply] = [httpx2.Response(200, text=json.dumps(each)) for each in reversed(lines)]
    found = await desk(Server(batches=[good(expired)], files=[good(FILE)], content=contents)).look("batch-1")
    assert found is not None
    assert found.answered == {"a": body}
    assert "too late" in str(found.lost["b"])


async def test_clearing_up_never_fails() -> None:
    gone = httpx2.Response(404, json={"error": {"message": "no such file"}})
    await desk(Server(batches=[good(batch("completed"))], files=[gone])).clear("batch-1")
    await desk(Server(batches=[good({"hello": 1})])).clear("batch-1")
    await desk(Server(batches=[httpx2.ConnectError("gone")])).clear("batch-1")


async def test_no_key_is_told() -> None:
    refused = httpx2.Response(401, json={"error": {"message": "wrong key sk-secret"}})
    with pytest.raises(ModelRefused) as caught:
        await desk(Server(files=[refused])).send(PARCEL)
    assert "sk-secret" not in str(caught.value)
