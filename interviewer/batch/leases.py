"""One rate budget for many workers: room is held in a worker's name, so that what a dead one held is free again.

Knows the governor, and nothing of how workers reach it.
"""

from collections import defaultdict

from interviewer.batch.governor import Governor


class Leases:
    """A governor's room, lent out by name. To take or give back the same lease twice changes nothing."""

    def __init__(self, most: int) -> None:
        """`most`: requests under way at once, over all workers."""
        self.governor = Governor(most)
        self._held: defaultdict[str, set[int]] = defaultdict(set)
        self._gone: set[str] = set()

    async def take(self, holder: str, lease: int) -> None:
        """Wait for room, and hold it as `lease` of `holder`."""
        await self.governor.enter()
        if holder in self._gone or lease in self._held[holder]:
            await self.governor.leave()
            return
        self._held[holder].add(lease)

    async def give_back(self, holder: str, lease: int) -> None:
        """End a lease."""
        if lease in self._held[holder]:
            self._held[holder].remove(lease)
            await self.governor.leave()

    async def forget(self, holder: str) -> None:
        """End every lease of a holder that died; it gets no more."""
        self._gone.add(holder)
        for _ in self._held.pop(holder, set()):
            await self.governor.leave()
