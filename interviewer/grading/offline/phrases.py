"""What the offline grader writes with: subjects, absences, headlines and drills. Texts only.

Each is true of whatever the rules may hear: where they could be wrong, it says that something was not heard.
"""

from interviewer.content.vocabulary import Dimension
from interviewer.grading.offline.rules import Place
from interviewer.grading.offline.words import Trait

T = Trait
P = Place

SUBJECT: dict[Dimension, str] = {
    Dimension.FRAMING: "whom it is for",
    Dimension.SCOPE: "what is left out",
    Dimension.CONSTRAINTS: "what is good enough, in numbers",
    Dimension.TRADEOFFS: "what choices cost",
    Dimension.FAILURE_OWNERSHIP: "whom a failure hits",
    Dimension.ADAPTABILITY: "a change of the ground",
    Dimension.ALTITUDE: "where knowledge ends",
    Dimension.ALIGNMENT: "who does what next, and why",
}

MISSING: dict[Dimension, str] = {
    Dimension.FRAMING: "one person it is for, and what is at stake for them",
    Dimension.SCOPE: "something left out, or taken as given",
    Dimension.CONSTRAINTS: "a number that somebody would feel",
    Dimension.TRADEOFFS: "a price, or a condition for choosing otherwise",
    Dimension.FAILURE_OWNERSHIP: "who is worse off when it fails, and what that costs",
    Dimension.ADAPTABILITY: "an earlier decision taken back or altered",
    Dimension.ALTITUDE: "where their own knowledge ends, or whom they would ask",
    Dimension.ALIGNMENT: "whom to bring in, and for what",
}

HEARD: dict[Dimension, tuple[tuple[Trait, Place, str], ...]] = {
    Dimension.FRAMING: (
        (T.PERSON, P.OPENING, "a person in the first answer"),
        (T.HURT, P.OPENING, "what can go wrong for them, in the first answer"),
        (T.PERSON, P.ANY, "somebody in particular"),
    ),
    Dimension.SCOPE: (
        (T.CUT, P.INVITED, "something left out when asked about it"),
        (T.CUT, P.ANY, "something left out or taken as given"),
    ),
    Dimension.CONSTRAINTS: (
        (T.NUMBER, P.INVITED, "a number when asked what is good enough"),
        (T.FELT, P.ANY, "a limit or an amount somebody could check"),
    ),
    Dimension.TRADEOFFS: (
        (T.PRICE, P.ANY, "what a choice costs"),
        (T.FLIP, P.ANY, "a condition for choosing otherwise"),
    ),
    Dimension.FAILURE_OWNERSHIP: (
        (T.HURT, P.INVITED, "somebody worse off"),
        (T.LOSS, P.INVITED, "money or custom at stake"),
        (T.TOLD, P.INVITED, "who is told"),
    ),
    Dimension.ADAPTABILITY: (
        (T.REOPEN, P.CHANGE, "something earlier gone back on at the change"),
        (T.PRICE, P.CHANGE, "what the change costs"),
        (T.REOPEN, P.AFTER, "more of it gone back on when asked again"),
    ),
    Dimension.ALTITUDE: (
        (T.UNSURE, P.ANY, "what they do not know or have guessed"),
        (T.HANDS_OVER, P.ANY, "whom or what they would ask, or what hangs on it"),
    ),
    Dimension.ALIGNMENT: (
        (T.COLLEAGUE, P.ANY, "a colleague or a function"),
        (T.TRIAL, P.CLOSE, "a first step that could show them wrong"),
        (T.FLIP, P.CLOSE, "a condition in the last answer"),
    ),
}

GOOD: dict[Dimension, str] = {
    Dimension.FRAMING: "keeps one person in view",
    Dimension.SCOPE: "can leave things out",
    Dimension.CONSTRAINTS: "has numbers somebody would feel",
    Dimension.TRADEOFFS: "says what a choice costs",
    Dimension.FAILURE_OWNERSHIP: "follows a failure to whoever it hits",
    Dimension.ADAPTABILITY: "goes back on a decision when the ground moves",
    Dimension.ALTITUDE: "says where their knowledge ends",
    Dimension.ALIGNMENT: "leaves others something to act on",
}

