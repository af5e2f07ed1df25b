"""Paragraphs: their number or bullet, their lines, and what hangs on them; one whose end was deleted joins the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.extract.docx.inline import Inline, Line, Reader
from pipeline.extract.docx.numbering import BULLET, Numbering
from pipeline.extract.docx.styles import BODY_TEXT, Style, Styles
from pipeline.extract.docx.tree import child, is_on, value
from pipeline.extract.text.marks import is_habit, mark

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BULLETS = ("• ", "· ", "▪ ", "● ", "◦ ", "‣ ", "➢ ", "- ", "– ", "o ")
"""How a bullet is typed by hand."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as Word shows it: its lines with their number, and the outline level of a heading."""

    lines: tuple[Line, ...]
    level: int | None
    found: Inline

    @property
    def text(self) -> str:
        """All lines as one."""
        return " ".join(line.text for line in self.lines if line.text)


@dataclass(slots=True)
class Paragraphs:
    """Makes texts of the paragraphs of a file, in reading order: numbers count on from one to the next."""

    styles: Styles
    numbering: Numbering
    runs: Reader = field(init=False)
    _kept: Inline | None = None

    def __post_init__(self) -> None:
        self.runs = Reader(self.styles)

    def text(self, paragraph: Element) -> Text | None:
        """A paragraph, or None for one that is hidden, or whose end was deleted: its text goes with the next."""
        properties = child(paragraph, "pPr")
        style = self.styles.style(value(properties, "pStyle"))
        found = self.runs.read(paragraph, style)
        if self._kept is not None:
            found = _joined(self._kept, found)
            self._kept = None
        mark_of_end = child(properties, "rPr")
        if child(mark_of_end, "del") is not None or child(mark_of_end, "moveFrom") is not None:
            self._kept = found
            return None
        if is_on(mark_of_end, "vanish") and not any(line.text for line in found.lines):
            return None  # a paragraph that Word does not show has no number either
        return self._numbered(found, properties, style)

    def rest(self) -> Text | None:
        """The text whose end was deleted where no paragraph follows that it could go with, as before a table."""
        kept, self._kept = self._kept, None
        lines = tuple(line for line in kept.lines if line.text) if kept is not None else ()
        return Text(lines, None, kept) if kept is not None else None

    def _numbered(self, found: Inline, properties: Element | None, style: Style) -> Text:
        level = _level(properties, style)
        label = self._label(properties, style)
        lines = [line for line in found.lines if line.text]
        bullet = label == BULLET or (style.bullet and bool(lines))
        for line in lines if level is None else ():
            if line.text.startswith(_BULLETS):
                line.text, line.bullet = line.text[2:].strip(), True
        if label and not bullet:
            first = lines[0] if lines else Line(bold=style.bold)
            first.text = f"{label} {first.text}".strip()
            lines = [first, *lines[1:]]
        for line in lines:
            line.bullet = line.bullet or bullet
        return Text(tuple(line for line in lines if line.text), level, found)

    def _label(self, properties: Element | None, style: Style) -> str:
        numbers = child(properties, "numPr")
        own, depth = value(numbers, "numId"), value(numbers, "ilvl")
        key = own if own is not None else style.numbering[0]
        if key in (None, "0"):
            return ""
        if depth is None or not (depth.isascii() and depth.isdigit()) or len(depth) > 2:
            level = style.numbering[1]
            linked = (self.numbering.level_of(key, name) for name in style.chain if own is None)
            level = next((found for found in linked if found is not None), 0) if level is None else level
        else:
            level = int(depth)
        return " ".join(self.numbering.label(key, level).split())


def _level(properties: Element | None, style: Style) -> int | None:
    """The outline level of a paragraph, its own before that of its style; None for running text and contents."""
    stated = value(properties, "outlineLvl")
    if stated is not None and stated.isascii() and stated.isdigit():
        return int(stated[:2]) if int(stated[:2]) < BODY_TEXT else None
    return None if style.contents else style.level


def _joined(first: Inline, second: Inline) -> Inline:
    """Two paragraphs of which the first lost its end."""
    last, head = first.lines[-1], second.lines[0]
    whole = Line(f"{last.text} {head.text}".strip(), last.bold and head.bold, last.italic and head.italic)
    return Inline(
        [*first.lines[:-1], whole, *second.lines[1:]],
        first.drawing.joined(second.drawing),
        [*first.notes, *second.notes],
    )


def cell_mark(text: str, habits: frozenset[str]) -> str:
    """The text of a cell; a cross or a box to tick that stands alone reads as x, an empty box as nothing.

    `habits` are the signs that the file uses for a cross throughout.
    """
    sign = "x" if is_habit(text, habits) else None if text in ("x", "X") else mark(text)
    return text if sign is None else sign
