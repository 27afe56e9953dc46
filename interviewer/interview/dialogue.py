"""An interview's journal as the messages a model is sent. Pure, and only ever growing at the end.

Each request's messages are the previous request's, plus the reply as it was heard, plus one new user message.
"""

import json

from interviewer import prompts
from interviewer.content.vocabulary import Dimension, Level, Manner
from interviewer.interview.situation import Piece, Situation
from interviewer.models.port import Message
from interviewer.plaintext import plain
from interviewer.record.directive import Directive, Move
from interviewer.record.events import CandidateSpoke, Interjected, InterviewerSpoke, Summarised

PROMPTS = ("interviewer", "moves", "manners", "turn", "start", "repair", "summarise")
"""What the prompt version in a journal stands for."""

SUBJECTS: dict[Dimension, str] = {
    Dimension.FRAMING: "whom it is for and what it is worth to them",
    Dimension.SCOPE: "what is left out, and what the smallest version is",
    Dimension.CONSTRAINTS: "the hardest constraint, and what people would tolerate",
    Dimension.TRADEOFFS: "what a choice costs in money, time or trust, who pays, and what would reverse it",
    Dimension.FAILURE_OWNERSHIP: "what failure does to a person and the business, and how anyone would know",
    Dimension.ADAPTABILITY: "what would make them change course",
    Dimension.ALTITUDE: "where their knowledge ends, and whether their assumptions are plausible",
    Dimension.ALIGNMENT: "what ships first, what shows it worked, and who has to be won over",
}
"""The eight dimensions in words that may stand in an interviewer's ear; the rubric's own stay with the graders."""

_LEVELS = {
    Level.PM: "product manager",
    Level.SENIOR: "senior product manager",
    Level.PRINCIPAL: "principal product manager",
}


def messages(situation: Situation, directive: Directive) -> list[Message]:
    """The messages that ask for the turn to come."""
    sent = [Message(role="system", content=_system(situation))]
    summary = next((e for e in reversed(situation.events) if isinstance(e, Summarised)), None)
    told = ""
    for carried in situation.carried:
        if summary and summary.first_turn <= carried.turn <= summary.last_turn:
            told = f"[turns {summary.first_turn} to {summary.last_turn}, summed up]\n{summary.text}\n\n"
            continue
        sent.append(_asking(situation, carried.directive, carried.answering, told))
        sent.append(Message(role="assistant", content=_as_heard(carried.spoken)))
        told = ""
    sent.append(_asking(situation, directive, situation.unanswered, told))
    return sent


def repair(nonce: str, bad: str, fault: str) -> list[Message]:
    """What is added to ask once more for an answer in the form wanted."""
    again = prompts.fill("repair", nonce=nonce, fault=fault)
    return [Message(role="assistant", content=bad or "(nothing)"), Message(role="user", content=again)]


def _asking(situation: Situation, directive: Directive, said: tuple[Piece, ...], told: str) -> Message:
    nonce = situation.started.nonce
    order = directive_text(situation, directive)
    if not any(isinstance(piece, CandidateSpoke) for piece in said):
        return Message(role="user", content=told + prompts.fill("start", nonce=nonce, directive=order))
    words = "\n".join(_heard(piece) for piece in said).replace(nonce, "")
    content = prompts.fill("turn", nonce=nonce, turn=str(said[-1].turn), words=words, directive=order)
    return Message(role="user", content=told + content)


def _heard(piece: Piece) -> str:
    if isinstance(piece, Interjected):
        return f"[you, {'breaking in' if piece.why == 'interruption' else 'after a silence'}: {piece.text}]"
    sketch = f"\n[a sketch they drew]\n{plain(piece.sketch)}" if piece.sketch else ""
    return plain(piece.text) + sketch


def _as_heard(event: InterviewerSpoke) -> str:
    """The reply as the candidate heard it: what the gate cut or added is not remembered otherwise."""
    reply = {
        "heard": event.heard,
        "move": event.move,
        "say": event.text,
        "commitments": [q.model_dump() for q in event.commitments],
        "took": event.took.value,
    }
    return json.dumps(reply, ensure_ascii=False)


def directive_text(situation: Situation, directive: Directive) -> str:
    """A directive as the model reads it."""
    lines = [f"move: {directive.move.value}"]
    if directive.manner and directive.move in (Move.PROBE, Move.PRESS):
        lines.append(f"manner: {directive.manner.value}")
    if directive.dimension and directive.move not in (Move.FOLLOW_UP, Move.PRESS):
        lines.append(f"subject: {SUBJECTS[directive.dimension]}")
    if directive.target:
        lines.append(f'target: turn {directive.target.turn}, "{directive.target.quote}"')
    if directive.move is Move.FOLLOW_UP and directive.curveball:
        curveball = situation.scenario.curveball(directive.curveball.id)
        lines.append(f"if_added: {curveball.bolt_on.press}")
        lines.append(f"if_reopened: {curveball.pivot.explore}")
    elif directive.hint:
        lines.append(f"line: {directive.hint}")
    if directive.time_line:
        lines.append(f"time: {directive.time_line}")
    if directive.move is Move.PROBE and directive.manner is not Manner.GO_ON:
        lines.append("new subject" if directive.leaves_thread else "or press")
    return "\n".join(lines)


def _system(situation: Situation) -> str:
    scenario, persona = situation.scenario, situation.persona
    speech, lines = persona.speech, persona.lines
    samples = [lines.go_on[0], lines.why[0], lines.technology[0], lines.not_knowing[0]]
    return prompts.fill(
        "interviewer",
        name=persona.name,
        role=persona.role,
        company=persona.company,
        background=persona.background,
        level=_LEVELS[situation.started.level],
        minutes=f"{situation.plan.minutes:g}",
        manner=speech.manner,
        warmth=speech.warmth,
        pace=speech.pace,
        pressure=str(persona.pressure),
        words=str(speech.words),
        max_words=str(speech.max_words),
        rewards="; ".join(persona.rewards),
        cannot_stand="; ".join(persona.cannot_stand),
        receipts=" ".join(speech.receipts),
        samples=" / ".join(samples),
        nonce=situation.started.nonce,
        moves=_glossary("moves"),
        manners=_glossary("manners"),
        question=scenario.question,
        facts="\n".join(f"- {fact.topic}: {fact.answer}" for fact in scenario.facts),
        judgement=scenario.judgement,
    )


def _glossary(name: str) -> str:
    return "\n".join(f"- {title}: {body}" for title, body in prompts.sections(name).items())
