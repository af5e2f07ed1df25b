"""What can be fetched of a thing on the page; nothing else that stands in its folder is handed out."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from starlette.responses import FileResponse

from pipeline.desk.refusal import RefusedError
from pipeline.report.print.chromium import chromium

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.responses import Response

    from pipeline.desk.item import Item

_HTML, _ZIP = "text/html; charset=utf-8", "application/zip"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Download:
    """A file below the folder of a thing, `{id}` its dossier; `name` is what it is saved as.

    Without a name it is shown in the page.
    """

    path: str
    kind: str
    name: str = ""


FILES: dict[str, Download] = {
    "rapport.html": Download("uit/rapport/{id}/toetsingsrapport.html", _HTML),
    "toetsingsrapport.html": Download("uit/rapport/{id}/toetsingsrapport.html", _HTML, "{id}.toetsingsrapport.html"),
    "toetsingsrapport.pdf": Download(
        "uit/rapport/{id}/toetsingsrapport.pdf", "application/pdf", "{id}.toetsingsrapport.pdf"
    ),
    "bevindingen.json": Download("uit/rapport/{id}.json", "application/json"),
    "tabellen.xlsx": Download("uit/tabellen/{id}.xlsx", _SHEET, "{id}.xlsx"),
    "tabellen.zip": Download("uit/tabellen/{id}.zip", _ZIP, "{id}.tabellen.zip"),
    "opmerkingen.docx": Download("uit/rapport/{id}/{opmerkingen}", _WORD, "{opmerkingen}"),
    "waivers.toml": Download("bron/{waivers}", "application/toml", "{waivers}"),
    "vergelijking.html": Download("uit/verschil.html", _HTML),
    "verschil.html": Download("uit/verschil.html", _HTML, "verschil.html"),
    "was-wordt.xlsx": Download("uit/was-wordt.xlsx", _SHEET, "was-wordt.xlsx"),
}
"""By the last part of their address."""


def place_of(item: Item, dossier: str, file: str) -> Path:
    """Where a file of a dossier stands. RefusedError when the thing has no such dossier, or that no such file."""
    found = item.dossier(dossier)
    if found is None or file not in FILES:
        raise RefusedError(404, "dit is er niet")
    path = item.folder / _filled(FILES[file].path, found)
    if not path.is_file():
        raise RefusedError(404, "dit is er niet (meer)")
    return path


def there(item: Item, dossier: str) -> list[str]:
    """The files that can be fetched of a dossier; a report in PDF is made when it is asked for."""
    found = item.dossier(dossier) or {}
    made = {name for name, file in FILES.items() if (item.folder / _filled(file.path, found)).is_file()}
    return sorted(made | ({"toetsingsrapport.pdf"} if "toetsingsrapport.html" in made and can_print() else set()))


@cache
def can_print() -> bool:
    """Whether this machine has what makes a PDF of a report."""
    return chromium() is not None or find_spec("weasyprint") is not None


def answer(item: Item, dossier: str, file: str) -> Response:
    """The file as an answer; a report runs apart from the page, under the policy that it bears itself."""
    path, kind = place_of(item, dossier, file), FILES[file]
    name = _filled(kind.name, item.dossier(dossier) or {}) or None
    headers = {"content-security-policy": _policy(path)} if kind.kind == _HTML else {}
    return FileResponse(path, media_type=kind.kind, filename=name, headers=headers)


def _filled(text: str, found: dict[str, str]) -> str:
    named = {key: found.get(key) or "-" for key in ("id", "waivers", "opmerkingen")}
    return text.format(**named)


def _policy(path: Path) -> str:
    """What a report says of itself, in a frame of its own origin that only the page may show."""
    with path.open(encoding="utf-8") as file:
        own = _POLICY.search(file.read(_HEAD))
    policy = html.unescape(own[1]) if own else "default-src 'none'"
    return f"{policy}; sandbox allow-scripts; frame-ancestors 'self'"
