"""What a Word file says of its own parts: their kinds, and how the document is related to them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from pipeline.desk.opmerkingen.part import part
from pipeline.desk.opmerkingen.spans import at_end, spans

if TYPE_CHECKING:
    from pipeline.desk.opmerkingen.part import Part
    from pipeline.extract.docx.package import Package

TYPES = "[Content_Types].xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LOOSE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def free_path(package: Package) -> str:
    """The path for a part with comments in a file that has none yet."""
    folder, taken = posixpath.dirname(package.main), set(package.archive.namelist())
    names = ("comments.xml", *(f"comments{number}.xml" for number in range(2, len(taken) + 3)))
    return next(path for name in names if (path := f"{folder}/{name}".lstrip("/")) not in taken)


def announced(package: Package, path: str, *, strict: bool) -> dict[str, bytes]:
    """The parts that tell of a new part with comments: the list of kinds and the relationships of the document."""
    rels = f"{posixpath.dirname(package.main)}/_rels/{posixpath.basename(package.main)}.rels".lstrip("/")
    types = part(package, TYPES)
    made = {TYPES: _with(types, f'Override PartName="/{path}" ContentType="{_KIND}"')}
    base = _STRICT if strict else _LOOSE
    if rels not in package.archive.namelist():
        told = f'<Relationship Id="rId1" Type="{base}/comments" Target="/{path}"/>'
        return made | {rels: f'<Relationships xmlns="{_PACKAGE}">{told}</Relationships>'.encode()}
    held = part(package, rels)
    taken = {item.get("Id") for item in held.root}
    key = next(name for number in range(1, len(taken) + 2) if (name := f"rIdOpmerkingen{number}") not in taken)
    return made | {rels: _with(held, f'Relationship Id="{key}" Type="{base}/comments" Target="/{path}"')}


def _with(held: Part, said: str) -> bytes:
    """A list with one more entry."""
    (root,) = spans(held.utf8, lambda span: span.parent is None)
    prefix = f"{root.prefix}:" if root.prefix else ""
    return held.edited([at_end(root, f"<{prefix}{said}/>".encode())])
