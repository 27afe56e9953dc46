"""A debrief as one page of HTML that asks nobody for anything: style and drawings are in it, scripts are not.

Every text passes `plain` and is escaped on its way into the page; only the templates beside this file are markup.
"""

from markupsafe import Markup

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.record.transcript import Transcript
from interviewer.report import marking, outline, wording
from interviewer.report.pages import environment, fingerprint, read
from interviewer.report.timeline import timeline

TEMPLATES = ("page.html", "pieces.html", "opening.html", "findings.html", "grading.html", "transcript.html")


def page(debrief: Debrief, rubric: Rubric, transcript: Transcript, title: str, back: str = "") -> str:
    """The whole page. Its policy allows its own style and nothing else. `back`: where the batch is it belongs to."""
    cited = tuple(marking.citations(debrief, rubric))
    quotes = marking.quotes_by_turn(cited)
    style = read("page.css")
    return (
        environment(*TEMPLATES)
        .get_template("page.html")
        .render(
            title=title,
            back=back,
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
            policy=f"default-src 'none'; style-src '{fingerprint(style)}'; base-uri 'none'; form-action 'none'",
        )
    )
