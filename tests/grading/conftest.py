"""What every test of grading may use."""

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric


@pytest.fixture(scope="session")
def rubric(library: Library) -> Rubric:
    """The rubric as it ships."""
    return library.rubric()
