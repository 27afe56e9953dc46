"""The page of a batch: failures first, everything counted, nothing said is markup, and only its own script runs."""

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO

import pytest

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Debrief, Verdict
from interviewer.plaintext import plain
from interviewer.report.overview import Counts, Lost, lost_row, row, write
from tests.report.hostile import HARMLESS, NASTY

BARE = {"meta", "br"}


class Read(HTMLParser):
    """What a parser makes of the page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.inside: dict[str, str] = {"style": "", "script": ""}
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in BARE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.text += " "

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.inside:
            self.inside[self.open[-1]] += data
        else:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, known, value in self.attributes if known == name]

    @property
    def told(self) -> str:
        return " ".join(self.text.split())


def named(debrief: Debrief, name: str, **changed: object) -> Debrief:
    source = debrief.source.model_copy(update={"name": name})
    return debrief.model_copy(update={"source": source, **changed})


def page(rubric: Rubric, debriefs: list[Debrief], lost: tuple[Lost, ...] = ()) -> str:
    counts, rows, out = Counts(rubric), [], StringIO()
    for number, debrief in enumerate(debriefs):
        counts.add(debrief, f"pages/{number}.html")
        rows.append(row(debrief, f"pages/{number}.html"))
    rows += [lost_row(each, number) for number, each in enumerate(lost, 1)]
    write(out, counts, lost, rows)
    return out.getvalue()


@pytest.fixture
def batch(debrief: Debrief) -> list[Debrief]:
    return [
        named(debrief, "in/a.md"),
        named(debrief, "in/b.md", verdict=Verdict.NO_HIRE, score=2.13, near_line=False, cost_usd=0.01),
        named(
            debrief, "in/c.md", verdict=None, score=None, no_verdict="The candidate says 40 words; a verdict takes 150."
        ),
    ]


LOST = (
    Lost("in/d.txt", "in/d.txt does not show who interviews; say it with --interviewer NAME. There speak: 'A', 'B'."),
    Lost("in/e.md", "No rater gave marks. localhost failed (500). Resume later; `interviewer doctor` tests it."),
    Lost("in/f.md", "No rater gave marks. localhost sent nothing for 9 s."),
    Lost("in/g.md", "Something new."),
)


def test_failures_come_first_each_with_what_to_do(rubric: Rubric, batch: list[Debrief]) -> None:
    parsed = Read(page(rubric, batch, LOST))
    sections = [value for tag, name, value in parsed.attributes if tag == "section" and name == "id"]
    assert sections == ["coverage", "failed", "without", "verdicts", "dimensions", "transcripts"]
    before = parsed.told[: parsed.told.index("The verdicts")]
    assert "4 could not be graded" in before
    assert "Write 'Interviewer:' and 'Candidate:' before the turns" in before
    assert "--interviewer NAME 1 transcript" in before
    assert "Run the same command again" in before
    assert "tests the connection. 2 transcripts" in before
    assert "Do what the reason says" in before
    assert all(each.source in before and each.why in before for each in LOST)


@pytest.mark.parametrize(
    ("why", "what"),
    [
        ("x.md is empty; there is nothing to import.", "Nothing to grade is in it"),
        ("x.md: the candidate says nothing, so there is nothing to grade.", "Nothing to grade is in it"),
        ("x.md is a ZIP archive, not text; unpack it.", "Export it as text"),
        ("x.md has segments without speakers; transcribe again.", "Write 'Interviewer:'"),
        ("x.md begins like JSON but is broken; was it cut short? Export it again.", "whole and unchanged"),
        ("x.md cannot be read: Permission denied; check the path and its permissions.", "may be read"),
        ("No rater gave marks. there refused the key (401). Check OPENAI_API_KEY.", "Mend the key"),
        ("No rater gave marks. The conversation is longer than m at there reads at once (x).", "longer context"),
        ("Nobody has seen this before.", "Do what the reason says"),
    ],
)
def test_a_reason_says_what_to_do(rubric: Rubric, why: str, what: str) -> None:
    assert what in Read(page(rubric, [], (Lost("x.md", why),))).told


def test_a_files_name_is_no_reason(rubric: Rubric) -> None:
    name = "was it edited?.md"
    assert "Export it as text" in Read(page(rubric, [], (Lost(name, f"{name} is a PDF, not text; copy it."),))).told


def test_the_batch_is_counted(rubric: Rubric, batch: list[Debrief]) -> None:
    told = Read(page(rubric, batch, LOST[:1])).told
    assert "3 graded, 2 of them with a verdict and 1 without; 1 could not be graded." in told
    assert "Hire 1 (33 %) No hire 1 (33 %) Strong no hire 0 (0 %) No verdict 1 (33 %)" in told
    assert "Median score 2.48 of 4" in told
    assert "Near a line 2 (67 %)" in told
    assert "Cost $0.1842" in told
    assert "Too little was said for a verdict" in told


def test_a_cost_that_is_not_known_is_not_nothing(rubric: Rubric, batch: list[Debrief]) -> None:
    unknown = [named(debrief, "x", cost_usd=None) for debrief in batch]
    assert "Cost not known" in Read(page(rubric, unknown)).told
    assert "Cost $0.0871, and 3 not known" in Read(page(rubric, [*unknown, batch[0]])).told


def test_the_weakest_dimension_stands_first_and_one_without_a_mark_last(rubric: Rubric, batch: list[Debrief]) -> None:
    counts = Counts(rubric)
    for debrief in batch:
        counts.add(debrief, "")
    found = counts.weakest()
    means = [marks.mean for marks in found if marks.mean is not None]
    assert means == sorted(means)
    assert len(means) == 6
    assert [marks.without for marks in found[6:]] in (
        [[("not assessed", 2)], [("ungraded", 2)]],
        [
            [("ungraded", 2)],
            [("not assessed", 2)],
        ],
    )
    assert {marks.name for marks in found} == {rubric.criterion(d).name for d in Dimension}


def test_graders_that_differ_are_named(rubric: Rubric, batch: list[Debrief]) -> None:
    told = Read(page(rubric, [*batch, named(batch[0], "x", grader="offline")])).told
    assert "Not all were graded alike" in told
    assert "1 by rules alone, indicative, rubric 2" in told
    assert "Not all were graded alike" not in Read(page(rubric, batch)).told


def test_it_holds_together_and_asks_nobody(rubric: Rubric, batch: list[Debrief]) -> None:
    parsed = Read(page(rubric, batch, LOST))
    ids = parsed.values("id")
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    for href in parsed.values("href"):
        assert re.fullmatch(r"pages/\d\.html", href) or href[1:] in ids
    assert {href for href in parsed.values("href") if href.startswith("pages/")} == {
        f"pages/{n}.html" for n in range(3)
    }
    for label in parsed.values("aria-labelledby"):
        assert set(label.split()) <= set(ids)
    assert not {"src", "srcset", "action", "style", "data", "xmlns"} & {name for _, name, _ in parsed.attributes}
    assert not [name for _, name, _ in parsed.attributes if name.startswith("on")]
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & set(parsed.tags)
    assert not re.search(r"url\(|@import|//|expression", parsed.inside["style"])
    assert not re.search(r"innerHTML|eval|fetch|import|http", parsed.inside["script"])


def test_its_policy_allows_its_own_style_and_its_own_script_alone(rubric: Rubric, batch: list[Debrief]) -> None:
    parsed = Read(page(rubric, batch, LOST))
    assert parsed.tags.count("script") == parsed.tags.count("style") == 1
    (policy,) = [value for value in parsed.values("content") if "default-src" in value]
    style, script = (b64encode(sha256(parsed.inside[k].encode()).digest()).decode() for k in ("style", "script"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_without_the_script_there_is_a_table_and_no_button(rubric: Rubric, batch: list[Debrief]) -> None:
    html = page(rubric, batch, LOST)
    assert "<button" not in html[: html.index("<script>")]
    table = Read(html[html.index('<table id="all"') : html.index("</table>", html.index('<table id="all"')) + 8])
    heads = table.tags.count("th") - 7
    assert table.tags.count("td") == 7 * (heads - 1)


@pytest.mark.parametrize("nasty", NASTY)
def test_what_was_said_stays_text(rubric: Rubric, debrief: Debrief, nasty: str) -> None:
    def spoiled(text: str) -> str:
        said = named(debrief, text, headline=text, model=text, rubric_version=text)
        none = named(said, text, verdict=None, no_verdict=text)
        return page(rubric, [said, none], (Lost(text, text), Lost(text, f"{text}.")))

    html = spoiled(nasty)
    parsed = Read(html)
    assert parsed.tags == Read(spoiled(HARMLESS)).tags
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", html)
    assert parsed.text.count(plain(nasty).strip()) >= 8


def test_an_empty_batch_is_a_page(rubric: Rubric) -> None:
    assert "0 transcripts" in Read(page(rubric, [])).told


def test_the_same_batch_is_the_same_page(rubric: Rubric, batch: list[Debrief]) -> None:
    assert page(rubric, batch, LOST) == page(rubric, batch, LOST)


def test_a_long_list_is_folded_and_a_short_one_open(rubric: Rubric) -> None:
    assert "<details open>" in page(rubric, [], LOST)
    assert "<details open>" not in page(rubric, [], tuple(Lost(f"{n}.md", "No idea.") for n in range(21)))


class Narrow(StringIO):
    """Takes the page in pieces, and no piece is long."""

    def write(self, piece: str, /) -> int:
        assert len(piece) < 100_000
        return super().write(piece)


def test_five_thousand_without_a_verdict_are_written_as_they_come(rubric: Rubric, batch: list[Debrief]) -> None:
    counts, out = Counts(rubric), Narrow()
    nobody = next(debrief for debrief in batch if debrief.verdict is None)
    for _ in range(5000):
        counts.add(nobody, "pages/0.html")
    write(out, counts, (), ())
    assert out.getvalue().count("<li><a") == 5000


def test_five_thousand_rows_are_written_as_they_come(rubric: Rubric, batch: list[Debrief]) -> None:
    counts, out = Counts(rubric), Narrow()
    counts.add(batch[0], "pages/0.html")
    one = row(batch[0], "pages/0.html")
    write(out, counts, (), (one for _ in range(5000)))
    assert out.getvalue().count('<tr><th scope="row" dir="auto">') == 5000


def test_a_batch_that_was_stopped_says_how_many_are_left_before_anything_else(rubric: Rubric) -> None:
    out = StringIO()
    write(out, Counts(rubric), [], [], left=1107)
    told = Read(out.getvalue()).told
    assert told.index("Stopped: 1,107 not yet come to") < told.index("0 graded")
