"""The layers of a document (optional content) that are switched off: pdfium is asked what it would draw of them."""

from __future__ import annotations

import ctypes
import re
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2.raw as raw

from pipeline.extract.pdf.page import pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORM = raw.FPDF_PAGEOBJ_FORM
_PAPER = 0xFFFF00FF
"""A colour that no dossier is printed in: what differs from it was drawn."""
_HEIGHT = 500
_MOST_LOOKS = 40
"""So many forms and nameless layers of a page are looked at; what comes after is taken to be seen."""
_OBJECT_STREAM = re.compile(rb"/ObjStm.{0,200}?stream\r?\n", re.DOTALL)
_MOST_UNPACKED = 1 << 20


def has_layers(data: bytes) -> bool:
    """Whether the bytes of a PDF speak of layers, in the open or in a stream of objects."""
    if b"/OCProperties" in data:
        return True
    return any(b"/OCProperties" in _unpacked(data, found.end()) for found in _OBJECT_STREAM.finditer(data))


def _unpacked(data: bytes, start: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data[start : start + _MOST_UNPACKED], _MOST_UNPACKED)
    except zlib.error:
        return b""


class Layers:
    """What of an open page stands on a layer that is switched off.

    `on` holds the names of the layers of the document of which something was seen, on this page or
    on one before; it is added to.
    """

    def __init__(self, page: Any, on: set[str]) -> None:
        self._page = page
        self._on = on
        self._off: set[str] = set()
        self._left = _MOST_LOOKS
        count = max(raw.FPDFPage_CountObjects(page), 0)
        self._objects = dict.fromkeys(pdfium.page_object(pdfium.address(page), number) for number in range(count))

    def hides(self, item: int, kind: int) -> bool:
        """Whether an object of the page is on a layer that is switched off; a form may itself be one."""
        name = _layer(item)
        if name is None and kind != _FORM:
            return False
        if name:
            if name not in self._on | self._off:
                marked = [other for other in self._objects if _layer(other) == name]
                # Of what stands inside a form alone it cannot be told.
                (self._on if not marked or self._drawn(marked) else self._off).add(name)
            return name in self._off
        self._left -= 1
        return self._left >= 0 and item in self._objects and not self._drawn([item])

    def _drawn(self, items: Iterable[int]) -> bool:
        """Whether anything is seen on a page on which these objects alone are drawn."""
        alone = set(items)
        for item in self._objects:
            raw.FPDFPageObj_SetIsActive(_handle(item), item in alone)
        try:
            return _inked(self._page)
        finally:
            for item in self._objects:
                raw.FPDFPageObj_SetIsActive(_handle(item), True)


def _handle(item: int) -> Any:
    return ctypes.cast(item, raw.FPDF_PAGEOBJECT)


def _layer(item: int) -> str | None:
    """The name of the layer that an object is marked with; empty for one without a name, None for no layer."""
    for number in range(pdfium.mark_count(item)):
        mark = raw.FPDFPageObj_GetMark(_handle(item), number)
        if _text(raw.FPDFPageObjMark_GetName, mark) == "OC":
            return _text(lambda *rest: raw.FPDFPageObjMark_GetParamStringValue(rest[0], b"Name", *rest[1:]), mark)
    return None


def _text(call: Any, mark: Any) -> str:
    """The text that a function of pdfium gives of a mark."""
    buffer, length = (ctypes.c_ushort * 256)(), ctypes.c_ulong()
    if not call(mark, buffer, ctypes.sizeof(buffer), length):
        return ""
    return bytes(buffer)[: min(length.value, ctypes.sizeof(buffer))].decode("utf-16-le", "replace").rstrip("\0")


def _inked(page: Any) -> bool:
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    wide = max(min(int(_HEIGHT * width / max(height, 1.0)), 4 * _HEIGHT), 1)
    bitmap = raw.FPDFBitmap_Create(wide, _HEIGHT, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, _HEIGHT, _PAPER)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, _HEIGHT, 0, 0)
        size = raw.FPDFBitmap_GetStride(bitmap) * _HEIGHT
        pixels = np.frombuffer((ctypes.c_ubyte * size).from_address(_buffer(bitmap)), np.uint8)
        rows = pixels.reshape(_HEIGHT, -1)[:, : 4 * wide].reshape(-1, 4)
        return bool((rows[:, :3] != rows[0, :3]).any() or tuple(rows[0, :3]) != (0xFF, 0x00, 0xFF))
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _buffer(bitmap: Any) -> int:
    return int(ctypes.cast(raw.FPDFBitmap_GetBuffer(bitmap), ctypes.c_void_p).value or 0)
