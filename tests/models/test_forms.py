"""A form is a schema that strict servers take."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from interviewer.models.forms import form_of


class Quote(BaseModel):
    turn: Annotated[int, Field(ge=0)]
    title: str = Field(default="t", max_length=9, pattern="a+", description="What it is called.")


class A(BaseModel):
    kind: Literal["a"]
    default: int


class B(BaseModel):
    kind: Literal["b"]


class Shape(BaseModel):
    """A shape."""

    quotes: list[Quote] = []
    best: Quote | None = Field(default=None, description="The best one.")
    either: Annotated[A | B, Field(discriminator="kind")]


class Tree(BaseModel):
    children: list["Tree"]


class Holder(BaseModel):
    tree: Tree


class Open(BaseModel):
    counts: dict[str, int]


def nodes(value):
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


@pytest.mark.parametrize("shape", [Shape, Quote, Tree, Holder])
def test_every_object_requires_all_it_has_and_forbids_the_rest(shape):
    objects = [n for n in nodes(form_of(shape, "x").schema) if n.get("type") == "object"]
    assert objects
    for node in objects:
        assert node["required"] == list(node["properties"])
        assert node["additionalProperties"] is False


def test_keywords_that_servers_dispute_are_left_out_but_not_properties_of_that_name():
    schema = form_of(Shape, "x").schema
    quote = schema["properties"]["quotes"]["items"]
    assert quote["properties"]["title"] == {"type": "string", "description": "What it is called."}
    assert quote["properties"]["turn"] == {"type": "integer", "minimum": 0}
    assert {"kind", "default"} == schema["properties"]["either"]["anyOf"][0]["properties"].keys()
    assert "$defs" not in schema
    assert not any("$ref" in node for node in nodes(schema))


def test_a_shape_that_holds_itself_keeps_its_reference():
    schema = form_of(Tree, "tree").schema
    assert schema["properties"]["children"]["items"] == {"$ref": "#/$defs/Tree"}
    assert schema["$defs"]["Tree"]["properties"]["children"]["items"] == {"$ref": "#/$defs/Tree"}
    assert form_of(Holder, "holder").schema["$defs"].keys() == {"Tree"}


def test_what_no_strict_schema_can_say_is_an_error_of_ours():
    with pytest.raises(ValueError, match="free keys"):
        form_of(Open, "open")
    with pytest.raises(ValueError, match="no name of a form"):
        form_of(Quote, "two words")
