"""How many requests are under way at once."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from interviewer.batch.governor import Governed, Governor
from interviewer.models.port import Finished, Form, Message, StreamEvent, TextDelta, Usage, Waiting, complete

ASK = [Message(role="user", content="x")]


class Server:
    """A model that holds its answers until told, and is busy for the first few."""

    name = "server"

    def __init__(self, busy: int = 0) -> None:
        self.busy = busy
        self.under_way = self.most = 0
        self.open = asyncio.Event()

    async def stream(self, messages: Sequence[Message], form: Form | None = None) -> AsyncIterator[StreamEvent]:
        del messages, form
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        if self.busy:
            self.busy -= 1
            yield Waiting(1.0, "429")
        await self.open.wait()
        self.under_way -= 1
        yield TextDelta("y")
        yield Finished(Usage(), 0.0, 0.0)


async def ask(server: Server, governor: Governor, count: int) -> None:
    model = Governed(server, governor)
    tasks = [asyncio.create_task(complete(model, ASK)) for _ in range(count)]
    for _ in range(50):
        await asyncio.sleep(0)
    server.open.set()
    await asyncio.gather(*tasks)


async def test_never_more_than_allowed() -> None:
    server, governor = Server(), Governor(3)
    await ask(server, governor, 20)
    assert server.most == 3


async def test_a_busy_server_gets_fewer_and_well_served_ones_bring_it_back() -> None:
    server, governor = Server(busy=4), Governor(10)
    await ask(server, governor, 10)
    assert governor.limit < 4
    await ask(Server(), governor, 60)
    assert governor.limit > 6


async def test_it_never_falls_below_one_nor_climbs_above_the_most() -> None:
    governor = Governor(2)
    for _ in range(20):
        governor.busy()
    assert governor.limit == 1
    for _ in range(50):
        governor.well()
    assert governor.limit == 2
