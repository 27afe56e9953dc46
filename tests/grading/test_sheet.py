"""A sheet's shape: every dimension once, a mark where one is claimed, and nothing else insisted on."""

from typing import Any

import pytest
from pydantic import ValidationError

from interviewer.content.vocabulary import Dimension
from interviewer.grading.sheet import Amendment, DecisiveLine, FlagLine, Sheet, amended
from tests.grading.sheets import HELD, INVENTED, line, sheet, thrown_line


def plain(**changed: Any) -> dict[str, Any]:
    return sheet().model_dump(mode="json") | changed


def faults(data: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as error:
        Sheet.model_validate(data)
    return str(error.value)


def test_a_sheet_comes_back_from_its_json() -> None:
    whole = sheet(curveballs=[thrown_line()], red_flags=[FlagLine(id="bluff", said=(HELD,))])
    assert Sheet.model_validate_json(whole.model_dump_json()) == whole


def test_a_dimension_left_out_is_named() -> None:
    data = plain(dimensions=plain()["dimensions"][1:])
    assert "missing: ['framing']" in faults(data)


def test_a_dimension_written_twice_is_named() -> None:
    lines = plain()["dimensions"]
    assert "more than once: ['altitude']" in faults(plain(dimensions=[*lines, lines[6]]))


def test_the_dimensions_may_come_in_any_order() -> None:
    data = plain(dimensions=plain()["dimensions"][::-1])
    assert [each.id for each in Sheet.model_validate(data).dimensions] == list(Dimension)[::-1]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"mark": None}, "status is 'marked' and mark is null"),
        ({"mark": 0}, "greater than or equal to 1"),
        ({"mark": 5}, "less than or equal to 4"),
        ({"mark": 2.5}, "valid integer"),
        ({"status": "absent"}, "'marked' or 'not_assessed'"),
        ({"id": "charm"}, "dimensions.0.id"),
        ({"said": [{"turn": 2}]}, "dimensions.0.said.0.quote"),
        ({"unsaid": [{"missing": "a user", "from_turn": 2}]}, "dimensions.0.unsaid.0.to_turn"),
    ],
)
def test_a_line_that_cannot_be_understood_is_refused(changed: dict[str, Any], told: str) -> None:
    first, *rest = plain()["dimensions"]
    assert told in faults(plain(dimensions=[first | changed, *rest]))


@pytest.mark.parametrize("key", ["dimensions", "curveballs", "red_flags", "decisive"])
def test_no_part_of_a_sheet_may_be_missing(key: str) -> None:
    data = plain()
    del data[key]
    assert key in faults(data)


def test_unknown_keys_are_passed_over_and_spaces_trimmed() -> None:
    first, *rest = plain()["dimensions"]
    first |= {"confidence": 0.9, "said": [{"turn": 8, "quote": "  The cache goes \n", "who": "candidate"}]}
    read = Sheet.model_validate(plain(dimensions=[first, *rest], verdict="strong_hire"))
    assert read.dimensions[0].said == (HELD,)


def test_not_assessed_needs_no_mark() -> None:
    assert line(Dimension.ADAPTABILITY, None).mark is None


# --- lines written anew


def amendment(**parts: Any) -> Amendment:
    return Amendment.model_validate({"dimensions": (), "curveballs": (), "red_flags": ()} | parts)


def test_lines_written_anew_take_the_place_of_the_old_and_the_rest_stays() -> None:
    before = sheet(
        curveballs=[thrown_line(5), thrown_line(7)], red_flags=[FlagLine(id="bluff"), FlagLine(id="overdepth")]
    )
    scope, bluff, seventh = line(Dimension.SCOPE, 1), FlagLine(id="bluff", said=(HELD,)), thrown_line(7, took="pivot")
    after = amended(before, amendment(dimensions=[scope], red_flags=[bluff], curveballs=[seventh]), set())
    assert after.dimensions[1] == scope
    assert [a for a, b in zip(after.dimensions, before.dimensions, strict=True) if a != b] == [scope]
    assert after.red_flags == (bluff, before.red_flags[1])
    assert after.curveballs == (before.curveballs[0], seventh)
    assert after.decisive == before.decisive


def test_an_empty_amendment_changes_nothing() -> None:
    assert amended(sheet(), amendment(), set()) == sheet()


def test_nothing_new_comes_in_by_amendment() -> None:
    more = amendment(red_flags=[FlagLine(id="bluff", said=(HELD,))], curveballs=[thrown_line(5)])
    assert amended(sheet(), more, set()) == sheet()


def test_the_decisive_thing_can_be_written_anew_and_withdrawn() -> None:
    failing = DecisiveLine(kind="failing", dimension=Dimension.SCOPE, why="x", said=(INVENTED,))
    nothing = DecisiveLine(kind="none", why="nothing after all")
    assert amended(sheet(decisive=failing), amendment(decisive=nothing), set()).decisive == nothing
    assert amended(sheet(decisive=failing), amendment(decisive=None), set()).decisive == failing


def test_a_red_flag_asked_about_and_not_given_again_is_withdrawn_and_another_stays():
    flags = (FlagLine(id="bluff"), FlagLine(id="overdepth"))
    after = amended(sheet(red_flags=flags), amendment(), {"bluff"})
    assert [flag.id for flag in after.red_flags] == ["overdepth"]
