"""What a reader saw, a Document or elements, as lines of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pipeline.document import Document, Furniture, Heading, Paragraph, Table
from pipeline.elements import Elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Cell, Element, Place
    from pipeline.elements import Element as XmlElement


def json_lines(document: Document | Elements) -> Iterator[str]:
    """A line about the source, then a line per element in reading order."""
    source = document.source
    yield _line({"element": "source", "name": source.name, "sha256": source.sha256, "kind": source.kind})
    if isinstance(document, Elements):
        yield from (_line(_of_xml(element)) for element in document.walk())
        return
    for element in document.elements:
        yield _line({"element": type(element).__name__.lower()} | _content(element) | _where(element.place))


def _of_xml(element: XmlElement) -> dict[str, Any]:
    """An element of XML: what it says itself; what stands in it has a line of its own."""
    text = "\n".join(f"• {line.text}" if line.bullet else line.text for line in element.lines)
    said: dict[str, Any] = {"element": element.tag, "attributes": element.attributes, "text": text}
    return {name: value for name, value in said.items() if value} | _where(element.place)


def _content(element: Element) -> dict[str, Any]:
    match element:
        case Heading(text=text, level=level):
            return {"text": text, "level": level}
        case Paragraph(text=text, bullet=bullet):
            return {"text": text, "bullet": bullet}
        case Table(rows=rows):
            return {"rows": [{"cells": list(map(_cell, row.cells))} | _where(row.place) for row in rows]}
        case Furniture(text=text):
            return {"text": text}


def _cell(cell: Cell) -> str | dict[str, Any]:
    """The text of a cell; with its filled areas, as lists of colour and box, when it has any."""
    text = "\n".join(cell.items)
    fills = [{"color": fill.color, "box": fill.box} for fill in cell.fills]
    return {"text": text, "fills": fills} if fills else text


def _where(place: Place) -> dict[str, Any]:
    known = {"line": place.line, "page": place.page, "box": place.box, "path": place.path}
    return {name: value for name, value in known.items() if value is not None}


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
