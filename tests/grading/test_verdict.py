"""From marks to a verdict by arithmetic anybody can do again."""

import re
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension, Level
from interviewer.grading.debrief import Verdict
from interviewer.grading.verdict import Ruling, of_rater, rule, score, verdict_of
from tests.grading.conftest import with_lines
from tests.grading.sheets import UNHURRIED

D = Dimension
LEVELS = list(Level)
halves = st.sampled_from([1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0])
some_marks = st.dictionaries(st.sampled_from(D), halves, min_size=1)
enough_marks = st.dictionaries(st.sampled_from(D), halves, min_size=5)
all_marks = st.fixed_dictionaries(dict.fromkeys(D, halves))
TIP = re.compile(r"^(.+) at ([\d.]+) instead of ([\d.]+) makes it ([\d.]+): (.+)\.$")
MANY = re.compile(r"One mark (?P<way>less|more) on any .* makes it (?P<low>[\d.]+?)(?: to (?P<high>[\d.]+))?: [\w ]+\.")


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    """With lines of its own, so that no claim here waits on a fit."""
    return with_lines(library.rubric())


def marks(*values: float) -> dict[Dimension, float]:
    """Marks of the first dimensions, in their order."""
    return dict(zip(D, values, strict=False))


def ruled(
    rubric: Rubric,
    given: dict[Dimension, float],
    level: Level = Level.SENIOR,
    raters: list[Verdict | None] | None = None,
) -> Ruling:
    return rule(given, rubric, level, turns=10, words=1000, raters=raters or [])


def fired(ruling: Ruling) -> list[str]:
    return [each.id for each in ruling.rules]


# --- the score


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (marks(*[4] * 8), 4.0),
        (marks(*[1] * 8), 1.0),
        (marks(4, 4, 4, 4, 4, 4, 1, 1), 2.46),  # 0.65 x 3.25 + 0.35 x 1 = 2.4625
        (marks(3, 3, 3, 3, 3, 3, 3, 1), 2.49),  # 0.65 x 2.75 + 0.35 x 2
        (marks(3, 2, 4, 3.5, 2.5), 2.74),  # 0.65 x 3 + 0.35 x 2.25 = 2.7375
        (marks(2), 2.0),
    ],
)
def test_the_two_lowest_marks_weigh_in_a_second_time(
    rubric: Rubric, given: dict[Dimension, float], value: float
) -> None:
    assert score(given, rubric.verdict) == value


@UNHURRIED
@given(some_marks)
def test_the_score_is_as_written_in_the_rubric(rubric: Rubric, given: dict[Dimension, float]) -> None:
    rules = rubric.verdict
    lowest = fmean(sorted(given.values())[: rules.lowest])
    by_hand = rules.mean_weight * fmean(given.values()) + (1 - rules.mean_weight) * lowest
    assert score(given, rules) == pytest.approx(by_hand, abs=0.00501)


@UNHURRIED
@given(some_marks)
def test_a_score_lies_between_the_lowest_mark_and_the_highest(rubric: Rubric, given: dict[Dimension, float]) -> None:
    assert 1 <= min(given.values()) <= score(given, rubric.verdict) <= max(given.values()) <= 4


@UNHURRIED
@given(some_marks, st.data())
def test_no_higher_mark_lowers_a_score(rubric: Rubric, given: dict[Dimension, float], data: st.DataObject) -> None:
    raised = data.draw(st.sampled_from(sorted(given)))
    higher = given | {raised: data.draw(halves.filter(lambda mark: mark >= given[raised]))}
    assert score(higher, rubric.verdict) >= score(given, rubric.verdict)


@UNHURRIED
@given(some_marks, st.randoms())
def test_the_order_of_the_dimensions_does_not_matter(
    rubric: Rubric, given: dict[Dimension, float], chance: Random
) -> None:
    shuffled = list(given.items())
    chance.shuffle(shuffled)
    assert score(dict(shuffled), rubric.verdict) == score(given, rubric.verdict)


