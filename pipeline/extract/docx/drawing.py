"""What is drawn in a paragraph: text boxes, shapes that stand for a cross or a box to tick, and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.vocabulary import TICKED, UNTICKED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_CROSS_SHAPES = frozenset(["mathMultiply", "mathPlus", "plus", "flowChartSummingJunction", "noSmoking"])
_LINE_SHAPES = frozenset(["line", "straightConnector1", "lineInv"])
_BOX_SHAPES = frozenset(["rect", "roundRect", "flowChartProcess", "flowChartConnector", "ellipse"])
_OLD_SHAPES = {"line": "line", "rect": "rect", "roundrect": "rect", "oval": "ellipse", "shape": "", "polyline": ""}
"""Shapes of Word before 2010, by the name of their element."""
_OLD_KINDS = dict(
    entry.split("-")
    for entry in ("1-rect", "2-rect", "11-plus", "20-line", "32-line", "123-flowChartSummingJunction", "202-rect")
)
"""The same, where the element is `shape` and its type says which (`#_x0000_t32`)."""
_PICTURES = frozenset(["pic", "imagedata", "contentPart", "custGeom", "relIds", "chart"])
"""What only a person can read: pictures, ink, free forms, diagrams and charts."""
PICTURE = "[afbeelding]"


@dataclass(slots=True)
class Drawing:
    """The text boxes of a paragraph, and how many crosses, lines, boxes and other shapes are drawn in it."""

    boxes: list[Element] = field(default_factory=list)
    crosses: int = 0
    strokes: int = 0
    squares: int = 0
    pictures: int = 0

    @property
    def shown(self) -> str:
        """What it shows: a cross, a box with or without one, a picture, or nothing."""
        crossed = self.crosses or self.strokes > 1
        if self.squares and not self.pictures:
            return TICKED if crossed else UNTICKED
        if crossed:
            return "x"
        return PICTURE if self.pictures and not self.boxes else ""

    def add(self, drawing: Element) -> None:
        """Add what an element of Word draws; one that is neither a cross nor a line nor a box is a picture."""
        for item in _within(drawing):
            if item.tag == "txbxContent":
                self.boxes.append(item)
            elif item.tag == "prstGeom":
                self._shape(item.get("prst", ""))
            elif item.tag in _OLD_SHAPES:
                if not any(inner.tag in _PICTURES for inner in item):
                    kind = item.get("type", "").rpartition("_t")[2]
                    self._shape(_OLD_KINDS.get(kind, _OLD_SHAPES[item.tag]))
            else:
                self.pictures += item.tag in _PICTURES

    def joined(self, other: Drawing) -> Drawing:
        """Two of them as one."""
        return Drawing(
            [*self.boxes, *other.boxes],
            self.crosses + other.crosses,
            self.strokes + other.strokes,
            self.squares + other.squares,
            self.pictures + other.pictures,
        )

    def _shape(self, shape: str) -> None:
        self.crosses += shape in _CROSS_SHAPES
        self.strokes += shape in _LINE_SHAPES
        self.squares += shape in _BOX_SHAPES
        self.pictures += shape not in _CROSS_SHAPES | _LINE_SHAPES | _BOX_SHAPES


def alternative(element: Element) -> Element:
    """Of two ways to say the same the first, which today's Word reads."""
    return next(
        (item for item in element if item.tag == "Choice" and len(item)),
        element[-1] if len(element) else element,
    )


def _within(element: Element) -> Iterator[Element]:
    """The elements of a drawing in order; of alternatives one, and not what a text box or a picture holds.

    A picture has the outline of a rectangle, which is its frame and no box to tick.
    """
    for item in element:
        if item.tag == "AlternateContent":
            yield from _within(alternative(item))
            continue
        yield item
        if item.tag not in ("txbxContent", "pic"):
            yield from _within(item)
