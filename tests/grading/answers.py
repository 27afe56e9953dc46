"""Answers as raters and the committee's writer would give them, for one small interview."""

import json
from typing import Any

from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Dimension, Level
from interviewer.grading.submission import Submission, submission
from interviewer.record.transcript import Speaker, Transcript, Turn

SAID = [
    "Good morning, I'm Dagmar Holub. Design the home timeline of a short-post service.",
    "Hello Dagmar. I'd build it for the commuter who follows nine accounts and has two minutes on the bus. "
    "Writers and searchers I leave out of the first version, they have the site for that.",
    "Who is hurt when a post is old?",
    "She is: she misses her train, and one in five doesn't come back that day. "
    "So no post older than ten minutes goes on top. "
    "Whatever is older waits below, with its age written on it, and nobody at all is ever told that it is news.",
    "What does that cost?",
    "It costs us the advertisers' slots at the top, and I'd rather annoy them than her. "
    "If fewer than half came back I'd reverse it.",
    "Enterprise clients are all we serve now, and they want audit logs. What becomes of your screen?",
    "Then the fresh screen doesn't hold: I'd keep what was shown for a year, and give up picking posts anew "
    "each time. That is slower.",
    "How would you know it works?",
    "Um, next-day return, from fifty-two to fifty-eight, in one country first. I'd bring in legal before the logs.",
]


def small_interview() -> Transcript:
    """Ten turns, five of them the candidate's."""
    speakers = (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    turns = [Turn(number=n + 1, speaker=speakers[n % 2], text=text) for n, text in enumerate(SAID)]
    return Transcript(turns=tuple(turns))


def handed_in(transcript: Transcript | None = None, scenario: Scenario | None = None) -> Submission:
    """That interview, long enough for a verdict."""
    said = transcript or small_interview()
    return submission(said, name="small", format="labelled", level=Level.SENIOR, scenario=scenario)


def dimension(id: str, mark: int | None = 3, **more: Any) -> dict[str, Any]:
    """A line on one dimension whose quote is there."""
    line = {
        "id": id,
        "said": [{"turn": 6, "quote": "I'd rather annoy them than her"}],
        "unsaid": [],
        "observed": f"What was seen of {id}.",
        "next_mark": "Earlier.",
        "status": "marked" if mark else "not_assessed",
        "mark": mark,
    }
    return line | more


def sheet(mark: int = 3, *, curveballs: bool = True, **lines: dict[str, Any]) -> str:
    """A whole sheet: every dimension marked `mark`, except for those whose line is given."""
    whole = {
        "dimensions": [dimension(d.value, mark) | lines.get(d.value, {}) for d in Dimension],
        "curveballs": [
            {
                "turn": 7,
                "attacked_turn": 4,
                "attacked_quote": "no post older than ten minutes",
                "said": [{"turn": 8, "quote": "Then the fresh screen doesn't hold"}],
                "took": "pivot",
            }
        ]
        if curveballs
        else [],
        "red_flags": [],
        "decisive": {"kind": "none", "dimension": None, "said": [], "unsaid": [], "why": "nothing"},
    }
    return json.dumps(whole)


def amendment(*dimensions: dict[str, Any]) -> str:
    """What a rater answers who was asked again."""
    return json.dumps({"dimensions": list(dimensions), "curveballs": [], "red_flags": [], "decisive": None})


def writeup(**changed: Any) -> str:
    """The committee's write-up, its quotes all there."""
    quote = {"turn": 6, "quote": "I'd rather annoy them than her"}
    whole = {
        "packet": "The question was a timeline.",
        "arguments": [
            {"seat": seat, "argument": f"Said by {seat}.", **quote}
            for seat in ("hiring_manager", "bar_raiser", "staff_engineer", "peer_pm")
        ],
        "dissent": "One saw less.",
        "decided_by": "The price.",
        "headline": "Would rather annoy advertisers than a commuter",
        "reads_as": "Senior.",
        "deciding": {**quote, "why": "A price with a name.", "stronger": "Say for how long."},
        "guessing": [{"turn": 10, "quote": "from fifty-two to fifty-eight", "note": "no reason given"}],
        "clear": [{**quote, "note": "names who pays"}],
        "drills": ["One.", "Two.", "Three."],
    }
    return json.dumps(whole | changed)
