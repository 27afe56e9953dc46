"""What was said in the interview of these tests, written by hand: small shops, and payments that hang."""

from interviewer.record.transcript import Speaker

ASKS, TALKS = Speaker.INTERVIEWER, Speaker.CANDIDATE
SKETCH = """\
[payment] --> [is it odd?] --> [held] --> [shop owner's phone]
                   |
                   +--> [evening mail]"""
SPOKEN: tuple[tuple[Speaker, float, str], ...] = (
    (
        ASKS,
        40,
        "Small shops take card payments through us. Some of those payments fail, or look wrong, and today the owner "
        "finds out at the end of the month. Design the alerts. Where would you start?",
    ),
    (
        TALKS,
        165,
        "With whoever opens the till. I'd say the owner of a shop with one or two people in it, a bakery, who pays the "
        "flour on Friday out of what came in on Thursday. If four hundred euros of Thursday's card payments hang and "
        "she hears of it at the end of the month, she has already bounced a supplier. So the worth of this is her "
        "cash flow, and for us it's that she doesn't go to the other terminal company. Can I ask whether the money is "
        "lost in these cases, or only late?",
    ),
    (ASKS, 185, "Mostly late. Two to five days. One in fifty is gone."),
    (
        TALKS,
        330,
        "Then I'd build for late and only point at gone. I'm assuming the payment itself and the fraud rules are there "
        "and not mine. I'd leave out the accountant's view, I'd leave out refunds, and I'd leave out anything you can "
        "configure, because somebody behind a counter at seven in the morning won't set thresholds. First version is "
        "one message a day, before she orders: this much is held, this is when it comes.",
    ),
    (ASKS, 345, "One a day. How late is too late?"),
    (
        TALKS,
        500,
        "She orders at six in the evening. If it reaches her by five she can order less, if it reaches her at seven "
        "it's only bad news. So the promise is: everything held before four is in the message by five, on ninety-nine "
        "days of a hundred. Not seconds. Seconds would cost us a stream of half-known states and she'd get three "
        "corrections while serving people.",
    ),
    (ASKS, 512, "Who told you six?"),
    (
        TALKS,
        610,
        "Nobody. That's a guess, from one uncle with a bakery, honestly. What hangs on it is the whole batch idea: if "
        "orders go out at all hours then a fixed five o'clock is wrong for most of them. I'd ask support for the last "
        "two hundred calls about held money and look at the hour before I'd promise anything.",
    ),
    (ASKS, 625, "So what have you drawn there?"),
    (
        TALKS,
        800,
        "It's nearly nothing. A payment comes, we look whether it's odd, if it's held it goes in a list per shop, at "
        "five the list becomes one message. For the queue between I'd use Kafka, it's more scalable, and then the "
        "message service just reads from that.",
    ),
    (ASKS, 812, "Why Kafka and not a table you read at five?"),
    (
        TALKS,
        940,
        "Well, it's the standard for events, and it would let us grow. I mean a table would also work. With a million "
        "shops you'd want the stream, I think, so that we don't have to move later. It's more future proof.",
    ),
    (
        ASKS,
        975,
        "Then let's say the launch moves. It isn't the bakeries any more: the first customer is a chain with nine "
        "hundred shops, and head office wants to know within a minute. You told me not seconds.",
    ),
    (
        TALKS,
        1180,
        "Hm. Then, okay. I could add a second service for the chain that listens to the same events and sends to head "
        "office straight away. That's, no, wait. That keeps the promise to the bakery and it doesn't ask why head "
        "office wants a minute. What broke is that I had one reader who orders in the evening. Head office doesn't "
        "order anything, it watches. So the five o'clock message goes for the chain and what they get is the held "
        "list itself, live, wrong now and then, and it says so. The bakery keeps five o'clock. What it costs is that "
        "support has two truths to explain when a shop manager calls.",
    ),
    (ASKS, 1195, "Who pays for those two truths?"),
    (
        TALKS,
        1330,
        "Support does, first. I'd guess one call in ten gets longer. I'd want the support lead in the room before we "
        "tell the chain yes, and if they say they can't, the chain gets fifteen minutes and one truth.",
    ),
    (ASKS, 1345, "It's Friday, five o'clock, and nothing goes out. What happens?"),
    (
        TALKS,
        1520,
        "The job is retried, and there's a second region. But say it really doesn't go out. She orders the full "
        "amount and is short on Monday, and she'll blame us and not the bank. We'd see it because we count messages "
        "against shops with held money, at ten past. And then at a quarter past she gets a plain text: we could not "
        "check today, order as if four hundred were missing. I'd rather be wrong that way.",
    ),
    (
        ASKS,
        1560,
        "The regulator writes. Telling an owner that a payment is held may warn somebody who is laundering money. "
        "You may not say why, and in some cases not that.",
    ),
    (
        TALKS,
        1790,
        "We'd add a compliance filter in front of the message then, that takes those out. Legal gives us the rules "
        "and the filter applies them, and the rest stays as it is.",
    ),
    (ASKS, 1805, "And the sum at the top of her message?"),
    (
        TALKS,
        1990,
        "Oh. It's too small then, by just those. So she orders too much, on exactly the days it's worst. I said "
        "everything held before four is in the message. That promise is gone. I'd have to say an amount we're sure "
        "of, what will come, and not what's held.",
    ),
    (ASKS, 2010, "We have to stop there. What should I take away?"),
    (
        TALKS,
        2160,
        "That it's the baker at five o'clock, that it's what will surely come and not what is held, and that the "
        "chain waits for support to say yes. I never settled the table against the stream. I'd start with the table.",
    ),
)