# --- the verdict


@pytest.mark.parametrize("level", [Level.PM, Level.SENIOR])
@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (1.0, Verdict.STRONG_NO_HIRE),
        (1.29, Verdict.STRONG_NO_HIRE),
        (1.3, Verdict.NO_HIRE),
        (2.79, Verdict.NO_HIRE),
        (2.8, Verdict.HIRE),
        (3.69, Verdict.HIRE),
        (3.7, Verdict.STRONG_HIRE),
        (4.0, Verdict.STRONG_HIRE),
    ],
)
def test_the_lines_for_a_product_manager_and_a_senior(
    rubric: Rubric, level: Level, value: float, verdict: Verdict
) -> None:
    assert verdict_of(value, rubric, level) is verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(2.8, Verdict.NO_HIRE), (3.09, Verdict.NO_HIRE), (3.1, Verdict.HIRE), (3.7, Verdict.STRONG_HIRE)],
)
def test_a_principal_has_further_to_go_to_a_hire(rubric: Rubric, value: float, verdict: Verdict) -> None:
    assert verdict_of(value, rubric, Level.PRINCIPAL) is verdict


@UNHURRIED
@given(st.floats(1, 4), st.floats(1, 4), st.sampled_from(LEVELS))
def test_no_higher_score_has_a_worse_verdict(rubric: Rubric, a: float, b: float, level: Level) -> None:
    order = list(Verdict)
    low, high = sorted([a, b])
    assert order.index(verdict_of(low, rubric, level)) <= order.index(verdict_of(high, rubric, level))


@UNHURRIED
@given(enough_marks, st.sampled_from(LEVELS))
def test_a_ruling_is_the_scores_verdict_and_says_how_it_came_about(
    rubric: Rubric, given: dict[Dimension, float], level: Level
) -> None:
    ruling = ruled(rubric, given, level)
    assert ruling.score == score(given, rubric.verdict)
    assert ruling.verdict is verdict_of(ruling.score, rubric, level)
    assert ruling.no_verdict is None
    assert fired(ruling)[:2] == ["lowest_weigh", "line"]
    assert ruling.rules[0].says.startswith(f"{ruling.score:.2f} = 0.65 x ")


def test_the_line_is_told_as_it_is_for_the_level(rubric: Rubric) -> None:
    threes = marks(*[3] * 8)
    assert "reaches 2.8, where hire begins for a senior" in ruled(rubric, threes).rules[1].says
    assert "stays below 3.1, where hire begins" in ruled(rubric, threes, Level.PRINCIPAL).rules[1].says
    assert "reaches 3.7, where strong hire begins" in ruled(rubric, marks(*[4] * 8)).rules[1].says
    assert "stays below 1.3" in ruled(rubric, marks(*[1] * 8)).rules[1].says


def test_six_good_marks_do_not_hide_a_bad_one(rubric: Rubric) -> None:
    hidden = marks(4, 4, 4, 4, 4, 4, 1, 1)
    assert fmean(hidden.values()) > rubric.level(Level.SENIOR).bar
    assert ruled(rubric, hidden).verdict is Verdict.NO_HIRE


# --- too little


@pytest.mark.parametrize(
    ("count", "turns", "words", "told"),
    [
        (4, 10, 1000, "4 of 8 dimensions could be marked; a verdict takes 5"),
        (0, 10, 1000, "0 of 8 dimensions"),
        (8, 2, 1000, "speaks 2 times; a verdict takes 3"),
        (8, 10, 149, "says 149 words; a verdict takes 150"),
    ],
)
def test_too_little_to_go_on_is_no_verdict_and_no_score(
    rubric: Rubric, count: int, turns: int, words: int, told: str
) -> None:
    ruling = rule(marks(*[3] * count), rubric, Level.SENIOR, turns=turns, words=words, raters=[Verdict.HIRE])
    assert told in (ruling.no_verdict or "")
    assert (ruling.score, ruling.verdict, ruling.margin, ruling.near_line) == (None, None, None, False)
    assert (ruling.votes, ruling.tips, fired(ruling)) == ((), (), ["too_little"])


