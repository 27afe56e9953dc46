"""A probe answers with names or with None, in time, whatever the server does."""

import asyncio

import httpx2
import pytest
from pydantic import SecretStr

from interviewer.models.listing import listed_models

URL = "http://127.0.0.1:11434/v1"


async def test_names_come_in_the_servers_order(httpx2_mock):
    route = httpx2_mock.get(f"{URL}/models").respond(json={"data": [{"id": "b"}, {"id": "a"}, {}, 3]})
    assert await listed_models(URL, SecretStr("k3y"), 0.4) == ("b", "a")
    assert route.calls.last.request.headers["authorization"] == "Bearer k3y"


@pytest.mark.parametrize(
    "answer", [{"status_code": 404}, {"text": "hello"}, {"json": {"data": 3}}, {"json": []}, {"json": None}]
)
async def test_anything_but_a_list_is_none(httpx2_mock, answer):
    httpx2_mock.get(f"{URL}/models").respond(**answer)
    assert await listed_models(URL, None, 0.4) is None


async def test_a_server_that_is_not_there_is_none(httpx2_mock):
    httpx2_mock.get(f"{URL}/models").mock(side_effect=httpx2.ConnectError("refused"))
    assert await listed_models(URL, None, 0.4) is None


async def test_a_silent_server_is_none_in_time():
    gone = asyncio.Event()

    async def silent(reader, writer):
        await reader.read()
        writer.close()
        await writer.wait_closed()
        gone.set()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    assert await listed_models(f"http://127.0.0.1:{port}/v1", None, 0.05) is None
    await gone.wait()
    server.close()
    await server.wait_closed()
