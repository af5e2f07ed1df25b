"""Takes in a file: counted while it comes, and gone when it does not come whole."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

from pipeline.desk.board import GONE, too_large
from pipeline.desk.item import Item, Kind
from pipeline.desk.names import safe_name
from pipeline.desk.opmerkingen import ENDING
from pipeline.desk.refusal import RefusedError

if TYPE_CHECKING:
    from starlette.requests import Request

    from pipeline.desk.board import Board, Page
    from pipeline.desk.work import Work

WAIVERS = ".waivers.toml"
LARGEST_WAIVERS = 1_000_000
"""Bytes of a file with waivers: some 4,000 of them."""


async def take(request: Request, board: Board, work: Work, page: Page) -> Item:
    """Take in the file that the body of a request is, and start what is done with it.

    Its name is in the query as `naam`. RefusedError when it is too large, too much or too late, or when the
    browser goes away half-way.
    """
    name = safe_name(request.query_params.get("naam", ""))
    if _announced(request) > board.bounds.upload:
        raise too_large(name, board.bounds)
    try:
        async with asyncio.timeout(board.bounds.upload_time):
            if name.endswith(WAIVERS):
                return await _waivers(request, work, page, name)
            item = await _source(request, board, page, name)
    except TimeoutError:
        raise RefusedError(408, f"{name}: het overzetten duurde te lang") from None
    except ClientDisconnect:
        raise RefusedError(400, f"{name}: het overzetten is afgebroken") from None
    except OSError as error:
        raise RefusedError(507, f"{name}: kan niet worden bewaard ({error.strerror})") from None
    work.read(page, item)
    return item


async def _source(request: Request, board: Board, page: Page, name: str) -> Item:
    item = board.add(page, Kind.SOURCE, name)
    page.changed()
    try:
        await _store(request, board, page, item)
    except BaseException:
        await asyncio.shield(board.remove(page, item))
        raise
    return item


def _announced(request: Request) -> int:
    """The bytes that are said to come; 0 when that is not said."""
    told = request.headers.get("content-length", "")
    return int(told[:20]) if told.isascii() and told.isdecimal() else 0


async def _store(request: Request, board: Board, page: Page, item: Item) -> None:
    with item.source.open("wb") as file:
        async for chunk in request.stream():
            if item.number not in page.items:
                raise RefusedError(410, GONE if page.closed else f"{item.name}: weggehaald")
            board.grow(item, len(chunk))
            file.write(chunk)


async def _waivers(request: Request, work: Work, page: Page, name: str) -> Item:
    """A file with waivers goes to the dossier that it is named after, which is judged again."""
    stem = name.removesuffix(WAIVERS)
    item = next((item for item in page.items.values() if _named_for(item, stem)), None)
    if item is None:
        raise RefusedError(
            409, f"{name}: zet eerst het dossier neer waar deze waivers bij horen ({stem}.docx, .pdf, .txt of .xml)"
        )
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_WAIVERS:
            raise RefusedError(413, f"{name}: groter dan {LARGEST_WAIVERS // 1_000_000} MB")
    if item.number not in page.items:
        raise RefusedError(410, GONE)
    place = item.temporary / f"{_named_for(item, stem)}{WAIVERS}"
    place.write_bytes(data)
    work.judge(page, item, place)
    return item


def _named_for(item: Item, stem: str) -> str:
    """The stem that a file with waivers of that stem has beside the source of a thing; empty when it is no file of it.

    The author's file with comments is the same dossier as the one without.
    """
    if item.kind is not Kind.SOURCE:
        return ""
    if len(item.found) > 1 and item.dossier(stem):
        return stem
    own = item.source.stem
    return own if stem.removesuffix(ENDING) == own.removesuffix(ENDING) else ""
