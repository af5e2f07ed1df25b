"""A sheet of the workbook: puts values in cells as what they are, and keeps account of what did not fit."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from pipeline.publish.walk import Value

MOST = 32_767
"""The longest text that Excel takes in a cell, in units of UTF-16."""
CUT = " … [afgekapt]"
_WIDEST, _NARROWEST = 60, 9
_PAPER_A4 = 9
_HIGHEST, _LINE = 409, 13.2
"""The highest row that Excel takes, and the height of a line of text, in points."""


class Cut(NamedTuple):
    """A text that was too long for its cell: where, and how many characters it has."""

    sheet: str
    row: int
    column: int
    length: int


class Style:
    """The formats of a workbook by what they are for."""

    def __init__(self, book: Workbook) -> None:
        def make(**more: object) -> Format:
            return book.add_format({"font_name": "Calibri", "font_size": 10, "valign": "top"} | more)

        wrapped = {"text_wrap": True}
        lined = wrapped | {"border": 1, "border_color": "#D9DEE4"}
        centred = {"align": "center", "valign": "vcenter"}
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#163A5F", "border": 1, "border_color": "#163A5F"}
        self.text = make(**lined)
        self.number = make(**lined, num_format="0")
        self.date = make(**lined, num_format="dd-mm-yyyy", align="left")
        self.head = make(**wrapped, **head, valign="vcenter")
        self.head_centre = make(**wrapped, **head | centred)
        self.head_turned = make(**wrapped | head | centred | {"rotation": 90, "valign": "bottom", "font_size": 9})
        self.band = make(bold=True, bg_color="#E6EBF0", border=1, border_color="#D9DEE4")
        self.title = make(bold=True, font_size=20, font_color="#163A5F")
        self.subtitle = make(bold=True, font_size=13, font_color="#163A5F")
        self.label = make(font_color="#56616D", **wrapped)
        self.plain = make(**wrapped)
        self.bold = make(bold=True, **wrapped)
        self.quiet = make(font_color="#56616D", italic=True)
        self.link = make(font_color="#1D4F80", underline=1)
        self.open = make(**lined, bg_color="#FFFBE6", locked=False)
        self.done = book.add_format({"font_color": "#8A939C", "font_strikeout": True, "bg_color": "#F2F4F6"})
        self.marks = {
            name: make(**lined | centred, bold=True, font_color=ink, bg_color=paper)
            for name, (ink, paper) in {
                "kruis": ("#1C6339", "#DDF0E4"),
                "alleen-gevraagd": ("#7A4D00", "#FDE9C0"),
                "alleen-kruis": ("#A3161C", "#F8D9D9"),
                "basis": ("#1D4F80", "#DFEAF5"),
                "leeg": ("#1C2530", "#FFFFFF"),
            }.items()
        }
        self.severity = {
            "fout": make(**lined, bold=True, font_color="#A3161C", bg_color="#FBEEEE"),
            "waarschuwing": make(**lined, bold=True, font_color="#7A4D00", bg_color="#FDF6E7"),
            "advies": make(**lined, font_color="#1D4F80", bg_color="#EFF5FB"),
        }
        self.verdict = {
            "voldoet": make(bold=True, font_size=14, font_color="#1C6339", bg_color="#EEF7F1"),
            "voldoet niet": make(bold=True, font_size=14, font_color="#A3161C", bg_color="#FBEEEE"),
            "niet te beoordelen": make(bold=True, font_size=14, font_color="#56616D", bg_color="#F5F7F9"),
        }


class Sheet:
    """One sheet; rows and columns count from 0."""

    def __init__(self, worksheet: Worksheet, style: Style, cuts: list[Cut]) -> None:
        self.worksheet, self.style, self._cuts = worksheet, style, cuts
        self._widths: dict[int, float] = {}
        self._lines: dict[int, int] = {}
        self._fixed: set[int] = set()
        worksheet.hide_gridlines(2)
        worksheet.set_paper(_PAPER_A4)
        worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.set_margins(0.4, 0.4, 0.5, 0.6)
        worksheet.set_footer("&L&8&A&R&8&P van &N")

    @property
    def name(self) -> str:
        """The name on its tab."""
        return str(self.worksheet.get_name())

    def put(self, row: int, column: int, value: Value, style: Format | None = None) -> None:
        """Put a value in a cell as what it is: text is text, whatever it begins with."""
        style = style or self._style_of(value)
        if value is None:
            self.worksheet.write_blank(row, column, None, style)
        elif isinstance(value, bool):
            self.worksheet.write_boolean(row, column, value, style)
        elif isinstance(value, date):
            self.worksheet.write_datetime(row, column, value, style)
        elif isinstance(value, int) and abs(value) < 10**15:
            self.worksheet.write_number(row, column, value, style)
        else:
            text = self._fitting(row, column, str(value))
            self.worksheet.write_string(row, column, text, style)
            if style.text_wrap:
                self._lines[row] = max(self._lines.get(row, 1), self._lines_of(text, column))

    def put_row(self, row: int, values: Sequence[Value], style: Format | None = None, column: int = 0) -> None:
        """Put values in cells beside each other."""
        for place, value in enumerate(values, column):
            self.put(row, place, value, style)

    def widths(self, widths: Sequence[float], column: int = 0) -> None:
        """Set the widths of columns beside each other, in characters; before they are filled."""
        for place, width in enumerate(widths, column):
            self._widths[place] = width
            self.worksheet.set_column(place, place, width)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row that is not to follow from its text."""
        self._fixed.add(row)
        self.worksheet.set_row(row, points)

    def finish(self) -> None:
        """Give every row the height of its text: not every program does so by itself."""
        for row, lines in self._lines.items():
            if lines > 1 and row not in self._fixed:
                self.worksheet.set_row(row, min(_HIGHEST, lines * _LINE + 3))

    def _lines_of(self, text: str, column: int) -> int:
        room = max(self._widths.get(column, _NARROWEST) * 1.1 - 0.5, 1.0)
        return sum(max(1, ceil(len(line) / room)) for line in text.split("\n"))

    def _style_of(self, value: Value) -> Format:
        if isinstance(value, date):
            return self.style.date
        return self.style.number if isinstance(value, int) and not isinstance(value, bool) else self.style.text

    def _fitting(self, row: int, column: int, text: str) -> str:
        if len(text) * 2 <= MOST or _units(text) <= MOST:
            return text
        self._cuts.append(Cut(self.name, row, column, len(text)))
        kept = text[: MOST - len(CUT)]
        while _units(kept) > MOST - len(CUT):
            kept = kept[: len(kept) - max(1, (_units(kept) - MOST + len(CUT)) // 2)]
        return kept + CUT

    def table(self, head: Sequence[str], widths: Sequence[float], rows: int, top: int = 0) -> None:
        """Make the head of a table at row `top`: frozen, repeated in print, with a filter over `rows` rows."""
        self.widths(widths)
        self.put_row(top, head, self.style.head)
        self.worksheet.freeze_panes(top + 1, 0)
        self.worksheet.repeat_rows(top)
        self.worksheet.autofilter(top, 0, top + rows, len(head) - 1)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def width(texts: Sequence[str], shown: Callable[[str], int] = len) -> float:
    """A width for a column that holds these texts: of the longest line, within bounds."""
    longest = max((shown(line) for text in texts for line in text.split("\n")), default=0)
    return float(min(_WIDEST, max(_NARROWEST, longest + 2)))
