"""The rubric is whole and its lines rise."""

import pytest
from pydantic import ValidationError

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric, VerdictRules
from interviewer.content.vocabulary import Dimension, Level


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    return library.rubric()


def again(rubric: Rubric, **more) -> Rubric:
    return Rubric.model_validate(rubric.model_dump() | more)


def test_it_holds_every_dimension_and_every_level_once(rubric):
    assert sorted(c.id for c in rubric.criteria) == sorted(Dimension)
    assert sorted(level.id for level in rubric.levels) == sorted(Level)


def test_a_senior_level_asks_no_less(rubric):
    bar = {level.id: level.bar for level in rubric.levels}
    assert bar[Level.PM] <= bar[Level.SENIOR] <= bar[Level.PRINCIPAL]


def test_every_red_flag_is_named_once(rubric):
    ids = [flag.id for flag in rubric.red_flags]
    assert len(ids) == len(set(ids)) > 0


@pytest.mark.parametrize("part", ["criteria", "levels"])
def test_one_left_out_is_refused(rubric, part):
    with pytest.raises(ValidationError, match=f"`{part}` must hold each of"):
        again(rubric, **{part: rubric.model_dump()[part][1:]})


@pytest.mark.parametrize("part", ["criteria", "levels"])
def test_one_given_twice_is_refused(rubric, part):
    held = rubric.model_dump()[part]
    with pytest.raises(ValidationError, match="exactly once"):
        again(rubric, **{part: (*held, held[0])})


@pytest.mark.parametrize(
    "lines",
    [
        {"no_hire_from": 0.9},
        {"no_hire_from": 3.8},
        {"strong_hire_from": 4.1},
    ],
)
def test_lines_that_do_not_rise_are_refused(rubric, lines):
    with pytest.raises(ValidationError, match="the lines must rise"):
        VerdictRules.model_validate(rubric.verdict.model_dump() | lines)


def test_no_level_may_hire_below_the_line_of_no_hire(rubric):
    verdict = rubric.verdict.model_dump() | {"no_hire_from": 2.7}
    with pytest.raises(ValidationError, match="must lie below every level's bar"):
        again(rubric, verdict=verdict)
