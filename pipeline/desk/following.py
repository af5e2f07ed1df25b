"""The sources that the page follows (`dossier serve --watch`): read again at every save, and told to each open page.

What stands on a page is a copy, as of a file that was dropped: nothing is written beside the author's own.
"""

from __future__ import annotations

import asyncio
import math
import shutil
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from pipeline.check.settings.waivers import waiver_path
from pipeline.desk.board import too_large
from pipeline.desk.item import Kind
from pipeline.desk.refusal import RefusedError
from pipeline.desk.saves import What, saves

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.desk.board import Board, Page
    from pipeline.desk.item import Item
    from pipeline.desk.work import Work

GONE = "is er niet meer; zodra het er weer is, wordt het opnieuw nagekeken"


class Following:
    """Follows `paths` for the pages of a board; `there` holds what was told last of each source."""

    def __init__(self, paths: Iterable[Path], board: Board, work: Work) -> None:
        self.paths, self.board, self.work = list(paths), board, work
        self.there: dict[Path, What] = {}
        self._copies = 0

    async def run(self) -> None:
        """Tell every save until this is cancelled; nothing where nothing is followed."""
        if not self.paths:
            return
        loop, stop = asyncio.get_running_loop(), threading.Event()
        told: asyncio.Queue[tuple[Path, What]] = asyncio.Queue()

        def look() -> None:
            for found in saves(self.paths, stop):
                if stop.is_set():
                    return
                with suppress(RuntimeError):  # the loop ended between the two
                    loop.call_soon_threadsafe(told.put_nowait, found)

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            while True:
                path, what = await told.get()
                self.there[path] = what
                for page in list(self.board.pages.values()):
                    await self._tell(page, path)
        finally:
            stop.set()

    async def begin(self, page: Page) -> None:
        """Put every source that is there on a new page."""
        for path, what in list(self.there.items()):
            if what is What.SAVED:
                await self._tell(page, path)

    async def _tell(self, page: Page, path: Path) -> None:
        """Read a source for a page, again when it stands there; not when its reader took it away."""
        try:
            page.line = ""
            item = self._item(page, path)
            if item is None:
                return
            if self.there[path] is What.GONE:
                item.line = f"{path.name}: {GONE}"
            else:
                copy, waivers = await asyncio.to_thread(self._copied, page, item, path)
                self.work.again(page, item, copy, waivers)
        except (RefusedError, OSError) as error:
            line = error.line if isinstance(error, RefusedError) else f"{path.name}: kan niet worden gelezen"
            page.line = line
        page.changed()

    def _item(self, page: Page, path: Path) -> Item | None:
        if path not in page.followed:
            if self.there[path] is What.GONE:
                return None
            item = self.board.add(page, Kind.SOURCE, path.name)
            item.followed, item.until = True, math.inf
            page.followed[path] = item.number
        return page.items.get(page.followed[path])

    def _copied(self, page: Page, item: Item, path: Path) -> tuple[str, str]:
        """Copies of a source and of the waivers beside it, when those are others than at the last save."""
        size = path.stat().st_size
        if size > self.board.bounds.upload:
            raise too_large(path.name, self.board.bounds)
        self._copies += 1
        copy = item.temporary / f"{self._copies}.bron"
        shutil.copyfile(path, copy)
        own, said = waiver_path(path), b""
        if own.is_file() and own.stat().st_size <= self.board.bounds.upload:
            said = own.read_bytes()
        if page.waivers.get(path, b"") == said:
            return str(copy), ""
        page.waivers[path] = said
        waivers = item.temporary / f"{self._copies}.waivers"
        waivers.write_bytes(said)
        return str(copy), str(waivers)
