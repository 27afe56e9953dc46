"""What the door of importing takes and refuses, and who interviews."""

import os
from pathlib import Path

import pytest

from interviewer.errors import ContentError, UsageError
from interviewer.record.importing.decoding import LIMIT
from interviewer.record.importing.joining import MOST_TURNS
from interviewer.record.importing.reader import Imported, parse, read
from interviewer.record.transcript import Speaker

CORPUS = Path(__file__).parent / "corpus"
TALK = "Ana Silva: Yes.\nBen Okafor: Yes.\nAna Silva: Fine.\nBen Okafor: Fine.\nChloe: Hm.\nChloe: Hm, hm.\n"


def roles(found: Imported) -> dict[str, str]:
    return {speaker.name: speaker.role.value for speaker in found.speakers}


def refused(data: bytes | str, **more) -> str:
    with pytest.raises(ContentError) as refusal:
        parse(data.encode() if isinstance(data, str) else data, "talk.txt", **more)
    return str(refusal.value)


def test_a_hundred_megabytes_are_refused_without_being_read(tmp_path: Path):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.write(b"Interviewer: Hello.\n")
        file.truncate(100_000_000)
    with pytest.raises(ContentError, match=r"100\.0 MB.*20 MB at most"):
        read(big)


def test_a_big_recording_is_told_what_it_is_rather_than_its_size(tmp_path: Path):
    film = tmp_path / "call.mp4"
    with film.open("wb") as file:
        file.write(b"\0\0\0\x20ftypisom")
        file.truncate(100_000_000)
    with pytest.raises(ContentError, match=r"recording.*transcribed"):
        read(film)


def test_bytes_beyond_the_limit_are_refused_too():
    assert "20 MB at most" in refused(b"x" * (LIMIT + 1))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
def test_a_file_without_an_end_is_refused():
    with pytest.raises(ContentError, match="at most"):
        read(Path("/dev/zero"))


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path):
    with pytest.raises(ContentError, match="cannot be read: No such file"):
        read(tmp_path / "none.vtt")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_file_nobody_may_read_is_a_sentence(tmp_path: Path):
    path = tmp_path / "secret.txt"
    path.write_text(TALK)
    path.chmod(0)
    with pytest.raises(ContentError, match="cannot be read"):
        read(path)


def test_a_folder_without_a_journal_is_a_sentence(tmp_path: Path):
    with pytest.raises(ContentError, match=r"folder without journal\.jsonl"):
        read(tmp_path)


def test_a_session_is_read_by_its_folder_and_by_its_file_and_keeps_its_events():
    folder, file = read(CORPUS / "session"), read(CORPUS / "session" / "journal.jsonl")
    assert folder.transcript == file.transcript
    assert folder.scenario == "webhook-retries"
    assert [event.kind for event in folder.events[:2]] == ["started", "directed"]


def test_our_own_transcript_comes_back_as_it_was():
    path = CORPUS / "transcript.json"
    assert (
        read(path).transcript.model_dump_json()
        == read(path).transcript.model_validate_json(path.read_bytes()).model_dump_json()
    )


def test_the_one_who_interviews_can_be_named_in_full_in_part_or_by_beginning():
    for said in ("Ben Okafor", "ben", "OKAFOR", "  Ben  "):
        assert roles(parse(TALK.encode(), "talk.txt", said))["Ben Okafor"] == "interviewer"


def test_of_the_others_who_speaks_most_is_the_candidate_and_the_rest_are_kept():
    found = parse(TALK.encode(), "talk.txt", "Ana")
    assert roles(found) == {"Ana Silva": "interviewer", "Ben Okafor": "other", "Chloe": "candidate"}
    assert any("Ben Okafor" in warning for warning in found.warnings)


def test_a_name_nobody_has_is_answered_with_who_is_there():
    with pytest.raises(UsageError, match=r"did you mean 'Ben Okafor'\?.*Ana Silva, Ben Okafor, Chloe"):
        parse(TALK.encode(), "talk.txt", "Ben Okafer")


def test_a_name_that_fits_two_is_answered_with_who_is_there():
    with pytest.raises(UsageError, match="several"):
        parse(b"Ana B: Yes.\nAna C: No.\nAna B: Yes.\nAna C: No.\n", "talk.txt", "Ana")


def test_what_cannot_be_decided_names_who_speaks_and_the_way_out():
    sentence = refused(TALK)
    assert "--interviewer NAME" in sentence
    assert "'Ana Silva', 'Ben Okafor', 'Chloe'" in sentence


def test_a_record_of_ours_is_not_to_be_told_who_interviews():
    with pytest.raises(UsageError, match="says itself who interviews"):
        read(CORPUS / "transcript.json", "Candidate")
    assert read(CORPUS / "transcript.json", "Interviewer").transcript.of(Speaker.INTERVIEWER)


def test_two_people_under_one_name_are_one_voice_and_that_is_too_few():
    assert "only 'Ana' speaks" in refused("Ana: Who is it for?\nANA: The nurse.\nana : Why?\n")


def test_more_turns_than_an_interview_has_are_refused():
    assert f"more than {MOST_TURNS} turns" in refused("A B: x\nC D: y\n" * MOST_TURNS)


def test_deeply_nested_json_is_a_sentence():
    assert "nested deeper" in refused("[" * 100_000)


def test_halves_of_letters_in_json_become_whole_or_marks():
    chat = (
        rb'[{"role":"assistant","content":"Hello \ud83d\ude00."},{"role":"user","content":"Hi \ud800."},'
        rb'{"role":"assistant","content":"Why?"},{"role":"user","content":"So."}]'
    )
    said = [turn.text for turn in parse(chat, "chat.json").transcript.turns]
    assert said == ["Hello 😀.", "Hi �.", "Why?", "So."]


def test_a_journals_last_whole_line_without_its_line_break_is_kept():
    data = (CORPUS / "session" / "journal.jsonl").read_bytes()
    assert parse(data.rstrip(b"\n"), "j").transcript == parse(data, "j").transcript


def test_a_name_with_escape_codes_is_shown_without_them():
    found = parse("A\u202ena: Who for?\nBen: Her.\nA\u202ena: Why?\nBen: So.\n".encode(), "t", "Ana")
    assert [speaker.name for speaker in found.speakers] == ["Ana", "Ben"]
