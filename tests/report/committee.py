"""What raters and a committee made of the interview of these tests, written by hand."""

from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import (
    CurveballResult,
    DimensionResult,
    Dropped,
    RaterOutcome,
    RaterRecord,
    Said,
    Status,
    Unsaid,
    Verdict,
    Vote,
)
from interviewer.models.port import Usage
from interviewer.record.directive import Quote
from interviewer.record.events import Took


def said(turn: int, quote: str) -> Said:
    return Said(turn=turn, quote=quote)


WHY_KAFKA = Unsaid(
    span=(10, 24),
    missing="what the stream costs, and who pays for it",
    turn=11,
    quote="Why Kafka and not a table you read at five?",
    nearest=Quote(turn=12, quote="I mean a table would also work."),
)
MARKS = (
    DimensionResult(
        id=Dimension.FRAMING,
        status=Status.MARKED,
        mark=4,
        spread=0,
        evidence=(
            said(2, "the owner of a shop with one or two people in it, a bakery, who pays the flour on Friday"),
            said(14, "What broke is that I had one reader who orders in the evening."),
        ),
        reason="A person, an hour and a sum stood before any part, unasked, and later choices went by them.",
    ),
    DimensionResult(
        id=Dimension.SCOPE,
        status=Status.MARKED,
        mark=3,
        spread=1,
        evidence=(
            said(
                4, "I'm assuming the payment itself and the fraud rules are there and not mine. … I'd leave out refunds"
            ),
        ),
        reason="Three things were left out, one of them with a reason that a person behind a counter would give.",
        next_mark="A reason for each cut, and the one in fifty that is gone taken up again before the end.",
    ),
    DimensionResult(
        id=Dimension.CONSTRAINTS,
        status=Status.MARKED,
        mark=3,
        spread=0,
        evidence=(said(6, "everything held before four is in the message by five, on ninety-nine days of a hundred"),),
        reason="The target came from the hour she orders, after one question; the regulator's letter later broke it.",
        next_mark="The same number unasked, and still there as a condition of launch.",
    ),
    DimensionResult(
        id=Dimension.TRADEOFFS,
        status=Status.MARKED,
        mark=2,
        spread=1,
        evidence=(said(10, "I'd use Kafka, it's more scalable"), WHY_KAFKA),
        reason="The batch was priced against seconds. The stream was not priced at all, though it was asked for.",
        next_mark="One more choice with what is lost, by whom, and what would turn it.",
    ),
    DimensionResult(
        id=Dimension.FAILURE_OWNERSHIP,
        status=Status.MARKED,
        mark=3.5,
        spread=1,
        evidence=(
            said(18, "She orders the full amount and is short on Monday, and she'll blame us and not the bank."),
            said(18, "we count messages against shops with held money, at ten past"),
        ),
        reason="Machinery came first, then the person, the loss, and how it is noticed within ten minutes.",
        next_mark="The person before the retry.",
    ),
    DimensionResult(
        id=Dimension.ADAPTABILITY,
        status=Status.MARKED,
        mark=2.5,
        spread=1,
        evidence=(
            said(14, "What broke is that I had one reader who orders in the evening."),
            said(20, "the rest stays as it is"),
            said(22, "That promise is gone."),
        ),
        reason="The first change was reopened within the same breath. The second was bolted on until it was pressed.",
        next_mark="In the first answer: which promise broke, before what is added.",
    ),
    DimensionResult(
        id=Dimension.ALTITUDE,
        status=Status.UNGRADED,
        spread=2,
        reason="The raters split: one heard a guess owned at once, another a technology leaned on without knowing it.",
    ),
    DimensionResult(
        id=Dimension.ALIGNMENT,
        status=Status.NOT_ASSESSED,
        reason="The interviewer broke off for time, and nobody asked what engineering or design would do first.",
    ),
)
CURVEBALLS = (
    CurveballResult(
        turn=13,
        change="the first customer is a chain with nine hundred shops, and head office wants to know within a minute",
        id="the-chain-comes-first",
        target=said(6, "Not seconds."),
        took=Took.PIVOT,
        readings=(Took.PIVOT, Took.PIVOT, Took.PARTIAL),
        evidence=(said(14, "So the five o'clock message goes for the chain"),),
    ),
    CurveballResult(
        turn=19,
        change="Telling an owner that a payment is held may warn somebody who is laundering money.",
        id="tipping-off",
        target=said(6, "everything held before four is in the message by five"),
        took=Took.PARTIAL,
        readings=(Took.PARTIAL, Took.BOLT_ON, Took.PARTIAL),
        evidence=(said(20, "We'd add a compliance filter in front of the message"), said(22, "That promise is gone.")),
    ),
)
VOTES = (
    Vote(
        seat="packet",
        name="The interviewer",
        vote=Verdict.HIRE,
        score=2.94,
        argument="I would put this person in front of a merchant tomorrow. The baker never left the room, and when the "
        "chain came in they asked who was reading before they asked what to build.",
        evidence=(said(14, "Head office doesn't order anything, it watches."),),
    ),
    Vote(
        seat="engineering",
        name="Engineering",
        vote=Verdict.NO_HIRE,
        score=2.61,
        argument="Asked twice why a stream, and twice got the brochure. My team would have built it and been told in "
        "month three that a table would do.",
        evidence=(said(12, "it's the standard for events, and it would let us grow"), WHY_KAFKA),
    ),
    Vote(
        seat="design",
        name="Design",
        vote=Verdict.HIRE,
        score=3.02,
        argument="The message that says what is not known is the best thing in this interview.",
        evidence=(said(18, "we could not check today, order as if four hundred were missing"),),
    ),
    Vote(
        seat="business",
        name="Business",
        vote=Verdict.HIRE,
        score=2.86,
        argument="Knows what a late euro costs whom, and that the chain's yes is support's to give.",
        evidence=(said(16, "I'd want the support lead in the room before we tell the chain yes"),),
    ),
)
FIRST, SECOND, THIRD = (
    {**dict(zip(Dimension, row, strict=True))}
    for row in ((4, 3, 3, 2, 4, 3, 4, None), (4, 3, 3, 2, 3, 2, 2, None), (4, 4, 3, 3, 4, 3, None, None))
)
RATERS = (
    RaterRecord(
        rater=1,
        outcome=RaterOutcome.MARKED,
        marks=FIRST,
        score=2.94,
        verdict=Verdict.HIRE,
        usage=Usage(input_tokens=14_200, output_tokens=1_950),
    ),
    RaterRecord(
        rater=2,
        outcome=RaterOutcome.MARKED,
        marks=SECOND,
        score=2.51,
        verdict=Verdict.NO_HIRE,
        asked_again=2,
        dropped=1,
        usage=Usage(input_tokens=16_900, cached_tokens=12_400, output_tokens=2_310),
    ),
    RaterRecord(
        rater=3,
        outcome=RaterOutcome.MARKED,
        why="no evidence survived for altitude",
        marks=THIRD,
        score=3.28,
        verdict=Verdict.HIRE,
        asked_again=1,
        dropped=1,
        usage=Usage(input_tokens=16_100, cached_tokens=12_400, output_tokens=2_040),
    ),
)
DROPPED = (
    Dropped(
        rater=2,
        where="altitude",
        kind="quote",
        turn=12,
        text="Kafka guarantees that nothing is ever lost",
        why="These words do not stand in turn 12.",
    ),
    Dropped(
        rater=3,
        where="altitude",
        kind="absence",
        turn=7,
        text="where the hour came from",
        why="Turn 8 says it: “That's a guess, from one uncle with a bakery”.",
    ),
)
