"""What stands on a printed page besides tables: the template with its footer, styles, turned names, crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

if TYPE_CHECKING:
    import io

    from tests.dossiers import blocks

ORANGE = colors.HexColor("#D9661F")
GREY = colors.HexColor("#DCDCDC")
PEACH = colors.HexColor("#F6C9A0")
WIDTH = A4[0] - 114
BASE = ParagraphStyle("gewoon", fontName="Helvetica", fontSize=8.5, leading=11, spaceAfter=5)
BOLD = ParagraphStyle("vet", BASE, fontName="Helvetica-Bold")
ITALIC = ParagraphStyle("cursief", BASE, fontName="Helvetica-Oblique")
ITEM = ParagraphStyle("punt", BASE, leftIndent=10, bulletIndent=2, spaceAfter=0)
TIGHT = ParagraphStyle("cel", BASE, fontSize=7.5, leading=10, spaceAfter=0)
TIGHT_BOLD = ParagraphStyle("celvet", TIGHT, fontName="Helvetica-Bold")
TIGHT_ITEM = ParagraphStyle("celpunt", TIGHT, leftIndent=9, bulletIndent=1)
HEADS = [
    ParagraphStyle(f"kop{rank}", BOLD, fontSize=size, leading=size * 1.3, spaceBefore=8, spaceAfter=6, keepWithNext=1)
    for rank, size in enumerate((16, 13, 11, 9.5))
]


class Template(BaseDocTemplate):
    """A4 with a footer on every page but the cover; remembers the page of every heading."""

    def __init__(self, target: io.BytesIO, footer: str) -> None:
        super().__init__(target, pagesize=A4, title=footer, invariant=1)
        self.footer = footer
        self.headings: list[tuple[str, str, int]] = []
        frame = Frame(57, 60, WIDTH, A4[1] - 110, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("p", [frame], onPage=self.draw_footer)])

    def draw_footer(self, canvas: Any, _document: Any) -> None:
        if canvas.getPageNumber() == 1:
            return
        canvas.setFont("Helvetica", 7)
        canvas.drawString(57, 36, self.footer)
        canvas.drawRightString(A4[0] - 57, 36, f"Pagina {canvas.getPageNumber()}")

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the name that reportlab calls
        if hasattr(flowable, "heading"):
            self.headings.append((*flowable.heading, self.page))


class Turned(Flowable):
    """A name that reads upwards."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 8, 195

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.setFont("Helvetica", 6.5)
        self.canv.drawString(2, -7, self.text)


class Cross(Flowable):
    """A cross drawn as two lines."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 6, 6

    def draw(self) -> None:
        self.canv.line(0, 0, 5, 5)
        self.canv.line(0, 5, 5, 0)


class Blocks(Flowable):
    """A block per uitstroom: orange where the competentie applies to it, grey where not."""

    def __init__(self, marks: list[bool]) -> None:
        super().__init__()
        self.marks = marks

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, 9

    def draw(self) -> None:
        step = self.width / len(self.marks)
        for place, mark in enumerate(self.marks):
            self.canv.setFillColor(ORANGE if mark else GREY)
            self.canv.rect(place * step, 0, step - 0.4, 9, stroke=0, fill=1)


class Leader(Flowable):
    """A line of the contents: text, dots, page."""

    def __init__(self, text: str, page: int, indent: float, bold: bool) -> None:
        super().__init__()
        self.parts = (text, str(page), indent, "Helvetica-Bold" if bold else "Helvetica")

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, 13

    def draw(self) -> None:
        text, page, indent, font = self.parts
        self.canv.setFont(font, 8.5)
        end = indent + self.canv.stringWidth(text, font, 8.5)
        self.canv.drawString(indent, 3, text)
        self.canv.drawRightString(self.width, 3, page)
        dots = int((self.width - end - 24) / self.canv.stringWidth(".", font, 8.5))
        self.canv.drawRightString(self.width - 16, 3, "." * max(dots, 0))


def words(text: str, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph inside a cell."""
    style = TIGHT_BOLD if bold else ParagraphStyle("i", TIGHT, fontName="Helvetica-Oblique") if italic else TIGHT
    return Paragraph(escape(text), style)


def filled(cel: blocks.Cel) -> list[Paragraph]:
    """The paragraphs and items of a cell."""
    parts = [words(text, cel.vet) for text in cel.alineas]
    return parts + [Paragraph(escape(item), TIGHT_ITEM, bulletText="•") for item in cel.punten]
