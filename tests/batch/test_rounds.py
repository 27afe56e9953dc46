"""Grading by the batch: rounds of all that wait, nothing paid twice, every failure at the request it belongs to."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from interviewer.batch.kept import ANSWERS, BATCHES, Kept
from interviewer.batch.ledger import Ledger, debriefs
from interviewer.batch.local import Progress, run
from interviewer.batch.rounds import Rounds
from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.errors import ContentError, ModelRefused, ModelUnreachable
from interviewer.grading.debrief import Debrief, RaterOutcome
from interviewer.grading.grader import PromptedGrader
from interviewer.models.faults import Edge
from interviewer.models.negotiation import Terms
from interviewer.models.parcels import Landed, Parcel, Request, line, parcels, read
from interviewer.models.port import ChatModel, Finished, Form, Message, StreamEvent, TextDelta, complete
from tests.grading.answers import amendment, dimension, handed_in, sheet, writeup

EDGE = Edge("http://server/v1", "some-model", 5.0)
PATHS = [Path(f"t{n}") for n in range(5)]
UNREAD = "That answer cannot be read"
Results = dict[str, dict[str, Any]]
USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def completion(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": USAGE}


def answered(body: Mapping[str, Any]) -> str:
    """What a steady model says: some first answers are broken, some quotes invented; told so, it puts them right."""
    asked = body["messages"][-1]["content"]
    name = body["response_format"]["json_schema"]["name"]
    if name == "writeup":
        return writeup()
    if name == "amendment":
        return amendment(dimension("scope", 2))
    if UNREAD in asked:
        return sheet(3)
    weight = sum(map(ord, body["messages"][0]["content"])) % 3
    lie = dimension("scope", 4, said=[{"turn": 4, "quote": "I would leave out the whole of search"}])
    return (sheet(2), '{"dimensions": [', sheet(3, scope=lie))[weight]


class FakeDesk:
    """A server of batches in memory: done at the second look; `sizes` are those of what was sent."""

    name, place = EDGE.model, EDGE.place

    def __init__(self, most: int = 50_000) -> None:
        self.most = most
        self.sizes: list[int] = []
        self.asked: list[str] = []
        self.batches: dict[str, Parcel] = {}
        self.looks: dict[str, int] = {}
        self.never_done = False
        self.cleared: list[str] = []

    def packed(self, requests: Iterable[Request]) -> Iterable[Parcel]:
        return parcels(((r.id, line(r, self.name, Terms())) for r in requests), self.most)

    async def send(self, parcel: Parcel) -> str:
        id = f"batch-{len(self.sizes)}"
        self.sizes.append(len(parcel.ids))
        self.asked += parcel.ids
        self.batches[id] = parcel
        return id

    async def look(self, id: str) -> Landed | None:
        self.looks[id] = self.looks.get(id, 0) + 1
        return None if self.never_done or self.looks[id] < 2 else self.landed(self.batches[id])

    def landed(self, parcel: Parcel) -> Landed:
        lines = [json.loads(each) for each in parcel.content.splitlines()]
        return Landed({each["custom_id"]: completion(answered(each["body"])) for each in lines})

    async def clear(self, id: str) -> None:
        self.cleared.append(id)

    def read(self, request: Request, body: Mapping[str, Any]) -> Iterable[StreamEvent]:
        return read(request, body, EDGE)


class Direct:
    """The same steady model, asked at once."""

    name = EDGE.model

    async def stream(self, messages: Any, form: Form | None = None) -> Any:
        request = Request("x", tuple(messages), form)
        for event in read(request, completion(answered(json.loads(line(request, self.name, Terms()))["body"])), EDGE):
            yield event


class Clock:
    """Sleeps that take no time."""

    def __init__(self) -> None:
        self.slept = 0.0

    async def __call__(self, seconds: float) -> None:
        self.slept += seconds


class Leaving:
    """Wants to leave after so many looks."""

    def __init__(self, desk: FakeDesk, after: int) -> None:
        self.desk, self.after = desk, after

    def __call__(self) -> bool:
        return sum(self.desk.looks.values()) >= self.after


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    return library.rubric()


async def graded(model: ChatModel, rubric: Rubric, ledger: Ledger, progress: Progress, paths: list[Path]) -> None:
    grader = PromptedGrader(model, lambda usage: usage.output_tokens / 1000)

    async def one(path: Path) -> Debrief | None:
        if path.name in ledger.done:
            return None
        # The digest decides the order a rater reads in, and so makes each transcript's requests its own.
        given = handed_in().called(path.name)
        object.__setattr__(given, "source", given.source.model_copy(update={"digest": path.name}))
        return (await grader.grade(given, rubric)).model_copy(update={"identity": path.name})

    await run(paths, one, ledger, len(paths), progress, lambda: False)


async def by_batch(
    desk: FakeDesk, rubric: Rubric, out: Path, leave_after: int | None = None, paths: list[Path] = PATHS
) -> Progress:
    progress = Progress()
    with Ledger(out) as ledger:
        closing = (lambda: False) if leave_after is None else Leaving(desk, leave_after)
        rounds = Rounds(desk, Kept(out), closing=closing, sleep=Clock())
        progress.stopped = not await rounds.through(lambda: graded(rounds, rubric, ledger, progress, paths))
    return progress


def results(out: Path) -> Results:
    return {d.identity: d.model_dump(exclude={"seconds"}) for d in debriefs(out)}


@pytest.fixture(scope="module")
def expected(rubric: Rubric, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """What the local engine makes of the same."""
    out = tmp_path_factory.mktemp("local")
    with Ledger(out) as ledger:
        asyncio.run(graded(Direct(), rubric, ledger, Progress(), PATHS))
    return results(out)


async def test_results_are_those_of_the_local_engine(rubric: Rubric, tmp_path: Path, expected: Results) -> None:
    desk = FakeDesk()
    progress = await by_batch(desk, rubric, tmp_path / "batch")
    assert progress.graded == len(PATHS)
    assert {bool(rater["asked_again"]) for debrief in expected.values() for rater in debrief["raters"]} == {True, False}
    assert results(tmp_path / "batch") == expected


async def test_all_that_wait_go_out_together_and_repairs_and_arguments_in_later_rounds(
    rubric: Rubric, tmp_path: Path
) -> None:
    desk = FakeDesk()
    await by_batch(desk, rubric, tmp_path)
    assert desk.sizes[0] == 3 * len(PATHS)
    assert len(desk.sizes) <= 4
    assert desk.cleared == list(desk.batches)


async def test_a_round_larger_than_a_file_may_be_is_split(rubric: Rubric, tmp_path: Path, expected: Results) -> None:
    desk = FakeDesk(most=7)
    await by_batch(desk, rubric, tmp_path / "batch")
    assert desk.sizes[:3] == [7, 7, 1]
    assert results(tmp_path / "batch") == expected


@pytest.mark.parametrize("looks", [1, 4, 6, 8])
async def test_a_run_left_at_any_time_goes_on_and_asks_nothing_twice(
    rubric: Rubric, tmp_path: Path, expected: Results, looks: int
) -> None:
    desk = FakeDesk(most=7)
    first = await by_batch(desk, rubric, tmp_path / "batch", leave_after=looks)
    assert first.stopped
    assert first.failed == 0
    second = await by_batch(desk, rubric, tmp_path / "batch")
    assert not second.stopped
    assert len(desk.asked) == len(set(desk.asked))
    assert results(tmp_path / "batch") == expected


async def test_what_a_run_leaves_behind_is_gone_when_it_is_through(rubric: Rubric, tmp_path: Path) -> None:
    desk = FakeDesk()
    await by_batch(desk, rubric, tmp_path, leave_after=3)
    assert (tmp_path / ANSWERS).exists()
    assert (tmp_path / BATCHES).exists()
    await by_batch(desk, rubric, tmp_path)
    assert not (tmp_path / ANSWERS).exists()
    assert not (tmp_path / BATCHES).exists()


async def test_a_server_that_takes_no_batch_ends_the_run_with_its_sentence(rubric: Rubric, tmp_path: Path) -> None:
    class Closed(FakeDesk):
        async def send(self, parcel: Parcel) -> str:
            if self.sizes:
                raise ModelRefused("The key may not use batches.")
            return await super().send(parcel)

    desk = Closed(most=7)
    with pytest.raises(ModelRefused, match="may not use batches"):
        await by_batch(desk, rubric, tmp_path)
    assert Kept(tmp_path).under_way(desk.place) == ["batch-0"]


class Lossy(FakeDesk):
    """Answers all but the first request of each parcel, of which it says nothing, and the second, which it refuses."""

    def landed(self, parcel: Parcel) -> Landed:
        whole = super().landed(parcel)
        silent, refused, *_ = (*parcel.ids, "", "")
        kept = {id: body for id, body in whole.answered.items() if id not in (silent, refused)}
        return Landed(kept, {refused: ModelRefused("Against the rules.")}, rest=ModelUnreachable("It expired."))


async def test_a_failed_and_an_expired_request_are_their_raters_own(rubric: Rubric, tmp_path: Path) -> None:
    progress = await by_batch(Lossy(), rubric, tmp_path, paths=PATHS[:1])
    assert progress.graded == 1
    (debrief,) = debriefs(tmp_path)
    told = [(rater.outcome, rater.why) for rater in debrief.raters]
    assert told[:2] == [(RaterOutcome.UNREACHABLE, "It expired."), (RaterOutcome.REFUSED, "Against the rules.")]
    assert told[2][0] is RaterOutcome.MARKED


async def test_an_error_of_a_line_belongs_to_the_request_on_it(tmp_path: Path) -> None:
    class Failed(FakeDesk):
        def landed(self, parcel: Parcel) -> Landed:
            del parcel
            return Landed(lines={1: ModelRefused("Line 1 is wrong.")}, rest=ModelUnreachable("The batch failed."))

    rounds = Rounds(Failed(), Kept(tmp_path), sleep=Clock())
    found: list[str] = []

    async def ask() -> None:
        for text in ("a", "b"):
            with pytest.raises((ModelRefused, ModelUnreachable)) as caught:
                await complete(rounds, [Message(role="user", content=text)])
            found.append(str(caught.value))

    await rounds.through(ask)
    assert found == ["Line 1 is wrong.", "Line 1 is wrong."]


async def test_the_same_request_asked_twice_is_two_requests(tmp_path: Path) -> None:
    class Plain(FakeDesk):
        def landed(self, parcel: Parcel) -> Landed:
            return Landed({id: completion(id) for id in parcel.ids})

    desk, events = Plain(), list[StreamEvent]()
    rounds = Rounds(desk, Kept(tmp_path), sleep=Clock())

    async def ask() -> None:
        for _ in range(2):
            events.extend([event async for event in rounds.stream([Message(role="user", content="a")])])

    await rounds.through(ask)
    assert len(set(desk.asked)) == 2
    assert len({event.text for event in events if isinstance(event, TextDelta)}) == 2
    assert [event.usage.output_tokens for event in events if isinstance(event, Finished)] == [20, 20]


def test_an_answer_torn_by_a_crash_counts_as_none(tmp_path: Path) -> None:
    Kept(tmp_path).keep([("a", {"x": 1}), ("b", {"x": 2})])
    whole = (tmp_path / ANSWERS).read_bytes()
    (tmp_path / ANSWERS).write_bytes(whole[:-1])
    again = Kept(tmp_path)
    assert (again.answer("a"), again.answer("b")) == ({"x": 1}, None)
    again.keep([("b", {"x": 3})])
    assert Kept(tmp_path).answer("b") == {"x": 3}


def test_batches_of_another_server_are_left_alone(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.sent("one", "http://a")
    kept.sent("two", "http://b")
    assert Kept(tmp_path).under_way("http://a") == ["one"]
    kept.fetched("one")
    assert Kept(tmp_path).under_way("http://b") == ["two"]


def test_a_list_of_batches_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / BATCHES).write_text("{", encoding="utf-8")
    with pytest.raises(ContentError, match=r"batches\.json is no list of batches"):
        Kept(tmp_path)
