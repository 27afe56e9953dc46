"""Numbers as people say them."""

import pytest

from interviewer.authoring.amounts import amounts


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("six", 6),
        ("twenty-five", 25),
        ("a hundred", 100),
        ("a hundred and ten million", 110_000_000),
        ("two hundred thousand and three", 200_003),
        ("fifteen hundred", 1_500),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("a million and a half", 1_500_000),
        ("eighteen and a half thousand", 18_500),
        ("one point four million", 1_400_000),
        ("1.4 million", 1_400_000),
        ("600,000", 600_000),
        ("two dozen", 24),
        ("seven eighths", 0.875),
        ("two-thirds", 2 / 3),
        ("a quarter", 0.25),
    ],
)
def test_a_number_is_heard_whole(said: str, value: float) -> None:
    (found,) = amounts(f"There are {said}, they say.")
    assert found.value == pytest.approx(value)
    assert found.text == said


def test_percentages_and_parts_are_told_from_counts() -> None:
    found = amounts("Nine per cent of it, 24% of that, half the rest, and three others.")
    assert [(a.value, a.is_percent, a.is_part) for a in found] == [
        (9, True, False),
        (24, True, False),
        (0.5, False, True),
        (3, False, False),
    ]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [a.value for a in amounts("four million and 27 places, thirty to forty people")] == [4_000_000, 27, 30, 40]


def test_an_ordinal_is_no_fraction() -> None:
    assert not any(a.is_part for a in amounts("on the twenty-third"))


def test_the_words_around_it_end_at_a_sign() -> None:
    (found,) = amounts("Well, some sixty friends at home, mostly.")
    assert (found.before, found.after) == (("some",), ("friends", "at", "home"))
