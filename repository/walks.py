"""One page of an answer: what the index proposes, without what is not there for the viewer."""

import asyncio
from dataclasses import replace

from repository.errors import IndexUnavailable, Invalid
from repository.paging import size
from repository.places import Standing, digest
from repository.reports import Reports
from repository.views import LessonView
from repository.wanted import Wanted
from search.index import Hit, Index, IndexUnusable, Order, Place, Results, TakesTooLong
from search.query import Query

# A report that went leaves at most so many holes that this many rounds fill a page, each asking for twice as many.
_ROUNDS = 7


class Walk:
    """One page of an answer to a search, for the viewer of `reports`.

    `shown` are its hits and `views` what they are; `vanished` counts those that the index proposed in vain, and
    `first_results` is what the index said first, with the counts.
    """

    def __init__(self, index: Index, reports: Reports, query: Query, wanted: Wanted, standing: Standing) -> None:
        self._index = index
        self._reports = reports
        self._query = query
        self._wanted = wanted
        self._standing = standing
        self._place = standing.place
        self._more = False
        self.shown: list[Hit] = []
        self.views: dict[str, LessonView] = {}
        self.vanished = 0
        self.first_results: Results | None = None

    async def walked(self) -> "Walk":
        """Itself, once the page is filled.

        Raises:
            IndexUnavailable: the index cannot answer.
        """
        for number in range(_ROUNDS):
            if await self._look(size(self._wanted.limit) * 2**number):
                break
        page = size(self._wanted.limit)
        self._more |= len(self.shown) > page
        self.shown = self.shown[:page] if self._standing.forward else self.shown[-page:]
        return self

    async def _look(self, many: int) -> bool:
        """Look at so many more of what stands on the page or further on; whether that is enough for the page."""
        standing = self._standing
        # By score everything is looked at anew, because what was shown before may stand elsewhere by now.
        by_score = self._wanted.order is Order.BEST
        place = None if by_score else self._place
        results = await self._propose(place, many + len(standing.passed) if by_score else many)
        if self.first_results is None:
            self.first_results = results
        fresh = [hit for hit in results.hits if digest(hit) not in standing.passed]
        views = await self._reports.lessons([hit.id for hit in fresh])
        self.views |= views
        kept = [hit for hit in fresh if hit.id in views]
        if by_score:
            self.shown, self.vanished = kept, len(fresh) - len(kept)
        else:
            self.shown = self.shown + kept if standing.forward else kept + self.shown
            self.vanished += len(fresh) - len(kept)
        self._more = results.more_after if standing.forward else results.more_before
        if results.hits:
            self._place = results.hits[-1 if standing.forward else 0].place
        return len(self.shown) >= size(self._wanted.limit) or not self._more or not results.hits

    @property
    def first(self) -> int:
        """The number of the first lesson on the page."""
        return self._standing.first if self._standing.forward or self._more else 1

    def neighbours(self) -> tuple[Standing | None, Standing | None]:
        """Where the next page begins and where the one before does, None where there is none."""
        standing = replace(self._standing, first=self.first)
        onwards = standing.onwards(self.shown, self._wanted.order)
        back = standing.back(self.shown, size(self._wanted.limit), self._wanted.order)
        if not standing.forward:
            return onwards, back if self._more else None
        began = standing.place is None and not standing.seen
        return onwards if self._more else None, None if began else back

    async def _propose(self, place: Place | None, limit: int) -> Results:
        forward = self._standing.forward
        try:
            return await asyncio.to_thread(
                self._index.search,
                self._query,
                filters={name: values for name, values in self._wanted.filters.items() if values},
                limit=limit,
                within=[self._wanted.report] if self._wanted.report else (),
                order=self._wanted.order,
                after=place if forward else None,
                before=None if forward else place,
                explain=self._wanted.explain,
            )
        except TakesTooLong:
            raise Invalid("too-slow", "That search takes too long. Use fewer words, or rarer ones.") from None
        except IndexUnusable:
            raise IndexUnavailable("index", "Search does not work at the moment. Try again later.") from None