def test_just_enough_is_enough(rubric: Rubric) -> None:
    assert rule(marks(*[3] * 5), rubric, Level.SENIOR, turns=3, words=150).verdict is Verdict.HIRE


def test_a_rater_with_too_few_marks_has_no_verdict_of_its_own(rubric: Rubric) -> None:
    assert of_rater(marks(3, 3, 3, 3), rubric, Level.SENIOR) == (None, None)
    assert of_rater({}, rubric, Level.SENIOR) == (None, None)
    assert of_rater(marks(3, 3, 3, 3, 3), rubric, Level.SENIOR) == (3.0, Verdict.HIRE)
    assert of_rater(marks(3, 3, 3, 3, 3), rubric, Level.PRINCIPAL) == (3.0, Verdict.NO_HIRE)


# --- near a line


@UNHURRIED
@given(enough_marks, st.sampled_from(LEVELS))
def test_the_margin_is_the_distance_to_the_nearest_line(
    rubric: Rubric, given: dict[Dimension, float], level: Level
) -> None:
    ruling = ruled(rubric, given, level)
    lines = [rubric.verdict.no_hire_from, rubric.level(level).bar, rubric.verdict.strong_hire_from]
    assert ruling.score is not None
    assert ruling.line in lines
    assert ruling.margin == pytest.approx(min(abs(ruling.score - line) for line in lines), abs=0.005)
    assert ruling.line_begins is verdict_of(ruling.line, rubric, level)
    assert ("near_line" in fired(ruling)) == (ruling.margin <= rubric.verdict.near_line)


def test_a_score_a_quarter_from_a_line_is_near_it_and_further_off_is_not(rubric: Rubric) -> None:
    threes = ruled(rubric, marks(*[3] * 8))
    assert (threes.margin, threes.near_line, fired(threes)[2:]) == (0.2, True, ["near_line"])
    twos = ruled(rubric, marks(*[2] * 8))
    assert (twos.margin, twos.near_line, twos.tips, fired(twos)[2:]) == (0.7, False, (), [])


@UNHURRIED
@given(enough_marks, st.sampled_from(LEVELS))
def test_a_tip_does_what_it_says(rubric: Rubric, given: dict[Dimension, float], level: Level) -> None:
    ruling = ruled(rubric, given, level)
    assert bool(ruling.tips) == ruling.near_line
    by_name = {criterion.name: criterion.id for criterion in rubric.criteria}
    for tip in ruling.tips:
        told = TIP.match(tip)
        if told is None:
            assert len(ruling.tips) == 1
            continue
        name, new, old, value, verdict = told.groups()
        assert given[by_name[name]] == float(old)
        assert 0 < abs(float(new) - float(old)) <= 1
        tipped = ruled(rubric, given | {by_name[name]: float(new)}, level)
        assert f"{tipped.score:.2f}" == value
        assert tipped.verdict is not None
        assert tipped.verdict.value.replace("_", " ") == verdict
        assert tipped.verdict is not ruling.verdict


@UNHURRIED
@given(enough_marks, st.sampled_from(LEVELS))
def test_where_many_marks_would_carry_it_over_one_sentence_says_so(
    rubric: Rubric, given: dict[Dimension, float], level: Level
) -> None:
    ruling = ruled(rubric, given, level)
    told = MANY.fullmatch(ruling.tips[0]) if ruling.tips else None
    if told is None:
        return
    step = -1 if told["way"] == "less" else 1
    moved = [ruled(rubric, given | {d: min(4, max(1, mark + step))}, level) for d, mark in given.items()]
    crossed = sorted({each.score for each in moved if each.verdict is not ruling.verdict and each.score})
    assert (f"{crossed[0]:.2f}", f"{crossed[-1]:.2f}") == (told["low"], told["high"] or told["low"])


