"""The bytes of a text source as lines of plain text, with a note of everything that was mended."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.document import Place, Repair
from pipeline.errors import SourceError
from pipeline.extract import characters
from pipeline.extract.text import mojibake
from pipeline.vocabulary import CODERING, DUBBEL

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
}
# In Windows-1252 0x80 to 0xBF hold signs, which hardly stand inside a word; Mac Roman and code page 850 have
# their letters there (ë is 0x91 and 0x89).
_SIGN_IN_WORD = re.compile(rb"[a-z][\x80-\x91\x93-\xac\xae-\xb6\xb8-\xbf](?=[a-z])")
_LETTER_IN_WORD = re.compile(rb"[a-z][\xc0-\xff](?=[a-z])")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c\x1d\x7f]")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_LONGEST_EXAMPLE = 60


@dataclass(slots=True)
class Tally:
    """What was mended in a source: of each kind how often, and the first line with an example."""

    counts: dict[str, int] = field(default_factory=dict)
    first: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(self, kind: str, count: int, line: int, example: str) -> None:
        """Count `count` repairs of a kind on a line."""
        self.counts[kind] = self.counts.get(kind, 0) + count
        self.first.setdefault(kind, (line, " ".join(example.split())[:_LONGEST_EXAMPLE]))

    def repairs(self) -> tuple[Repair, ...]:
        """A repair per kind, by the line where it occurs first."""
        found = [Repair(kind, self.counts[kind], Place(line=line), text) for kind, (line, text) in self.first.items()]
        return tuple(sorted(found, key=lambda repair: (repair.place.line or 0, repair.kind)))


def decode(name: str, data: bytes, tally: Tally) -> str:
    """`data` as text, its line ends as LF; a source that is not UTF-8 is noted in `tally`.

    UTF-16 and UTF-32 are told by their byte order mark or their null bytes, Windows-1252 by bytes that
    are no UTF-8 in a file that holds no UTF-8 at all. Raises SourceError, with line and byte, for
    anything else.
    """
    mark, codec = next(((mark, codec) for mark, codec in _BOMS if data.startswith(mark)), (b"", ""))
    codec = codec or _wide(data) or "utf-8"
    if codec == "utf-8" and b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise SourceError(f"{name}: geen tekst maar een binair bestand (nulbyte op regel {line})")
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        if codec != "utf-8":
            raise SourceError(
                f"{name}: het bestand lijkt {_NAMES[codec]} maar is beschadigd bij byte {error.start}"
            ) from None
        text, codec = _otherwise(name, data, len(mark) + error.start, bool(mark)), "cp1252"
    if codec in _NAMES:
        tally.add(CODERING, 1, 1, _NAMES[codec])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wide(data: bytes) -> str:
    """The encoding of a file without a mark of which every other byte is null, as of Latin text in UTF-16."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.7 * len(head) / 2 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * len(head) / 2 and odd == 0 else ""


def _otherwise(name: str, data: bytes, start: int, marked: bool) -> str:
    """Bytes that are no UTF-8 as Windows-1252, when nothing speaks against that; else SourceError."""
    if not marked and _is_windows(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError as error:
            start = error.start
    line = data[:start].count(b"\n") + 1
    byte = data[start]
    raise SourceError(
        f"{name}: regel {line} is geen UTF-8 (byte 0x{byte:02x} op plaats {start + 1} van het bestand, in Windows-1252 zou "
        f"dat '{bytes([byte]).decode('cp1252', 'replace')}' zijn); sla het bestand op als UTF-8"
    )


def _is_windows(data: bytes) -> bool:
    """Whether bytes can be text in Windows-1252: no nulls, no UTF-8 among them, its signs not inside words."""
    if _CONTROL.search(data) or _UTF8.search(data):
        return False
    return len(_SIGN_IN_WORD.findall(data)) <= len(_LETTER_IN_WORD.findall(data))


def plain_lines(name: str, lines: Iterable[str], tally: Tally) -> list[str]:
    """Lines without what converters and word processors left in them; each kind is counted in `tally`.

    Raises SourceError for UTF-8 that was decoded twice and lost bytes on the way.
    """
    made: list[str] = []
    broken: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        text, twice = mojibake.undone(line)
        if twice:
            tally.add(DUBBEL, twice, number, line)
        left = mojibake.left_over(text)
        if left and broken is None:
            broken = number, left
        made.append(text)
    if broken:
        raise SourceError(
            f"{name}: regel {broken[0]} is dubbel gecodeerd (UTF-8 gelezen als een andere codering) en niet te herstellen: "
            f"'{broken[1]}'; zet de bron opnieuw om"
        )
    return (
        made if characters.is_plain("\n".join(made)) else [_plain(line, at, tally) for at, line in enumerate(made, 1)]
    )


def _plain(line: str, number: int, tally: Tally) -> str:
    clean, found = characters.repaired(line)
    for kind, count in found.items():
        tally.add(kind, count, number, clean)
    return clean
