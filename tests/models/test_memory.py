"""The memory keeps what worked, to its owner only, and never stands in the way."""

import os
import stat

import pytest

from interviewer.models.memory import DAYS_DOUBTFUL, DAYS_KEPT, Memory
from interviewer.models.negotiation import Terms

LOWER = Terms(level="json_object", dropped=frozenset({"stream_options"}), proven=True)


def test_what_was_learnt_is_known_to_the_next_memory_of_the_folder(tmp_path):
    Memory(tmp_path).learn("http://a/v1", "m", LOWER)
    Memory(tmp_path).learn("http://b/v1", "m", Terms(proven=True))
    assert Memory(tmp_path).recall("http://a/v1", "m") == LOWER
    assert Memory(tmp_path).recall("http://a/v1", "other") == Terms()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 1, "servers": {"x": {"terms": 3}}}'])
def test_a_corrupt_file_is_forgotten_and_replaced(tmp_path, content):
    (tmp_path / "models.json").write_text(content)
    memory = Memory(tmp_path)
    assert memory.recall("http://a/v1", "m") == Terms()
    memory.learn("http://a/v1", "m", LOWER)
    assert Memory(tmp_path).recall("http://a/v1", "m") == LOWER


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_owner_may_read_it(tmp_path):
    Memory(tmp_path / "new").learn(None, "m", LOWER)
    assert stat.S_IMODE((tmp_path / "new" / "models.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_no_credentials_reach_the_file(tmp_path):
    Memory(tmp_path).learn("http://user:secret@a/v1?key=abc", "m", LOWER)
    written = (tmp_path / "models.json").read_text()
    assert "secret" not in written
    assert "abc" not in written


@pytest.mark.parametrize(("doubtful", "days"), [(False, DAYS_KEPT), (True, DAYS_DOUBTFUL)])
def test_everything_is_tried_afresh_in_time_and_doubtful_things_sooner(tmp_path, doubtful, days):
    Memory(tmp_path, wall=lambda: 0.0).learn(None, "m", LOWER, doubtful=doubtful)
    assert Memory(tmp_path, wall=lambda: days * 86_400 - 1.0).recall(None, "m") == LOWER
    assert Memory(tmp_path, wall=lambda: days * 86_400 + 1.0).recall(None, "m") == Terms()


def test_a_folder_that_cannot_be_made_keeps_things_for_this_run(tmp_path):
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file")
    memory.learn(None, "m", LOWER)
    assert memory.recall(None, "m") == LOWER
