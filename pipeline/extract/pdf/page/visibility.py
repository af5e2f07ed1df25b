"""Which letters of a page can be seen: not those that are set invisible, painted over, cut off or of the paper's colour."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.document import Box
from pipeline.extract.pdf.page import pdfium
from pipeline.extract.pdf.page.coordinates import mapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from pipeline.extract.pdf.page.coordinates import Frame
    from pipeline.extract.pdf.page.runs import Glyphs, Run
    from pipeline.extract.pdf.page.shapes import Area, Shapes

    Mask = NDArray[np.bool_]

_UNPAINTED = frozenset({3, 7})
"""Text rendering modes that put nothing on paper: neither filled nor stroked, and clipping only (ISO 32000-1, 9.3.6)."""
_FAINTEST = 8
"""Ink of less opacity (of 255) is not seen."""
_SMALLEST = 2.0
"""Letters of less than so many points are not read on paper; letters under each other are set in 3.6."""
_LIGHT, _SAME = 225, 14
"""Of 255: from where on a letter is light, and how little it may differ from its ground and not be seen."""
_WHITE = (255, 255, 255)
_SMALLEST_COVER = 3.0
_MOST_SEGMENTS = 64


@dataclass(frozen=True, slots=True)
class Unseen:
    """The letters of a page that cannot be seen, as masks over its glyphs.

    `blank` are those of which no ink ever came on paper where ink would be seen (also under a
    picture), `erased` those painted over, `away` those cut off, outside the page or on a layer switched off.
    """

    blank: Mask
    erased: Mask
    away: Mask

    @property
    def any(self) -> Mask:
        """The letters that cannot be seen for whatever reason."""
        return self.blank | self.erased | self.away


def unseen(text: int, glyphs: Glyphs, runs: Sequence[Run], shapes: Shapes, frame: Frame) -> Unseen:
    """The letters of a page that cannot be seen.

    `text` is the address of pdfium's text page; `runs` are those of `glyphs`. Whole runs are looked at first, and single letters only where one is in doubt.
    """
    look = _Look(text, glyphs, shapes, frame)
    found = Unseen(*(np.zeros(len(glyphs.text), np.bool_) for _ in range(3)))
    for run in runs:
        for start, stop, item in look.pieces(run):
            if look.blank(run, item):
                found.blank[start:stop] = True
            elif look.away(run, item):
                found.away[start:stop] = True
    covers = [area for area in [*shapes.areas, *shapes.images] if area.texts and _large(area.box)]
    if covers and runs:
        _cover(found, covers, runs, glyphs, _Order(text, shapes))
    return found


def _large(box: Box) -> bool:
    return box.width > _SMALLEST_COVER and box.height > _SMALLEST_COVER


class _Look:
    """Looks at one run of a page after the other."""

    def __init__(self, text: int, glyphs: Glyphs, shapes: Shapes, frame: Frame) -> None:
        self._text, self._glyphs, self._shapes, self._frame = text, glyphs, shapes, frame
        self._paper = Box(0.0, 0.0, *frame.size)
        self._ints = (ctypes.c_uint * 4)()
        self._int_at = [ctypes.addressof(self._ints) + 4 * i for i in range(4)]
        self._floats = (ctypes.c_float * 2)()
        self._float_at = [ctypes.addressof(self._floats) + 4 * i for i in range(2)]
        self._grounds = [area for area in shapes.areas if _large(area.box)]
        self._colors = {_bytes(area.color) for area in self._grounds}

    def pieces(self, run: Run) -> Iterator[tuple[int, int, int]]:
        """A run as stretches of glyphs of one text object; whole when its first and last are set alike."""
        index = self._glyphs.index
        first = self._item(int(index[run.start]))
        last = self._item(int(index[run.stop - 1]))
        if first == last or (self._painted(first) and self._painted(last)):
            yield run.start, run.stop, first
            return
        begin, item = run.start, first
        for number in range(run.start + 1, run.stop):
            other = self._item(int(index[number]))
            if other not in (item, 0):
                yield begin, number, item
                begin, item = number, other
        yield begin, run.stop, item

    def _item(self, index: int) -> int:
        return pdfium.char_object(self._text, index) or 0

    def _painted(self, item: int) -> bool:
        return not item or (pdfium.text_render_mode(item) not in _UNPAINTED and item not in self._shapes.unseen)

    def blank(self, run: Run, item: int) -> bool:
        """Whether a text leaves nothing to be seen on its ground."""
        mode = pdfium.text_render_mode(item) if item else 0
        if mode in _UNPAINTED or 0 < run.style.size < _SMALLEST:
            return True
        if mode != 0:
            return False
        if item and pdfium.object_fill(item, *self._int_at) and self._ints[3] < _FAINTEST:
            return True
        color = run.style.color
        return (min(color) >= _LIGHT or color in self._colors) and self._on_its_like(run, color)

    def _on_its_like(self, run: Run, color: tuple[int, int, int]) -> bool:
        """Whether a text has the colour of what lies under it; a picture or a drawing may be of any colour."""
        x, y = run.center
        grounds = [image.box for image in self._shapes.images] + self._shapes.drawings
        if any(box.holds(x, y) for box in grounds):
            return False
        under = [area for area in self._grounds if area.box.holds(x, y)]
        ground = _bytes(under[-1].color) if under else _WHITE
        return all(abs(a - b) <= _SAME for a, b in zip(color, ground, strict=True))

    def away(self, run: Run, item: int) -> bool:
        """Whether a text stands on a hidden layer, off the page or outside what its clip leaves open."""
        x, y = run.center
        if item in self._shapes.unseen or not self._paper.holds(x, y):
            return True
        # A clip inside a form is given in the space of the form.
        clip = pdfium.object_clip(item) if item and not self._shapes.forms else 0
        paths = pdfium.clip_paths(clip) if clip else 0
        return any(not self._opens(clip, number, x, y) for number in range(max(paths, 0)))

    def _opens(self, clip: int, path: int, x: float, y: float) -> bool:
        count: int = pdfium.clip_segments(clip, path)
        if not 2 < count <= _MOST_SEGMENTS:
            return count != 0
        points = []
        for number in range(count):
            pdfium.segment_point(pdfium.clip_segment(clip, path, number), *self._float_at)
            points.append(mapped(self._frame.matrix, *self._floats))
        xs, ys = zip(*points, strict=True)
        return bool(min(xs) - 1 <= x <= max(xs) + 1 and min(ys) - 1 <= y <= max(ys) + 1)


def _bytes(color: tuple[float, ...]) -> tuple[int, int, int]:
    shown = [round(255 * part) for part in color] or [0]
    red, green, blue = shown if len(shown) == 3 else [shown[0]] * 3
    return red, green, blue


class _Order:
    """When the letters of a page are painted; asked for only where something was painted later."""

    def __init__(self, text: int, shapes: Shapes) -> None:
        self._text, self._texts = text, shapes.texts
        self._painted: dict[int, int] = {}

    def of(self, index: int) -> int:
        """The how manieth text of the page a character of pdfium's text page belongs to."""
        self._painted = self._painted or {item: number for number, item in enumerate(self._texts, 1)}
        return self._painted.get(pdfium.char_object(self._text, index) or 0, 1 << 60)


