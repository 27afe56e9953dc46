"""A broken file is told in one sentence a person can act on."""

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from interviewer.content.base import Line, Slug, Value
from interviewer.content.reading import did_you_mean, read
from interviewer.content.vocabulary import Level, Theme
from interviewer.errors import ContentError, ExitCode


class Leaf(Value):
    colour: Theme
    weight: Annotated[int, Field(ge=1, le=5)] = 1


class Tree(Value):
    id: Slug
    name: Line = "oak"
    level: Level = Level.PM
    leaves: tuple[Leaf, ...] = ()
    groups: tuple[tuple[Line, ...], ...] = ()
    best: Leaf | None = None


def told(folder: Path, text: str | bytes, name: str = "oak.toml") -> str:
    """What is said of a file that holds `text`."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ContentError) as error:
        read(file, Tree)
    assert error.value.exit_code is ExitCode.CONTENT
    assert str(file) in str(error.value)
    return str(error.value)


def test_a_sound_file_becomes_its_value(tmp_path: Path):
    (tmp_path / "oak.toml").write_text(
        'id = "oak"\nname = "  The oak "\n[[leaves]]\ncolour = "audit"\n', encoding="utf-8"
    )
    tree = read(tmp_path / "oak.toml", Tree)
    assert tree == Tree(id="oak", name="The oak", leaves=(Leaf(colour=Theme.AUDIT),))


def test_a_byte_order_mark_is_no_fault(tmp_path: Path):
    (tmp_path / "oak.toml").write_bytes(b'\xef\xbb\xbfid = "oak"\r\n')
    assert read(tmp_path / "oak.toml", Tree).id == "oak"


def test_a_file_that_is_not_there_says_so(tmp_path: Path):
    with pytest.raises(ContentError, match=r"oak\.toml cannot be read: .+; check the path"):
        read(tmp_path / "oak.toml", Tree)


def test_a_file_in_another_encoding_names_the_byte(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\nname = "chêne"'.encode("latin-1"))
    assert "is not UTF-8 text (byte 21); save it as UTF-8" in said


def test_a_file_that_is_no_toml_names_the_line(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\nname = \n')
    assert "is not valid TOML" in said
    assert "line 2" in said


def test_a_missing_key_is_named(tmp_path: Path):
    assert told(tmp_path, 'name = "x"').endswith(":\n  id is missing; add it")


def test_a_key_in_a_list_is_counted_from_1(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\n[[leaves]]\ncolour = "audit"\n[[leaves]]\nweight = 2\n')
    assert "leaves[2].colour is missing" in said


def test_a_list_in_a_list_is_counted_from_1_twice(tmp_path: Path):
    assert "groups[2][3] is ''" in told(tmp_path, 'id = "oak"\ngroups = [["a"], ["a", "b", ""]]')


def test_a_wrong_word_is_shown_with_the_allowed_ones_and_the_nearest(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\nlevel = "princpal"')
    assert "level is 'princpal', allowed: pm, senior, principal; did you mean 'principal'?" in said


def test_a_word_like_no_other_gets_no_suggestion(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\nlevel = "xyz"')
    assert said.endswith("level is 'xyz', allowed: pm, senior, principal")


def test_every_allowed_word_is_listed(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\n[[leaves]]\ncolour = 7\n')
    assert f"leaves[1].colour is 7, allowed: {', '.join(Theme)}" in said


def test_an_unknown_key_gets_the_nearest_one(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\n[[leaves]]\ncolour = "audit"\nwieght = 2\n')
    assert "leaves[1].wieght is not a known key; did you mean 'weight'?" in said


def test_an_unknown_key_like_no_other_gets_all_that_are_allowed_there(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\n[best]\ncolour = "audit"\nzzz = 2\n')
    assert "best.zzz is not a known key; allowed: colour, weight" in said


def test_a_number_out_of_range_is_shown_with_its_bound(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\n[best]\ncolour = "audit"\nweight = 9\n')
    assert "best.weight is 9: input should be less than or equal to 5" in said


def test_a_long_value_is_shown_cut(tmp_path: Path):
    said = told(tmp_path, f'id = "oak"\nname = "{"x" * 500}"')
    assert "xxx...: string should have at most 400 characters" in said
    assert len(said.splitlines()[1]) < 130


def test_every_fault_is_told_up_to_eight(tmp_path: Path):
    said = told(tmp_path, 'id = "oak"\n' + "[[leaves]]\n" * 10).splitlines()
    assert [line.split()[0] for line in said[1:9]] == [f"leaves[{n}].colour" for n in range(1, 9)]
    assert said[9:] == ["  and 2 more"]


def test_an_id_that_is_not_the_files_name_is_a_fault(tmp_path: Path):
    assert "id is 'oak' but the file is called 'elm'" in told(tmp_path, 'id = "oak"', name="elm.toml")


@pytest.mark.parametrize("id", ["Oak", "two words", "-oak", "oak-", "oak--tree", "../oak", ""])
def test_an_id_is_lower_case_words_joined(tmp_path: Path, id: str):
    assert "id is " in told(tmp_path, f'id = "{id}"')


@pytest.mark.parametrize(("word", "said"), [("scenaro", "; did you mean 'scenario'?"), ("qqq", ""), ("SCENARIOS", "")])
def test_only_what_is_near_is_suggested(word, said):
    assert did_you_mean(word, ["persona", "scenario"]) == said


def test_nothing_is_suggested_where_nothing_is_allowed():
    assert did_you_mean("word", []) == ""


def test_a_value_is_frozen_and_takes_no_unknown_key():
    leaf = Leaf(colour=Theme.AUDIT)
    with pytest.raises(ValueError, match="frozen"):
        leaf.weight = 2  # type: ignore[misc]
    with pytest.raises(ValueError, match="shape"):
        Leaf(colour=Theme.AUDIT, shape="round")  # type: ignore[call-arg]
