"""Finds in the private brief what a question asks for, by its words: rare words count more than common ones."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from interviewer.content.scenario import Fact, begins_a_word

ENOUGH = 0.7
"""The least a fact must score to be the answer."""
_FILLER = frozenset(
    re.findall(
        r"\w+",
        """
        a after an and any anything are at be been before build building by can could do does for from had has
        have here how i if in is it its kind like many most much need now of on one or our people person right
        should so that the their there these time times they this to today us use user users want was we were what when
        where which who whom why will with would you your
        """,
    )
)


def answers(facts: Sequence[Fact], questions: Sequence[str], most: int = 2) -> list[Fact]:
    """The facts that questions ask for: the best of each question, none where nothing fits."""
    weight = _rarity(facts)
    found: list[Fact] = []
    for question in questions:
        score, best = max(((_score(fact, question, weight), fact) for fact in facts), key=lambda pair: pair[0])
        if score >= ENOUGH and best not in found:
            found.append(best)
    return found[:most]


def _score(fact: Fact, question: str, weight: dict[str, float]) -> float:
    """Words of whole phrases of `asks` and of the topic count in full, scattered words of `asks` a fifth.

    A phrase with a telling word in it outweighs one of mere filler, such as "how many people".
    """
    phrases = [ask for ask in fact.asks if begins_a_word(ask, question)]
    whole = {word for phrase in phrases for word in _words(phrase)}
    topic = {word for word in _words(fact.topic) if _is_heard(word, question)} - whole
    scattered = {word for word in _words(" ".join(fact.asks)) if _is_heard(word, question)} - whole - topic
    least = 0.0 if not phrases else ENOUGH if whole <= _FILLER else 1.2
    by_phrase = max(sum(weight[_stem(w)] for w in whole), least)
    return by_phrase + sum(weight[_stem(w)] for w in topic) + 0.2 * sum(weight[_stem(w)] for w in scattered)


def _is_heard(word: str, question: str) -> bool:
    """Whether a telling word, or its stem, stands in a question."""
    return len(word) > 3 and word.partition("'")[0] not in _FILLER and begins_a_word(_stem(word), question)


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 2)]


def _rarity(facts: Sequence[Fact]) -> dict[str, float]:
    """How much a word's stem tells: less the more facts hold it anywhere, next to nothing for filler."""
    whole = (" ".join((*fact.asks, fact.topic, fact.answer)) for fact in facts)
    known = Counter(stem for text in whole for stem in {_stem(word) for word in _words(text)})
    filler = set(map(_stem, _FILLER))
    return {stem: 0.2 if stem in filler else math.log(1 + len(facts) / n) * 0.7 for stem, n in known.items()}


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())