def _cover(found: Unseen, covers: list[Area], runs: Sequence[Run], glyphs: Glyphs, order: _Order) -> None:
    """Marks the letters that an area or a picture was painted over."""
    middles = np.array([run.center for run in runs])
    begins, ends = np.array([run.box.x0 for run in runs]), np.array([run.box.x1 for run in runs])
    for area in covers:
        box = area.box
        level = (middles[:, 1] > box.top) & (middles[:, 1] < box.bottom) & (ends > box.x0) & (begins < box.x1)
        for number in np.flatnonzero(level).tolist():
            run = runs[number]
            if order.of(int(glyphs.index[run.start])) <= area.texts and _opaque(area):
                _cover_run(found.erased if area.color else found.blank, area, run, glyphs)


def _opaque(area: Area) -> bool:
    return not (area.item and pdfium.object_blends(area.item))


def _cover_run(mask: Mask, area: Area, run: Run, glyphs: Glyphs) -> None:
    middle = (glyphs.u0[run.start : run.stop] + glyphs.u1[run.start : run.stop]) / 2
    begin, end = (area.box.x0, area.box.x1) if run.turn == 0 else (area.box.top, area.box.bottom)
    if run.turn in (1, 2):
        middle = -middle
    if run.turn == 2:
        begin, end = area.box.x0, area.box.x1
    mask[run.start : run.stop] |= (middle > begin) & (middle < end)
