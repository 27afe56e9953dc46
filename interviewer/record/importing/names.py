"""Which of the words before a colon are people: decided over a whole file, from how often they stand there.

Knows words and counts; not where in a file they were found.
"""

import re
from collections.abc import Mapping

from interviewer.record.importing.shape import LONGEST_NAME, key
from interviewer.record.transcript import Speaker


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_INTERVIEWER = _set(
    """interviewer interviewers host moderator examiner recruiter panelist panellist facilitator recruteur recruteuse
    entrevistador entrevistadora intervieweur intervieweuse interviewerin intervistatore entrevistadores ankieter
    интервьюер 面接官 面试官 面試官 면접관 المحاور साक्षात्कारकर्ता"""
)
_CANDIDATE = _set(
    """candidate interviewee applicant candidato candidata candidat candidate kandidat kandidatin bewerber bewerberin
    кандидат 候補者 候选人 候選人 應聘者 应聘者 지원자 المرشح उम्मीदवार"""
)
_INTERVIEWER_ALONE = frozenset({"assistant", "ai", "bot", "model", "q", "question", "i", "int", "hiring manager"})
_CANDIDATE_ALONE = frozenset({"user", "human", "me", "you", "a", "answer", "c", "cand", "guest", "myself"})

_ALONE = _INTERVIEWER_ALONE | _CANDIDATE_ALONE

_NO_PERSON = _set(
    """note notes n.b nb ps pps first second third fourth fifth firstly secondly thirdly finally lastly next then now
    so and but or also because however well okay ok right yes no yeah sure hmm um uh er like still anyway
    actually assumption assumptions goal goals users metric metrics risk risks pro pros con cons scope
    constraint constraints trade-off trade-offs tradeoff tradeoffs summary context problem solution example
    examples requirement requirements cost costs latency throughput decision decisions because price pricing
    who what when why how where which total result results reason reasons update warning tip important today
    tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday date time location attendees
    participants present subject title topic duration recorded recording transcript meeting agenda url link
    links source file language kind version music applause laughter inaudible crosstalk
    silence pause noise meanwhile otherwise instead therefore thus conclusion question-1 bottom-line tldr
    tl;dr todo action actions details overview background http https mailto option step phase day week month
    year plan point case part stage level tier round quarter version page slide chapter section figure table
    item number rule priority bucket group variant scenario service api segment segments persona personas
    failure failures success availability reliability consistency scale"""
)
"""Words that begin many a line of speech or of a document and are nobody's name; also with a number behind them."""
_PARTICLES = _set(
    """de da das do dos du del della di el la le los las van von der den ter ten zu zur af av bin bint ibn al ul e y
    i and of the from at"""
)
_FIRST = _set("de da di del du el al la le van von der bin dos das")
"""Of these, those that may open a name."""
_WORD = re.compile(r"[^\W\d_]+")


def role_word(name: str) -> Speaker | None:
    """The role a name states: "Interviewer", "Ana (candidate)", "Q", "me"."""
    whole = key(name)
    words = _WORD.findall(whole)
    bare = _bare(whole)
    if bare in _INTERVIEWER_ALONE or whole in _INTERVIEWER or any(word in _INTERVIEWER for word in words):
        return Speaker.INTERVIEWER
    if bare in _CANDIDATE_ALONE or whole in _CANDIDATE or any(word in _CANDIDATE for word in words):
        return Speaker.CANDIDATE
    return None


def _bare(name: str) -> str:
    return " ".join(_WORD.findall(name))


def is_name_like(name: str) -> bool:
    """Whether words before a colon could be somebody: short, capitalised, and no word that begins sentences."""
    if not 0 < len(name) <= LONGEST_NAME:
        return False
    words = name.split()
    if not words or len(words) > 7 or _is_heading(words):
        return False
    if role_word(name) and len(words) <= 4:
        return True
    if any(mark in name for mark in '?!;"“”…=<>{}') or re.search(r"\w{4,}\.\s|(?<!\w)\d+%", name):
        return False
    outside = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", name).split() or words
    if not _WORD.search(outside[0]) and not outside[0].startswith("@"):
        return False
    cased = [w for w in outside if (found := _WORD.search(w)) and found.group().lower() != found.group().upper()]
    small = [w for w in cased if _begins_small(w) and key(w) not in _PARTICLES]
    opens_small = bool(cased) and _begins_small(cased[0]) and (key(cased[0]) not in _FIRST or len(cased) == 1)
    return not small and not opens_small


def known(counts: Mapping[str, int], blocks: int) -> frozenset[str]:
    """The keys of the people who speak, among what stands before colons and how often.

    `counts` is by name as written, `blocks` how many paragraphs or cues the file has. Who recurs is known; words for
    roles count once where fewer than two recur; where still fewer, names that stand once, if much of the file has one.
    """
    tally: dict[str, int] = {}
    people: set[str] = set()
    roles: set[str] = set()
    spelled_out: set[str] = set()
    small: set[str] = set()
    for name, count in counts.items():
        if not (folded := key(name)):
            continue
        tally[folded] = tally.get(folded, 0) + count
        if is_name_like(name):
            people.add(folded)
            if role_word(name):
                roles.add(folded)
                spelled_out |= {folded} if len(_bare(folded)) > 3 and _bare(folded) not in _ALONE else set()
        elif len(name) <= 20 and " " not in name and folded not in _NO_PERSON and _WORD.search(name):
            small.add(folded)
    found = {name for name in people if tally[name] > 1}
    if len(found) < 2:
        found |= roles
    if found & roles:
        found |= spelled_out  # a second interviewer who says one thing
    for more in (small, people):
        if len(found) >= 2:
            break
        enough = {name for name in more if more is people or tally[name] > 1}
        if sum(tally[name] for name in enough | found) * 3 >= blocks:
            found |= enough
    return frozenset(found)


def _is_heading(words: list[str]) -> bool:
    """ "Note", "Option A", "Step 2": a word that is nobody's name, alone or with a number or a letter."""
    alone = len(words) == 1 or (len(words) == 2 and (len(words[1]) == 1 or words[1].isdigit()))
    return all(key(word) in _NO_PERSON for word in words) or (alone and key(words[0]).strip("()[].,#") in _NO_PERSON)


def _begins_small(word: str) -> bool:
    letter = _WORD.search(word)
    return letter is not None and letter.group()[0].islower()
