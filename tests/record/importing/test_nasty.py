"""Five megabytes made to be slow, of every format: what is not linear would not end here."""

import json
from contextlib import suppress

import pytest

from interviewer.errors import ContentError
from interviewer.record.importing.reader import parse

SIZE = 5_000_000
CUE = "WEBVTT\n\n00:01.000 --> 00:02.000\n"


def much(piece: str, size: int = SIZE) -> str:
    return piece * (size // len(piece))


NASTY = {
    "spaces": "Ana:" + much(" ") + "x",
    "line ends": "x" + much("\n") + "x",
    "blank lines": "x\n" + much(" \n") + "x",
    "colons": much(":"),
    "opened brackets": "x" + much("["),
    "opened lists": much("["),
    "opened objects": much("[{"),
    "escapes": "Ana: x\n" + much("a" * 200 + "\x1b["),
    "brackets of a name": "Ana (" + much("(") + ": x",
    "tags opened": CUE + much("<"),
    "voices opened": CUE + much("<v "),
    "tags that change": CUE + much("<c.a"),
    "entities opened": CUE + much("&a"),
    "arrows": CUE + much("-->"),
    "times opened": "1\n00:00:01,000 --> 00:00:02,000\n" + much("00:00:"),
    "braces": "1\n00:00:01,000 --> 00:00:02,000\n" + much("{\\an"),
    "headers opened": "Ana " + much("0:1"),
    "a drawing without end": "**1 Interviewer**: x\n" + much("\n    y"),
    "one number": "[" + much("1") + "]",
    "a journal of one turn": much('{"kind":"candidate","turn":1,"text":"aaaaaaaaaaaaaaaa","elapsed":0}\n', 1_000_000),
    "a journal of one line": '{"kind":"candidate","turn":1,"text":"' + much("a") + '","elapsed":0}\n',
    "words without speakers": json.dumps([{"speaker": "A", "text": "x", "words": [{"word": "x"}] * 100_000}]),
    "one long speech": "Ana: Who is it for?\nBen: " + much("so then ") + "\nAna: Why?\nBen: Because.\n",
    "many cues of one": "WEBVTT\n\n" + much("00:01.000 --> 00:02.000\nx\n\n", 1_000_000),
    "rolling for ever": "WEBVTT\n\n" + "".join(f"00:01.0 --> 00:02.0\n{n}a\n{n + 1}a\n\n" for n in range(20_000)),
}


@pytest.mark.parametrize("name", NASTY)
def test_the_time_taken_is_in_proportion_to_the_size(name: str):
    with suppress(ContentError):
        assert parse(NASTY[name].encode(), "f").transcript.turns
