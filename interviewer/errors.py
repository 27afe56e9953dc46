"""What can go wrong, as one tree, and the exit code each branch ends in.

This file knows no other room. Every error carries one sentence that says what happened, where, and what to
do next; the command line prints that sentence and exits with the code, never a traceback.

    InterviewerError            1  some items failed, or a gate did
    ├── UsageError              2  the command was called with something it cannot take
    ├── ContentError            3  a persona, scenario, rubric, transcript or journal cannot be read
    ├── ModelError              4  the language model cannot be reached, refuses, or answers unusably
    │   ├── ModelUnreachable       nobody answered, or not in time
    │   ├── ModelRefused           the server said no: key, model name, quota, content policy
    │   ├── ModelGarbled           an answer came and cannot be used: empty, cut short, not the form asked for
    │   └── ContextOverflow        the request is longer than the model reads at once
    ├── BudgetReached           5  the money set aside with --budget-usd is spent
    └── Interrupted           130  the person stopped it
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """Process exit codes, as documented in README.md."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    CONTENT = 3
    MODEL = 4
    BUDGET = 5
    INTERRUPTED = 130


class InterviewerError(Exception):
    """Base of everything this program raises on purpose. `str(error)` is fit to show to a person."""

    exit_code = ExitCode.FAILED


class UsageError(InterviewerError):
    """The command was called with something it cannot take."""

    exit_code = ExitCode.USAGE


class ContentError(InterviewerError):
    """A file of content or a saved record cannot be read; the message names file, place and remedy."""

    exit_code = ExitCode.CONTENT


class ModelError(InterviewerError):
    """The language model could not be used. A session it happens in is kept and can be resumed."""

    exit_code = ExitCode.MODEL


class ModelUnreachable(ModelError):
    """No connection, no answer in time, or the server kept failing until the time for retries ran out."""


class ModelRefused(ModelError):
    """The server understood and said no: key, model name, quota, or content policy."""


class ModelGarbled(ModelError):
    """An answer came and cannot be used: empty, cut short, or not in the form asked for."""


class ContextOverflow(ModelError):
    """The request is longer than the model reads at once."""


class BudgetReached(InterviewerError):
    """The money set aside with --budget-usd is spent. The session is kept and can be resumed."""

    exit_code = ExitCode.BUDGET


class Interrupted(InterviewerError):
    """The person pressed Ctrl-C. The session is kept and can be resumed."""

    exit_code = ExitCode.INTERRUPTED
