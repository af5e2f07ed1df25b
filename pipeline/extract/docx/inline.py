"""The text of a paragraph as Word shows it: runs, symbols, fields, boxes to tick, tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.extract.characters import plain
from pipeline.extract.docx.drawing import Drawing, alternative
from pipeline.extract.docx.styles import has_leader
from pipeline.extract.docx.symbols import symbol, symbol_font
from pipeline.extract.docx.tree import child, is_on, value
from pipeline.vocabulary import TICKED, UNTICKED

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pipeline.extract.docx.styles import Style, Styles

LEADER = " ..... "
"""A tab with a leader, as the contents have between title and page; one before it follows a number."""
_GONE = frozenset(["del", "moveFrom", "delText", "delInstrText", "rPrChange", "pPrChange", "instrText"])
_WITHIN = frozenset(
    [
        "ins",
        "moveTo",
        "hyperlink",
        "fldSimple",
        "smartTag",
        "customXml",
        "sdtContent",
        "dir",
        "bdo",
        "oMath",
        "oMathPara",
    ]
)


@dataclass(slots=True)
class Line:
    """A line that ends where the author broke it: its text, whether all of it is bold or italic, and whether it is an item."""

    text: str = ""
    bold: bool = True
    italic: bool = True
    bullet: bool = False

    def add(self, text: str, *, bold: bool, italic: bool) -> None:
        """Add a piece of text in one style."""
        self.text += text
        if text.strip():
            self.bold = self.bold and bold
            self.italic = self.italic and italic


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: its lines, the text boxes and notes that hang on it, and the shapes drawn in it."""

    lines: list[Line] = field(default_factory=lambda: [Line()])
    drawing: Drawing = field(default_factory=Drawing)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def boxes(self) -> list[Element]:
        """The text boxes that hang on it."""
        return self.drawing.boxes

    @property
    def drawn(self) -> str:
        """What its shapes show where it has no text."""
        return self.drawing.shown


@dataclass(slots=True)
class Reader:
    """Reads paragraphs one after the other: a field may begin in one and end in another."""

    styles: Styles
    fields: list[bool] = field(default_factory=list)

    def read(self, paragraph: Element, style: Style) -> Inline:
        """What a paragraph in a style holds; text that Word does not show is left out."""
        found = Inline()
        leader = style.leader or style.contents or has_leader(child(paragraph, "pPr"))
        self._walk(paragraph, found, style, LEADER if leader else " ")
        for line in found.lines:
            title, between, page = line.text.rpartition(LEADER)
            line.text = " ".join(plain(title.replace(LEADER, " ") + between + page).split())
        # an instruction stands in one paragraph: after one that nothing ends, the text goes on
        self.fields = [False] * len(self.fields)
        return found

    def _walk(self, element: Element, found: Inline, style: Style, tab: str) -> None:
        for item in element:
            if item.tag == "r":
                self._run(item, found, style, tab)
            elif item.tag == "sdt":
                self._control(item, found, style, tab)
            elif item.tag in _WITHIN:
                self._walk(item, found, style, tab)
            elif item.tag == "AlternateContent":
                self._walk(alternative(item), found, style, tab)
            elif item.tag not in _GONE and child(item, "r") is not None:  # formulas hold runs at any depth
                self._walk(item, found, style, tab)

    def _control(self, control: Element, found: Inline, style: Style, tab: str) -> None:
        """A content control: a box to tick by what it says, any other by what it holds."""
        ticked = child(control, "sdtPr", "checkbox")
        if ticked is not None:
            on = value(ticked, "checked") in ("1", "true", "on")
            found.lines[-1].add(TICKED if on else UNTICKED, bold=style.bold, italic=False)
            return
        if child(control, "sdtPr", "showingPlcHdr") is None:
            content = child(control, "sdtContent")
            if content is not None:
                self._walk(content, found, style, tab)

    def _run(self, run: Element, found: Inline, style: Style, tab: str) -> None:
        properties = child(run, "rPr")
        own = self.styles.style(value(properties, "rStyle")) if value(properties, "rStyle") else None
        bold = _chosen(is_on(properties, "b"), (own is not None and own.bold) or style.bold)
        if _chosen(is_on(properties, "vanish"), (own is not None and own.hidden) or style.hidden):
            return
        italic = bool(is_on(properties, "i"))
        fonts = child(properties, "rFonts")
        font = symbol_font(fonts) if fonts is not None else (own.font if own is not None else "") or style.font
        for item in run:
            text = self._text(item, found, font, tab)
            if text == "\n":
                found.lines.append(Line())
            elif text and not any(self.fields):
                found.lines[-1].add(text, bold=bold, italic=italic)

    def _text(self, item: Element, found: Inline, font: str, tab: str) -> str:
        """The text of one thing in a run; a line break is one line feed."""
        match item.tag:
            case "t":
                text = item.text or ""
                return "".join(symbol(font, ord(sign)) for sign in text) if font else text
            case "tab" | "ptab":
                return tab
            case "br" | "cr":
                return "\n"
            case "ruby":
                base = child(item, "rubyBase")
                return "" if base is None else "".join(text.text or "" for text in base.iter("t"))
            case "noBreakHyphen":
                return "-"
            case "sym":
                return _symbol(item)
            case "fldChar":
                return self._field(item)
            case "footnoteReference" | "endnoteReference":
                found.notes.append((item.tag.removesuffix("Reference"), item.get("id", "")))
            case "drawing" | "pict" | "object" | "AlternateContent":
                found.drawing.add(alternative(item) if item.tag == "AlternateContent" else item)
        return ""

    def _field(self, item: Element) -> str:
        """Begin, part or end a field: its instruction is not shown, its result is; a box to tick has no result."""
        kind = item.get("fldCharType")
        if kind == "begin":
            self.fields.append(True)
            return _legacy_box(child(item, "ffData", "checkBox"), self.fields) or _legacy_choice(item, self.fields)
        if self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()
        return ""


def _legacy_box(box: Element | None, fields: list[bool]) -> str:
    if box is None:
        return ""
    fields[-1] = False
    on = is_on(box, "checked")
    return TICKED if _chosen(on, bool(is_on(box, "default"))) else UNTICKED


def _legacy_choice(item: Element, fields: list[bool]) -> str:
    """What was chosen from the list of an old form, which stands in no run of its own; the first when nothing was."""
    choices = child(item, "ffData", "ddList")
    if choices is None:
        return ""
    fields[-1] = False
    at = value(choices, "result") or value(choices, "default") or "0"
    entries = [entry.get("val", "") for entry in choices if entry.tag == "listEntry"]
    return next((entry for number, entry in enumerate(entries) if str(number) == at), "")


def _chosen(stated: bool | None, otherwise: bool) -> bool:
    return otherwise if stated is None else stated


def _symbol(item: Element) -> str:
    try:
        return symbol(item.get("font", ""), int(item.get("char", ""), 16))
    except (ValueError, OverflowError):
        return "\ufffd"
