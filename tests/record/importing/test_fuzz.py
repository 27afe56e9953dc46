"""Whatever the bytes, there is a transcript or a sentence; whatever was said, it is in a turn."""

import json
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.errors import ContentError, UsageError
from interviewer.record.importing.reader import parse

CORPUS = Path(__file__).parent / "corpus"
FILES = [p.read_bytes() for p in sorted(CORPUS.rglob("*")) if p.is_file() and p.name != "expected.toml"]
UNHURRIED = settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
FEWER = settings(UNHURRIED, max_examples=60)
OPENINGS = [
    "WEBVTT\n\n",
    "1\n00:00:01,000 --> 00:00:02,000\n",
    "[",
    '{"segments":[',
    "Ana: ",
    "# x, with y\n\n**1 Interviewer**: ",
]
BITS = [
    "\n", "\n\n", ": ", "Ana: ", "**Ana:** ", "Ben  0:12\n", "<v Ana>", "</v>", "<", ">", "&amp;", "&#0;",
    "&#x110000;", "-->", "00:01.000 --> 00:02.000\n", "99:99:99,999 --> 0:0:0\n", "NOTE ", "{", "}", "[", "]", '"',
    "\\ud800", "\x00", "\x1b[", "**2 Candidate** (1:00): ", "## Notes\n", "-- ", "Interviewer: ", "Candidate: ",
    "1\n", "  ", "\t", "[00:12] ", "：", "é", '"role":', '"text":', "null", "1e999", "，", "\u202e", "\r", "٣", "²",
    "Saved as ",
]  # fmt: skip
PLAIN = ["nurse", "waits", "ten", "door", "because", "I'd", "pay", "3", "don't", "λ", "夜", "«oui»"]
ODD = ["R&D", "c++", "10:30", "x*", "[no]", "(so)", "Interviewer:", "end,", "transcript.", "#1", "Note:", "<5"]
WORD = st.sampled_from(PLAIN + ODD)
SPEECH = st.lists(WORD, min_size=1, max_size=12).map(lambda words: ["So", *words, "then."])
TALK = st.lists(st.tuples(st.booleans(), SPEECH), max_size=10).map(
    lambda told: [(False, ["Hello."]), (True, ["Hi."]), *told, (False, ["Why?"]), (True, ["Because."])]
)
NAMES = ("Ana Silva", "Ben Okafor")


def only_sentences(data: bytes, interviewer: str | None = None) -> None:
    with suppress(ContentError, UsageError):
        found = parse(data, "f", interviewer)
        assert found.transcript.turns
        found.transcript.model_dump_json(indent=2, ensure_ascii=False).encode()


@UNHURRIED
@given(st.binary(max_size=400), st.sampled_from([None, "Ana", ""]))
def test_any_bytes_end_in_a_transcript_or_a_sentence(data: bytes, interviewer: str | None):
    only_sentences(data, interviewer)


