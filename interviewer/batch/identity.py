"""What makes two gradings the same: transcript, rubric, prompts, model and settings, as one fingerprint.

A run pays only for fingerprints it has not seen; whatever changes one of them grades again.
"""

import hashlib
import json
from dataclasses import asdict, dataclass

from interviewer.content.rubric import Rubric
from interviewer.grading.submission import Submission


@dataclass(frozen=True, slots=True)
class Terms:
    """How a batch grades."""

    grader: str
    """`prompted` or `offline`."""
    model: str
    base_url: str | None
    prompt_version: str
    raters: int
    writeup: bool
    seed: int = 0


def rubric_fingerprint(rubric: Rubric) -> str:
    """The same for the same rubric, whatever its version says."""
    return hashlib.sha256(rubric.model_dump_json().encode()).hexdigest()[:16]


def identity(submission: Submission, rubric: str, terms: Terms) -> str:
    """32 hexadecimal digits for one transcript graded in one way. `rubric`: its fingerprint."""
    about = submission.scenario.model_dump_json() if submission.scenario else ""
    whole = [
        submission.source.name,
        submission.source.digest,
        submission.level.value,
        hashlib.sha256(about.encode()).hexdigest(),
        sorted(submission.names),
        rubric,
        asdict(terms),
    ]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:32]