BAD: dict[Dimension, str] = {
    Dimension.FRAMING: "it is hard to tell whom it is for",
    Dimension.SCOPE: "little is given up",
    Dimension.CONSTRAINTS: "what is good enough stays open",
    Dimension.TRADEOFFS: "choices come without a price",
    Dimension.FAILURE_OWNERSHIP: "failures do not reach a person",
    Dimension.ADAPTABILITY: "the change leaves the plan as it was",
    Dimension.ALTITUDE: "the edge of their knowledge does not show",
    Dimension.ALIGNMENT: "who does what next stays open",
}

HEADLINES_LOW = (
    "A plan in which {bad}.",
    "Much said, and still {bad}; {worse}.",
    "“{quote}”: and after that, {bad}.",
    "Asked for a judgement; {bad}.",
    "{worse_first}, and {bad}.",
    "The boxes are there; {bad}.",
)
HEADLINES_MIDDLE = (
    "{good_first}, but {bad}.",
    "“{quote}” was the best of it; {bad}.",
    "Half of a good answer: {good}, while {bad}.",
    "Somebody who {good}; for the rest, {bad}.",
    "{good_first}; beside that, {bad}.",
)
HEADLINES_HIGH = (
    "“{quote}”",
    "{good_first}, and {better}.",
    "One who {good}; if anything, {bad}.",
    "“{quote}”: somebody who {good}.",
    "Somebody who {good} and {better}.",
)

DRILLS: dict[Dimension, tuple[str, ...]] = {
    Dimension.FRAMING: (
        "Open five questions with one sentence each: who, in what moment, and what they lose if it goes wrong.",
        "Take a design you know and name the person it was not built for. Say what you would refuse them, and why.",
        "Before each choice in your next mock, say the person's name aloud. Drop the choice if it does not touch them.",
    ),
    Dimension.SCOPE: (
        "Cut a design to what two people could build in a month, then halve it. Give each cut a reason in six words.",
        "List ten features of a product you use. Leave out eight, and say who complains about each.",
        "In your next mock, refuse one thing the interviewer asks for, and name when you would let it in.",
    ),
    Dimension.CONSTRAINTS: (
        "For five everyday services, say after how many seconds, errors or days somebody gives up, and does what.",
        "Take one target of yours and finish the sentence: one step worse than this, and she ...",
        "Answer “when have you gone too far?” with a number, a reason and what you would stop, in thirty seconds.",
    ),
    Dimension.TRADEOFFS: (
        "For each choice in your last mock write: instead of what, who pays for it, and what would make you switch.",
        "Argue for the simpler way for two minutes against your own design. Keep one of its points.",
        "Say “I would rather ... than ...” about ten choices; the second half has to hurt somebody you can name.",
    ),
    Dimension.FAILURE_OWNERSHIP: (
        "Take one failure and tell it as a story: who notices first, what they do next, what it costs, who rings whom.",
        "Answer “it is down” three times without naming a machine. Begin each time with a person.",
        "Write the message somebody gets when it fails, and decide what you promise in it and who signs it.",
    ),
    Dimension.ADAPTABILITY: (
        "Draw a changed fact for a finished design. First sentence: which of your own decisions no longer holds.",
        "Take an old answer of yours and take back three things in it: what broke, what replaces it, what stays.",
        "Practise ninety seconds on a change in which you may add nothing; only drop, shrink or turn round.",
    ),
    Dimension.ALTITUDE: (
        "List five things in your design you do not know. For each: what hangs on it, and whom you would ask.",
        "Explain one mechanism in two sentences that end with what a person would notice. Stop there.",
        "Mark every number in your last mock as known, guessed or made up, and say which guess the case rests on.",
    ),
    Dimension.ALIGNMENT: (
        "Close a mock with what three colleagues each do on Monday, and why in that order, in one minute.",
        "Name who would object to your design, what you would offer them and what you would refuse.",
        "Retell your answer as five sentences joined by “because”. Rework it where the word does not fit.",
    ),
}
