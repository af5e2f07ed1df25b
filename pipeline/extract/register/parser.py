"""Parses the register's XML safely: no document type, no entities, no network, everything bounded.

expat is fed in pieces; a dossier is handed over as soon as its end tag is there, and what was
handed over is not kept, so that an export of any length takes the memory of its largest dossier.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from pipeline.document import Place
from pipeline.elements import Element
from pipeline.errors import SourceError
from pipeline.extract.register.markup import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 1 << 16
DEEPEST = 40
"""Levels of elements; the register has 14."""
LONGEST_TEXT = 1_000_000
"""Characters of text of one element, blank ones too; the longest of the register has 15,000."""
LONGEST_TAG = 1 << 20
"""Bytes of one tag, comment or the like."""
MOST_ELEMENTS = 100_000
"""Elements of one dossier; the largest of the register has some 2,000."""
MOST_TEXT = 10_000_000
"""Characters of text of one dossier."""
ROOT, DOSSIERS, DOSSIER = "sbb", "dossiers", "dossier"
_MEANING = {
    expat.errors.XML_ERROR_TAG_MISMATCH: "een element wordt niet of verkeerd gesloten",
    expat.errors.XML_ERROR_NO_ELEMENTS: "het bestand houdt op voor het eerste element",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "het bestand houdt op in een element",
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "het bestand houdt op in een stuk CDATA",
    expat.errors.XML_ERROR_INVALID_TOKEN: "hier staat een teken dat er niet kan staan, of een andere codering",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "een attribuut staat er dubbel",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "na het laatste element staat nog iets",
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: "een entiteit die niet bestaat",
    expat.errors.XML_ERROR_UNKNOWN_ENCODING: "een onbekende codering",
    expat.errors.XML_ERROR_INCORRECT_ENCODING: "een andere codering dan opgegeven",
}


@dataclass(slots=True)
class _Open:
    """An element whose end tag is still to come."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: list[str] = field(default_factory=list)
    length: int = 0
    children: list[_Open] = field(default_factory=list)


class Parser:
    """Builds the elements of one file; `name` names it in messages.

    `lists` are the elements beside `dossiers`. Every method raises SourceError with one line.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.lists: list[Element] = []
        self._stack: list[_Open] = []
        self._ready: list[Element] = []
        self._elements = self._characters = self._fed = 0
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._text

    def dossiers(self, data: bytes) -> Iterator[Element]:
        """The dossiers in the bytes of a file, each as soon as it is whole."""
        for start in range(0, len(data), PIECE):
            self._feed(data[start : start + PIECE])
            yield from self._taken()
        self._parse(b"", last=True)
        yield from self._taken()

    def _taken(self) -> list[Element]:
        ready, self._ready = self._ready, []
        return ready

    def _feed(self, piece: bytes) -> None:
        self._parse(piece)
        self._fed += len(piece)
        if self._fed - max(self._expat.CurrentByteIndex, 0) > LONGEST_TAG:
            self._refuse(f"een element of opmerking van meer dan {_dutch(LONGEST_TAG)} bytes")

    def _parse(self, piece: bytes, *, last: bool = False) -> None:
        try:
            self._expat.Parse(piece, last)
        except expat.ExpatError as error:
            known = _MEANING.get(expat.ErrorString(error.code), expat.ErrorString(error.code))
            raise SourceError(f"{self.name}: regel {error.lineno} is geen geldige XML ({known})") from None
        except (LookupError, ValueError) as error:
            raise SourceError(f"{self.name}: de XML heeft een codering die niet is te lezen ({error})") from None

    def _refuse(self, why: str) -> None:
        raise SourceError(f"{self.name}: regel {self._expat.CurrentLineNumber}: {why}; niet gelezen")

    def _doctype(self, *_: object) -> None:
        self._refuse("de XML geeft zelf een DOCTYPE op, en dat doet het register niet")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if not self._stack and tag != ROOT:
            raise SourceError(
                f"{self.name}: dit is geen XML van het register: de wortel is <{tag[:40]}>, niet <{ROOT}>"
            )
        if len(self._stack) == DEEPEST:
            self._refuse(f"elementen gaan meer dan {DEEPEST} diep")
        if len(self._stack) == 1 or (len(self._stack) == 2 and self._stack[1].tag == DOSSIERS):
            self._elements = self._characters = 0
        self._elements += 1
        self._count(sum(map(len, attributes.values())))
        if self._elements > MOST_ELEMENTS:
            self._refuse(f"meer dan {_dutch(MOST_ELEMENTS)} elementen in één dossier")
        self._stack.append(_Open(tag, attributes, self._expat.CurrentLineNumber))

    def _text(self, text: str) -> None:
        element = self._stack[-1]
        element.length += len(text)
        if element.length > LONGEST_TEXT:
            self._refuse(f"meer dan {_dutch(LONGEST_TEXT)} tekens in één element")
        if not text.isspace() or element.text:
            self._count(len(text))
            element.text.append(text)

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MOST_TEXT:
            self._refuse(f"meer dan {_dutch(MOST_TEXT)} tekens in één dossier")

    def _end(self, _: str) -> None:
        element = self._stack.pop()
        depth = len(self._stack)
        if depth == 2 and element.tag == DOSSIER and self._stack[1].tag == DOSSIERS:
            self._ready.append(_finished(element, DOSSIER))
        elif depth == 1 and element.tag != DOSSIERS:
            self.lists.append(_finished(element, f"{ROOT}/{element.tag}"))
        elif depth > 1:
            parent = self._stack[-1]
            parent.children.append(element)
            if parent.text:  # what follows an element is not the same line as what stands before it
                parent.text.append("\n")


def _dutch(number: int) -> str:
    """A number as a message shows it: 1.000.000."""
    return f"{number:,}".replace(",", ".")


def _finished(element: _Open, path: str) -> Element:
    """An element that is whole, with its path and those of everything in it."""
    same = Counter(child.tag for child in element.children)
    turns: Counter[str] = Counter()
    children = []
    for child in element.children:
        turns[child.tag] += 1
        turn = f"[{turns[child.tag]}]" if same[child.tag] > 1 else ""
        children.append(_finished(child, f"{path}/{child.tag}{turn}"))
    place = Place(line=element.line, lines=(element.line,), path=path)
    return Element(element.tag, element.attributes, place, lines("".join(element.text)), children)
