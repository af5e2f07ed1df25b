"""Turns the html and markdown snippets of a converted text into blocks of plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.document import Block, Cell
from pipeline.extract.characters import plain
from pipeline.vocabulary import TICKED, UNTICKED

# Only these are markup: anything else between angle brackets is the dossier's own text.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>ul|ol|li|p|br|b|i|u|em|strong|a|span|div|sup|sub|input)"
    r"(?P<rest>(?:\s+[a-zA-Z-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*/?>",
    re.IGNORECASE,
)
_BLOCK_TAGS = {"ul", "ol", "li", "p", "br", "div"}
_LINK = re.compile(r"(?<!!)\[((?:\\.|[^\[\]\\])*)\]\([^()\s]*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!])")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_BOLD_LINE = re.compile(
    r"<b>((?:(?!</b>).)+)</b>|<strong>((?:(?!</strong>).)+)</strong>|__(?=\S)([^_]+)__", re.IGNORECASE
)
_MARKUP = re.compile(r"[<*\\]|\]\(")
_SPACE = re.compile(r"\s+")
_LIST_MARK = re.compile(r"^(?:[•·▪●◦‣➢►❖◆✓✔]\s*|[-–.*o§Ø■]\s+)")
_SIGN_OF_ITEM = re.compile(r"^[•·▪●◦‣➢►❖◆■o*–-]\s+(?=\S)")
_RUN_OF_MARKS = re.compile(r"(?:^|(?<=\s))[•·.o]\s+(?=\S)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_TICK_BOX = re.compile(r"<input\b", re.IGNORECASE)
EMPTY = Cell()
SHORT = 8
"""Characters; the cell that so short a text describes is made once."""
PLAIN_MARKS = frozenset("xX×✓✔✗✘✕✖")
"""Marks that every reader of a table knows: they stay as they are."""


@dataclass(slots=True)
class _Cell:
    """The cell that is being read: the blocks so far, and the text of the block that is open."""

    blocks: list[Block] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    bullet: bool = False
    plain: int = 0
    bold: int = 0

    def close(self) -> None:
        text = clean("".join(self.open))
        if self.bullet:
            text = _LIST_MARK.sub("", text)
        if text:
            self.blocks.append(Block(text, self.bullet))
        self.open.clear()


def clean(text: str) -> str:
    """`text` without entities, and with single spaces."""
    if "&" in text:
        text = html.unescape(text)
        if _ENTITY.search(text):  # escaped twice: `&amp;euml;`
            text = html.unescape(text)
        text = plain(text)
    return _SPACE.sub(" ", text).strip()


def without_markdown(text: str) -> str:
    """`text` without markdown's links and escapes and its asterisks around bold and italic words."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "\\" in text:
        # The conversions escape inside links too: `[\*Contactcenter medewerker\*](#)` was an italic link.
        text = _ESCAPE.sub(r"\1", text)
    if "*" not in text:
        return text
    return _ITALIC.sub(r"\1", _BOLD.sub(r"\1", text))


def inline(text: str) -> str:
    """A line of running text without any markup."""
    text = without_markdown(text)
    return clean(_TAG.sub(_spacing, text) if "<" in text else text)


def cell(text: str) -> Cell:
    """The cell that an html or markdown snippet describes."""
    if not text or text.isspace():
        return EMPTY
    return _short(text) if len(text) <= SHORT else _read(text)


def _read(text: str) -> Cell:
    if not _MARKUP.search(text):
        return Cell(_flat_blocks(clean(text)))
    stripped = text.strip()
    bold = len(stripped) > 4 and stripped.startswith("**") and stripped.endswith("**")
    reading = _Cell()
    position = 0
    source = without_markdown(text)
    for tag in _TAG.finditer(source):
        _text(reading, source[position : tag.start()])
        _tag(reading, tag["name"].lower(), bool(tag["close"]), tag["rest"] or "")
        position = tag.end()
    _text(reading, source[position:])
    reading.close()
    blocks = tuple(reading.blocks)
    alone = len(blocks) == 1 and not blocks[0].bullet
    blocks = _flat_blocks(blocks[0].text) if alone else _listed(blocks)
    return Cell(blocks, bold=bold or (reading.bold > 0 and reading.plain == 0))


_short = lru_cache(maxsize=4096)(_read)
"""The matrices of a dossier hold the same few letters and crosses some thousands of times."""


def has_tick_box(text: str) -> bool:
    """Whether a snippet holds a box to tick of a form: the conversions make them of coloured cells too."""
    return bool(_TICK_BOX.search(text))


def bold_runs(text: str) -> list[str] | None:
    """The bold runs of a line that is nothing but bold, or None.

    Two runs that touch (`**a****b**`) are two printed lines that the conversion put on one.
    """
    stripped = text.strip()
    html = _BOLD_LINE.fullmatch(stripped)
    if html:
        stripped = f"**{html[1] or html[2] or html[3]}**"
    if len(stripped) < 5 or not (stripped.startswith("**") and stripped.endswith("**")):
        return None
    runs = [inline(run) for run in stripped[2:-2].split("****")]
    return runs if all(run and "**" not in run for run in runs) else None


def is_italic(text: str) -> bool:
    """Whether a line is nothing but italic."""
    stripped = text.strip()
    return bool(_ITALIC.fullmatch(stripped)) or (stripped.startswith("<i>") and stripped.endswith("</i>"))


def _spacing(tag: re.Match[str]) -> str:
    if tag["name"].lower() == "input":
        return _tick_box(tag["rest"] or "")
    return " " if tag["name"].lower() in _BLOCK_TAGS else ""


def _tick_box(attributes: str) -> str:
    return TICKED if "checked" in attributes.lower() else UNTICKED


def _text(reading: _Cell, text: str) -> None:
    if text.strip():
        reading.plain += not reading.bold
    reading.open.append(text)


def _tag(reading: _Cell, name: str, closes: bool, attributes: str) -> None:
    if name in {"b", "strong"}:
        reading.bold += -1 if closes and reading.bold > 1 else (0 if closes else 1)
    elif name == "input":
        reading.open.append(_tick_box(attributes))
    elif name in _BLOCK_TAGS:
        reading.close()
        if name == "li":
            reading.bullet = not closes
        elif name in {"ul", "ol"} and closes:
            reading.bullet = False


def _listed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks of which two or more begin with the sign of a list, as items: lists that lost their html."""
    typed = [index for index, block in enumerate(blocks) if not block.bullet and _SIGN_OF_ITEM.match(block.text)]
    if len(typed) < 2:
        return blocks
    return tuple(
        Block(_LIST_MARK.sub("", block.text), bullet=True) if index in typed else block
        for index, block in enumerate(blocks)
    )


def _flat_blocks(text: str) -> tuple[Block, ...]:
    """Blocks of a cell without html; one that begins with a list mark is a list on one line.

    In the agenda of Deel D 3 lists were flattened: `. Onderzoek klanttevredenheid . Onderzoek naar`.
    """
    if not text:
        return ()
    if text[0] in "•·.o" and len(text) > 1 and text[1].isspace():
        items = (part.strip() for part in _RUN_OF_MARKS.split(text))
        return tuple(Block(item, bullet=True) for item in items if item)
    return (Block(text),)
