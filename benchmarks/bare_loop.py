"""What one would write instead of a batch: every request of a file sent, so many at once, its answer read and dropped.

python benchmarks/bare_loop.py URL CONCURRENCY FILE
"""

import asyncio
import json
import sys
from pathlib import Path

from openai import AsyncOpenAI


async def main(url: str, at_once: int, file: Path) -> None:
    """Send them all."""
    room, client = asyncio.Semaphore(at_once), AsyncOpenAI(base_url=url, api_key="none", max_retries=0)

    async def one(body: str) -> None:
        async with room:
            async for chunk in await client.chat.completions.create(**json.loads(body)):
                assert chunk

    await asyncio.gather(*(one(body) for body in file.read_text(encoding="utf-8").splitlines()))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
