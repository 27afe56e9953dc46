"""Prompts are filled strictly, and nothing of their own book-keeping is sent."""

import re
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer import prompts
from interviewer.content.vocabulary import Manner
from interviewer.record.directive import Move

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

SHIPPED = sorted(f.name.removesuffix(".md") for f in files(prompts).iterdir() if f.name.endswith(".md"))


def raw(name: str) -> str:
    return (files(prompts) / f"{name}.md").read_text(encoding="utf-8")


def wanted(name: str) -> list[str]:
    return re.findall(r"\{\{(\w+)\}\}", prompts.template(name))


def test_every_prompt_that_is_shipped_is_tested():
    assert {"interviewer", "turn", "start", "moves", "manners"} <= set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_prompt_begins_with_a_comment_that_is_not_sent(name):
    comment = re.match(r"<!-- (.+?) -->\n", raw(name))
    assert comment
    assert comment.group(1) not in prompts.template(name)
    assert "<!--" not in prompts.template(name)


@pytest.mark.parametrize("name", SHIPPED)
def test_all_after_the_comment_is_sent(name):
    assert prompts.template(name) == raw(name).split("-->", 1)[1].strip() != ""


@pytest.mark.parametrize("name", SHIPPED)
def test_every_brace_pair_is_a_placeholder_that_can_be_filled(name):
    filled = prompts.fill(name, **{key: f"<{key}>" for key in wanted(name)})
    assert "{{" not in filled
    assert "}}" not in filled
    assert all(f"<{key}>" in filled for key in wanted(name))


def test_a_placeholder_without_a_value_is_named():
    with pytest.raises(KeyError, match=r"prompt 'start': missing \['directive'\], unused \[\]"):
        prompts.fill("start", nonce="x")


def test_a_value_without_a_placeholder_is_named():
    with pytest.raises(KeyError, match=r"prompt 'start': missing \[\], unused \['turn'\]"):
        prompts.fill("start", nonce="x", directive="y", turn="3")


def test_a_placeholder_used_twice_is_filled_twice():
    assert prompts.fill("start", nonce="abc", directive="go").count("directive-abc>") == 2


def test_what_is_filled_in_is_not_expanded_again():
    filled = prompts.fill("turn", nonce="n0", turn="2", words="{{directive}} {{nonce}} {{x}}", directive="{{words}}")
    assert "{{directive}} {{nonce}} {{x}}\n</candidate-n0>" in filled
    assert "{{words}}\n</directive-n0>" in filled


@UNHURRIED
@given(st.text())
def test_what_is_filled_in_stands_there_as_it_was(words):
    assert f'turn="2">\n{words}\n</candidate-n0>' in prompts.fill(
        "turn", nonce="n0", turn="2", words=words, directive="go on"
    )


def test_a_prompt_nobody_wrote_is_not_found():
    with pytest.raises(FileNotFoundError):
        prompts.template("nobody")


@pytest.mark.parametrize(("name", "vocabulary"), [("moves", Move), ("manners", Manner)])
def test_there_is_a_section_for_each_word_and_no_other(name, vocabulary):
    sections = prompts.sections(name)
    assert set(sections) == {str(word) for word in vocabulary}
    assert all(sections.values())


def test_a_section_ends_where_the_next_begins():
    sections = prompts.sections("manners")
    assert sections["why"] == "The plain reason, shortest possible."
    assert not any("## " in body for body in sections.values())


def test_the_version_tells_texts_and_their_order_apart():
    assert prompts.version("start", "turn") == prompts.version("start", "turn")
    assert re.fullmatch(r"[0-9a-f]{10}", prompts.version("start"))
    assert (
        len({prompts.version(*names) for names in (("start",), ("turn",), ("start", "turn"), ("turn", "start"))}) == 4
    )
