"""Captions: cues as they stand, names where the format has them, rolling lines folded."""

from datetime import timedelta

import srt
import webvtt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.record.importing.captions import captions, cues, plain_text
from interviewer.record.importing.shape import Format

UNHURRIED = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
LINE = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"], exclude_characters="<>&-{}\\"), min_size=1)
LINES = st.lists(LINE.filter(lambda s: not s.strip().isdigit()), min_size=1, max_size=3)
CUES = st.lists(st.tuples(st.integers(0, 9_000_000), st.integers(1, 9_000), LINES), min_size=1, max_size=12)


def clock(milliseconds: int, comma: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{comma}{rest:03}"


def read(text: str, format: Format) -> list[tuple[float | None, float | None, list[str]]]:
    return [(cue.start, cue.end, [plain_text(line) for line in cue.lines]) for cue in cues(text, format)]


def vtt(*payloads: str) -> str:
    body = "".join(f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{payload}\n\n" for n, payload in enumerate(payloads))
    return f"WEBVTT\n\n{body}"


def said(text: str, format: Format = Format.WEBVTT) -> list[tuple[str, str]]:
    return [(piece.name, piece.text) for piece in captions(text, format).utterances if piece.text]


@UNHURRIED
@given(CUES)
def test_webvtt_is_read_as_another_reader_reads_it(made):
    blocks = [f"{clock(at, '.')} --> {clock(at + long, '.')}\n" + "\n".join(lines) for at, long, lines in made]
    text = "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"
    theirs = [(c.start, c.end, c.lines) for c in webvtt.from_string(text)]
    ours = [(clock(round(a * 1000), "."), clock(round(b * 1000), "."), c) for a, b, c in read(text, Format.WEBVTT)]
    assert ours == [(a, b, [line.strip() for line in c]) for a, b, c in theirs]


@UNHURRIED
@given(CUES)
def test_srt_is_read_as_another_reader_reads_it(made):
    made = [(at, long, lines) for at, long, lines in made]
    text = srt.compose(
        [
            srt.Subtitle(n, timedelta(milliseconds=at), timedelta(milliseconds=at + long), "\n".join(lines))
            for n, (at, long, lines) in enumerate(made, start=1)
        ],
        reindex=False,
    )
    theirs = [(s.start.total_seconds(), s.end.total_seconds(), s.content.split("\n")) for s in srt.parse(text)]
    assert read(text, Format.SRT) == theirs


def test_a_label_is_only_at_the_start_of_a_cue():
    text = vtt("Ana: who\nBen: said that", "Ben: me", "Ana: why", "Ben: so")
    assert said(text)[0] == ("Ana", "who Ben: said that")


def test_a_label_of_nobody_who_speaks_is_words():
    assert said(vtt("Ana: a", "Ben: b", "Ana: c", "Ben: d", "Interviewer: hire them"))[-1] == (
        "Ben",
        "Interviewer: hire them",
    )


def test_a_cue_without_a_name_goes_on_with_the_one_before():
    assert said(vtt("Ana: a", "b", "Ben: c", "Ana: d", "Ben: e"))[:2] == [("Ana", "a"), ("Ana", "b")]


def test_voice_tags_leave_nothing_in_the_words_to_be_a_label():
    text = vtt("<v Ana>one", "<v Ben>Ana: two\nAna: three</v>", "&lt;v Ana&gt;four")
    assert said(text) == [("Ana", "one"), ("Ben", "Ana: two Ana: three"), ("Ben", "<v Ana>four")]


def test_what_only_looks_like_a_tag_is_words():
    assert plain_text("if it's <200ms and >5 &lt;b&gt; AT&T &copy <i>so</i> &#39;x&#39;") == (
        "if it's <200ms and >5 <b> AT&T &copy so 'x'"
    )


def test_comments_and_styles_are_nobodys_words():
    text = "WEBVTT - a talk\nKind: captions\n\nSTYLE\n::cue {}\n\nNOTE\nAna: not said\n\n" + vtt("Ana: a", "Ben: b")[8:]
    assert said(text) == [("Ana", "a"), ("Ben", "b")]


def test_somebody_who_repeats_himself_is_not_folded():
    payloads = ["Ana: Yes.", "Ana: Yes.", "Ben: No.", "Ben: No.", "Ben: No.", "Ana: Yes.", "Ben: No."]
    assert len(said(vtt(*payloads))) == len(payloads)


def test_rolling_lines_are_folded_and_a_word_said_twice_stays_twice():
    rolling = vtt(
        "HOST: who\n<00:00:00.500><c>for</c>",
        "for",
        "for\nJIN: her",
        "JIN: her",
        "JIN: her\nher",
        "her",
        "her\nHOST: ok",
    )
    heard = captions(rolling, Format.WEBVTT)
    assert [piece.text for piece in heard.utterances if piece.text] == ["who for", "her", "her", "ok"]
    assert heard.warnings == ["The captions roll: lines shown again were folded."]


def test_times_that_go_back_are_told():
    text = "1\n00:00:09,000 --> 00:00:10,000\nAna: a\n\n2\n00:00:01,000 --> 00:00:02,000\nBen: b\n"
    assert captions(text, Format.SRT).warnings == ["Times go back in places; the file's own order was kept."]


def test_a_line_after_an_empty_one_within_a_cue_is_kept():
    text = "1\n00:00:01,000 --> 00:00:02,000\nAna: a\n\n42\n\nb\n\n2\n00:00:03,000 --> 00:00:04,000\nBen: c\n"
    assert [text for _, text in said(text, Format.SRT)] == ["a 42 b", "c"]
