"""Whether every request's messages begin with the previous request's, byte for byte, over a 30-turn interview.

What a provider's prefix cache can then serve, in tokens, is printed beside it.
"""

import asyncio
import json
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from first_word import interview, reply
from stage import Stage
from table import show

from interviewer.models.tokens import count


async def measure() -> int:
    """Print the table; 1 where one request does not begin with the one before."""
    with tempfile.TemporaryDirectory() as folder:
        async with Stage(reply, size=400, pause=0) as stage:
            await interview(stage, Path(folder))
            asked = [json.dumps(request["messages"]).removesuffix("]") for request in stage.asked]
    kept = [after.startswith(before) for before, after in pairwise(asked)]
    shared = sum(count(before, "gpt-6.1-terra") for before in asked[:-1])
    read = sum(count(request, "gpt-6.1-terra") for request in asked)
    rows = [
        ("requests that begin with the one before", f"{sum(kept)} of {len(kept)}"),
        ("tokens read over the interview, about", read),
        ("of them a repeated beginning", f"{shared / read:.0%}"),
    ]
    show(f"Prompts, {len(asked)} requests", ("", ""), rows)
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(asyncio.run(measure()))
