"""What a simulated candidate is: a way of being strong or weak, for self-play."""

from pydantic import Field

from interviewer.content.base import Line, Slug, Text, Value


class CandidateLines(Value):
    """What this candidate says without a language model.

    Each line may hold slots of the scenario's material, such as {user} or {target}.
    """

    opening: tuple[Text, ...] = Field(min_length=1)
    framing: tuple[Text, ...] = Field(min_length=2)
    scope: tuple[Text, ...] = Field(min_length=2)
    constraints: tuple[Text, ...] = Field(min_length=2)
    tradeoffs: tuple[Text, ...] = Field(min_length=2)
    failure_ownership: tuple[Text, ...] = Field(min_length=2)
    adaptability: tuple[Text, ...] = Field(min_length=2)
    altitude: tuple[Text, ...] = Field(min_length=2)
    alignment: tuple[Text, ...] = Field(min_length=2)
    curveball: tuple[Text, ...] = Field(min_length=3)
    pressed: tuple[Text, ...] = Field(min_length=3)
    go_on: tuple[Text, ...] = Field(min_length=3)
    summary: tuple[Text, ...] = Field(min_length=1)
    question: tuple[Line, ...] = Field(min_length=1)
    """The candidate's own question at the end."""


class Candidate(Value):
    """A simulated candidate."""

    id: Slug
    name: Line
    summary: Line
    manner: Text
    """How they talk and think; prose for whoever plays them."""
    conclusion: Text
    """What a fair grader should conclude."""
    lines: CandidateLines
