"""The kept debrief holds what the terminal shows and the transcript, and nothing said becomes markup."""

import re

import pytest
from markdown_it import MarkdownIt

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.markup import escaped, line
from interviewer.plaintext import one_line
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.report.markdown import page
from tests.report.hostile import HARMLESS, NASTY, spoiled, spoken

READ = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MERE_TEXT = {"text", "softbreak", "text_special", "paragraph_open", "paragraph_close", "inline"}


def built(text: str) -> list[str]:
    """The kinds of markup a reader of Markdown makes of it, in order."""
    tokens = [inner for token in READ.parse(text) for inner in (token, *(token.children or ()))]
    return [token.type for token in tokens if token.type not in MERE_TEXT]


def read(text: str) -> str:
    """What a reader sees."""
    return " ".join(re.sub(r"<[^>]*>", " ", READ.render(text)).split())


def test_it_opens_with_the_verdict_and_holds_every_section(
    debrief: Debrief, rubric: Rubric, transcript: Transcript
) -> None:
    told = page(debrief, rubric, transcript)
    assert told.startswith("# Hire\n")
    assert re.findall(r"(?m)^## (.*)$", told) == [
        "The votes",
        "The packet",
        "The turn that decided it",
        "Dimension by dimension",
        "Curveballs",
        "Red flags",
        "Coaching",
        "How it was graded",
        "Transcript",
    ]
    assert "| Trade-offs | 2 | under the bar | raters 1 apart |" in told
    assert "| Alignment | not assessed | The interviewer broke off for time" in told


def test_everything_said_is_in_it(debrief: Debrief, rubric: Rubric, transcript: Transcript) -> None:
    seen = read(page(debrief, rubric, transcript))
    for turn in transcript.turns:
        assert turn.text.replace('"', "&quot;") in seen
    assert debrief.headline in seen
    assert "never said: what the stream costs" in seen


def test_a_sketch_keeps_its_lines(debrief: Debrief, rubric: Rubric, transcript: Transcript) -> None:
    sketch = "\n".join(f"    {row}" for row in transcript.turns[9].sketch.split("\n"))
    assert f"\n\n{sketch}\n\n" in page(debrief, rubric, transcript)


@pytest.mark.parametrize("nasty", NASTY)
def test_what_was_said_builds_nothing(debrief: Debrief, rubric: Rubric, transcript: Transcript, nasty: str) -> None:
    told = page(spoiled(debrief, nasty), rubric, spoken(transcript, nasty))
    plain = page(spoiled(debrief, HARMLESS), rubric, spoken(transcript, HARMLESS))
    assert built(told) == built(plain)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", told)


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("make", [escaped, line])
def test_what_is_escaped_reads_as_it_was(make: object, nasty: str) -> None:
    assert callable(make)
    seen = "".join(inner.content for token in READ.parse(f"x {line(nasty)}") for inner in token.children or ())
    assert seen == f"x {one_line(nasty)}"
    assert built(make(nasty)) == []


def test_an_address_is_broken_up_for_readers_that_link_it_unasked() -> None:
    assert line("https://a.bc, www.a.bc") == "https\\://a.bc, www\\.a.bc"


def test_a_debrief_without_a_verdict_or_a_transcript_is_still_a_page(debrief: Debrief, rubric: Rubric) -> None:
    none = debrief.model_copy(update={"verdict": None, "score": None, "margin": None, "no_verdict": "Too short."})
    told = page(none, rubric, Transcript())
    assert told.startswith("# No verdict\n\nToo short.\n")
    assert "## Transcript" not in told
    offline = debrief.model_copy(update={"grader": "offline"})
    assert page(offline, rubric, Transcript()).startswith("# Hire (indicative)\n\n**Note.** Six of eight")


def test_a_turn_without_a_time_has_none(debrief: Debrief, rubric: Rubric) -> None:
    told = page(debrief, rubric, Transcript(turns=(Turn(number=1, speaker=Speaker.OTHER, text="Hello."),)))
    assert "\n**1 Other**: Hello.\n" in told
