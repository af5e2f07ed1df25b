"""How characters are set: the size, weight, slant and colour of a stretch of text."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Protocol

from pipeline.extract.pdf.page import pdfium

if TYPE_CHECKING:
    from pipeline.extract.pdf.page.coordinates import Extent

_BOLD = re.compile(r"bold|black|heavy|demi|extrab", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG, _BOLD_WEIGHT = 1 << 18, 1 << 6, 600
_NAMED, _THICKENED = 10_000, 2
"""The weight of a font whose name says that it is bold, and what filling and stroking makes of a weight."""
_FILLED_AND_STROKED = 2
"""How a program without the bold font thickens its letters."""


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: size in points, whether bold and italic, colour (RGB, 0 to 255).

    `weight` is what `bold` rests on: 100 to 900 by the font's stems, far above that by its name, 0 when
    nothing tells.
    """

    size: float
    bold: bool = False
    italic: bool = False
    color: tuple[int, int, int] = (0, 0, 0)
    weight: int = 0


class Fonts(Protocol):
    """What knows how the characters of a page are set."""

    def style(self, first: int, last: int, extent: Extent) -> Style:
        """The style of the text between two characters, numbered as the page's library does: bold when both ends are.

        `extent` gives the size, its height in points, where the font does not.
        """
        ...


class PdfiumFonts:
    """The styles of the characters of pdfium's text page; a font is looked at once a page."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._faces: dict[int, tuple[int, bool]] = {}
        self._numbers = (ctypes.c_float * 6)()
        self._color = (ctypes.c_uint * 4)()
        self._matrix_at = ctypes.addressof(self._numbers)
        self._color_at = [ctypes.addressof(self._color) + 4 * i for i in range(4)]

    def style(self, first: int, last: int, extent: Extent) -> Style:
        """See `Fonts`."""
        size = 0.0
        if pdfium.char_matrix(self._page, first, self._matrix_at):
            size = pdfium.char_size(self._page, first) * hypot(self._numbers[2], self._numbers[3])
        pdfium.char_fill(self._page, first, *self._color_at)
        red, green, blue, _ = self._color
        weight, italic = self._face(first)
        if last != first:
            other = self._face(last)
            weight, italic = min(weight, other[0]), italic and other[1]
        size = round(size or extent.v1 - extent.v0, 1)
        return Style(size, weight >= _BOLD_WEIGHT, italic, (red, green, blue), weight)

    def _face(self, index: int) -> tuple[int, bool]:
        """The weight and the slant of a character."""
        text = pdfium.char_object(self._page, index)
        font = pdfium.text_font(text) if text else 0
        if not font:
            return 0, False
        if font not in self._faces:
            self._faces[font] = _face(font, pdfium.char_weight(self._page, index))
        weight, italic = self._faces[font]
        if pdfium.text_render_mode(text) == _FILLED_AND_STROKED:
            weight = max(weight * _THICKENED, _BOLD_WEIGHT)
        return weight, italic


def _face(font: int, weight: int) -> tuple[int, bool]:
    buffer = ctypes.create_string_buffer(200)
    pdfium.font_name(font, ctypes.addressof(buffer), 200)
    flags = max(pdfium.font_flags(font), 0)
    bold, italic = face(buffer.value.decode("latin-1"))
    if bold:
        weight = _NAMED
    elif flags & _FORCE_BOLD:
        weight = max(weight, _BOLD_WEIGHT)
    return max(weight, 0), italic or bool(flags & _ITALIC_FLAG)


def face(name: str) -> tuple[bool, bool]:
    """Whether a font is bold and whether it is italic, by its name."""
    return bool(_BOLD.search(name)), bool(_ITALIC.search(name))
