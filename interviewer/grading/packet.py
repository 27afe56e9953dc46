"""What a grader is sent about one interview, as text. Pure: the same submission always gives the same words.

One line a turn, whole, numbered, roles for names, in a fence whose name nobody in the interview could have known.
"""

import hashlib
from collections.abc import Iterable

from interviewer import prompts
from interviewer.content.scenario import Curveball, Scenario
from interviewer.grading.submission import Submission
from interviewer.plaintext import one_line
from interviewer.record.transcript import Turn


def nonce(submission: Submission) -> str:
    """The name of the fence: a fingerprint of the whole transcript, so no part of it can hold it."""
    return hashlib.sha256(f"fence {submission.source.digest}".encode()).hexdigest()[:10]


def packet(submission: Submission, closing: str | None = None) -> str:
    """The situation as far as it is known, then the transcript, then what is wanted: marks, unless told otherwise."""
    fence = nonce(submission)
    return prompts.fill(
        "packet",
        nonce=fence,
        brief=brief(submission),
        turns="\n".join(line(turn).replace(fence, "[…]") for turn in submission.transcript.turns),
        closing=closing or prompts.fill_section("brief", submission.kind),
    )


def line(turn: Turn) -> str:
    """A turn on one line: number, role, minute, words."""
    at = f" (minute {turn.elapsed / 60:.0f})" if turn.elapsed is not None else ""
    drawn = f" [drawn: {_folded(turn.sketch)}]" if turn.sketch else ""
    return f"[{turn.number}] {turn.speaker.value}{at}: {_folded(turn.text)}{drawn}"


def brief(submission: Submission) -> str:
    """What is known of the situation beyond the transcript."""
    scenario = submission.scenario
    if scenario is None:
        return prompts.fill_section("brief", "unknown")
    return prompts.fill_section(
        "brief",
        "known",
        question=scenario.question,
        facts=_list(f"{fact.topic}: {fact.answer}" for fact in scenario.facts),
        judgement=scenario.judgement,
        strong=_list(scenario.signals.strong),
        weak=_list(scenario.signals.weak),
        changes=_changes(submission, scenario),
    )


def _changes(submission: Submission, scenario: Scenario) -> str:
    known = {curveball.id: curveball for curveball in scenario.curveballs}
    told = [_change(each.turn, known[each.throw.id]) for each in submission.thrown if each.throw.id in known]
    return "\n".join([prompts.fill_section("brief", "changes"), *told]) if told else ""


def _change(turn: int, curveball: Curveball) -> str:
    return prompts.fill_section(
        "brief",
        "change",
        turn=str(turn),
        attacks=curveball.attacks,
        bolt_on=one_line(curveball.bolt_on.looks_like),
        pivot=one_line(curveball.pivot.looks_like),
    )


def _folded(text: str) -> str:
    """On one line, whatever breaks lines made a space first, so that no two words run together."""
    return one_line(" ".join(text.split()))


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
