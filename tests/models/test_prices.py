"""Prices are known or None; only this machine is free."""

import pytest

from interviewer.models.port import Usage
from interviewer.models.prices import context_window, cost_usd

SPENT = Usage(input_tokens=1000, output_tokens=100)
CACHED = Usage(input_tokens=1000, cached_tokens=900, output_tokens=100)


def test_a_known_model_has_a_price_and_cached_input_is_cheaper():
    full, cached = cost_usd(SPENT, "gpt-6.1-terra"), cost_usd(CACHED, "gpt-6.1-terra")
    assert full is not None
    assert cached is not None
    assert 0 < cached < full < 0.1


def test_a_dated_name_costs_what_its_model_costs():
    assert cost_usd(SPENT, "gpt-6.1-terra-2026-10-01") == cost_usd(SPENT, "gpt-6.1-terra")


def test_a_gateway_passes_the_price_on():
    assert cost_usd(SPENT, "gpt-6.1-terra", "https://gateway.example/v1") == cost_usd(SPENT, "gpt-6.1-terra")


@pytest.mark.parametrize("model", ["qwen3:8b", "no-such-model", ""])
def test_an_unknown_price_is_not_zero(model):
    assert cost_usd(SPENT, model) is None
    assert cost_usd(SPENT, model, "http://192.168.1.5:11434/v1") is None


@pytest.mark.parametrize("url", ["http://127.0.0.1:11434/v1", "http://localhost:1234/v1", "http://[::1]:80/v1"])
def test_this_machine_is_free(url):
    assert cost_usd(SPENT, "gpt-6.1-terra", url) == 0.0


def test_how_much_a_model_reads_is_known_or_none():
    window = context_window("gpt-6.1-terra")
    assert window is not None
    assert window > 100_000
    assert context_window("qwen3:8b") is None
