"""The marks of comments in the text: where each begins and ends, and the sign that refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.desk.opmerkingen.part import names_at
from pipeline.desk.opmerkingen.spans import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from pipeline.desk.opmerkingen.part import Names, Part
    from pipeline.desk.opmerkingen.spans import Edit, Span


def marks(document: Part, hung: Mapping[int, list[int]], style: str) -> Iterator[Edit]:
    """The edits that mark comments around whole paragraphs.

    `hung` tells the numbers of the comments at a paragraph, by the ordinal of its element; `style` is the
    character style of the sign, empty where the file has none.
    """

    def wanted(span: Span) -> bool:
        return span.ordinal in hung or (span.local == "pPr" and span.parent is not None and span.parent.ordinal in hung)

    properties: dict[int, Span] = {}
    for span in spans(document.utf8, wanted):
        if span.ordinal in hung:
            yield from _around(span, properties.get(span.ordinal), hung[span.ordinal], style)
        elif span.parent is not None:
            properties[span.parent.ordinal] = span


def ordinals(root: Element, elements: list[Element]) -> dict[int, int]:
    """The ordinal of each of these elements of a tree, by its `id`."""
    wanted = {id(element) for element in elements}
    return {id(element): number for number, element in enumerate(root.iter()) if id(element) in wanted}


def _around(paragraph: Span, properties: Span | None, numbers: list[int], style: str) -> Iterator[Edit]:
    names = names_at(paragraph)
    first = "".join(names.tag("commentRangeStart", id=number) for number in numbers)
    last = "".join(names.tag("commentRangeEnd", id=number) + _sign(names, number, style) for number in numbers)
    if paragraph.alone:
        inner = f">{first}{last}</{paragraph.name}>".encode()
        yield paragraph.end - 2, paragraph.end, inner
        return
    at = properties.end if properties else paragraph.inside
    yield at, at, first.encode()
    yield paragraph.close, paragraph.close, last.encode()


def _sign(names: Names, number: int, style: str) -> str:
    styled = names.tag("rPr", names.tag("rStyle", val=style)) if style else ""
    return names.tag("r", styled + names.tag("commentReference", id=number))
