"""Opens a PDF, reads it page by page and makes a Document of it."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as raw

from pipeline.comparing import spans
from pipeline.document import Document, Source
from pipeline.errors import SourceError
from pipeline.extract.pdf.assembly import assemble
from pipeline.extract.pdf.danger import dangerous
from pipeline.extract.pdf.guarded import read_guarded
from pipeline.extract.pdf.layout import Layout, layout
from pipeline.extract.pdf.legible import require_legible
from pipeline.extract.pdf.page.content import Page, read_page
from pipeline.extract.pdf.page.layers import has_layers
from pipeline.extract.pdf.page.overprint import Overprint
from pipeline.extract.pdf.page.sheets import Sheets
from pipeline.extract.pdf.text.page_order import repeated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pipeline.extract.reading import Progress

_END = b"%%EOF"
_OPENING = {
    raw.FPDF_ERR_PASSWORD: "de PDF is met een wachtwoord beveiligd; sla een kopie zonder wachtwoord op",
    raw.FPDF_ERR_SECURITY: "de PDF is beveiligd op een manier die niet wordt ondersteund",
}
_NO_PAGES = "de PDF heeft geen pagina's"
_PAGE = re.compile(rb"/Type\s*/Page(?!s)")
_MOST_NAMED = 12
_MANY_TWICE, _SHARE_TWICE = 4, 0.3


def read_pdf(path: Path, data: bytes, progress: Progress = None) -> Document:
    """The Document in the bytes of a PDF; `path` names it in messages.

    A file in which something can grow beyond bounds is read in a process of its own. `progress` is called after each page with its number and the number of pages. Nothing in the
    file is executed or opened: scripts, attachments and links are left alone. Raises SourceError,
    one line with the file and where it applies the page, for a PDF that is damaged, cut short,
    protected by a password, without pages or without text (a scan), or that asks for too much time or memory.
    """
    if not dangerous(data):
        return read_here(path.name, data, progress)
    document = read_guarded(path.name, data)
    if progress is not None:
        progress(document.source.pages, document.source.pages)
    return document


def read_here(name: str, data: bytes, progress: Progress = None) -> Document:
    """As `read_pdf`, in this process and without bounds."""
    for library in ("pypdfium2", "pdfminer"):
        # What they say of a damaged file is of no use to an author.
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    opened = _open(name, data)
    try:
        pages = _pages(name, data, opened, progress)
    finally:
        opened.close()
    unread = _scanned(name, pages)
    require_legible(name, pages)
    _require_once(name, pages)
    scanned = 2 * sum(page.recognised or page.scanned for page in pages) > len(pages)
    source = Source(
        name,
        hashlib.sha256(data).hexdigest(),
        "pdf",
        exact_cells=not scanned,
        scanned=scanned,
        pages=len(pages),
        unread=unread,
        place_word="bladzijde",
    )
    return assemble(source, pages)


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    if _cut(data):
        raise SourceError(f"{name}: de PDF is afgebroken, het einde ontbreekt (na {len(data)} bytes)")
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = _OPENING.get(getattr(error, "err_code", None)) or _broken(data)
        raise SourceError(f"{name}: {reason}") from None
    if len(opened) == 0:
        opened.close()
        raise SourceError(f"{name}: {_NO_PAGES}")
    if opened.get_formtype() != raw.FORMTYPE_NONE:
        opened.init_forms()
    return opened


def _broken(data: bytes) -> str:
    """Why pdfium finds no document: one without pages is to it as good as damaged."""
    if b"/Pages" in data and b"/ObjStm" not in data and not _PAGE.search(data):
        return _NO_PAGES
    return "de PDF is beschadigd en kan niet worden geopend"


def _cut(data: bytes) -> bool:
    """Whether the file ends before its own end mark: objects after the last one, or no mark at all."""
    last = data.rfind(_END)
    return last < 0 or b"endobj" in data[last:]


def _pages(name: str, data: bytes, opened: pypdfium2.PdfDocument, progress: Progress) -> list[Layout]:
    """The layouts of all pages; a sheet that holds two pages side by side counts for two."""
    count = len(opened)
    form = opened.formenv.raw if opened.formenv else None
    layers: set[str] | None = set() if has_layers(data) else None

    def whole(number: int) -> Page:
        return read_page(opened.raw, number, form, layers) or _otherwise(name, data, number)

    def half(number: int) -> Page:
        sheet, right = divmod(number - 1, 2)
        page = read_page(opened.raw, sheet + 1, form, layers, bool(right)) or _otherwise(name, data, sheet + 1)
        return replace(page, number=number)

    sheets = Sheets()
    pages = _layouts(whole, count, progress, sheets)
    if not sheets.double:
        return pages
    halves = _layouts(half, 2 * count, None, Sheets())
    return [replace(page, sheet=(page.number + 1) // 2) for page in halves]


def _layouts(page_of: Callable[[int], Page], count: int, progress: Progress, sheets: Sheets) -> list[Layout]:
    """The layouts of pages, without what was printed over all of them."""
    pages: list[Layout] = []
    over = Overprint()
    for number in range(1, count + 1):
        page = page_of(number)
        over.learn(page)
        sheets.learn(page)
        pages.append(layout(page))
        if progress is not None:
            progress(number, count)
    return [layout(over.without(page_of(number))) for number in range(1, count + 1)] if over else pages


def _otherwise(name: str, data: bytes, number: int) -> Page:
    """A page that pdfium cannot read, by pdfplumber's own parsing."""
    import pdfplumber

    from pipeline.extract.pdf.page.plumber import plumber_page

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as other:
            return plumber_page(other.pages[0])
    except Exception as error:
        # pdfminer raises whatever its parser stumbles over: none of it is of use to an author.
        raise SourceError(f"{name}: pagina {number} is beschadigd en kan niet worden gelezen") from error


def _require_once(name: str, pages: list[Layout]) -> None:
    """Refuses a file in which most of a document comes a second time."""
    twice = repeated(pages)
    if len(twice) >= _MANY_TWICE and len(twice) > _SHARE_TWICE * len(pages):
        raise SourceError(
            f"{name}: dit bestand bevat twee of meer keer dezelfde bladzijden (pagina {spans(sorted(twice))}); "
            "bied elk dossier apart aan"
        )


def _scanned(name: str, pages: list[Layout]) -> tuple[int, ...]:
    """The pages that are a picture without text; an error when the PDF holds no text to speak of."""
    scanned = tuple(page.number for page in pages if page.scanned)
    if not any(page.lines or page.items for page in pages) and not scanned:
        raise SourceError(f"{name}: de PDF bevat geen leesbare tekst")
    if 2 * len(scanned) > len(pages):
        raise SourceError(
            f"{name}: geen tekstlaag op pagina {spans(scanned, _MOST_NAMED)} (een scan); laat eerst tekstherkenning (OCR) doen"
        )
    return scanned
