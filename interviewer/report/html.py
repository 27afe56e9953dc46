"""A debrief as one page of HTML that asks nobody for anything: style and drawings are in it, scripts are not.

Every text passes `plain` and is escaped on its way into the page; only the templates beside this file are markup.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.plaintext import plain
from interviewer.record.transcript import Transcript
from interviewer.report import marking, outline, wording
from interviewer.report.timeline import timeline

TEMPLATES = ("page.html", "pieces.html", "opening.html", "findings.html", "grading.html", "transcript.html")


def page(debrief: Debrief, rubric: Rubric, transcript: Transcript, title: str) -> str:
    """The whole page. Its policy allows its own style and nothing else."""
    cited = tuple(marking.citations(debrief, rubric))
    quotes = marking.quotes_by_turn(cited)
    style = _read("page.css")
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            debrief=debrief,
            rubric=rubric,
            level=wording.level(debrief, rubric),
            turns=transcript.turns,
            transcript=transcript,
            spoken={turn.number for turn in transcript.turns},
            said={turn.number: marking.stretches(turn.text, quotes.get(turn.number, ())) for turn in transcript.turns},
            cited_by=marking.by_turn(cited),
            timeline=timeline(debrief, transcript),
            raters=outline.raters(debrief, rubric),
            troubles=outline.troubles(debrief),
            dropped=outline.dropped(debrief),
            provenance=outline.provenance(debrief),
            style=Markup(style),
            policy=f"default-src 'none'; style-src '{_fingerprint(style)}'; base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader({name: _read(name) for name in TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = wording
    return environment


def _plain(value: object) -> object:
    """What an expression of a template yields, made safe to print; a template's own markup stays."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _read(name: str) -> str:
    return (files("interviewer.report") / "templates" / name).read_text(encoding="utf-8")


def _fingerprint(style: str) -> str:
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()
