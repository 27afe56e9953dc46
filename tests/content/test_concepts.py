"""The concept cards: about twenty, short, each with what a user feels, what it costs, a question for an engineer."""

import re

import pytest
from click.testing import CliRunner
from rapidfuzz import fuzz

from interviewer.cli import cli
from interviewer.content.concepts import Concept, concept, concepts
from interviewer.errors import UsageError
from interviewer.signals.text import sentences, words

CARDS = concepts()


def test_there_are_about_twenty() -> None:
    assert 18 <= len(CARDS) <= 26
    assert len({card.title for card in CARDS}) == len(CARDS)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_short_and_has_its_parts(card: Concept) -> None:
    assert 110 <= len(words(card.text)) <= 260
    for part in ("**When it breaks.**", "**What a user feels.**", "**What it costs.**", "**Ask an engineer:**"):
        assert card.text.count(part) == 1
    asked = card.text.split("**Ask an engineer:**")[1]
    assert re.search(r"[“\"].+\?[”\"]", asked.replace("\n", " "))


def test_no_sentence_stands_on_two_cards() -> None:
    said = [(card.id, span.text) for card in CARDS for span in sentences(card.text) if len(words(span.text)) > 6]
    near = [(a, b) for n, a in enumerate(said) for b in said[n + 1 :] if a[0] != b[0] and fuzz.ratio(a[1], b[1]) > 85]
    assert near == []


def test_a_card_is_found_by_its_id_and_a_slip_is_put_right() -> None:
    assert concept("caching").title
    with pytest.raises(UsageError, match="did you mean 'caching'"):
        concept("cachng")


def test_the_command_lists_shows_and_gives_json() -> None:
    listed = CliRunner().invoke(cli, ["concepts"])
    assert len(listed.stdout.splitlines()) == len(CARDS)
    shown = CliRunner().invoke(cli, ["concepts", "caching"])
    assert "Ask an engineer:" in shown.stdout
    assert "**" not in shown.stdout
    assert CliRunner().invoke(cli, ["concepts", "--json"]).stdout.startswith("[")
