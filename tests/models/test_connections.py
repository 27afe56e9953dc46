"""On a real socket: a silent server is let go before it is asked again, and a broken stream is noticed."""

import asyncio

import pytest

from interviewer.errors import ModelUnreachable
from interviewer.models.port import Restarted, TextDelta, Waiting

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def chunk(text: str) -> bytes:
    data = f'data: {{"choices":[{{"index":0,"delta":{{"content":"{text}"}}}}]}}\n\n'.encode()
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


DONE = b"e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n"


async def answers(_reader, writer):
    writer.write(HEAD + chunk("whole") + DONE)
    await writer.drain()


async def is_silent(_reader, _writer):
    pass


async def stops_halfway(_reader, writer):
    writer.write(HEAD + chunk("half"))
    await writer.drain()


async def breaks_halfway(_reader, writer):
    writer.write(HEAD + chunk("half"))
    await writer.drain()
    writer.write_eof()


async def test_a_silent_request_is_closed_before_the_next_is_sent(serving, chat_with, events_of):
    async with serving(is_silent, answers) as wire:
        chat = chat_with(wire.url, timeout=0.1)
        events = await events_of(chat)
        assert [type(e) for e in events[:2]] == [Waiting, TextDelta]
        assert wire.closed_before == [True]
        await chat.aclose()


async def test_silence_is_retried_once_only(serving, chat_with, events_of):
    async with serving(is_silent, is_silent) as wire:
        with pytest.raises(ModelUnreachable, match=r"nothing for 0\.05 s.*--timeout.*Asked 2 times"):
            await events_of(chat_with(wire.url, timeout=0.05))
        assert wire.closed_before == [True]


@pytest.mark.parametrize("script", [stops_halfway, breaks_halfway])
async def test_a_stream_lost_halfway_is_asked_for_again(serving, chat_with, events_of, script):
    async with serving(script, answers) as wire:
        chat = chat_with(wire.url, timeout=0.1)
        events = await events_of(chat)
        kinds = [type(e) for e in events]
        assert kinds[:4] == [TextDelta, Restarted, Waiting, TextDelta]
        assert events[3] == TextDelta("whole")
        await chat.aclose()


async def test_a_consumer_that_leaves_closes_the_request(serving, chat_with):
    from interviewer.models.port import Message

    async with serving(stops_halfway, answers) as wire:
        chat = chat_with(wire.url, timeout=5)
        stream = chat.stream([Message(role="user", content="?")])
        assert await anext(stream) == TextDelta("half")
        await stream.aclose()
        stream = chat.stream([Message(role="user", content="?")])
        assert await anext(stream) == TextDelta("whole")
        await stream.aclose()
        assert wire.closed_before == [True]
        await chat.aclose()


async def test_a_hundred_requests_and_one_more_are_under_way_at_once(chat_with, events_of):
    many = 101
    together = asyncio.Barrier(many)

    async def waits_for_all(reader, writer):
        await reader.readuntil(b'"stream"')
        async with asyncio.timeout(5):
            await together.wait()
        await answers(reader, writer)
        writer.close()

    server = await asyncio.start_server(waits_for_all, "127.0.0.1", 0, backlog=many)
    async with server:
        chat = chat_with(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", timeout=10)
        found = await asyncio.gather(*(events_of(chat) for _ in range(many)))
        assert [events[0] for events in found] == [TextDelta("whole")] * many
        await chat.aclose()
