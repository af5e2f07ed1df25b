"""The open pages and what stands on them, each in a folder of its own that goes when it does."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.desk.item import Item, Kind
from pipeline.desk.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.desk.bounds import Bounds

GONE = "deze pagina is verlopen; laad haar opnieuw"


@dataclass(slots=True, eq=False)
class Page:
    """A page in a browser. `listeners` are its open connections, `left` when the last of them went (monotonic).

    `followed` has the number of the thing for each source on disk that is followed, `waivers` what stood beside
    it at its last save; `line` says why one could not come.
    """

    key: str
    folder: Path
    items: dict[int, Item] = field(default_factory=dict)
    listeners: set[asyncio.Event] = field(default_factory=set)
    left: float = field(default_factory=time.monotonic)
    last: int = 0
    line: str = ""
    followed: dict[Path, int] = field(default_factory=dict)
    waivers: dict[Path, bytes] = field(default_factory=dict)
    closed: bool = False

    def changed(self) -> None:
        """Tell those that listen."""
        for event in self.listeners:
            event.set()

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """The event that is set when something changes, for as long as a connection is there."""
        event = asyncio.Event()
        event.set()
        self.listeners.add(event)
        try:
            yield event
        finally:
            self.listeners.discard(event)
            self.left = time.monotonic()


class Board:
    """All pages; `folder` is where everything stands, `queue` what waits for a processor, first come first."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self.folder, self.bounds = folder, bounds
        self.pages: dict[str, Page] = {}
        self.queue: list[Item] = []
        self.stored = 0
        self._numbers = 0

    def open(self) -> Page:
        """A new page. RefusedError when there are too many."""
        if len(self.pages) >= self.bounds.pages:
            raise RefusedError(429, f"er staan al {self.bounds.pages} van deze pagina's open; sluit er eerst een")
        self._numbers += 1
        page = Page(secrets.token_urlsafe(16), self.folder / str(self._numbers))
        page.folder.mkdir()
        self.pages[page.key] = page
        return page

    def page(self, key: str) -> Page:
        """The page of that key. RefusedError when it is gone."""
        if key not in self.pages:
            raise RefusedError(410, GONE)
        return self.pages[key]

    def add(self, page: Page, kind: Kind, name: str) -> Item:
        """A new thing on a page, with its folders. RefusedError when there are too many, or the page is gone."""
        if page.closed:
            raise RefusedError(410, GONE)
        if len(page.items) >= self.bounds.items:
            raise RefusedError(
                429, f"{name}: er staan al {self.bounds.items} dossiers op deze pagina; haal er eerst een weg"
            )
        page.last += 1
        item = Item(kind, page.last, name, page.folder / str(page.last), time.time() + self.bounds.kept)
        for folder in (item.source.parent, item.out, item.temporary):
            folder.mkdir(parents=True)
        page.items[item.number] = item
        return item

    def grow(self, item: Item, size: int) -> None:
        """Count bytes of a file that comes in. RefusedError when that is too much, of one or of all."""
        if item.size + size > self.bounds.upload:
            raise too_large(item.name, self.bounds)
        if self.stored + size > self.bounds.stored:
            raise RefusedError(429, f"{item.name}: er staat te veel op de open pagina's; haal eerst dossiers weg")
        item.size += size
        self.stored += size

    async def remove(self, page: Page, item: Item) -> None:
        """End what is done with a thing and delete all that is there of it."""
        if page.items.pop(item.number, None) is None:
            return
        works = [work for work in item.works if work is not asyncio.current_task()]
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        await asyncio.to_thread(shutil.rmtree, item.folder, ignore_errors=True)
        self.stored -= item.size
        page.changed()

    async def close(self, page: Page) -> None:
        """Close a page: nothing is left of it."""
        page.closed = True
        self.pages.pop(page.key, None)
        await asyncio.gather(*(self.remove(page, item) for item in list(page.items.values())))
        await asyncio.to_thread(shutil.rmtree, page.folder, ignore_errors=True)
        page.changed()

    async def sweep(self) -> None:
        """Close the pages that nobody has open any more, and remove what was kept long enough."""
        now = time.time()
        for page in list(self.pages.values()):
            if not page.listeners and time.monotonic() - page.left > self.bounds.grace:
                await self.close(page)
            for item in [item for item in page.items.values() if item.until <= now]:
                await self.remove(page, item)

    def told(self, page: Page) -> dict[str, Any]:
        """What a page is told of all that stands on it."""
        places = {id(item): place for place, item in enumerate(self.queue, 1)}
        return {
            "regel": page.line,
            "stukken": [item.told(places.get(id(item), 0)) for item in page.items.values()],
        }


def too_large(name: str, bounds: Bounds) -> RefusedError:
    """The refusal of a file that is larger than it may be."""
    return RefusedError(413, f"{name}: groter dan {bounds.upload // 1_000_000} MB, en zo groot is geen dossier")
