"""What the page can ask; every address stands below the token, which the guard has taken off."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pipeline.check.settings.file import FINGERPRINT
from pipeline.desk import downloads
from pipeline.desk.item import Item, Kind, State
from pipeline.desk.refusal import RefusedError
from pipeline.desk.stream import Stream
from pipeline.desk.upload import take

if TYPE_CHECKING:
    from starlette.requests import Request

    from pipeline.desk.board import Board, Page
    from pipeline.desk.following import Following
    from pipeline.desk.work import Work

ASSETS = Path(__file__).parent / "assets"
STYLE = Path(__file__).parents[1] / "report" / "assets" / "rapport.css"
"""The style of the report, which the page has too."""
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
LARGEST_QUESTION = 20_000
LONGEST_REASON, LONGEST_NAME = 2_000, 100


class Routes:
    """The answers to all that the page asks."""

    def __init__(self, board: Board, work: Work, following: Following) -> None:
        self.board, self.work, self.following = board, work, following
        self.assets = {path.name: path.read_bytes() for path in (*ASSETS.iterdir(), STYLE)}

    def all(self) -> list[Route]:
        """Every address with its answer."""
        of_dossier = "/pagina/{pagina}/stuk/{stuk:int}/{dossier}"
        return [
            Route("/", self.asset),
            Route("/pagina", self.open, methods=["POST"]),
            Route("/pagina/{pagina}/stand", self.stand),
            Route("/pagina/{pagina}/bron", self.upload, methods=["POST"]),
            Route("/pagina/{pagina}/vergelijk", self.compare, methods=["POST"]),
            Route("/pagina/{pagina}/stuk/{stuk:int}", self.remove, methods=["DELETE"]),
            Route(f"{of_dossier}/aanvaard", self.accept, methods=["POST"]),
            Route(f"{of_dossier}/pdf", self.pdf, methods=["POST"]),
            Route(f"{of_dossier}/{{bestand}}", self.file),
            Route("/{bestand}", self.asset),
        ]

    async def asset(self, request: Request) -> Response:
        """The page itself and what it is made of."""
        name = request.path_params.get("bestand", "bureau.html")
        if name not in self.assets:
            raise RefusedError(404, "dit is er niet")
        return Response(self.assets[name], media_type=KINDS[Path(name).suffix])

    async def open(self, _request: Request) -> Response:
        """A new page: its key."""
        page = self.board.open()
        await self.following.begin(page)
        return JSONResponse({"pagina": page.key}, 201)

    async def stand(self, request: Request) -> Stream:
        """The line along which a page hears what becomes of its dossiers."""
        return Stream(self.board, self._page(request))

    async def upload(self, request: Request) -> Response:
        """A file comes in."""
        item = await take(request, self.board, self.work, self._page(request))
        return JSONResponse({"nummer": item.number}, 201)

    async def remove(self, request: Request) -> Response:
        """A thing is taken off the page, whatever is being done with it."""
        page, item = self._item(request)
        await self.board.remove(page, item)
        return Response(status_code=204)

    async def file(self, request: Request) -> Response:
        """A file of a dossier, or a report to show."""
        _, item = self._item(request)
        return downloads.answer(item, request.path_params["dossier"], request.path_params["bestand"])

    async def accept(self, request: Request) -> Response:
        """A finding is accepted."""
        page, item = self._item(request)
        self._ready(item, request.path_params["dossier"])
        asked = await _question(request)
        fingerprint = _text(asked, "vingerafdruk", 12)
        if not FINGERPRINT.fullmatch(fingerprint):
            raise RefusedError(400, "vingerafdruk: dit zijn geen twaalf tekens 0-9 en a-f")
        finding = {
            "fingerprint": fingerprint,
            "reason": _text(asked, "reden", LONGEST_REASON),
            "by": _text(asked, "naam", LONGEST_NAME),
        }
        self.work.accept(page, item, request.path_params["dossier"], finding)
        return Response(status_code=202)

    async def pdf(self, request: Request) -> Response:
        """A report is printed, if that was not done already."""
        page, item = self._item(request)
        dossier = request.path_params["dossier"]
        self._ready(item, dossier)
        report = downloads.place_of(item, dossier, "toetsingsrapport.html")
        if not report.with_suffix(".pdf").is_file():
            work = self.work.pdf(page, item, str(report))
            await asyncio.wait({work})
            if work.cancelled() or not work.result():
                raise RefusedError(422, item.line or f"{item.name}: weggehaald")
        return Response(status_code=204)

    async def compare(self, request: Request) -> Response:
        """Two dossiers are compared."""
        page = self._page(request)
        asked = await _question(request)
        sides = [self._side(page, asked.get(side)) for side in ("oud", "nieuw")]
        (old, old_tables), (new, new_tables) = sides
        if old_tables == new_tables:
            raise RefusedError(400, "kies twee verschillende dossiers")
        item = self.board.add(page, Kind.COMPARISON, f"{old.name} → {new.name}")
        item.until = min(old.until, new.until, item.until)
        self.work.compare(page, item, old_tables, new_tables)
        return JSONResponse({"nummer": item.number}, 201)

    def _page(self, request: Request) -> Page:
        return self.board.page(request.path_params["pagina"])

    def _item(self, request: Request) -> tuple[Page, Item]:
        page = self._page(request)
        if (item := page.items.get(request.path_params["stuk"])) is None:
            raise RefusedError(404, "dit is er niet meer")
        return page, item

    def _side(self, page: Page, chosen: Any) -> tuple[Item, str]:
        """The dossier that a list of a number and a name means, and where its tables are."""
        match chosen:
            case [int(number), str(dossier)] if number in page.items:
                item = page.items[number]
                self._ready(item, dossier)
                return item, str(item.out / "tabellen" / dossier)
        raise RefusedError(400, "kies twee dossiers die op deze pagina staan")

    def _ready(self, item: Item, dossier: str) -> None:
        if item.kind is not Kind.SOURCE or item.dossier(dossier) is None or item.state is State.REFUSED:
            raise RefusedError(409, f"{item.name}: dit dossier is niet nagekeken")
        if len(item.works) >= self.board.bounds.items:
            raise RefusedError(429, f"{item.name}: er wordt al te veel tegelijk met dit dossier gedaan")


async def _question(request: Request) -> dict[str, Any]:
    """What the page asks, in JSON."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_QUESTION:
            raise RefusedError(413, "deze vraag is te lang")
    try:
        asked = json.loads(data)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise RefusedError(400, "deze vraag is geen JSON")
    return asked


def _text(asked: dict[str, Any], key: str, most: int) -> str:
    """A text of one line in a question; RefusedError when it is empty, no text, or too long."""
    value = asked.get(key)
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or not text.isprintable():
        raise RefusedError(400, f"{key}: vul dit in")
    if len(text) > most:
        raise RefusedError(400, f"{key}: langer dan {most} tekens")
    return text
