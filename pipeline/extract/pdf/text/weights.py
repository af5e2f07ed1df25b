"""What is bold in a document whose fonts all say that they are: what is heavier than its running text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.pdf.table.cells import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.pdf.layout import Layout
    from pipeline.extract.pdf.text.lines import Line

_HEAVIER = 1.25
"""Stems so many times those of the running text are bold. Ghostscript writes a StemV of 157 (a weight of 768) for
every font; the fonts of one family differ by 1.7 (LiberationSans: 225 and 380)."""
_BOLD = 600


def weighed(pages: Sequence[Layout]) -> Sequence[Layout]:
    """The pages, their lines judged anew where the running text is said to be bold."""
    letters: Counter[int] = Counter()
    for page in pages:
        for line in page.every_line:
            letters[line.style.weight] += len(line.text)
    usual = letters.most_common(1)[0][0] if letters else 0
    if usual < _BOLD:
        return pages
    least = _HEAVIER * usual
    return [replace(page, items=[_judged(item, least) for item in page.items]) for page in pages]


def _judged(item: Sheet | list[Line], least: float) -> Sheet | list[Line]:
    if isinstance(item, Sheet):
        return replace(item, lines=[[_line(line, least) for line in cell] for cell in item.lines])
    return [_line(line, least) for line in item]


def _line(line: Line, least: float) -> Line:
    return replace(line, style=replace(line.style, bold=line.style.weight >= least))
