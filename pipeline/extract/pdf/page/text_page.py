"""The characters that pdfium sees on a page, as glyphs."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import numpy as np

from pipeline.extract.pdf.page import pdfium
from pipeline.extract.pdf.page.fonts import PdfiumFonts
from pipeline.extract.pdf.page.runs import SLANTED, glyphs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.extract.pdf.page.coordinates import Frame
    from pipeline.extract.pdf.page.runs import Glyphs

_LEVEL = 0.01
"""Letters of one line are level to so many points."""


def read_glyphs(page: int, count: int, frame: Frame) -> Glyphs:
    """The glyphs of pdfium's text page at address `page`, which holds `count` characters; without invisible codes."""
    raw = np.zeros((count, 4), np.float32)
    at, box = raw.ctypes.data, pdfium.loose_char_box
    for number in range(count):
        box(page, number, at + 16 * number)
    angles = _angles(page, raw)
    codes = np.frombuffer(_text(page, count).encode("utf-32-le", "surrogatepass"), np.uint32)
    keep = ((raw[:, 1] != raw[:, 3]) & ((codes >= 0x20) | (codes == 2))).nonzero()[0]
    return glyphs(codes[keep], frame.boxes(raw[keep]), _turns(angles[keep], frame), keep, PdfiumFonts(page))


def _angles(page: int, raw: NDArray[np.float32]) -> NDArray[np.float32]:
    """The angle of each character, in radians clockwise; `raw` holds their boxes (left, top, right, bottom).

    One that stands just right of the character before it, as high and as low, is turned no other way:
    pdfium is asked of the others alone.
    """
    asked = np.ones(len(raw), np.bool_)
    if len(raw) > 1:
        level = (np.abs(raw[1:, 1::2] - raw[:-1, 1::2]) < _LEVEL).all(axis=1)
        height, step = raw[1:, 1] - raw[1:, 3], raw[1:, 0] - raw[:-1, 2]
        asked[1:] = ~(level & (height > 0) & (step > -0.3 * height) & (step < 1.5 * height))
    numbers = np.flatnonzero(asked)
    angle = pdfium.char_angle
    found = np.zeros(len(raw), np.float32)
    found[numbers] = np.fromiter((angle(page, number) for number in numbers.tolist()), np.float32, len(numbers))
    last = np.maximum.accumulate(np.where(asked, np.arange(len(raw)), 0))
    turned: NDArray[np.float32] = found[last]
    return turned


def _text(page: int, count: int) -> str:
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    written = pdfium.page_text(page, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    return "".join(chr(pdfium.char_unicode(page, number) % 0x110000) for number in range(count))


def _turns(angles: NDArray[np.float32], frame: Frame) -> NDArray[np.int64]:
    quarters = angles / (np.pi / 2)
    turns = np.rint(quarters).astype(np.int64)
    # pdfium counts clockwise, and a sheared (oblique) letter as up to 20 degrees.
    slanted = np.abs(quarters - turns) > 0.25
    turned: NDArray[np.int64] = (-turns - frame.turns) % 4
    turned[slanted] = SLANTED
    return turned
