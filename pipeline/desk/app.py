"""The page as one application: its addresses behind the guard, and what is cleaned up while it runs and when it ends."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse

from pipeline.desk.board import Board
from pipeline.desk.following import Following
from pipeline.desk.guard import Guard
from pipeline.desk.refusal import RefusedError
from pipeline.desk.routes import Routes
from pipeline.desk.work import Work

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from pipeline.desk.bounds import Bounds

SWEEP = 0.5
"""Seconds between two looks at what may go."""


def application(folder: Path, bounds: Bounds, token: str, port: int, paths: Iterable[Path] = ()) -> Guard:
    """The application; everything that it keeps stands below `folder`, and nothing of it when it has ended.

    The sources at `paths`, and those in the folders among them, are followed.
    """
    board = Board(folder, bounds)
    work = Work(board)
    following = Following(paths, board, work)

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(_sweep(board)), asyncio.create_task(following.run())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*(board.close(page) for page in list(board.pages.values())))

    routes = Routes(board, work, following).all()
    app = Starlette(routes=routes, lifespan=life, exception_handlers={RefusedError: _refused})
    return Guard(app, token, port)


async def _sweep(board: Board) -> None:
    while True:
        await asyncio.sleep(SWEEP)
        await board.sweep()


async def _refused(_request: Request, error: Exception) -> Response:
    status, line = (error.status, error.line) if isinstance(error, RefusedError) else (500, "")
    headers = {"connection": "close"} if status in (408, 413) else {}
    return JSONResponse({"regel": line}, status, headers)
