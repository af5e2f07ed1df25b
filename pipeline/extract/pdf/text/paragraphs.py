"""Lines outside the tables to headings, paragraphs, list items and entries of the contents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.document import Furniture, Heading, Paragraph, Place, around
from pipeline.extract.pdf.table.bare_columns import bare_runs, bare_table, list_columns
from pipeline.extract.pdf.table.label_pairs import pair_runs, pair_table
from pipeline.extract.pdf.text.blocks import Measure, Text, texts
from pipeline.extract.pdf.text.contents_entries import entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.document import Element
    from pipeline.extract.pdf.text.lines import Line
    from pipeline.extract.pdf.text.measures import Measures
    from pipeline.extract.pdf.text.wraps import Words

_LARGER = 1.08
"""Text so much larger than the running text is a heading."""
_SAME_SIZE = 0.3
_LONGEST_HEADING = 160


@dataclass(slots=True)
class Flow:
    """Makes elements of lines; `furniture` holds those that are that, `numbers` their places in the document.

    `sides` are where columns of its bare tables begin, in whole points.
    """

    measures: Measures
    words: Words
    furniture: set[Line]
    numbers: Mapping[Line, int]
    sides: frozenset[int] = frozenset()

    def elements(self, found: Sequence[Line], width: float) -> Iterator[Element]:
        """The elements of successive lines of a page of a width (points), in reading order."""
        group: list[Line] = []
        for line in found:
            if line not in self.furniture:
                group.append(line)
                continue
            yield from self._group(group, width)
            group = []
            yield Furniture(line.text, self._place([line]))
        yield from self._group(group, width)

    def fills(self, line: Line, after: Line, width: float) -> bool:
        """Whether a line leaves no room for the first word of one in the same style, on a page of a width (points)."""
        style, other = line.style, after.style
        same = abs(style.size - other.size) < _SAME_SIZE and style.bold == other.bold
        room = self.measures.right(width) - line.extent.u1
        return same and line.turn == after.turn == 0 and room < after.head + 0.2 * style.size

    def _group(self, found: list[Line], width: float) -> Iterator[Element]:
        for lines, entry in entries(found):
            if entry is None:
                yield from self._plain(lines, width)
            else:
                yield Paragraph(entry, self._place(lines), bold=lines[-1].style.bold)

    def _plain(self, found: list[Line], width: float) -> Iterator[Element]:
        start = 0
        for begin, end, sides in bare_runs(found, self.sides):
            yield from self._pairs(found[start:begin], width)
            listing = list_columns(found[begin:end], sides)
            for column in listing:
                yield from self._list(column, found[begin:end])
            if not listing:
                yield bare_table(found[begin:end], sides, self.measures, self.words, self.numbers)
            start = end
        yield from self._pairs(found[start:], width)

    def _pairs(self, found: list[Line], width: float) -> Iterator[Element]:
        start = 0
        for begin, end in pair_runs(found):
            yield from self._texts(found[start:begin], width)
            yield pair_table(found[begin:end], self.numbers)
            start = end
        yield from self._texts(found[start:], width)

    def _list(self, column: list[Line], whole: list[Line]) -> Iterator[Element]:
        """The items of a column of a list, whose place is that of the whole lines."""
        measure = Measure(max(line.extent.u1 for line in column), self.measures.flow_apart, spaced=self.measures.spaced)
        for text in texts(column, measure, self.words):
            tops = [line.extent.v0 for line in text.lines]
            made = [line for line in whole if min(tops) - 2 <= line.extent.v0 <= max(tops) + 2]
            yield Paragraph(text.text, self._place(made or whole), text.bullet, text.bold, text.italic)

    def _texts(self, found: list[Line], width: float) -> Iterator[Element]:
        if not found:
            return
        measure = Measure(self.measures.right(width), self.measures.flow_apart, spaced=self.measures.spaced)
        for text in texts(found, measure, self.words):
            yield self._element(text)

    def _element(self, text: Text) -> Heading | Paragraph:
        size = max(line.style.size for line in text.lines)
        short = len(text.text) <= _LONGEST_HEADING and any(letter.isalnum() for letter in text.text)
        large = size > _LARGER * self.measures.body
        closed = text.text.endswith((".", ",", ";"))
        if short and not text.bullet and not closed and (large or text.bold):
            return Heading(text.text, self.measures.level(text.lines[0].style), self._place(text.lines))
        return Paragraph(text.text, self._place(text.lines), text.bullet, text.bold, text.italic)

    def _place(self, found: Sequence[Line]) -> Place:
        box = around(line.box for line in found)
        return Place(page=found[0].page, box=box, lines=tuple(self.numbers[line] for line in found))


def continued(last: Paragraph, first: Paragraph, words: Words, *, full: bool = False) -> Paragraph | None:
    """The paragraph that a page break cut in two, whole again; None when they are two.

    The second half begins in small letters, or the first has not ended its sentence, or wrapped and is `full` to its end.
    """
    if first.bullet or last.bold != first.bold or last.italic != first.italic or not first.text:
        return None
    small = first.text[0].islower()
    ended = last.text.endswith((".", "!", "?", ":", ";", '"', "'"))
    wrapped = full and len(last.place.lines) > 1 and last.text.endswith(".") and not last.bullet
    goes_on = small or not ended or wrapped
    if last.text.endswith(":") or not goes_on or " ..... " in last.text:
        return None
    if not small and (last.bullet or not (first.text[0].isalnum() or first.text[0] in "('\"")):
        return None
    text = words.joined(last.text, first.text)
    return replace(last, text=text, place=replace(last.place, lines=last.place.lines + first.place.lines))
