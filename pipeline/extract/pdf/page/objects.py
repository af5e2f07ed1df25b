"""The objects of a page in the order of painting, those inside forms too, to shapes and to what is not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2.raw as raw

from pipeline.extract.pdf.page import pdfium
from pipeline.extract.pdf.page.coordinates import product
from pipeline.extract.pdf.page.paths import PathReader
from pipeline.extract.pdf.page.shapes import Area, Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.pdf.page.coordinates import Frame, Matrix
    from pipeline.extract.pdf.page.layers import Layers

_TEXT, _PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM
_DEEPEST_FORM = 8
MOST_OBJECTS = 400_000
"""So many objects of a page are looked at, and so many segments of its paths, those inside forms too."""


def read_shapes(page: int, count: int, frame: Frame, layers: Layers | None = None) -> Shapes:
    """The shapes among the `count` objects of pdfium's page at an address, and the texts on hidden `layers`."""
    reader = _Reader(layers)
    reader.read(top_objects(page, count), frame.matrix, 0)
    return reader.shapes


def top_objects(page: int, count: int) -> Iterator[int]:
    """The objects of pdfium's page, in the order of painting; those inside a form come with the form."""
    return (pdfium.page_object(page, number) for number in range(min(count, MOST_OBJECTS)))


def inner_objects(form: int) -> Iterator[int]:
    """The objects of a form, likewise."""
    return (pdfium.form_object(form, number) for number in range(max(pdfium.form_count(form), 0)))


class _Reader:
    def __init__(self, layers: Layers | None) -> None:
        self.shapes = Shapes()
        self._paths = PathReader(self.shapes)
        self._layers = layers
        self._left = MOST_OBJECTS

    def read(self, objects: Iterator[int], matrix: Matrix, depth: int) -> None:
        kind, paths, layers, texts = pdfium.object_type, self._paths, self._layers, self.shapes.texts
        for item in objects:
            found = kind(item)
            if layers is None and found == _TEXT:
                texts.append(item)
            elif layers is not None and layers.hides(item, found):
                self._unseen(item, found)
            elif found == _TEXT:
                texts.append(item)
            elif found == _PATH:
                if self._left > 0:
                    self._left -= paths.add(item, matrix)
            elif found == _IMAGE:
                self.shapes.images.append(Area(paths.bounds(item, matrix), (), 0, len(texts), item))
            elif found == _FORM and depth < _DEEPEST_FORM:
                self._form(item, product(paths.own(item), matrix), depth)
            else:
                self.shapes.drawings.append(paths.bounds(item, matrix))

    def _form(self, item: int, matrix: Matrix, depth: int) -> None:
        self.shapes.forms += 1
        self._left -= max(pdfium.form_count(item), 0)
        if self._left > 0:
            self.read(inner_objects(item), matrix, depth + 1)

    def _unseen(self, item: int, kind: int) -> None:
        if kind == _TEXT:
            self.shapes.texts.append(item)
            self.shapes.unseen.add(item)
        elif kind == _FORM:
            self._left -= max(pdfium.form_count(item), 0)
            if self._left > 0:
                for inner in inner_objects(item):
                    self._unseen(inner, pdfium.object_type(inner))
