"""What a call cost and how much a model reads at once, from prices shipped with `genai-prices`.

Never the network. What is not known is None, not zero; only a model on this very machine costs nothing.
"""

from contextlib import suppress

from interviewer.models.addresses import is_loopback, is_openai
from interviewer.models.port import Usage


def cost_usd(usage: Usage, model: str, base_url: str | None = None) -> float | None:
    """US dollars for `usage`, cached input at its own price; None when the price is not known.

    The provider is taken from the base URL, where it is a known one, else from the model's name: a gateway
    is assumed to pass on the maker's price.
    """
    if is_loopback(base_url):
        return 0.0
    import genai_prices

    spent = genai_prices.Usage(
        input_tokens=usage.input_tokens,
        cache_read_tokens=usage.cached_tokens,
        output_tokens=usage.output_tokens,
    )
    with suppress(LookupError, ValueError):
        if is_openai(base_url):
            return float(genai_prices.calc_price(spent, model, provider_id="openai").total_price)
        return float(genai_prices.calc_price(spent, model, provider_api_url=base_url).total_price)
    with suppress(LookupError, ValueError):
        return float(genai_prices.calc_price(spent, model).total_price)
    return None


def context_window(model: str) -> int | None:
    """Tokens the model reads at once, by its name; None when that is not known."""
    from genai_prices.data_snapshot import get_snapshot

    with suppress(LookupError, ValueError):
        _, info = get_snapshot().find_provider_model(model, None, None, None)
        return info.context_window
    return None
