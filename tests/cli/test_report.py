"""`interviewer report` as a user runs it, on what `interviewer grade` kept."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interviewer.cli import cli
from interviewer.cli.report import WITHOUT, report, summarise
from interviewer.content.library import Library
from interviewer.errors import ContentError, UsageError
from interviewer.record.sessions import Sessions
from tests.grading.answers import SAID

TEXT = "\n\n".join(f"{('Interviewer', 'Candidate')[n % 2]}: {text}" for n, text in enumerate(SAID))
NAMES = ("a.md", "<img src=x>&amp;.md", "=b.txt")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Three transcripts graded, and one that could not be."""
    place = tmp_path / "in"
    place.mkdir()
    for name in NAMES:
        (place / name).write_text(f"{TEXT}\n\nInterviewer: {name[-4]}?\n", encoding="utf-8")
    (place / "empty.txt").write_text("", encoding="utf-8")
    result = CliRunner().invoke(cli, ["grade", "--model", "offline", str(place), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1, result.output
    return tmp_path / "out"


def rebuilt(out: Path) -> Result:
    return CliRunner().invoke(report, [str(out)])


def written(out: Path) -> dict[str, bytes]:
    paths = [out / "summary.csv", out / "index.html", *(out / "pages").iterdir()]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def links(out: Path) -> list[str]:
    return re.findall(r'href="(pages/[^"]*)"', (out / "index.html").read_text(encoding="utf-8"))


def test_grading_leaves_a_page_for_each_debrief_and_one_of_all(out: Path) -> None:
    assert len(links(out)) == len(set(links(out))) == 3
    for link in links(out):
        assert re.fullmatch(r"pages/[0-9a-f]{32}\.html", link)
        page = (out / link).read_text(encoding="utf-8")
        assert 'id="transcript"' in page
        assert WITHOUT not in page
        assert 'href="../index.html"' in page


def test_what_is_lost_is_made_anew_the_same(out: Path) -> None:
    before = written(out)
    for name in before:
        (out / name).unlink()
    result = rebuilt(out)
    assert result.exit_code == 0, result.output
    assert f"3 pages; begin with {out / 'index.html'}." in result.stderr
    assert written(out) == before
    assert not list(out.rglob("*.part"))


def test_a_transcript_that_has_changed_or_gone_is_not_shown_and_its_page_says_so(out: Path) -> None:
    (out.parent / "in" / "a.md").write_text(TEXT.replace("commuter", "nurse"), encoding="utf-8")
    (out.parent / "in" / "=b.txt").unlink()
    result = rebuilt(out)
    assert "3 pages, 2 without the transcript" in result.stderr
    pages = [(out / link).read_text(encoding="utf-8") for link in links(out)]
    said = [WITHOUT in page for page in pages]
    assert said.count(True) == 2
    assert ['id="transcript"' in page for page in pages] == [not each for each in said]
    assert not any("nurse" in page for page in pages)


def test_only_the_newest_debrief_of_a_source_is_shown(out: Path) -> None:
    (out.parent / "in" / "a.md").write_text(TEXT.replace("commuter", "nurse"), encoding="utf-8")
    CliRunner().invoke(cli, ["grade", "--model", "offline", str(out.parent / "in"), "--out", str(out)])
    assert len((out / "results.jsonl").read_text(encoding="utf-8").splitlines()) == 4
    assert len(links(out)) == 3
    assert any("nurse" in (out / link).read_text(encoding="utf-8") for link in links(out))


def test_a_page_is_named_for_an_identity_and_nothing_else(out: Path) -> None:
    results = out / "results.jsonl"
    told = re.sub(r'"identity":"[0-9a-f]{32}"', '"identity":"../../../elsewhere"', results.read_text(encoding="utf-8"))
    results.write_text(told, encoding="utf-8")
    assert rebuilt(out).exit_code == 0
    assert all(re.fullmatch(r"pages/[0-9a-f]{32}\.html", link) for link in links(out))
    assert len(set(links(out))) == 3
    assert not list(out.parent.rglob("elsewhere*"))


def test_a_folder_without_results_is_a_sentence(tmp_path: Path) -> None:
    assert isinstance(rebuilt(tmp_path / "nowhere").exception, UsageError)
    assert isinstance(rebuilt(tmp_path).exception, UsageError)
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_is_not_finished_is_a_sentence_and_the_page_stays(out: Path) -> None:
    before = written(out)
    with (out / "results.jsonl").open("ab") as file:
        file.write(b'{"format":1')
    assert isinstance(rebuilt(out).exception, UsageError)
    assert written(out) == before


def test_a_line_that_is_no_debrief_is_a_sentence(out: Path) -> None:
    with (out / "results.jsonl").open("ab") as file:
        file.write(b'{"format":1}\n')
    assert isinstance(rebuilt(out).exception, ContentError)


def test_grading_again_keeps_the_pages_there_are_and_a_report_makes_them_anew(out: Path) -> None:
    page = out / links(out)[0]
    page.write_text("kept", encoding="utf-8")
    CliRunner().invoke(cli, ["grade", "--model", "offline", str(out.parent / "in"), "--out", str(out)])
    assert page.read_text(encoding="utf-8") == "kept"
    rebuilt(out)
    assert page.read_text(encoding="utf-8") != "kept"


def test_what_failed_is_in_the_table_and_leads_to_what_to_do(out: Path) -> None:
    html = (out / "index.html").read_text(encoding="utf-8")
    assert html.count('href="#failure-1"') == html.count('id="failure-1"') == 1
    assert html.index("Nothing to grade is in it") < html.index("The verdicts") < html.index('href="#failure-1"')


def test_a_folder_that_cannot_be_written_is_a_sentence(out: Path) -> None:
    (out / "index.html").unlink()
    (out / "index.html").mkdir()
    assert isinstance(rebuilt(out).exception, ContentError)


def test_a_large_batch_gets_its_pages_from_report(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviewer.cli.report.AT_ONCE", 0)
    shutil.rmtree(out / "pages")
    made = summarise(out, Library.at(out), Sessions(out / "sessions"))
    assert (made.pages, made.left_out) == (0, 3)
    assert links(out) == []
    assert summarise(out, Library.at(out), Sessions(out / "sessions"), anew=True).pages == 3
    assert len(links(out)) >= 3
