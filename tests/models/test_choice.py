"""Flags, then the environment, then this machine, then offline; and always a sentence that says why."""

import pytest
from pydantic import SecretStr

from interviewer.errors import ModelRefused, UsageError
from interviewer.models.choice import DEFAULT_MODEL, LOCAL_SECONDS, NO_KEY, ModelChoice, choose

OLLAMA, STUDIO = "http://127.0.0.1:11434/v1", "http://127.0.0.1:1234/v1"
KEYED = {"OPENAI_API_KEY": "sk-real-key-1234"}


class Servers:
    """A probe over servers that exist only here; it notes what it was asked."""

    def __init__(self, **listed):
        self.listed = {"ollama": OLLAMA, "studio": STUDIO, "far": "https://far.example/v1"}
        self.listed = {self.listed[name]: models for name, models in listed.items()}
        self.asked = []

    async def __call__(self, base_url, key, seconds):
        self.asked.append((base_url, key, seconds))
        return self.listed.get(base_url)


async def test_offline_is_taken_at_its_word():
    servers = Servers(ollama=("qwen3",))
    choice = await choose("Offline", None, KEYED, probe=servers)
    assert (choice.kind, servers.asked) == ("offline", [])
    assert "--model offline" in choice.why
    assert (await choose(None, None, {"INTERVIEWER_MODEL": "offline"} | KEYED)).kind == "offline"


async def test_a_key_alone_means_the_default_model_at_openai():
    servers = Servers(ollama=("qwen3",))
    choice = await choose(None, None, KEYED, probe=servers)
    assert (choice.model, choice.base_url) == (DEFAULT_MODEL, None)
    assert choice.api_key == SecretStr("sk-real-key-1234")
    assert servers.asked == []


async def test_flags_come_before_the_environment():
    env = {"INTERVIEWER_MODEL": "env-model", "OPENAI_BASE_URL": "https://env.example/v1"} | KEYED
    choice = await choose("flag-model", "https://flag.example/v1/", env, probe=Servers())
    assert (choice.model, choice.base_url) == ("flag-model", "https://flag.example/v1")
    choice = await choose(None, None, env, probe=Servers())
    assert (choice.model, choice.base_url) == ("env-model", "https://env.example/v1")


async def test_blank_variables_count_as_unset():
    env = {"OPENAI_API_KEY": "  ", "OPENAI_BASE_URL": "", "INTERVIEWER_MODEL": "\t"}
    choice = await choose(" ", None, env, probe=Servers())
    assert choice.kind == "offline"
    assert "OPENAI_API_KEY" in choice.why


@pytest.mark.parametrize(
    ("listed", "model", "why"),
    [
        (None, DEFAULT_MODEL, "lists no models"),
        (("only",), "only", "the only model"),
        (("a", DEFAULT_MODEL), DEFAULT_MODEL, "the default"),
        (("nomic-embed-text", "a", "b"), "a", "the first of 2 models"),
    ],
)
async def test_a_server_named_without_a_model_is_asked_what_it_has(listed, model, why):
    servers = Servers(far=listed)
    choice = await choose(None, "https://far.example/v1", {}, probe=servers)
    assert choice.model == model
    assert why in choice.why
    assert choice.api_key == NO_KEY


async def test_a_server_on_this_machine_is_found_and_never_sent_the_key():
    servers = Servers(ollama=("nomic-embed-text", "qwen3:8b"), studio=("other",))
    choice = await choose(None, None, {}, probe=servers)
    assert (choice.model, choice.base_url, choice.api_key) == ("qwen3:8b", OLLAMA, NO_KEY)
    assert "Ollama" in choice.why
    choice = await choose("qwen3:8b", None, KEYED, probe=servers)
    assert (choice.base_url, choice.api_key) == (OLLAMA, NO_KEY)
    assert {(key, seconds) for _, key, seconds in servers.asked} == {(None, LOCAL_SECONDS)}


async def test_a_server_with_no_chat_model_is_no_server():
    choice = await choose(None, None, {}, probe=Servers(ollama=("nomic-embed-text",), studio=("m",)))
    assert choice.base_url == STUDIO


async def test_a_named_model_may_leave_out_the_tag_latest():
    choice = await choose("qwen3", None, {}, probe=Servers(ollama=("other", "qwen3:latest")))
    assert choice.model == "qwen3:latest"


async def test_a_named_model_that_needs_a_key_says_all_ways_out():
    with pytest.raises(ModelRefused, match=r"OPENAI_API_KEY.*--base-url.*--model offline"):
        await choose("gpt-6.1-sol", None, {}, probe=Servers())


async def test_looking_for_local_servers_can_be_switched_off():
    servers = Servers(ollama=("m",))
    choice = await choose(None, None, {"INTERVIEWER_LOCAL_PROBE": "0"}, probe=servers)
    assert (choice.kind, servers.asked) == ("offline", [])


async def test_openais_own_address_needs_a_key_like_no_address():
    with pytest.raises(ModelRefused):
        await choose("gpt-6-luna", "https://api.openai.com/v1", {}, probe=Servers())


@pytest.mark.parametrize("address", ["ftp://x/v1", "http://", "http://x:port/v1", "http://[::1/v1"])
async def test_what_is_no_address_is_said_to_be_none(address):
    with pytest.raises(UsageError, match="not an address"):
        await choose("m", address, {}, probe=Servers())


async def test_an_address_without_a_scheme_gets_one():
    assert (await choose("m", "localhost:8000/v1", {}, probe=Servers())).base_url == "http://localhost:8000/v1"
    assert (await choose("m", "far.example/v1", {}, probe=Servers())).base_url == "https://far.example/v1"


async def test_credentials_leave_the_address_and_nothing_secret_is_printed():
    choice = await choose("m", "https://me:pass%40word@far.example/v1", KEYED, probe=Servers())
    assert choice.base_url == "https://far.example/v1"
    assert choice.credentials == SecretStr("me:pass@word")
    shown = repr(choice) + choice.model_dump_json() + choice.why
    assert "pass" not in shown.replace("password", "")
    assert "sk-real" not in shown
    assert ModelChoice.model_validate(choice.model_dump()) == choice
