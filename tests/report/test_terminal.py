"""One screen tells it, everything is below, and nothing said reaches the terminal as anything but text."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.plaintext import one_line
from interviewer.record.transcript import Transcript
from interviewer.report.screen import screen
from interviewer.report.terminal import show
from tests.report.hostile import NASTY, spoiled, spoken


def printed(debrief: Debrief, rubric: Rubric, transcript: Transcript, width: int = 80) -> str:
    out = io.StringIO()
    show(debrief, rubric, transcript, Console(file=out, width=width, height=25))
    return out.getvalue()


def folded(text: str) -> str:
    return " ".join(text.replace("\n  - ", "\n").split())


@pytest.mark.parametrize(("width", "height"), [(80, 24), (100, 35), (120, 50)])
def test_the_first_screen_is_one_screen(debrief: Debrief, rubric: Rubric, width: int, height: int) -> None:
    console = Console(file=io.StringIO(), width=width, height=height)
    long = debrief.model_copy(update={"headline": "so " * 200, "dissent": "no " * 300, "tips": ("if " * 99,) * 3})
    for shown in (debrief, long):
        lines = screen(shown, rubric, console, min(width, 100))
        assert len(lines) < height
        assert all(line.cell_len <= min(width, 100) for line in lines)


def test_the_first_screen_tells_verdict_marks_votes_and_the_deciding_turn(
    debrief: Debrief, rubric: Rubric, transcript: Transcript
) -> None:
    top = "\n".join(printed(debrief, rubric, transcript).splitlines()[:23])
    assert top.startswith("HIRE  2.83 of 4; the bar is 2.80 (Senior product manager)\n")
    assert "0.03 from the nearest line" in folded(top)
    assert "It would tip: Trade-offs at 1" in folded(top)
    assert f"“{debrief.headline}”" in top
    assert "Votes 3:1 for hire. Engineering no hire: Engineering saw a choice" in folded(top)
    assert "Turn 14 decided it: “What broke is" in top
    assert re.search(r"^Altitude +ungraded: The raters split", top, re.M)
    assert re.search(r"^Alignment +not assessed: ", top, re.M)


def test_the_bar_of_a_mark_is_measured_against_the_levels(
    debrief: Debrief, rubric: Rubric, transcript: Transcript
) -> None:
    told = printed(debrief, rubric, transcript)
    assert f"Framing            {'━' * 14}┃{'━' * 6}  4    reaches the bar" in told
    assert f"Trade-offs         {'━' * 10}····┃······  2    under the bar" in told


def test_everything_else_is_below(debrief: Debrief, rubric: Rubric, transcript: Transcript) -> None:
    told = folded(printed(debrief, rubric, transcript))
    for piece in (
        debrief.packet,
        debrief.dissent,
        debrief.decided_by,
        debrief.reads_as,
        *debrief.tips,
        *debrief.warnings,
        *debrief.coaching.drills,
        *(vote.argument for vote in debrief.votes),
        *(text for result in debrief.dimensions for text in (result.reason, result.next_mark)),
        *(rule.says for rule in debrief.rules_fired),
        *(dropped.why for dropped in debrief.dropped_evidence),
        "never said: what the stream costs, and who pays for it (turns 10-24; asked at turn 11:",
        "47,200 tokens read (24,800 from cache), 6,300 written; $0.0871; 48 seconds",
    ):
        assert folded(piece) in told
    assert re.search(r"Altitude +4 +2 +–", told)


def test_sixty_columns_are_enough(debrief: Debrief, rubric: Rubric, transcript: Transcript) -> None:
    lines = printed(debrief, rubric, transcript, 60).splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert not [line for line in lines if line != line.rstrip()]


def test_a_pipe_gets_plain_text_and_no_screen_gets_colour(
    debrief: Debrief, rubric: Rubric, transcript: Transcript
) -> None:
    assert "\x1b" not in printed(debrief, rubric, transcript)
    out = io.StringIO()
    screen = Console(file=out, width=80, height=25, force_terminal=True, color_system="truecolor")
    show(debrief, rubric, transcript, screen)
    codes = {code for codes in re.findall(r"\x1b\[([0-9;]*)m", out.getvalue()) for code in codes.split(";")}
    assert codes <= {"0", "1", "2", "3", ""}
    assert re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()) == printed(debrief, rubric, transcript)


def test_an_offline_debrief_is_called_indicative_with_its_warnings_beside_it(
    debrief: Debrief, rubric: Rubric, transcript: Transcript
) -> None:
    offline = debrief.model_copy(update={"grader": "offline", "warnings": ("Made by rules alone.",)})
    first, second = printed(offline, rubric, transcript).splitlines()[:2]
    assert first.startswith("HIRE (indicative)")
    assert second == "! Made by rules alone."


def test_no_verdict_says_why_at_the_top(debrief: Debrief, rubric: Rubric) -> None:
    none = debrief.model_copy(
        update={"verdict": None, "score": None, "margin": None, "no_verdict": "Only 40 words.", "votes": ()}
    )
    told = printed(none, rubric, Transcript()).splitlines()
    assert told[:2] == ["NO VERDICT", "Only 40 words."]


@pytest.mark.parametrize("nasty", NASTY)
def test_what_was_said_stays_text(debrief: Debrief, rubric: Rubric, transcript: Transcript, nasty: str) -> None:
    told = printed(spoiled(debrief, nasty), rubric, spoken(transcript, nasty))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", told)
    assert "".join(one_line(nasty).split()) in "".join(told.split())
    assert max(map(cell_len, told.splitlines())) <= 80
