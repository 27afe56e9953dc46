"""A candidate who learned English late: dropped articles and endings, other prepositions and word order.

Each slip is one that second-language speakers are known for. No number, no negation and no word that carries meaning
is touched; articles stay where they count ("a hundred", "a month", "a few").
"""

import random
import re
from functools import partial

from interviewer.consistency.disturbances.places import cased, is_solid, listed, reworded
from interviewer.record.transcript import Speaker, Transcript

_ARTICLE = re.compile(r"(?:(?<=^)|(?<=[.!?] )|(?<=\s)(?=[a-z]))(the|an?) (?=([\w'’-]+))", re.IGNORECASE)
_COUNTS = frozenset(
    listed(
        """few little lot bit good great day days week weeks month year years minute minutes second seconds hour hours
        time times piece night morning evening fortnight decade fraction handful more less most least better worse
        sooner other only rest latter former same single whole fine yes go pair share"""
    )
)
_REGULAR = listed(
    """want need get come give take make know think see look say work pay cost wait stay keep open tell ask mean help
    happen buy use stand read write show call leave run find feel hold start move turn sit put send live hear check
    depend become matter believe trust decide expect hope like learn bring"""
)
_VERBS = {f"{verb}s": verb for verb in _REGULAR} | {
    "goes": "go",
    "has": "have",
    "does": "do",
    "watches": "watch",
    "touches": "touch",
    "tries": "try",
    "carries": "carry",
}
_THIRD = re.compile(rf"\b(he|she|it|everybody|everyone|somebody|someone) ({'|'.join(_VERBS)})\b", re.IGNORECASE)

_BASE = (
    "(?:say|want|ask|start|take|go|pay|show|tell|keep|check|drop|choose|leave|guess|bring|never|not|rather|like|give"
    "|make|accept|hold|hang|need|look|try|do|know|expect|prefer|stop|call|be|have|still)"
)
"""What follows "I would", where "I had" is followed by another form."""
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"\bdepends on\b", "depends of"),
    (r"\bdepend on\b", "depend of"),
    (r"\binterested in\b", "interested on"),
    (r"\bresponsible for\b", "responsible of"),
    (r"\bdifferent from\b", "different of"),
    (r"\bdifferent to\b", "different of"),
    (r"\bgood at\b", "good in"),
    (r"\blook(s|ed|ing)? at\b", r"look\1 on"),
    (r"\blisten(s|ed|ing)? to\b", r"listen\1"),
    (r"\bthink about\b", "think on"),
    (r"\bthinking about\b", "thinking on"),
    (r"\bon (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", r"in \1"),
    (r"\bat night\b", "in the night"),
    (r"\bin the morning\b", "at the morning"),
    (r"\bin the evening\b", "at the evening"),
    (r"\bon the phone\b", "in the phone"),
    (r"\bdiscuss\b(?! about)", "discuss about"),
    (r"\bwhat it costs\b", "what does it cost"),
    (r"\bwhat it is\b", "what is it"),
    (r"\bwhat that is\b", "what is that"),
    (r"\bwhere it is\b", "where is it"),
    (r"\bwho it is\b", "who is it"),
    (r"\bwho (he|she) is\b", r"who is \1"),
    (r"\bhow it works\b", "how does it work"),
    (r"\bwhat happens\b", "what it happens"),
    (r"\b(I|we|they|you) (also|really|usually|often) (want|need|know|think|like|see|use|trust|believe)\b", r"\1 \3 \2"),
    (r"\bI agree\b", "I am agree"),
    (r"\bI think\b", "I am thinking"),
    (r"\bI want\b", "I am wanting"),
    (r"\bpeople\b", "peoples"),
    (r"\bfeedback\b", "feedbacks"),
    (r"\binformation\b", "informations"),
    (r"\badvice\b", "advices"),
    (r"\bsoftware\b", "softwares"),
    (r"\beasier\b", "more easy"),
    (r"\bcheaper\b", "more cheap"),
    (r"\bfaster\b", "more fast"),
    (r"\bslower\b", "more slow"),
    (r"\bsimpler\b", "more simple"),
    (r"\bharder\b", "more hard"),
    (r"\bsafer\b", "more safe"),
    (r"\bearlier\b", "more early"),
    (rf"\b(I|[Ww]e)['’]d(?= {_BASE}\b)", r"\1 would"),
)
_SLIPS = tuple((re.compile(pattern), instead) for pattern, instead in _PHRASES)


def non_native(transcript: Transcript, chance: random.Random) -> Transcript:
    """The candidate's words in a second-language speaker's English."""

    def told(text: str) -> str:
        for pattern, instead in _SLIPS:
            text = pattern.sub(partial(_slip, instead, chance), text)
        text = _THIRD.sub(lambda m: _bare(m, chance), text)
        return _without_articles(text, chance)

    return reworded(transcript, told, Speaker.CANDIDATE)


def _slip(instead: str, chance: random.Random, match: re.Match[str]) -> str:
    return cased(match.expand(instead), match.group()) if chance.random() < 0.6 else match.group()


def _bare(match: re.Match[str], chance: random.Random) -> str:
    who, verb = match.groups()
    return f"{who} {_VERBS[verb.lower()]}" if chance.random() < 0.6 else match.group()


def _without_articles(text: str, chance: random.Random) -> str:
    out = []
    done = 0
    for match in _ARTICLE.finditer(text):
        behind = match.group(2)
        if match.start() < done or behind.lower() in _COUNTS or is_solid(behind) or chance.random() > 0.4:
            continue
        out.append(text[done : match.start()])
        out.append(cased(behind[0], match.group()))
        done = match.end() + 1
    return "".join([*out, text[done:]])
