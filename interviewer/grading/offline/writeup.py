"""The offline grader's write-up: the committee's texts, put together from what rules heard. It cannot change a mark.

Every quote is a sentence of the candidate's; every claim is one the sheet makes.
"""

from collections.abc import Sequence

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.committee import Sealed, Written
from interviewer.grading.debrief import Coaching, DecidingTurn, DimensionResult, Evidence, Moment, Said, Vote
from interviewer.grading.offline.hearing import Answer, answers
from interviewer.grading.offline.phrases import (
    BAD,
    DRILLS,
    GOOD,
    HEADLINES_HIGH,
    HEADLINES_LOW,
    HEADLINES_MIDDLE,
    SUBJECT,
)
from interviewer.grading.offline.sheet import quoted
from interviewer.grading.offline.words import Trait
from interviewer.grading.submission import Submission
from interviewer.signals.text import words

_EMPTY_WORDS = {Trait.VAGUE, Trait.BLUFF, Trait.SHIELD}
_SOLID = {Trait.NUMBER, Trait.PERSON, Trait.PRICE, Trait.FLIP, Trait.UNSURE}
_MOMENTS = 3


def writeup(submission: Submission, rubric: Rubric, sealed: Sealed) -> Written:
    """The texts of a debrief whose marks are sealed."""
    marked = [result for result in sealed.dimensions if result.mark is not None]
    if not marked or sealed.ruling.verdict is None:
        return Written(votes=sealed.ruling.votes, packet=_packet(submission, sealed, []))
    ranked = sorted(marked, key=lambda result: (result.mark or 0, list(Dimension).index(result.id)))
    votes = tuple(_argued(vote, rubric, sealed) for vote in sealed.ruling.votes)
    given = answers(submission)
    return Written(
        packet=_packet(submission, sealed, ranked),
        votes=votes,
        dissent=_dissent(votes, sealed),
        decided_by=_decided_by(ranked, rubric, sealed),
        headline=_headline(submission, ranked, sealed),
        reads_as=_reads_as(submission, rubric, sealed),
        deciding=_deciding(submission, ranked, rubric, sealed),
        coaching=Coaching(
            guessing=tuple(_guessing(given)), clear=tuple(_clear(given)), drills=_drills(submission, ranked)
        ),
    )


def _said(evidence: Sequence[Evidence]) -> Said | None:
    return next((piece for piece in evidence if isinstance(piece, Said)), None)


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _packet(submission: Submission, sealed: Sealed, ranked: Sequence[DimensionResult]) -> str:
    source = submission.source
    told = [f"{source.candidate_turns} answers, {source.candidate_words} words, read by rules."]
    if ranked and ranked[-1].mark != ranked[0].mark:
        top = [SUBJECT[r.id] for r in ranked if r.mark == ranked[-1].mark][:3]
        low = [SUBJECT[r.id] for r in ranked if r.mark == ranked[0].mark][:3]
        told.append(f"Most was heard about {_listed(top)}; least about {_listed(low)}.")
    for change in sealed.curveballs:
        how = change.took.value.replace("_", " ")
        told.append(f"The change in turn {change.turn} was taken as {'an' if how[0] in 'aeiou' else 'a'} {how}.")
    silent = [SUBJECT[result.id] for result in sealed.dimensions if result.mark is None]
    if silent:
        told.append(f"Nothing could be marked on {_listed(silent)}.")
    return " ".join(told)


def _argued(vote: Vote, rubric: Rubric, sealed: Sealed) -> Vote:
    """A seat's vote with what its own dimensions show."""
    watches = next(seat.watches for seat in rubric.seats if seat.id == vote.seat)
    mine = [result for result in sealed.dimensions if result.id in watches and result.mark is not None]
    argument = " ".join(f"{rubric.criterion(r.id).name} {r.mark:g}. {r.reason}" for r in mine)
    shown = tuple(said for result in mine if (said := _said(result.evidence)))
    return vote.model_copy(update={"argument": argument or "Nothing I watch could be marked.", "evidence": shown})


def _dissent(votes: Sequence[Vote], sealed: Sealed) -> str:
    verdict = sealed.ruling.verdict
    against = [vote for vote in votes if verdict is not None and vote.vote.hires != verdict.hires]
    if not against or verdict is None:
        return ""
    names = _listed([f"the {vote.name.lower()}" for vote in against])
    return f"{names[0].upper()}{names[1:]} would {'not ' if verdict.hires else ''}hire. {against[0].argument}"


def _decided_by(ranked: Sequence[DimensionResult], rubric: Rubric, sealed: Sealed) -> str:
    if sealed.ruling.verdict is None:
        return ""
    if sealed.decisive:
        return f"{rubric.criterion(sealed.decisive.dimension).name}. {sealed.decisive.why}"
    names = [f"{rubric.criterion(r.id).name} {r.mark:g}" for r in ranked[: rubric.verdict.lowest]]
    return f"The lowest marks weigh in a second time: {_listed(names)}."


