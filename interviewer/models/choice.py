"""Decides which model talks, and says why: flags, then the environment, then a server found on this machine.

Knows addresses and names only; it asks servers what they list, through an injected probe, and never chats.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SecretStr, model_validator

from interviewer.errors import ModelRefused
from interviewer.models.addresses import credentials_of, is_openai, normalised, place
from interviewer.models.listing import Probe, listed_models

DEFAULT_MODEL = "gpt-6.1-terra"
OFFLINE = "offline"
NO_KEY = SecretStr("none")
"""What is sent where no key is needed; some servers refuse an empty header."""

LOCAL_SERVERS = (("Ollama", "http://127.0.0.1:11434/v1"), ("LM Studio", "http://127.0.0.1:1234/v1"))
LOCAL_SECONDS = 0.4
"""A server on this machine answers in this time or is not there."""
NAMED_SECONDS = 4.0
"""A server the person named may be far away."""

_NO_CHAT = re.compile(r"embed|rerank|whisper|(^|[-/])bge-", re.IGNORECASE)
_OPENAI_NAME = re.compile(r"^(gpt-\d|chatgpt-|o\d|ft:)")


class ModelChoice(BaseModel):
    """Which model talks, where, and why. Safe to print: keys and passwords are secrets in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["openai", "offline"]
    model: str
    """The name its server knows; "offline" for the built-in interviewer."""
    base_url: str | None = None
    """Without credentials; None is OpenAI's own address."""
    why: str
    """One sentence for the start line."""
    api_key: SecretStr | None = None
    credentials: SecretStr | None = None
    """`user:password` of the base URL, moved here so that the URL can be shown."""

    @model_validator(mode="before")
    @classmethod
    def _credentials_leave_the_url(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("base_url"), str):
            clean, pair = credentials_of(data["base_url"])
            data = {**data, "base_url": clean} | ({"credentials": pair} if pair else {})
        return data

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that must not appear in a message."""
        pair = self.credentials.get_secret_value() if self.credentials else ""
        key = self.api_key.get_secret_value() if self.api_key else ""
        return tuple(s for s in (key, pair, pair.partition(":")[2]) if s)


async def choose(
    model: str | None,
    base_url: str | None,
    env: Mapping[str, str],
    *,
    probe: Probe = listed_models,
) -> ModelChoice:
    """The model to talk with; the flags `model` and `base_url` come before `env`.

    Reads INTERVIEWER_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY and INTERVIEWER_LOCAL_PROBE (0 switches off
    looking for servers on this machine). Blank values count as unset.

    Raises:
        ModelRefused: a model was named that needs a key, and there is none.
        UsageError: the base URL is not an address.
    """
    name = _set(model) or _set(env.get("INTERVIEWER_MODEL"))
    url = _set(base_url) or _set(env.get("OPENAI_BASE_URL"))
    key = _set(env.get("OPENAI_API_KEY"))
    secret = SecretStr(key) if key else None
    may_look = (_set(env.get("INTERVIEWER_LOCAL_PROBE")) or "1").lower() not in ("0", "no", "false", "off")

    if name and name.lower() == OFFLINE:
        named = "--model offline" if _set(model) else "INTERVIEWER_MODEL=offline"
        return _offline(f"Using the built-in offline interviewer, as {named} asks.")
    if url and not is_openai(normalised(url)):
        return await _at(normalised(url), name, secret, probe)
    if secret and (name is None or _OPENAI_NAME.match(name)):
        return _openai(name or DEFAULT_MODEL, secret, named=name is not None)
    found = await _on_this_machine(probe) if may_look else []
    if name:
        return _named(name, secret, found)
    for server, address, models in found:
        if models:
            return _local(server, address, models[0], "the first it lists; no OPENAI_API_KEY is set")
    looked = "and no local model server was found" if may_look else "and looking for local servers is off"
    return _offline(f"Using the built-in offline interviewer: OPENAI_API_KEY is not set {looked}.")


def _named(name: str, key: SecretStr | None, found: Sequence[tuple[str, str, Sequence[str]]]) -> ModelChoice:
    for server, address, models in found:
        for listed in models:
            if listed in (name, f"{name}:latest"):
                return _local(server, address, listed, "which lists it")
    if key:
        return _openai(name, key, named=True)
    raise ModelRefused(
        f"The model {name!r} needs a key, and no server on this machine lists it: set OPENAI_API_KEY, "
        "or give --base-url of a server that has it, or practise without a model with --model offline."
    )


async def _at(url: str, name: str | None, key: SecretStr | None, probe: Probe) -> ModelChoice:
    shown = place(url)
    if name:
        return _custom(url, name, key, f"Using {name} at {shown}, as told.")
    models = _chat_models(await probe(url, key, NAMED_SECONDS) or ())
    if not models:
        return _custom(url, DEFAULT_MODEL, key, f"Using {DEFAULT_MODEL}, the default: {shown} lists no models.")
    if DEFAULT_MODEL in models:
        return _custom(url, DEFAULT_MODEL, key, f"Using {DEFAULT_MODEL}, the default, which {shown} lists.")
    if len(models) == 1:
        return _custom(url, models[0], key, f"Using {models[0]}, the only model {shown} lists.")
    why = f"Using {models[0]}, the first of {len(models)} models {shown} lists; --model takes another."
    return _custom(url, models[0], key, why)


async def _on_this_machine(probe: Probe) -> list[tuple[str, str, list[str]]]:
    """(server, address, chat models) of each local server that answered. No key is ever sent there."""
    answers = await asyncio.gather(*(probe(address, None, LOCAL_SECONDS) for _, address in LOCAL_SERVERS))
    return [
        (server, address, _chat_models(models))
        for (server, address), models in zip(LOCAL_SERVERS, answers, strict=True)
        if models is not None
    ]


def _chat_models(names: Sequence[str]) -> list[str]:
    return [name for name in names if not _NO_CHAT.search(name)]


def _openai(model: str, key: SecretStr, *, named: bool) -> ModelChoice:
    why = f"Using {model} at OpenAI, {'as told' if named else 'the default, with OPENAI_API_KEY'}."
    return ModelChoice(kind="openai", model=model, why=why, api_key=key)


def _custom(url: str, model: str, key: SecretStr | None, why: str) -> ModelChoice:
    return ModelChoice(kind="openai", model=model, base_url=url, why=why, api_key=key or NO_KEY)


def _local(server: str, address: str, model: str, because: str) -> ModelChoice:
    why = f"Using {model} on {server} at {address}, {because}."
    return ModelChoice(kind="openai", model=model, base_url=address, why=why, api_key=NO_KEY)


def _offline(why: str) -> ModelChoice:
    return ModelChoice(kind="offline", model=OFFLINE, why=why)


def _set(value: str | None) -> str | None:
    return (value or "").strip() or None
