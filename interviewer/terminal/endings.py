"""How the end of an interview is told."""

from interviewer.record.events import Ending

ENDINGS = {
    Ending.TIME_UP: "The time is up.",
    Ending.CLOSED: "The interview is over.",
    Ending.DONE: "You ended the interview.",
}
