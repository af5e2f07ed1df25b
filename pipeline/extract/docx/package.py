"""The parts of a Word file: unpacked one by one, and no further than a dossier can be."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.errors import SourceError
from pipeline.extract.docx.tree import parse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST_PART, LARGEST_TOTAL = 48_000_000, 96_000_000
"""Bytes of one part and of all that are read, unpacked; a dossier of 140 pages has 6 million."""
_MOST_PARTS = 20_000
_CHUNK = 1 << 18
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096
_SAVE = "open het in Word en sla het op als .docx"


@dataclass(slots=True)
class Package:
    """The parts of a Word file by their kind of relationship to the document; `name` is for messages."""

    name: str
    archive: zipfile.ZipFile
    main: str = ""
    related: dict[str, list[str]] = field(default_factory=dict)
    unpacked: int = 0

    def document(self) -> Element:
        """The main part. Raises SourceError when it is damaged or too large."""
        return self.part(self.main)

    def first(self, kind: str) -> Element | None:
        """The first part of a kind (`styles`, `numbering`), or None."""
        found = self.related.get(kind)
        return self.part(found[0]) if found else None

    def parts(self, kind: str) -> list[Element]:
        """All parts of a kind (`header`, `footer`), in their order in the document's relationships."""
        return [self.part(path) for path in self.related.get(kind, [])]

    def part(self, path: str) -> Element:
        """A part as a tree."""
        return parse(self.name, path, self.bytes(path))

    def bytes(self, path: str) -> bytes:
        """A part unpacked, in pieces, so that one that grows without end is stopped."""
        data = bytearray()
        try:
            with self.archive.open(path) as handle:
                while piece := handle.read(_CHUNK):
                    data += piece
                    self.unpacked += len(piece)
                    if len(data) > LARGEST_PART or self.unpacked > LARGEST_TOTAL:
                        raise SourceError(
                            f"{self.name}: '{path}' is uitgepakt groter dan een dossier kan zijn (een zip-bom)"
                        )
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise SourceError(f"{self.name}: het Word-bestand is beschadigd ('{path}' is niet te lezen)") from error
        return bytes(data)


def open_package(name: str, data: bytes) -> Package:
    """The parts of a Word file. Raises SourceError, with what to save it as, for another kind of file."""
    if not data.startswith(b"PK"):
        raise SourceError(f"{name}: {_not_a_zip(data)}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as error:
        raise SourceError(f"{name}: het bestand is beschadigd of afgebroken en kan niet worden uitgepakt") from error
    if len(names) > _MOST_PARTS:
        raise SourceError(f"{name}: het bestand heeft {len(names)} onderdelen, en zo veel heeft geen dossier")
    package = Package(name, archive)
    if "_rels/.rels" not in names or "[Content_Types].xml" not in names:
        raise SourceError(f"{name}: {_other_zip(package, names)}")
    main = _targets(package, "_rels/.rels", "").get("officeDocument", [""])[0]
    if main not in names or not main.endswith(".xml"):
        raise SourceError(f"{name}: het Word-bestand is beschadigd (het document zelf ontbreekt)")
    if not main.startswith("word/") and ("xl/" in main or "ppt/" in main):
        raise SourceError(f"{name}: dit is geen Word-document maar een ander Office-bestand; sla de tekst op als .docx")
    package.main = main
    rels = f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels".lstrip("/")
    if rels in names:
        found = _targets(package, rels, posixpath.dirname(main))
        package.related = {kind: [path for path in paths if path in names] for kind, paths in found.items()}
    return package


def _targets(package: Package, rels: str, folder: str) -> dict[str, list[str]]:
    """The parts that a list of relationships names, by kind; what is outside the file is left alone."""
    found: dict[str, list[str]] = {}
    for item in package.part(rels):
        if item.get("TargetMode") != "External":
            target = item.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.setdefault(item.get("Type", "").rpartition("/")[2], []).append(path)
    return found


def _not_a_zip(data: bytes) -> str:
    if data.startswith(b"{\\rtf"):
        return f"dit is RTF; {_SAVE}"
    if data.startswith(_OLD) and _ENCRYPTED in data:
        return "het bestand is met een wachtwoord beveiligd; sla een kopie zonder wachtwoord op als .docx"
    if data.startswith(b"\xffWPC"):
        return f"dit is een bestand van WordPerfect; {_SAVE}"
    if b"opendocument" in data[:_HEAD]:
        return "dit is een OpenDocument-bestand (.fodt); sla het op als .docx"
    if b"<" in data[:_HEAD] and not data.startswith(_OLD):
        return f"dit is een Word-document dat als XML is bewaard; {_SAVE}"
    return f"dit is een bestand van een oude Office (.doc); {_SAVE}"


def _other_zip(package: Package, names: set[str]) -> str:
    kind = package.bytes("mimetype") if "mimetype" in names else b""
    if b"opendocument" in kind:
        return "dit is een OpenDocument-bestand (.odt); sla het op als .docx"
    return "dit is een zip-bestand en geen Word-document; pak het uit en geef het dossier zelf"
