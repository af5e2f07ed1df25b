"""The work on the things of a page: as many at once as there are processors, the rest in the order in which it came."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from pipeline.desk.downloads import there
from pipeline.desk.item import Item, Kind, State
from pipeline.desk.process import done
from pipeline.errors import SourceError, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.desk.board import Board, Page

Task = dict[str, Any]


class Work:
    """Starts the tasks of `pipeline.desk.tasks` and keeps each thing's state."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._turns = asyncio.Semaphore(board.bounds.at_once)

    def read(self, page: Page, item: Item) -> asyncio.Task[bool]:
        """Read a source that came in."""
        return self._start(page, item, {"do": "read", "source": str(item.source), "reading": self.board.bounds.reading})

    def again(self, page: Page, item: Item, came: str, waivers: str) -> asyncio.Task[bool]:
        """Read a source again of which another copy came; `waivers` are those that came with it, if any."""
        task = {"do": "read", "source": str(item.source), "reading": self.board.bounds.reading}
        known = [found["id"] for found in item.found]
        return self._start(page, item, {**task, "came": came, "waivers": waivers, "known": known})

    def judge(self, page: Page, item: Item, waivers: Path) -> asyncio.Task[bool]:
        """Judge a source again under the waivers that came in."""
        return self._start(page, item, {"do": "judge", "source": str(item.source), "waivers": str(waivers)})

    def accept(self, page: Page, item: Item, dossier: str, finding: dict[str, str]) -> asyncio.Task[bool]:
        """Accept a finding: `finding` has its fingerprint, the reason, and by whom."""
        return self._start(page, item, {"do": "accept", "source": str(item.source), "dossier": dossier, **finding})

    def compare(self, page: Page, item: Item, old: str, new: str) -> asyncio.Task[bool]:
        """Compare the tables in two folders."""
        return self._start(page, item, {"do": "compare", "old": old, "new": new})

    def pdf(self, page: Page, item: Item, report: str) -> asyncio.Task[bool]:
        """Print a report."""
        return self._start(page, item, {"do": "pdf", "page": report, "printing": self.board.bounds.printing})

    def _start(self, page: Page, item: Item, task: Task) -> asyncio.Task[bool]:
        """Start a task: whether it went well; when not, the item bears the line that says why."""
        task = {**task, "out": str(item.out), "judging": self.board.bounds.judging}
        work = asyncio.create_task(self._turn(page, item, task))
        item.works.add(work)
        work.add_done_callback(item.works.discard)
        return work

    async def _turn(self, page: Page, item: Item, task: Task) -> bool:
        async with item.lock:
            before = item.state if item.found else State.REFUSED
            item.state, item.line = State.WAITING, ""
            self.board.queue.append(item)
            self._all_changed()
            try:
                async with self._turns:
                    self._leave_queue(item)
                    return await self._do(page, item, task, before)
            finally:
                self._leave_queue(item)

    async def _do(self, page: Page, item: Item, task: Task, before: State) -> bool:
        def told(said: dict[str, Any]) -> None:
            item.step = said.get("step", item.step)
            item.page, item.pages = said.get("page", 0), said.get("pages", 0)
            page.changed()

        item.state = State.BUSY
        told({"step": ""})
        try:
            found = await done(task, item.temporary, told, self.board.bounds.patience)
        except (SourceError, OSError) as error:
            item.state, item.line = before, _line(item, str(error))
            return False
        else:
            item.state, item.found = State.READY, found or item.found
            for dossier in item.found:
                dossier["bestanden"] = there(item, dossier["id"])
            item.version += 1
            return True
        finally:
            page.changed()

    def _leave_queue(self, item: Item) -> None:
        if item in self.board.queue:
            self.board.queue.remove(item)
            self._all_changed()

    def _all_changed(self) -> None:
        """The places in the queue of every page."""
        for page in self.board.pages.values():
            page.changed()


def _line(item: Item, told: str) -> str:
    """One line that names the file as its author knows it, and no folder of ours."""
    line = one_line(told)
    for folder in (item.source.parent, item.temporary, item.folder):
        line = line.replace(f"{folder}{os.sep}", "")
    named = item.kind is Kind.COMPARISON or line.startswith(item.name)
    return line if named else f"{item.name}: {line}"
