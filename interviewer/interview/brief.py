"""Finds in the private brief what a question asks for, by its words: rare words count more than common ones."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from interviewer.content.scenario import Fact, begins_a_word

ENOUGH = 1.0
"""The least a fact must score to be the answer."""
_FILLER = frozenset(
    re.findall(
        r"\w+",
        """
        a an and any anything are at be been by can could do does for from had has have here how i if in is it its
        kind like many most much need now of on one or our people person right should so that the their there these
        they this to today us use user users want was we were what when where which who whom why will with would
        you your
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
    """Whole phrases of `asks` count by their words, words of the topic too; scattered words of `asks` half."""
    phrases = [ask for ask in fact.asks if begins_a_word(ask, question)]
    whole = {word for phrase in phrases for word in _words(phrase)}
    topic = {word for word in _words(fact.topic) if _is_heard(word, question)} - whole
    scattered = {word for word in _words(" ".join(fact.asks)) if _is_heard(word, question)} - whole - topic
    by_phrase = max(sum(weight[w] for w in whole), ENOUGH) if phrases else 0.0
    return by_phrase + sum(weight[w] for w in topic) + 0.5 * sum(weight[w] for w in scattered)


def _is_heard(word: str, question: str) -> bool:
    """Whether a telling word, or its stem, stands in a question."""
    stem = word[: max(4, len(word) - 2)]
    return len(word) > 3 and word.partition("'")[0] not in _FILLER and begins_a_word(stem, question)


def _rarity(facts: Sequence[Fact]) -> dict[str, float]:
    """How much a word tells: less the more facts know it, next to nothing for filler."""
    known = Counter(word for fact in facts for word in set(_words(" ".join((*fact.asks, fact.topic)))))
    return {w: 0.25 if w in _FILLER else math.log(1 + len(facts) / n) for w, n in known.items()}


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())
