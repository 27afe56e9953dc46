"""Who interviews and who is interviewed, from names, from how each of them talks, or because somebody said so.

A decision with a margin: what is doubtful becomes a warning, what cannot be told an error that names the speakers.
"""

import math
import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from interviewer.errors import ContentError, UsageError
from interviewer.record.importing.joining import Said
from interviewer.record.importing.names import role_word
from interviewer.record.importing.shape import key, shown
from interviewer.record.transcript import Speaker

_SURE, _ENOUGH = 1.25, 0.7
"""How far apart two speakers' marks must be to decide without a word, and to decide at all."""
_READ = 2_000
"""Characters of a turn that are looked at; turns are looked at up to the 400th."""
_ASKS = re.compile(
    r"[?？؟]|(?:^|[.!]\s)(?:so |and |okay,? |ok,? |right,? |but )?(?:what|why|how|who|whom|which|when|where|could you"
    r"|can you|would you|do you|did you|is that|are you|tell me|walk me|say more|give me|describe|imagine|suppose)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:tell me|walk me through|i'd like you to|i want you to|we have (?:about )?\w+ minutes"
    r"|(?:thanks|thank you) for (?:joining|coming|your time)|(?:please|could you|can you) design"
    r"|design (?:a|an|the|me|how|what|your)"
    r"|you tell me|say (?:a|an|the|that)|you don't"
    r"|let's (?:start|move on|change)|let me (?:change|stop you|push)"
    r"|any questions for (?:me|us)|we'll be in touch|your (?:answer|users?|design|plan|number)|take your time"
    r"|what would you|you said|you told me|you mentioned|how would you|why would you"
    r"|i'm going to (?:ask|push)|we're out of time)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:i'd|i would|i'll|my (?:assumption|first|guess|bet|instinct|users?)|i'm assuming|i assume|let me think"
    r"|can i ask|may i ask|thanks for having me|thank you for having me|good question|the way i see it"
    r"|i'd rather|i think|we'd|we would)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Roles by `key` of the name, and what is doubtful about them."""

    roles: dict[str, Speaker]
    warnings: list[str]


@dataclass(slots=True)
class _Voice:
    name: str
    turns: list[str]
    words: int
    opens: bool


def cast(turns: list[Said], stated: dict[str, Speaker], interviewer: str | None, source: str) -> Cast:
    """The roles of everybody who speaks in `turns`.

    Args:
        stated: roles the file itself gives.
        interviewer: the name of who interviews, as the user says it.
    Raises:
        UsageError: nobody of that name speaks.
        ContentError: fewer than two people speak, or who interviews cannot be told.
    """
    voices = _voices(turns)
    named = {name: voice for name, voice in voices.items() if name}
    if interviewer is not None:
        chosen: str | None = chosen_by(interviewer, {name: voice.name for name, voice in named.items()}, source)
    else:
        chosen = None
    if len(named) < 2:
        raise _too_few(named, source)
    words = {name: role for name, voice in named.items() if (role := stated.get(name) or role_word(voice.name))}
    ask = [name for name, role in words.items() if role is Speaker.INTERVIEWER]
    answer = [name for name, role in words.items() if role is Speaker.CANDIDATE]
    warnings: list[str] = []
    if chosen is None and ask:
        chosen = max(ask, key=lambda name: len(named[name].turns))
    if chosen is None:
        chosen = _inferred(named, answer, warnings, source)
    others = [name for name in named if name != chosen]
    able = [name for name in answer if name != chosen] or [n for n in others if n not in ask] or others
    candidate = max(able, key=lambda name: named[name].words)
    roles = dict.fromkeys(voices, Speaker.OTHER) | {chosen: Speaker.INTERVIEWER, candidate: Speaker.CANDIDATE}
    third = [voice.name for name, voice in named.items() if roles[name] is Speaker.OTHER]
    if third:
        told = ", ".join(map(shown, third[:6])) + (" and others" if len(third) > 6 else "")
        warnings.append(f"More than two people speak; kept as others, neither interviewer nor candidate: {told}.")
    if "" in voices:
        warnings.append("Some words before the first name are nobody's; they are kept as another voice.")
    return Cast(roles, warnings)


def chosen_by(said: str, names: dict[str, str], source: str) -> str:
    """The key of the speaker whom a user's word means: the name, its beginning, or a part of it that only one has.

    Raises:
        UsageError: nobody, or several.
    """
    wanted = key(said)
    fits = [name for name in names if name == wanted]
    fits = fits or [name for name in names if wanted and name.startswith(wanted)]
    fits = fits or [name for name in names if wanted and wanted in re.findall(r"\w+", name)]
    if len(fits) == 1:
        return fits[0]
    who = ", ".join(shown(name) for name in list(names.values())[:8]) or "nobody who is named"
    if fits:
        raise UsageError(
            f"--interviewer '{shown(said)}' fits several of those who speak in {source} ({who}); write more."
        )
    near = process.extractOne(wanted, list(names), scorer=fuzz.WRatio, score_cutoff=60)
    hint = f" did you mean '{shown(names[near[0]])}'?" if near else ""
    raise UsageError(f"--interviewer '{shown(said)}' names nobody in {source};{hint} There speak: {who}.")


def _voices(turns: list[Said]) -> dict[str, _Voice]:
    voices: dict[str, _Voice] = {}
    for turn in turns:
        voice = voices.get(key(turn.name))
        if voice is None:
            opens = not any(voices)
            voice = voices[key(turn.name)] = _Voice(turn.name, [], 0, opens)
        text = turn.text
        voice.turns.append(text)
        voice.words += len(text.split())
    return voices


def _too_few(named: dict[str, _Voice], source: str) -> ContentError:
    remedy = "put 'Interviewer:' or 'Candidate:' before each turn and hand it in again"
    if not named:
        return ContentError(f"{source} does not say who speaks; {remedy}.")
    name = next(iter(named.values())).name
    return ContentError(f"In {source} only '{shown(name)}' speaks, and an interview takes two; {remedy}.")


def _inferred(named: dict[str, _Voice], answer: list[str], warnings: list[str], source: str) -> str:
    """Who interviews, by how they talk, where no name says it."""
    if len(answer) == 1:
        rest = {name: voice for name, voice in named.items() if name not in answer}
        if len(rest) == 1:
            return next(iter(rest))
    marks = {name: _mark(voice) for name, voice in named.items()}
    ranked = sorted(named, key=lambda name: len(named[name].turns), reverse=True)
    pool = [name for name in ranked if not (len(answer) == 1 and name in answer)]
    best = max(pool[:6], key=lambda name: marks[name])
    against = max((n for n in named if n != best), key=lambda n: named[n].words)
    margin = marks[best] - marks[against] + _briefer(named[best], named[against])
    if margin < _ENOUGH:
        who = ", ".join(f"'{shown(voice.name)}'" for voice in list(named.values())[:8])
        raise ContentError(
            f"{source} does not show who interviews; say it with --interviewer NAME. There speak: {who}."
        )
    if margin < _SURE:
        warnings.append(
            f"It is not certain that {shown(named[best].name)} interviews; "
            "if somebody else does, say so with --interviewer NAME."
        )
    return best


def _mark(voice: _Voice) -> float:
    """How much somebody talks like an interviewer: asks, leads, opens; 0 to about 3."""
    read = [text[:_READ] for text in voice.turns[:400]]
    asking = sum(bool(_ASKS.search(text)) for text in read) / len(read)
    leads = sum(len(_LEADS.findall(text)) for text in read)
    answers = sum(len(_ANSWERS.findall(text)) for text in read)
    leaning = (leads - answers) / (leads + answers + 2)
    return 1.5 * asking + leaning + (0.3 if voice.opens else 0.0)


def _briefer(one: _Voice, other: _Voice) -> float:
    """How much shorter one's turns are than the other's: -0.8 to 0.8."""
    ratio = math.log2((other.words / len(other.turns) + 8) / (one.words / len(one.turns) + 8))
    return max(-0.8, min(0.8, ratio / 2))
