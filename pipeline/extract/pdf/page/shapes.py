"""What is drawn on a page: filled rectangles, straight strokes, blobs and other outlines, in points as shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipeline.document import Box, Color

Point = tuple[float, float]


class Area(NamedTuple):
    """A filled rectangle; `after` counts the figures painted up to it and `texts` the texts before it.

    `item` is pdfium's object, which tells while the page is open whether what lies under it shines through.
    """

    box: Box
    color: Color
    after: int = 0
    texts: int = 0
    item: int = 0


class Stroke(NamedTuple):
    """A straight line with its width; `after` as of an Area."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    after: int = 0


class Blob(NamedTuple):
    """A small round or many-sided fill or outline; `after` as of an Area."""

    box: Box
    after: int = 0


class Polygon(NamedTuple):
    """The corners of a fill of another form; `after` as of an Area."""

    corners: list[Point]
    after: int = 0


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page, in the order of painting.

    `blobs` may be a list's bullets, `outlines` are the boxes of stroked rectangles (their sides are also
    in `strokes`), `images` those of pictures. `drawings` holds the boxes of what is seen and not
    read: shadings, and paths of too many segments. `texts` holds pdfium's text objects, `unseen` those of them that
    stand on a layer switched off, `forms` counts the forms that objects stand in.
    """

    areas: list[Area] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    blobs: list[Blob] = field(default_factory=list)
    polygons: list[Polygon] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)
    images: list[Area] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    forms: int = 0

    def inside(self, paper: Box) -> Shapes:
        """What of it lies on a part of the page, by its middle."""
        strokes = (
            stroke for stroke in self.strokes if paper.holds((stroke.x0 + stroke.x1) / 2, (stroke.y0 + stroke.y1) / 2)
        )
        return replace(
            self,
            areas=[area for area in self.areas if paper.holds(*area.box.middle)],
            strokes=list(strokes),
            blobs=[blob for blob in self.blobs if paper.holds(*blob.box.middle)],
            polygons=[polygon for polygon in self.polygons if paper.holds(*polygon.corners[0])],
            outlines=[box for box in self.outlines if paper.holds(*box.middle)],
            images=[image for image in self.images if paper.holds(*image.box.middle)],
        )
