"""A debrief and a transcript in which every text that a model or a file gave is one and the same string."""

from typing import Any

from interviewer.content.base import Value
from interviewer.grading.debrief import Debrief
from interviewer.record.transcript import Transcript

HARMLESS = "harmless"
NASTY = (
    "<script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "<![CDATA[ x ]]> --> <!-- y",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} {# no #}",
    "[red]no[/red] [link=file:x]y[/link] :smile:",
    "\u202egnorw\u202c \u2066turned\u2069 zero\u200bwidth",
    "\x1b[31mred\x1b]0;title\x07 bell\x07 \x9b1m",
    "a\x00b &amp; &lt;b&gt; &#60;i&#62;",
    "**bold** _it_ `code` ~~gone~~ | cell | [a](b) ![c](d) <e@f.gh> \\",
    "https://example.org www.example.org me@example.org",
    "# title",
    "- item",
    "1. first",
    "> said",
    "---",
    "=== ",
    "W" * 400,
    "# one\n- two\n\n    three\n1) four\n---\n```\nfive\n***\n| a | b |\n| - | - |",
)
TEXTS = {
    *("quote", "missing", "reason", "next_mark", "change", "why", "says", "argument", "name", "note", "stronger"),
    *("packet", "dissent", "decided_by", "headline", "reads_as", "text", "where", "no_verdict", "tips", "drills"),
    *("warnings", "digest", "format", "scenario", "model", "prompt_version", "rubric_version", "seat", "sketch"),
}
"""Fields that hold free text."""


def spoiled(debrief: Debrief, text: str) -> Debrief:
    """The debrief with `text` for every text in it, the names of curveballs, flags and rules too."""
    data = _spoiled(debrief.model_dump(mode="json"), text)
    data["format"] = 1
    for part in ("curveballs", "red_flags", "rules_fired"):
        data[part] = [{**one, "id": text} for one in data[part]]
    return Debrief.model_validate(data)


def spoken(transcript: Transcript, text: str) -> Transcript:
    """The transcript with `text` for every turn and sketch."""
    return Transcript(turns=tuple(_with(turn, text=text, sketch=text) for turn in transcript.turns))


def _with(value: Value, **changed: Any) -> Any:
    return value.model_validate(value.model_dump() | changed)


def _spoiled(value: Any, text: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _spoiled(inner, text, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spoiled(inner, text, key) for inner in value]
    return text if key in TEXTS and isinstance(value, str) else value
