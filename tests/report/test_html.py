"""The page holds everything, asks nobody for anything, and nothing said in it is markup."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.plaintext import plain
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.report.html import page
from tests.report.hostile import HARMLESS, NASTY, spoiled, spoken

VOID = {"meta", "link", "br", "img", "input", "hr"}
TITLE = "Merchant payment alerts"


@dataclass
class Read(HTMLParser):
    """What a parser makes of a page."""

    tags: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    text: str = ""
    style: str = ""
    marks: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
            return
        self.text += data
        if "mark" in self.open:
            self.marks[-1] += data

    def values(self, name: str) -> list[str]:
        return [value for _, known, value in self.attributes if known == name]


def read(html: str) -> Read:
    parser = Read()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def holds_together(parsed: Read) -> None:
    """Ids are unique, links lead somewhere in the page, names refer to what is there, and nothing leads outside."""
    ids = parsed.values("id")
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    for href in parsed.values("href"):
        assert href.startswith("#")
        assert href[1:] in ids
    for named in parsed.values("aria-labelledby"):
        assert set(named.split()) <= set(ids)
    assert not {"src", "srcset", "action", "style", "data", "xlink:href", "xmlns"} & {
        n for _, n, _ in parsed.attributes
    }
    assert not [name for _, name, _ in parsed.attributes if name.startswith("on")]
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & {tag for tag, _ in parsed.tags}
    assert not re.search(r"url\(|@import|//|expression", parsed.style)


@pytest.fixture
def parsed(debrief: Debrief, rubric: Rubric, transcript: Transcript) -> Read:
    return read(page(debrief, rubric, transcript, TITLE))


def test_it_is_well_formed_and_leads_nowhere_else(parsed: Read) -> None:
    holds_together(parsed)


def test_its_policy_allows_its_own_style_and_nothing_else(parsed: Read) -> None:
    (policy,) = [value for value in parsed.values("content") if "default-src" in value]
    hashed = b64encode(sha256(parsed.style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"


def test_it_stands_in_the_order_one_reads_it(parsed: Read) -> None:
    sections = [id for tag, name, id in parsed.attributes if tag == "section" and name == "id"]
    assert sections == [
        *("verdict", "marks", "votes", "deciding", "timeline", "dimensions", "curveballs", "flags", "coaching"),
        *("grading", "transcript"),
    ]


def test_everything_in_the_debrief_is_told(parsed: Read, debrief: Debrief) -> None:
    text = " ".join(parsed.text.split())
    for piece in (
        debrief.headline,
        debrief.packet,
        debrief.dissent,
        debrief.decided_by,
        debrief.reads_as,
        debrief.model,
        debrief.source.digest,
        *debrief.tips,
        *debrief.warnings,
        *debrief.coaching.drills,
        *(vote.argument for vote in debrief.votes),
        *(result.reason for result in debrief.dimensions),
        *(curveball.change for curveball in debrief.curveballs),
        *(rule.says for rule in debrief.rules_fired),
        *(dropped.text for dropped in debrief.dropped_evidence),
    ):
        assert piece in text


def test_every_turn_has_its_place_and_its_quotes_are_marked(parsed: Read, transcript: Transcript) -> None:
    ids = parsed.values("id")
    assert [id for id in ids if re.fullmatch(r"turn-\d+", id)] == [f"turn-{t.number}" for t in transcript.turns]
    assert "What broke is that I had one reader who orders in the evening." in parsed.marks
    assert "I'd leave out refunds" in parsed.marks


def test_a_turn_leads_back_to_what_cites_it(debrief: Debrief, rubric: Rubric, transcript: Transcript) -> None:
    html = page(debrief, rubric, transcript, TITLE)
    turn = html[html.index('id="turn-14"') : html.index('id="turn-15"')]
    assert 'href="#deciding"' in turn
    assert 'href="#mark-1-2">Framing' in turn
    assert 'href="#curveball-1-1"' in turn


def test_the_bar_is_drawn_at_the_levels(parsed: Read) -> None:
    reds = [value for tag, name, value in parsed.attributes if tag == "line" and name == "x1" and value == "70.00%"]
    assert len(reds) == 6


def test_a_turn_that_is_not_there_is_named_and_not_linked(debrief: Debrief, rubric: Rubric) -> None:
    short = Transcript(turns=(Turn(number=1, speaker=Speaker.OTHER, text="Hello."),))
    parsed = read(page(debrief, rubric, short, TITLE))
    holds_together(parsed)
    assert "turn 14" in parsed.text


def test_no_verdict_says_why_and_a_bare_debrief_is_a_page(debrief: Debrief, rubric: Rubric) -> None:
    bare = Debrief(
        source=debrief.source,
        level=debrief.level,
        grader="offline",
        verdict=None,
        score=None,
        margin=None,
        no_verdict="Only 40 words were said.",
        dimensions=debrief.dimensions,
        model="",
        prompt_version="1",
        rubric_version="1",
        warnings=("Made by rules alone.",),
    )
    parsed = read(page(bare, rubric, Transcript(), TITLE))
    holds_together(parsed)
    opening = parsed.text[: parsed.text.index("The marks")]
    assert "No verdict" in opening
    assert "indicative" in opening
    assert "Only 40 words were said." in opening
    assert "Made by rules alone." in opening


@pytest.mark.parametrize("nasty", NASTY)
def test_what_was_said_stays_text(debrief: Debrief, rubric: Rubric, transcript: Transcript, nasty: str) -> None:
    html = page(spoiled(debrief, nasty), rubric, spoken(transcript, nasty), nasty)
    parsed = read(html)
    plainly = read(page(spoiled(debrief, HARMLESS), rubric, spoken(transcript, HARMLESS), HARMLESS))
    assert parsed.tags == plainly.tags
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", html)
    assert plain(nasty).strip() in parsed.text
    holds_together(parsed)


def test_sixty_turns_are_a_page(debrief: Debrief, rubric: Rubric) -> None:
    turns = tuple(
        Turn(number=n, speaker=Speaker.CANDIDATE if n % 2 == 0 else Speaker.INTERVIEWER, text="and so on " * 80)
        for n in range(1, 61)
    )
    parsed = read(page(debrief, rubric, Transcript(turns=turns), TITLE))
    holds_together(parsed)
    assert parsed.values("id").count("turn-60") == 1
