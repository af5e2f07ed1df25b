"""From a page's own coordinates to what a reader sees: points from the top left, upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.document import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray


Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page (left, bottom, right, top) and the quarter turns it is shown with.

    `turns` counts quarter turns clockwise: those of the page's /Rotate entry, and one more where a
    whole page was drawn on its side.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def matrix(self) -> Matrix:
        """The affine map from the page's space (from the lower left) to the reader's (from the upper left), both in points."""
        return (
            (1.0, 0.0, 0.0, -1.0, -self.left, self.top),
            (0.0, 1.0, 1.0, 0.0, -self.bottom, -self.left),
            (-1.0, 0.0, 0.0, 1.0, self.right, -self.bottom),
            (0.0, -1.0, -1.0, 0.0, self.top, self.right),
        )[self.turns % 4]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def boxes(self, raw: NDArray[np.float32]) -> NDArray[np.float64]:
        """Rows of left, top, right, bottom in page space as rows of x0, top, x1, bottom as shown; n by 4, in points."""
        a, b, c, d, e, f = self.matrix
        x, y = raw[:, 0::2].astype(float), raw[:, 1::2].astype(float)
        shown_x, shown_y = a * x + c * y + e, b * x + d * y + f
        return np.stack((shown_x.min(axis=1), shown_y.min(axis=1), shown_x.max(axis=1), shown_y.max(axis=1)), axis=1)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle in page space as shown."""
        (x0, y0), (x1, y1) = mapped(self.matrix, left, bottom), mapped(self.matrix, right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def half(self, right: bool) -> Frame:
        """The left or the right half of the page as shown."""
        x, y = (self.left + self.right) / 2, (self.bottom + self.top) / 2
        lower = Frame(self.left, self.bottom, x, self.top), Frame(self.left, self.bottom, self.right, y)
        upper = Frame(x, self.bottom, self.right, self.top), Frame(self.left, y, self.right, self.top)
        ahead = self.turns % 4 in (0, 1)
        part = (upper if right == ahead else lower)[self.turns % 2]
        return Frame(part.left, part.bottom, part.right, part.top, self.turns)

    def turned(self, turns: int) -> Frame:
        """The same page given so many quarter turns clockwise more."""
        return Frame(self.left, self.bottom, self.right, self.top, (self.turns + turns) % 4)


def product(first: Matrix, then: Matrix) -> Matrix:
    """The map that does `first` and then `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def mapped(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point (x, y) under a map."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


class Extent(NamedTuple):
    """A box along the reading direction: u runs with the text, v across it, downwards from line to line."""

    u0: float
    v0: float
    u1: float
    v1: float


def across(extent: Extent, turn: int) -> Box:
    """The box on the page of the extent of a text.

    `turn` is its direction: 0 upright, 1 read upwards, 2 upside down, 3 read downwards.
    """
    u0, v0, u1, v1 = extent
    if turn == 0:
        return Box(u0, v0, u1, v1)
    if turn == 1:
        return Box(v0, -u1, v1, -u0)
    if turn == 3:
        return Box(-v1, u0, -v0, u1)
    return Box(-u1, -v1, -u0, -v0)
