"""The closed vocabularies that content, record, interview and grading share.

Plain string enums: their values are what stands in TOML files, journals and reports.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What makes a situation hard."""

    REAL_TIME = "real-time"
    DATA_HEAVY = "data-heavy"
    HIGH_RELIABILITY = "high-reliability"


class Level(StrEnum):
    """The seniority a candidate is interviewed for."""

    PM = "pm"
    SENIOR = "senior"
    PRINCIPAL = "principal"


class Phase(StrEnum):
    """The three stretches of an interview: 5, 30 and 10 of its 45 minutes."""

    SCOPE = "scope"
    DESIGN = "design"
    TRADEOFFS = "tradeoffs"


SCOPE_ENDS = 5 / 45
"""The fraction of an interview at which its first stretch is meant to end."""
TRADEOFFS_BEGIN = 35 / 45
"""The fraction at which its last stretch is meant to begin."""


class Dimension(StrEnum):
    """The eight things a committee asks about a candidate."""

    FRAMING = "framing"
    SCOPE = "scope"
    CONSTRAINTS = "constraints"
    TRADEOFFS = "tradeoffs"
    FAILURE_OWNERSHIP = "failure_ownership"
    ADAPTABILITY = "adaptability"
    ALTITUDE = "altitude"
    ALIGNMENT = "alignment"


class Aspect(StrEnum):
    """What a commitment is about, and so what a curveball can attack."""

    USER = "user"  # whom it is for
    SCOPE = "scope"  # what is in, what is left out
    TARGET = "target"  # a number or a tolerance promised
    CHOICE = "choice"  # a component, a technology, a way of doing it
    PROMISE = "promise"  # a guarantee: never lost, always in order, exactly once
    DEPENDENCY = "dependency"  # somebody else's system taken as given
    ROLLOUT = "rollout"  # what ships when, to whom, and what would show it worked


class Theme(StrEnum):
    """The kinds of change interviewers throw; a persona has favourites among them."""

    AUDIT = "audit"  # customers who must prove who did what
    SCALE = "scale"  # far more, or far fewer, than assumed
    SLOWNESS = "slowness"  # what if it takes three seconds
    REGULATION = "regulation"  # a regulator, a new region, a law
    BUDGET = "budget"  # less money, fewer people
    PARTNER_LOSS = "partner_loss"  # somebody else's system goes away
    DEADLINE = "deadline"  # the launch date moves up
    SIMPLER = "simpler"  # why this and not the simpler one
    OTHER_USER = "other_user"  # the user turns out to be someone else
    ABUSE = "abuse"  # somebody uses it against its purpose
    OUTAGE = "outage"  # it fails on the worst day


class Manner(StrEnum):
    """The kind of question a probe is, so that no two in a row feel alike."""

    GO_ON = "go_on"  # give the floor back, hardly any words
    WHY = "why"  # the plain reason
    CLARIFY = "clarify"  # what does that word mean here
    WALK_THROUGH = "walk_through"  # one person, one moment, what do they see
    NUMBER = "number"  # a number somebody would feel
    PRIORITY = "priority"  # which first, which not at all
    PRICE = "price"  # what is given up, and by whom
    CONTRADICTION = "contradiction"  # two things they said do not sit together
    LET_PASS = "let_pass"  # sound enough: another subject
    SILENCE = "silence"  # wait