@UNHURRIED
@given(enough_marks, st.sampled_from(LEVELS))
def test_where_no_mark_would_carry_it_over_none_does(
    rubric: Rubric, given: dict[Dimension, float], level: Level
) -> None:
    ruling = ruled(rubric, given, level)
    if ruling.tips == ("No single mark would carry it over the line.",) and ruling.score and ruling.line:
        step = -1 if ruling.score >= ruling.line else 1
        for dimension, mark in given.items():
            moved = score(given | {dimension: min(4, max(1, mark + step))}, rubric.verdict)
            assert (moved >= ruling.line) == (ruling.score >= ruling.line)


# --- raters and seats


def test_raters_on_both_sides_of_a_line_make_it_near_however_far_the_score(rubric: Rubric) -> None:
    apart = ruled(rubric, marks(*[2] * 8), raters=[Verdict.HIRE, Verdict.NO_HIRE, Verdict.NO_HIRE])
    assert apart.near_line
    assert fired(apart)[2:] == ["raters_apart"]
    assert apart.rules[2].says.endswith("no hire, hire.")
    assert apart.tips == ("No single mark would carry it over the line.",)


@pytest.mark.parametrize("raters", [[], [None], [Verdict.NO_HIRE], [Verdict.NO_HIRE, None, Verdict.NO_HIRE]])
def test_raters_of_one_mind_and_raters_without_a_verdict_move_nothing(
    rubric: Rubric, raters: list[Verdict | None]
) -> None:
    assert ruled(rubric, marks(*[2] * 8), raters=raters) == ruled(rubric, marks(*[2] * 8))


@UNHURRIED
@given(all_marks)
def test_the_votes_are_centred_on_the_score(rubric: Rubric, given: dict[Dimension, float]) -> None:
    ruling = ruled(rubric, given)
    assert fmean(vote.score for vote in ruling.votes) == pytest.approx(ruling.score, abs=0.0101)


@UNHURRIED
@given(enough_marks, st.sampled_from(LEVELS))
def test_a_vote_is_the_verdict_of_the_seats_own_score(
    rubric: Rubric, given: dict[Dimension, float], level: Level
) -> None:
    ruling = ruled(rubric, given, level)
    assert [(v.seat, v.name) for v in ruling.votes] == [(seat.id, seat.name) for seat in rubric.seats]
    for vote in ruling.votes:
        assert vote.vote is verdict_of(vote.score, rubric, level)
        assert (vote.argument, vote.evidence) == ("", ())


def test_a_seat_weighs_what_it_watches(rubric: Rubric) -> None:
    given = marks(*[3] * 8) | {D.FRAMING: 1.0, D.ALIGNMENT: 1.0}
    votes = {vote.seat: vote.score for vote in ruled(rubric, given).votes}
    assert votes["hiring_manager"] < min(score for seat, score in votes.items() if seat != "hiring_manager")


@UNHURRIED
@given(halves)
def test_where_all_marks_agree_so_do_all_seats(rubric: Rubric, mark: float) -> None:
    ruling = ruled(rubric, marks(*[mark] * 8))
    assert {(vote.vote, vote.score) for vote in ruling.votes} == {(ruling.verdict, ruling.score)}


@UNHURRIED
@given(enough_marks, st.sampled_from(LEVELS))
def test_seats_that_do_not_carry_the_score_are_told(
    rubric: Rubric, given: dict[Dimension, float], level: Level
) -> None:
    ruling = ruled(rubric, given, level)
    assert ruling.verdict is not None
    with_it = sum(vote.vote.hires == ruling.verdict.hires for vote in ruling.votes)
    assert ("votes_split" in fired(ruling)) == (with_it <= len(rubric.seats) / 2)
    assert ruling.near_line == bool({"near_line", "votes_split", "raters_apart"} & set(fired(ruling)))
