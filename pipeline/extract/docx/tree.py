"""A part of a Word file as a tree of elements with plain names, parsed without entities."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from pipeline.errors import SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 400
"""Elements inside each other; a table in a table in a text box has about 60."""
MOST = 5_000_000
"""Tags and what begins like one; a dossier of 140 pages has 300 000."""
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DEPTH = re.compile(r"<(/?)[^<>!?][^<>]*?(/?)>")
_RELATIONSHIPS = "officeDocument/2006/relationships", "officeDocument/relationships"


def parse(name: str, path: str, data: bytes) -> Element:
    """The root of a part; names of elements and attributes are without namespace (`p`, `val`).

    Only the attributes of relationships keep a prefix (`r:id`). Raises SourceError for XML that is
    damaged, nested without end, or that declares entities, which no Word file does.
    """
    text, _encoding = decoded(name, path, data)
    if _DOCTYPE.search(text):
        raise SourceError(
            f"{name}: '{path}' declareert entiteiten, en dat doet geen Word-bestand; het wordt niet gelezen"
        )
    if text.count("<") > MOST:
        raise SourceError(f"{name}: '{path}' heeft meer onderdelen dan een dossier kan hebben")
    _refuse_depth(name, path, text)
    try:
        # The text is checked: it declares no entities and is bounded in size and depth.
        root = ElementTree.fromstring(text)  # noqa: S314
    except ElementTree.ParseError as error:
        raise SourceError(f"{name}: het Word-bestand is beschadigd ('{path}': {error})") from None
    names: dict[str, str] = {}
    for element in root.iter():
        element.tag = _plain(element.tag, names)
        if element.attrib:
            element.attrib = {_plain(key, names): value for key, value in element.attrib.items()}
    return root


def decoded(name: str, path: str, data: bytes) -> tuple[str, str]:
    """The text of a part, and the encoding that it is in. Raises SourceError when it is not in what it declares."""
    declared = _DECLARED.match(data)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if wide else (declared[1].decode("ascii") if declared else "utf-8-sig")
    encoding = "utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        raise SourceError(f"{name}: het Word-bestand is beschadigd ('{path}' is geen {encoding})") from None


def _refuse_depth(name: str, path: str, text: str) -> None:
    depth = 0
    for tag in _DEPTH.finditer(text):
        if tag[1]:
            depth -= 1
        elif not tag[2]:
            depth += 1
            if depth > DEEPEST:
                raise SourceError(f"{name}: '{path}' is dieper genest dan een Word-bestand kan zijn")


def _plain(name: str, names: dict[str, str]) -> str:
    known = names.get(name)
    if known is None:
        space, _, local = name.rpartition("}")
        known = names[name] = f"r:{local}" if space.endswith(_RELATIONSHIPS) else local
    return known


def child(element: Element | None, *path: str) -> Element | None:
    """The element at a path of names below an element, or None."""
    for name in path:
        if element is None:
            return None
        element = next((item for item in element if item.tag == name), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The attribute `val` of the element at a path below an element, or None."""
    found = child(element, *path)
    return None if found is None else found.get("val")


def is_on(element: Element | None, *path: str) -> bool | None:
    """Whether a property is set at a path below an element; None when nothing is said of it."""
    found = child(element, *path)
    if found is None:
        return None
    return found.get("val", "true") not in ("0", "false", "off", "none")
