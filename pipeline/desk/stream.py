"""The line along which an open page hears what becomes of its dossiers (server-sent events).

When it breaks, the page is closed: that is how the program knows.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from pipeline.desk.board import Board, Page

PAUSE = 0.1
"""Seconds between two messages, so that pages that are read fast do not flood the browser."""
_TYPE = (b"content-type", b"text/event-stream; charset=utf-8")


class Stream:
    """The answer that tells a page everything that stands on it, at once and after each change."""

    def __init__(self, board: Board, page: Page) -> None:
        self.board, self.page = board, page

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the browser goes away or the page is closed."""
        gone = asyncio.create_task(_gone(receive))
        try:
            with self.page.listening() as changed:
                await send({"type": "http.response.start", "status": 200, "headers": [_TYPE]})
                while not (gone.done() or self.page.closed):
                    await self._next(send, changed, gone)
                await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()

    async def _next(self, send: Send, changed: asyncio.Event, gone: asyncio.Task[None]) -> None:
        change = asyncio.create_task(changed.wait())
        try:
            await asyncio.wait({change, gone}, timeout=self.board.bounds.beat, return_when=asyncio.FIRST_COMPLETED)
        finally:
            change.cancel()
        text = ":\n\n"
        if changed.is_set():
            changed.clear()
            text = f"data: {json.dumps(self.board.told(self.page))}\n\n"
        await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
        await asyncio.sleep(PAUSE)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
