"""The fields of a form as text: a box to tick as ☐ or ☒, any other by what was filled in."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from pipeline.extract.pdf.page.coordinates import Extent
from pipeline.extract.pdf.page.fonts import Style
from pipeline.extract.pdf.page.runs import Run
from pipeline.vocabulary import TICKED, UNTICKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.pdf.page.coordinates import Frame

_TICKS = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
_FILLED = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_MOST_FIELDS = 5000
_TALLEST_LETTER = 12.0


def field_runs(page: Any, form: Any, frame: Frame) -> Iterator[Run]:
    """The fields on pdfium's page as runs; `form` is the environment of the document's form."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        try:
            run = _run(annotation, form, frame)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
        if run is not None:
            yield run


def _run(annotation: Any, form: Any, frame: Frame) -> Run | None:
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _TICKS:
        text = TICKED if raw.FPDFAnnot_IsChecked(form, annotation) else UNTICKED
    elif kind in _FILLED:
        text = " ".join(_value(annotation, form).split())
    else:
        text = ""
    if not text:
        return None
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    x0, top, x1, bottom = frame.box(rect.left, rect.bottom, rect.right, rect.top)
    height = min(bottom - top, _TALLEST_LETTER)
    middle = (top + bottom) / 2
    extent = Extent(x0, middle - height / 2, x1, middle + height / 2)
    return Run(text, 0, extent, Style(round(height, 1)), x1 - x0, (x1 - x0) / len(text))


def _value(annotation: Any, form: Any) -> str:
    size = raw.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetFormFieldValue(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
