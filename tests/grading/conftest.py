"""What every test of grading may use."""

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Level


@pytest.fixture(scope="session")
def rubric(library: Library) -> Rubric:
    """The rubric as it ships."""
    return library.rubric()


def with_lines(rubric: Rubric) -> Rubric:
    """The rubric with lines that stay where they are whatever is fitted: 1.3, 2.8 (principal 3.1), 3.7."""
    verdict = rubric.verdict.model_copy(update={"no_hire_from": 1.3, "strong_hire_from": 3.7})
    bars = {Level.PM: 2.8, Level.SENIOR: 2.8, Level.PRINCIPAL: 3.1}
    levels = tuple(level.model_copy(update={"bar": bars[level.id]}) for level in rubric.levels)
    return rubric.model_copy(update={"verdict": verdict, "levels": levels})
