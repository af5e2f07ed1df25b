"""The numbers that Word puts before paragraphs: counted as Word counts them, shown as it shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.extract.docx.tree import child, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: where it starts, how a number is written, and the text around it (`%1.%2`)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a file: `lists` tells the definition of each, `starts` the levels that it starts anew.

    `styled` is the level that a definition has for a style.
    """

    definitions: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    styled: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, key: str | None, level: int) -> str:
        """Count one more on a level of the list `key`: its number as shown, • for a bullet, empty for none.

        Lists with one definition count on together, save where a list says that a level starts anew.
        """
        definition = self.lists.get(key or "")
        if key is None or definition is None or not 0 <= level < LEVELS:
            return ""
        levels = self.definitions.get(definition, {}) | self.own.get(key, {})
        here = levels.get(level)
        if here is None:
            return ""
        counts = self.counts.setdefault(definition, [None] * LEVELS)
        self._count(key, level, levels, counts)
        if here.form == "bullet":
            return BULLET
        return "" if here.form == "none" and not here.text else self._shown(here, level, levels, counts)

    def level_of(self, key: str | None, style: str) -> int | None:
        """The level that the list `key` has for a style of which nothing else tells the level."""
        return self.styled.get((self.lists.get(key or "", ""), style))

    def _count(self, key: str, level: int, levels: dict[int, Level], counts: list[int | None]) -> None:
        anew = self.starts.get(key, {}).get(level)
        if anew is not None and (key, level) not in self.begun:
            counts[level] = anew
        else:
            before = counts[level]
            first = levels[level].start if anew is None else anew
            counts[level] = first if before is None else before + 1
        self.begun.add((key, level))
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                counts[deeper] = None
        for higher in range(level):
            if counts[higher] is None:
                counts[higher] = levels[higher].start if higher in levels else 1

    def _shown(self, here: Level, level: int, levels: dict[int, Level], counts: list[int | None]) -> str:
        def number(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            count = counts[index] if index <= level else None
            if count is None:
                return ""
            return written(count, "decimal" if here.legal else levels.get(index, Level()).form)

        return _PLACE.sub(number, here.text)


def read_numbering(root: Element | None) -> Numbering:
    """The lists of the part `numbering`; none where a file has no such part."""
    numbering = Numbering()
    if root is None:
        return numbering
    linked: dict[str, str] = {}
    for item in root:
        key = item.get("abstractNumId")
        if item.tag == "abstractNum" and key is not None:
            numbering.definitions[key] = _levels(item)
            numbering.styled |= {(key, style): level for style, level in _styled(item)}
            if style := value(item, "styleLink"):
                linked[style] = key
    by_style = {
        item.get("abstractNumId", ""): value(item, "numStyleLink") for item in root if item.tag == "abstractNum"
    }
    for item in root:
        key, definition = item.get("numId"), value(item, "abstractNumId")
        if item.tag == "num" and key is not None and definition is not None:
            numbering.lists[key] = linked.get(by_style.get(definition) or "", definition)
            _overrides(numbering, key, item)
    return numbering


def _overrides(numbering: Numbering, key: str, item: Element) -> None:
    for override in item:
        index = _whole(override.get("ilvl"))
        if override.tag == "lvlOverride" and index is not None:
            start = _whole(value(override, "startOverride"))
            if start is not None:
                numbering.starts.setdefault(key, {})[index] = start
            if child(override, "lvl") is not None:
                numbering.own.setdefault(key, {}).update(_levels(override))


def _levels(item: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in item:
        index = _whole(level.get("ilvl"))
        if level.tag == "lvl" and index is not None:
            start = _whole(value(level, "start"))
            found[index] = Level(
                start=0 if start is None else start,
                form=value(level, "numFmt") or "decimal",
                text=value(level, "lvlText") or "",
                legal=bool(is_on(level, "isLgl")),
                restart=_whole(value(level, "lvlRestart")),
            )
    return found


def _styled(item: Element) -> Iterator[tuple[str, int]]:
    """The styles that a definition is linked to, each with its level."""
    for level in item:
        index, style = _whole(level.get("ilvl")), value(level, "pStyle")
        if level.tag == "lvl" and index is not None and style:
            yield style, index


def written(number: int, form: str) -> str:
    """A number as Word writes it in a form (`decimal`, `upperRoman`, `lowerLetter`, ...)."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 50)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 5000:
        text = ""
        for size, sign in _ROMAN:
            text += sign * (number // size)
            number %= size
        return text if form == "lowerRoman" else text.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        return f"{number}e"
    return "" if form == "none" else str(number)


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else None
