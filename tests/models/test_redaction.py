"""Secrets do not pass."""

import pytest

from interviewer.models.addresses import place
from interviewer.models.redaction import redacted


@pytest.mark.parametrize(
    ("text", "secrets", "shown"),
    [
        ("key abcdefgh1 is bad", ("abcdefgh1",), "key [hidden] is bad"),
        ("a%2Fb%2Fc%2Fdef", ("a/b/c/def",), "[hidden]"),
        ("cat concat", ("cat",), "[hidden] concat"),
        ("none of it", ("none",), "none of it"),
        ("Incorrect: sk-proj-ab****yz.", (), "Incorrect: [hidden]"),
        ("at http://me:pw@host/v1", (), "at http://[hidden]@host/v1"),
        ("Authorization: Bearer abc.def-123", (), "Authorization: Bearer [hidden]"),
        ("GET /v1?api-key=123&x=1", (), "GET /v1?[hidden]&x=1"),
        ("a task-based risk-free plan", (), "a task-based risk-free plan"),
    ],
)
def test_secrets_are_hidden_and_other_words_are_not(text, secrets, shown):
    assert redacted(text, secrets) == shown


def test_a_place_has_no_credentials_and_no_query():
    assert place("https://me:p%40w@host:8/v1?key=1") == "https://host:8/v1"
    assert place("http://me:pw@[bad/v1") == "http://[bad/v1"
    assert place(None) == "https://api.openai.com/v1"
