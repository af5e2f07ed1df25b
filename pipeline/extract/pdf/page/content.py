"""A page as it is read: its runs of text and its ink, in points from the top left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from pipeline.document import Box
from pipeline.extract.pdf.page import pdfium
from pipeline.extract.pdf.page.coordinates import Frame
from pipeline.extract.pdf.page.fields import field_runs
from pipeline.extract.pdf.page.ink import Ink, read_ink
from pipeline.extract.pdf.page.layers import Layers
from pipeline.extract.pdf.page.objects import read_shapes
from pipeline.extract.pdf.page.text_page import read_glyphs
from pipeline.extract.pdf.page.visibility import Unseen, unseen

if TYPE_CHECKING:
    from pipeline.extract.pdf.page.runs import Glyphs, Run

_FEWEST_SIDEWAYS, _SIDEWAYS = 200, 10
"""Letters that stand on their side, and how many times those that stand upright, from which the page does."""
_FEWEST_RECOGNISED, _RECOGNISED = 20, 3
"""As many unseen letters, and so many times those that are seen (a stamp, a page number), make a page a scan."""


@dataclass(slots=True)
class Page:
    """What is seen on a page; `number` counts from 1, `width` and `height` (points) are as shown.

    `recognised` tells that its text is that of a program that read a picture (OCR): it is not
    itself seen. `erased` holds what was painted over, as runs; `unmapped` counts the characters of which the
    font does not say which letter they are. `aside` holds what was printed over it later, as a watermark.
    """

    number: int
    width: float
    height: float
    glyphs: Glyphs
    runs: list[Run]
    ink: Ink
    images: list[Box]
    recognised: bool = False
    erased: tuple[Run, ...] = ()
    unmapped: int = 0
    aside: tuple[Run, ...] = ()


def read_page(
    document: Any, number: int, form: Any = None, layers: set[str] | None = None, right: bool | None = None
) -> Page | None:
    """Page `number` (from 1) of pdfium's document; None when pdfium cannot read it.

    `form` is the environment of the document's form, if it has one; `layers` the names of the
    layers seen so far, which is added to, of a document that has layers; `right` asks for the right or the
    left half of the page alone. The page is closed again before this returns.
    """
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        return None
    text = raw.FPDFText_LoadPage(page)
    try:
        return _read(page, text, number, form, layers, right) if text else None
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)


def _read(page: Any, text: Any, number: int, form: Any, layers: set[str] | None, right: bool | None) -> Page:
    frame = _frame(page) if right is None else _frame(page).half(right)
    count = max(raw.FPDFText_CountChars(text), 0)
    address = pdfium.address(text)
    glyphs = read_glyphs(address, count, frame)
    runs = glyphs.runs()
    sideways = _sideways(runs)
    if sideways:
        frame = frame.turned(sideways)
        glyphs = read_glyphs(address, count, frame)
        runs = glyphs.runs()
    own, objects = pdfium.address(page), max(raw.FPDFPage_CountObjects(page), 0)
    shapes = read_shapes(own, objects, frame, None if layers is None else Layers(page, layers))
    if right is not None:
        shapes = shapes.inside(Box(0.0, 0.0, *frame.size))
    hidden = unseen(address, glyphs, runs, shapes, frame)
    recognised = _recognised(hidden, glyphs)
    erased = glyphs.only(hidden.erased).runs() if hidden.erased.any() else []
    if hidden.any.any():
        glyphs = glyphs.only(~(hidden.erased | hidden.away if recognised else hidden.any))
        runs = glyphs.runs()
    if form:
        # Of the form only its state is asked: none of its actions or scripts is run.
        raw.FORM_OnAfterLoadPage(page, form)
        runs += field_runs(page, form, frame)
        raw.FORM_OnBeforeClosePage(page, form)
    width, height = frame.size
    images = [image.box for image in shapes.images]
    unmapped = sum(
        len(run.text) for run in runs if run.stop and pdfium.char_unmapped(address, int(glyphs.index[run.start]))
    )
    return Page(number, width, height, glyphs, runs, read_ink(shapes), images, recognised, tuple(erased), unmapped)


def _recognised(hidden: Unseen, glyphs: Glyphs) -> bool:
    """Whether the text of a page is that which a program put, unseen, over or under a picture of it."""
    letters = ~glyphs.spaces
    blank = int((hidden.blank & letters).sum())
    seen = int((~hidden.any & letters).sum())
    return blank >= _FEWEST_RECOGNISED and blank > _RECOGNISED * seen


def _frame(page: Any) -> Frame:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, max(raw.FPDFPage_GetRotation(page), 0))


def _sideways(runs: list[Run]) -> int:
    """The quarter turns that set a page upright on which everything was drawn on its side.

    Names above the columns of a matrix are turned too, but no two of those share a line, and other text stands upright.
    """
    lines = Counter((run.turn, round(run.extent.v1)) for run in runs)
    shared: Counter[int] = Counter()
    for (turn, _), number in lines.items():
        shared[turn] += number - 1
    total = Counter(run.turn for run in runs)
    letters: Counter[int] = Counter()
    for run in runs:
        letters[run.turn] += len(run.text)
    for turn in (1, 2, 3):
        alone = letters[turn] >= _FEWEST_SIDEWAYS and letters[turn] > _SIDEWAYS * letters[0]
        if alone or (total[turn] > total[0] and shared[turn] > 2 * shared[0]):
            return turn
    return 0
