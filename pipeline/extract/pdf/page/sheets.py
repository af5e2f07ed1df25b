"""Two pages of a print side by side on one sheet, as printers save paper: told by the white between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract.pdf.page.content import Page

_WIDE = 1.2
"""A sheet of two pages is so many times wider than high; A4 beside A4 is 1.41."""
_GUTTER = 4.0
"""The white in the middle is at least so wide, in points; two pages of a print have margins there."""
_MOST_SHEETS, _FEWEST_SHEETS = 0.6, 2
_NEARLY_ALL = 0.85
_SMALL = 0.12


@dataclass(slots=True)
class Sheets:
    """Learns from each sheet of a file whether it holds two pages."""

    sheets: int = 0
    _wide: int = 0
    _parted: int = 0
    _both: int = 0

    def learn(self, sheet: Page) -> None:
        """Looks at a sheet; one without text tells nothing."""
        if not sheet.runs:
            return
        self.sheets += 1
        if sheet.width < _WIDE * sheet.height:
            return
        self._wide += 1
        begin, end = sheet.width / 2 - _GUTTER / 2, sheet.width / 2 + _GUTTER / 2
        parted = not any(run.box.x0 < end and run.box.x1 > begin for run in sheet.runs)
        parted = parted and not any(x0 < end and x1 > begin for _, x0, x1 in sheet.ink.horizontal)
        self._parted += parted
        sides = [run.center[0] < sheet.width / 2 for run in sheet.runs]
        self._both += parted and _SMALL * len(sides) < sum(sides) < (1 - _SMALL) * len(sides)

    @property
    def double(self) -> bool:
        """Whether most sheets hold two pages, and nothing crosses the middle of nearly all of them."""
        return (
            self._both >= max(_FEWEST_SHEETS, _MOST_SHEETS * self.sheets) and self._parted >= _NEARLY_ALL * self._wide
        )
