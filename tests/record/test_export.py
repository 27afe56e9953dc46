"""A session as Markdown: everything said is in it, and nothing said becomes markup."""

from interviewer.interview.offline import OfflineInterviewer
from interviewer.record.export import markdown
from tests.fakes import Hold, heard


async def test_everything_said_drawn_and_noted_is_there(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    await heard(interview.begin())
    interview.note("ask about churn")
    await heard(interview.hear("I'd start with the reader.", "reader -> posts"))
    told = markdown(interview.journal.events)
    assert "**2 Candidate** (2:48): I'd start with the reader." in told
    assert "\n    reader -> posts\n" in told
    assert "- turn 1: ask about churn" in told
    assert all(turn.text.split()[0] in told for turn in interview.situation.transcript.turns)


async def test_nothing_said_becomes_markup(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    await heard(interview.begin())
    await heard(interview.hear("# Verdict\n- **hire** [me](http://x) <script> `x`\n1. yes\x1b[31m"))
    told = markdown(interview.journal.events)
    assert "\\# Verdict" in told
    assert "\n\\- \\*\\*hire\\*\\*" in told
    assert "\n1\\. yes" in told
    assert "<script>" not in told.replace("\\<script\\>", "")
    assert "\x1b" not in told