def _headline(submission: Submission, ranked: Sequence[DimensionResult], sealed: Sealed) -> str:
    """A line chosen by the transcript's fingerprint among those that fit its marks."""
    lowest, highest = ranked[0].mark or 0, ranked[-1].mark or 0
    score = sealed.ruling.score or sum(r.mark or 0 for r in ranked) / len(ranked)
    lines = HEADLINES_LOW if score < 2 or highest < 3 else HEADLINES_HIGH if score >= 2.8 else HEADLINES_MIDDLE
    quote = next((e.quote for e in ranked[-1].evidence if isinstance(e, Said) and 5 <= len(words(e.quote)) <= 14), "")
    fitting = [
        line
        for line in lines
        if ("{quote}" not in line or (quote and highest == 4))
        and (lowest <= 2 or not ("{bad}" in line or "{worse" in line))
        and ("{worse" not in line or (len(ranked) > 1 and (ranked[1].mark or 0) <= 2))
        and ("{better}" not in line or (len(ranked) > 1 and (ranked[-2].mark or 0) >= 3))
    ]
    if not fitting:
        return ""
    good, bad = GOOD[ranked[-1].id], _bad(ranked[0])
    worse = _bad(ranked[min(1, len(ranked) - 1)])
    return fitting[int(submission.source.digest, 16) % len(fitting)].format(
        good=good,
        good_first=f"{good[0].upper()}{good[1:]}",
        better=GOOD[ranked[-2].id] if len(ranked) > 1 else good,
        bad=bad,
        worse=worse,
        worse_first=f"{worse[0].upper()}{worse[1:]}",
        quote=quote,
    )


def _bad(result: DimensionResult) -> str:
    """What to say of a low mark: plainly of a 1, of a 2 only that less was heard."""
    return BAD[result.id] if result.mark == 1 else f"little is heard of {SUBJECT[result.id]}"


def _reads_as(submission: Submission, rubric: Rubric, sealed: Sealed) -> str:
    value = sealed.ruling.score
    if value is None:
        return ""
    asked = rubric.level(submission.level)
    reached = "reaches" if value >= asked.bar else "stays below"
    bar = f"{value:.2f} {reached} {asked.bar:g}, the bar for a {asked.name.lower()}"
    return f"{bar}; rules cannot tell levels apart beyond that."


def _deciding(
    submission: Submission, ranked: Sequence[DimensionResult], rubric: Rubric, sealed: Sealed
) -> DecidingTurn | None:
    """The weakest dimension's turn where there is one to show, else the strongest's."""
    weak = [(r, said) for r in ranked if (r.mark or 0) <= 2 and (said := _said(r.evidence))]
    strong = [(r, said) for r in reversed(ranked) if (said := _said(r.evidence))]
    chosen = next(iter(weak or strong), None)
    if chosen is None:
        return None
    result, said = chosen
    return DecidingTurn(
        turn=said.turn,
        quote=said.quote,
        why=f"{rubric.criterion(result.id).name} {result.mark:g}. {result.reason}",
        stronger=_stronger(submission, result, sealed),
    )


def _stronger(submission: Submission, result: DimensionResult, sealed: Sealed) -> str:
    thrown = next((change.id for change in sealed.curveballs if change.id), None)
    if result.id is Dimension.ADAPTABILITY and thrown and submission.scenario:
        known = next((c for c in submission.scenario.curveballs if c.id == thrown), None)
        if known:
            return " ".join(known.pivot.looks_like.split())
    if result.next_mark:
        return f"What the next mark takes: {result.next_mark}"
    return "It is the mark to keep; the others are what to work on."


def _guessing(given: Sequence[Answer]) -> list[Moment]:
    found = []
    for answer in given:
        empty = [line for line in answer.lines if line.shows & _EMPTY_WORDS and not line.shows & _SOLID]
        said = next((q for line in empty if (q := quoted(line))), None)
        if said:
            note = "The rules found nothing here that could be checked: no person, no number, no price."
            found.append(Moment(turn=said.turn, quote=said.quote, note=note))
    return found[:_MOMENTS]


def _clear(given: Sequence[Answer]) -> list[Moment]:
    found = []
    for answer in given:
        priced = [line for line in answer.lines if Trait.PRICE in line.shows]
        line = max(priced, key=lambda each: len(each.shows & {Trait.FLIP, Trait.NUMBER, Trait.REASON}), default=None)
        if line and line.shows & {Trait.FLIP, Trait.NUMBER, Trait.REASON} and (said := quoted(line)):
            found.append(
                Moment(turn=said.turn, quote=said.quote, note="A price beside its reason, its number or its condition.")
            )
    return found[:_MOMENTS]


def _drills(submission: Submission, ranked: Sequence[DimensionResult]) -> tuple[str, ...]:
    """Two for the weakest dimension and one for the next, which ones by the transcript's fingerprint."""
    at = int(submission.source.digest, 16)
    weakest, second = ranked[0].id, ranked[min(1, len(ranked) - 1)].id
    first, other = DRILLS[weakest], DRILLS[second]
    return tuple(dict.fromkeys((first[at % len(first)], first[(at + 1) % len(first)], other[(at + 2) % len(other)])))