@UNHURRIED
@given(st.sampled_from(OPENINGS), st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=6)), max_size=30))
def test_any_text_after_any_opening_ends_in_a_transcript_or_a_sentence(opening: str, bits: list[str]):
    only_sentences((opening + "".join(bits)).encode(errors="replace"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**9) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "kind",
                    "turns",
                    "messages",
                    "segments",
                    "role",
                    "content",
                    "text",
                    "speaker",
                    "words",
                    "word",
                    "start",
                    "end",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@UNHURRIED
@given(JSON)
def test_any_json_ends_in_a_transcript_or_a_sentence(data: object):
    only_sentences(json.dumps(data).encode())


@UNHURRIED
@given(st.sampled_from(FILES), st.data())
def test_a_mutated_transcript_ends_in_a_transcript_or_a_sentence(file: bytes, data: st.DataObject):
    for _ in range(data.draw(st.integers(1, 4))):
        at, until = sorted(data.draw(st.tuples(st.integers(0, len(file)), st.integers(0, len(file)))))
        match data.draw(st.sampled_from(["drop", "double", "put", "cut", "flip"])):
            case "drop":
                file = file[:at] + file[until:]
            case "double":
                file = file[:until] + file[at:until] + file[until:]
            case "put":
                file = file[:at] + data.draw(st.sampled_from(BITS)).encode(errors="replace") + file[at:]
            case "cut":
                file = file[:at]
            case _ if file:
                at = min(at, len(file) - 1)
                file = file[:at] + bytes([file[at] ^ data.draw(st.integers(1, 255))]) + file[at + 1 :]
    only_sentences(file)


def turns(talk: list[tuple[bool, list[str]]]) -> list[tuple[bool, list[str]]]:
    joined: list[tuple[bool, list[str]]] = []
    for who, words in talk:
        if joined and joined[-1][0] is who:
            joined[-1] = (who, joined[-1][1] + words)
        else:
            joined.append((who, list(words)))
    return joined


def nothing_lost(talk: list[tuple[bool, list[str]]], text: str) -> None:
    found = parse(text.encode(), "f", NAMES[0]).transcript.turns
    assert [(turn.speaker.value == "candidate", turn.text.split()) for turn in found] == turns(talk)


def escaped(words: list[str]) -> str:
    return " ".join(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def timed(n: int, mark: str) -> str:
    return f"00:{n:02}:00{mark}000 --> 00:{n:02}:50{mark}000"


@FEWER
@given(TALK)
def test_nothing_said_in_labelled_text_is_lost(talk):
    nothing_lost(talk, "\n".join(f"{NAMES[who]}: {' '.join(words)}" for who, words in talk))
    nothing_lost(talk, "\n\n".join(f"**{NAMES[who]}:** {' '.join(words)}" for who, words in talk))
    nothing_lost(talk, "\n".join(f"[00:{n:02}] {NAMES[who]}: {' '.join(w)}" for n, (who, w) in enumerate(talk)))


@FEWER
@given(TALK)
def test_nothing_said_below_headers_is_lost(talk):
    nothing_lost(talk, "\n".join(f"{NAMES[who]}  0:{n:02}\n{' '.join(w)}\n" for n, (who, w) in enumerate(talk)))
    nothing_lost(talk, "\n".join(f"## {NAMES[who]}\n\n{' '.join(words)}\n" for who, words in talk))


@FEWER
@given(TALK)
def test_nothing_said_in_captions_is_lost(talk):
    zoom = [f"{n}\n{timed(n, '.')}\n{NAMES[who]}: {escaped(w)}\n" for n, (who, w) in enumerate(talk)]
    nothing_lost(talk, "WEBVTT\n\n" + "\n".join(zoom))
    teams = [f"{timed(n, '.')}\n<v {NAMES[who]}>{escaped(w)}</v>\n" for n, (who, w) in enumerate(talk)]
    nothing_lost(talk, "WEBVTT\n\n" + "\n".join(teams))
    srt = [f"{n}\n{timed(n, ',')}\n{NAMES[who]}: {escaped(w)}\n" for n, (who, w) in enumerate(talk, start=1)]
    nothing_lost(talk, "\n".join(srt))


@FEWER
@given(TALK, st.integers(1, 4))
def test_nothing_is_lost_where_a_name_stands_only_on_a_turns_first_cue(talk, long):
    # a name that recurs at the start of cues is a speaker, so none may
    talk = [(who, [word.rstrip(":") for word in words]) for who, words in talk]
    cues: list[str] = []
    for who, words in turns(talk):
        for at in range(0, len(words), long):
            label = f"{NAMES[who]}: " if at == 0 else ""
            cues.append(f"{len(cues) + 1}\n{timed(len(cues) % 60, ',')}\n{label}{escaped(words[at : at + long])}\n")
    nothing_lost(talk, "\n".join(cues))


@FEWER
@given(TALK)
def test_nothing_said_in_json_is_lost(talk):
    chat = [{"role": NAMES[who], "content": " ".join(words)} for who, words in talk]
    nothing_lost(talk, json.dumps(chat))
    whisper = [{"speaker": NAMES[who], "text": " ".join(words), "start": 1, "end": 2} for who, words in talk]
    nothing_lost(talk, json.dumps({"segments": whisper}))
    words_only = [
        {
            "words": [{"word": word, "speaker": NAMES[who]} for who, words in talk for word in words],
            "start": 0,
            "end": 9,
        }
    ]
    nothing_lost(talk, json.dumps({"segments": words_only}))
