"""A run of a suite: failed first, every plot with its words, nothing said is markup, nobody is asked."""

import io
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console, RenderableType

from interviewer.consistency.compare import compare
from interviewer.consistency.result import Result
from interviewer.plaintext import one_line, plain
from interviewer.report import figures, plots
from interviewer.report.consistency import compared_table, junit, page, table
from tests.report.hostile import HARMLESS, NASTY
from tests.report.suite_result import RESULT, spoiled
from tests.report.test_browser import DARK, LIGHT, Browser, _is_the_browsers_own, browser, examined
from tests.report.test_overview import Read

__all__ = ["browser"]
EMPTY = Result(
    suite="s", about="", grader="g", model="", prompt_version="", rubric_version="", raters=1, repeats=1, asked=0,
    graded=0, checks=(),
)  # fmt: skip
UNSEEN = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]"


def printed(renderable: RenderableType, width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(renderable)
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_tells_failed_figures_first_and_closes_with_the_gates(width: int) -> None:
    shown = printed(table(RESULT), width)
    found = re.findall(r"^(FAILED|insufficient|passed|shown) ", shown, re.M)
    assert found == ["FAILED"] * 2 + ["insufficient"] + ["passed"] * 3 + ["shown"] * 3
    assert "3 of 6 gates passed; 2 failed, 1 insufficient.\n2 of 480 gradings came to nothing.\n" in shown
    assert "retest/never/clean/1: No rater gave marks." in shown
    assert all(len(line) <= width for line in shown.splitlines())
    told = " ".join(shown.split())
    assert "no twins were" in told
    assert "undefined" in told
    assert "0.842 to 0.951" in told
    assert "48,210" in told


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_said_reaches_the_terminal_as_anything_but_text(nasty: str) -> None:
    for width in (80, 120):
        shown = printed(table(spoiled(nasty)), width)
        assert not re.search(UNSEEN, shown)
        assert one_line(nasty).replace(" ", "")[:8] in re.sub(r"\s", "", shown)


def test_numbers_are_told_as_far_as_they_matter() -> None:
    told = [figures.number(each) for each in (None, 0.9, 1, 48210.4, 12.25, 0.0042, -0.0)]
    assert told == ["undefined", "0.900", "1.000", "48,210", "12.2", "0.0042", "0.000"]
    assert [figures.number(each, signed=True) for each in (0.03, -0.03, 0)] == ["+0.030", "-0.030", "0.000"]


def test_the_page_opens_with_the_verdict_and_has_every_part() -> None:
    parsed = Read(page(RESULT))
    sections = [value for tag, name, value in parsed.attributes if tag == "section" and name == "id"]
    plotted = ["retest", "ladders", "labels", "bias", "invariance", "pairs", "injections", "lost"]
    assert sections == ["verdict", "checks", *plotted]
    assert parsed.told.index("3 of 6 gates passed; 2 failed, 1 insufficient.") < parsed.told.index("The checks")
    assert "FAILED retest flips : 0.140 (0.060 to 0.270); the gate is <= 0.05" in parsed.told


def test_missing_parts_are_left_out_with_a_sentence() -> None:
    parsed = Read(page(EMPTY))
    sections = [value for tag, name, value in parsed.attributes if tag == "section" and name == "id"]
    assert sections == ["verdict", "checks", "absent"]
    assert parsed.told.count("No ") == 8
    assert "No gate was set, so nothing passed or failed." in parsed.told


def test_every_drawing_has_its_words() -> None:
    html = page(RESULT)
    told = Read(html).told
    assert "2.90 × 2, 3.05hire × 3; near a line in 1 of 3" in told
    assert "flips: strong no hire × 1, no hire × 1, no verdict × 1" in told
    assert "hire begins at 2.30" in told
    assert "whole: 3.20; failure ownership: 2.70, mark 1; framing: no score, mark 2.5; scope: 1.60, no mark." in told
    assert "The band is the margin of equivalence, ±0.15." in told
    assert "Labelled 1 2 2.5 3 4 not assessed" in told
    for drawing in re.findall(r"<svg[^>]*>", html):
        assert 'aria-hidden="true"' in drawing or 'role="img" aria-labelledby="' in drawing


def test_pairs_out_of_order_tied_or_without_marks_are_listed() -> None:
    assert [order for _, order in plots.misordered(RESULT.pairs)] == ["tied", "wrong order", "not both marked"]


def test_a_forest_stands_around_zero_inside_its_drawing() -> None:
    forest = plots.forest(RESULT, "invariance")
    assert forest
    for bar in forest.bars:
        ends = [bar.x, bar.low, bar.high, *(bar.band or ())]
        assert all(end is not None and 0 <= end <= 100 for end in ends)
    assert [name for _, name in forest.ticks] == ["-0.2", "0", "+0.2"]


def test_what_prints_nothing_in_an_injection_is_written_out() -> None:
    html = page(RESULT)
    assert "⟨U+202E⟩sdrawkcab⟨U+202C⟩" in html
    assert figures.visible("a\x1b[31m\u200bb\nc") == "a⟨U+001B⟩[31m⟨U+200B⟩b\nc"
    assert "(959 characters)" in html


def test_it_holds_together_and_asks_nobody_under_its_own_policy() -> None:
    html = page(RESULT)
    parsed = Read(html)
    ids = parsed.values("id")
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    assert all(href[0] == "#" and href[1:] in ids for href in parsed.values("href"))
    for label in parsed.values("aria-labelledby"):
        assert set(label.split()) <= set(ids)
    assert not {"src", "srcset", "action", "style", "data", "xmlns"} & {name for _, name, _ in parsed.attributes}
    assert not [name for _, name, _ in parsed.attributes if name.startswith("on")]
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & set(parsed.tags)
    assert not re.search(r"url\(|@import|//|expression", parsed.inside["style"])
    (policy,) = [value for value in parsed.values("content") if "default-src" in value]
    style = b64encode(sha256(parsed.inside["style"].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    assert page(RESULT) == html


@pytest.mark.parametrize("nasty", NASTY)
def test_what_was_said_stays_text_on_the_page(nasty: str) -> None:
    html = page(spoiled(nasty))
    parsed, harmless = Read(html), Read(page(spoiled(HARMLESS)))
    folds = {"details", "summary", "span", "div"}  # a long text is folded
    assert [t for t in parsed.tags if t not in folds] == [t for t in harmless.tags if t not in folds]
    assert not re.search(UNSEEN, html)
    assert parsed.text.count(plain(nasty).strip()) >= 20


def test_junit_has_a_suite_a_check_and_a_case_a_gated_figure() -> None:
    root = ElementTree.fromstring(junit(RESULT))
    assert root.attrib["tests"] == "6"
    assert root.attrib["failures"] == "3"
    assert [suite.get("name") for suite in root] == ["retest", "invariance", "bias", "cost"]
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert list(cases)[:2] == ["retest.alpha", "retest.flips"]
    failed = {name: case.find("failure") for name, case in cases.items() if case.find("failure") is not None}
    assert {name: found.get("type") for name, found in failed.items() if found is not None} == {
        "retest.flips": "failed", "invariance.padding": "failed", "bias.school": "insufficient",
    }  # fmt: skip
    school = failed["bias.school"]
    assert school is not None
    assert "no twins were graded" in (school.get("message") or "")
    assert "0 transcripts of at least 20; gate interval within ±0.15" in (school.get("message") or "")
    properties = {each.get("name"): each.get("value") for each in root.iter("property")}
    assert properties["cost.tokens"] == "48,210, 40 transcripts"
    assert junit(RESULT) == junit(RESULT)


@pytest.mark.parametrize("nasty", NASTY)
def test_junit_stays_xml_whatever_was_said(nasty: str) -> None:
    written = junit(spoiled(nasty))
    assert not re.search(UNSEEN, written)
    shape = [each.tag for each in ElementTree.fromstring(written).iter()]
    assert shape == [each.tag for each in ElementTree.fromstring(junit(spoiled(HARMLESS))).iter()]


@pytest.mark.parametrize("nasty", ["plain", *NASTY])
def test_two_runs_stand_beside_each_other(nasty: str) -> None:
    for width in (80, 120):
        shown = printed(compared_table(compare(RESULT, spoiled(nasty))), width)
        assert not re.search(UNSEEN, shown)
        assert all(len(line) <= width for line in shown.splitlines())
    assert "nothing to compare" in printed(compared_table([]), 80)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    file = tmp_path / "report.html"
    file.write_text(page(RESULT), encoding="utf-8")
    return file


@pytest.mark.parametrize(("scheme", "width", "text"), [(LIGHT, 1400, ""), (DARK, 390, ""), (LIGHT, 390, "W" * 200)])
def test_nothing_stands_in_a_readers_way(browser: Browser, tmp_path: Path, scheme: int, width: int, text: str) -> None:
    file = tmp_path / "report.html"
    file.write_text(page(spoiled(text) if text else RESULT), encoding="utf-8")
    told = examined(browser, file, scheme, width)
    assert told["dark"] == (scheme == DARK)
    assert told["scrolls"] <= width
    assert told["passes"] > 20
    assert told["violations"] == []


def test_as_it_is_it_asks_nobody(browser: Browser, written: Path, tmp_path: Path) -> None:
    log, pdf = tmp_path / "net.json", tmp_path / "page.pdf"
    done = browser(written, f"--log-net-log={log}", f"--print-to-pdf={pdf}", "--enable-logging=stderr")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "Content Security Policy" not in done.stderr
    asked = set(re.findall(r'"url":"((?:https?|wss?|ftp):[^"]*)"', log.read_text(encoding="utf-8")))
    assert not [url for url in asked if written.name in url or not _is_the_browsers_own(url)]
