"""A question of one's own becomes a scenario like any other."""

import json
from pathlib import Path

import pytest

from interviewer.authoring.draft import draft, keep, slug
from interviewer.content.library import Library
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.errors import ModelGarbled, UsageError
from tests.fakes import FakeModel


def answer(scenario: Scenario, **more: object) -> str:
    return json.dumps(scenario.model_dump(mode="json") | more)


async def test_a_draft_takes_its_id_and_level_from_what_was_asked(scenario: Scenario) -> None:
    model = FakeModel(answer(scenario))
    made = (await draft(model, "Design a parking app for a small town", Level.PRINCIPAL)).value
    assert (made.id, made.level) == ("parking-app-small-town", Level.PRINCIPAL)
    assert "Design a parking app for a small town" in model.asked[0][0].content


async def test_a_draft_that_breaks_a_rule_is_sent_back_once(scenario: Scenario) -> None:
    model = FakeModel(answer(scenario, probes=[]), answer(scenario))
    made = await draft(model, "Design a parking app for a small town", Level.PM)
    assert made.repaired
    assert "probes" in model.asked[1][-1].content


async def test_a_draft_wrong_twice_is_an_error(scenario: Scenario) -> None:
    with pytest.raises(ModelGarbled):
        await draft(FakeModel(answer(scenario, probes=[])), "Design a parking app for a small town", Level.PM)


async def test_no_question_is_refused_before_anybody_is_asked() -> None:
    model = FakeModel("{}")
    with pytest.raises(UsageError, match="--question"):
        await draft(model, "  x ", Level.PM)
    assert model.asked == []


def test_what_is_kept_is_found_and_read_again(scenario: Scenario, tmp_path: Path) -> None:
    first, second = [keep(scenario, tmp_path / "scenarios") for _ in range(2)]
    assert [first.stem, second.stem] == ["twitter-timeline", "twitter-timeline-2"]
    library = Library.at(tmp_path)
    assert library.scenarios.get("twitter-timeline") == scenario
    assert library.scenarios.get("twitter-timeline-2").facts == scenario.facts


@pytest.mark.parametrize(
    ("question", "id"),
    [
        ("Design a parking app for a small town", "parking-app-small-town"),
        ("How would you design X?", "x"),
        ("Développez ça — 中文", "d-veloppez"),
        ("中文问题一二三四五六", "question"),
    ],
)
def test_ids_are_made_of_telling_words(question: str, id: str) -> None:
    assert slug(question) == id
