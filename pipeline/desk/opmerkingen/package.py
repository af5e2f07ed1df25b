"""A Word file with other comments: the parts that change, and the file that holds them and all others as they were."""

from __future__ import annotations

import io
import zipfile
import zlib
from copy import copy
from html import escape
from typing import TYPE_CHECKING

from pipeline.desk.opmerkingen.anchor import anchor
from pipeline.desk.opmerkingen.comments import comment_styles, comments_part
from pipeline.desk.opmerkingen.contents import announced, free_path
from pipeline.desk.opmerkingen.earlier import Earlier, beside, earlier, marks_of
from pipeline.desk.opmerkingen.marks import marks, ordinals
from pipeline.desk.opmerkingen.part import Part, part
from pipeline.desk.opmerkingen.spans import spans
from pipeline.desk.opmerkingen.wording import headings_above, wording
from pipeline.errors import SourceError
from pipeline.extract.docx.package import open_package
from pipeline.extract.docx.places import places_of
from pipeline.extract.docx.reader import read_docx
from pipeline.extract.docx.tree import parse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pipeline.check.engine.finding import Report
    from pipeline.document import Document
    from pipeline.extract.docx.package import Package

MOST_UNPACKED = 512_000_000
"""Bytes of all parts together, unpacked: a file of 64 MB full of drawings that pack well has less."""
_CHUNK = 1 << 20


def with_comments(name: str, data: bytes, report: Report) -> bytes:
    """The Word file in `data` with a comment for each finding of a report that is not accepted.

    Raises SourceError for a file that `read_docx` refuses.
    """
    package = open_package(name, data)
    document = part(package, package.main)
    hung = _hung(document, report, read_docx(name, data))
    path = next(iter(package.related.get("comments", [])), "")
    if not hung and not path:
        return data
    return _packed(package, _changed(package, document, hung, path))


_Hung = list[tuple["Element", tuple[str, ...]]]
"""The paragraph of each comment, and its text."""


def _hung(document: Part, report: Report, seen: Document) -> _Hung:
    name, above = seen.source.name, headings_above(seen)
    places = places_of(document.root)
    found = []
    for finding in report.findings:
        if finding.aanvaard is None and places is not None:
            paragraph, place = anchor(finding, places, name)
            if paragraph is None:
                raise SourceError(f"{name}: het Word-bestand heeft geen tekst om een opmerking bij te zetten")
            found.append((paragraph, wording(finding, place, above)))
    return found


def _changed(package: Package, document: Part, hung: _Hung, path: str) -> dict[str, bytes]:
    """The parts that are not as they were."""
    space = _namespace(document)
    changed: dict[str, bytes] = {}
    if not path:
        path = free_path(package)
        changed = announced(package, path, strict="purl.oclc.org" in space)
        data = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{escape(space)}"/>'.encode()
        )
        before = earlier(Part(path, data, parse(package.name, path, data)))
    else:
        before = earlier(part(package, path))
    first = max(before.kept, default=-1) + 1
    styles = comment_styles(package.first("styles"))
    texts = {number: text for number, (_, text) in enumerate(hung, first)}
    changed |= dict(beside(package, before.keys()))
    changed[path] = comments_part(before, texts, styles)
    changed[package.main] = _marked(document, hung, before, first, styles.sign)
    return changed


def _marked(document: Part, hung: _Hung, before: Earlier, first: int, style: str) -> bytes:
    """The document without the marks of an earlier run and with those of this one."""
    known = ordinals(document.root, [paragraph for paragraph, _ in hung])
    at: dict[int, list[int]] = {}
    for number, (paragraph, _) in enumerate(hung, first):
        at.setdefault(known[id(paragraph)], []).append(number)
    return document.edited([*marks_of(document, before.numbers), *marks(document, at, style)])


def _namespace(document: Part) -> str:
    (root,) = spans(document.utf8, lambda span: span.parent is None)
    return root.attributes.get(f"xmlns:{root.prefix}" if root.prefix else "xmlns", "")


def _packed(package: Package, changed: dict[str, bytes]) -> bytes:
    """The file with some parts changed or new; the others keep their bytes, their order and their dates."""
    made = io.BytesIO()
    room = MOST_UNPACKED
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in {info.filename: info for info in package.archive.infolist()}.values():
            if info.filename in changed:
                archive.writestr(copy(info), changed[info.filename], zipfile.ZIP_DEFLATED)
            else:
                room = _handed_on(package, info, archive, room)
        for path in changed.keys() - set(package.archive.namelist()):
            archive.writestr(zipfile.ZipInfo(path), changed[path], zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _handed_on(package: Package, info: zipfile.ZipInfo, archive: zipfile.ZipFile, room: int) -> int:
    """Copy one part, of at most `room` bytes unpacked: the room that is left. Raises SourceError for one that is damaged."""
    try:
        with package.archive.open(info) as old, archive.open(copy(info), "w") as new:
            while piece := old.read(_CHUNK):
                room -= len(piece)
                if room < 0:
                    raise SourceError(f"{package.name}: is uitgepakt groter dan een dossier kan zijn (een zip-bom)")
                new.write(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise SourceError(f"{package.name}: het Word-bestand is beschadigd ('{info.filename}': {error})") from None
    return room
