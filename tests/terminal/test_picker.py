"""Choosing what to practise, and with whom."""

import io
import random
from collections import Counter
from collections.abc import Callable

import pytest
from rich.console import Console

from interviewer.content.library import Library
from interviewer.errors import Interrupted
from interviewer.terminal.frame import frame
from interviewer.terminal.picker import personas, pick, scenarios


def typing(*lines: str) -> Callable[[str], str]:
    left = iter(lines)
    return lambda _: next(left)


def console() -> Console:
    return Console(file=io.StringIO(), width=100)


def test_the_least_practised_comes_first(library: Library) -> None:
    known = library.scenarios.all()
    practised = Counter({s.id: 2 for s in known if s.id != "shopping-cart"})
    assert scenarios(known, practised).rows[0].id == "shopping-cart"


def test_a_number_chooses(library: Library) -> None:
    choices = scenarios(library.scenarios.all(), Counter())
    assert pick(choices, console(), typing("2"), random.Random(1)) is choices.rows[1]


def test_a_word_narrows_until_one_is_left(library: Library) -> None:
    choices = scenarios(library.scenarios.all(), Counter())
    assert pick(choices, console(), typing("real-time", "social"), random.Random(1)).id == "social-notifications"
    assert pick(choices, console(), typing("webhook"), random.Random(1)).id == "webhook-retries"


def test_a_word_that_fits_nothing_shows_everything_again(library: Library) -> None:
    choices, screen = scenarios(library.scenarios.all(), Counter()), console()
    assert pick(choices, screen, typing("blockchain", "1"), random.Random(1)) is choices.rows[0]
    assert "Nothing holds that word" in screen.file.getvalue()  # type: ignore[attr-defined] # a StringIO


def test_a_surprise_is_one_of_the_less_practised(library: Library) -> None:
    known = library.scenarios.all()
    practised = Counter({s.id: 9 for s in known[2:]})
    choices = scenarios(known, practised)
    for seed in range(20):
        assert practised[pick(choices, console(), typing(""), random.Random(seed)).id] == 0 or len(known) > 4


def test_leaving_starts_nothing(library: Library) -> None:
    def leave(_: str) -> str:
        raise EOFError

    with pytest.raises(Interrupted, match="Nothing was started"):
        pick(personas(library.personas.all(), Counter()), console(), leave, random.Random(1))


def test_the_frame_says_what_will_happen(library: Library) -> None:
    persona = library.personas.get("bar-raiser")
    assert "about 5 to settle what it is about, 30 to design, 10" in frame(persona, 45, timed=True)
    assert "/done ends it" in frame(persona, 45, timed=False)
