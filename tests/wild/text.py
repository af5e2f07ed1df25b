"""What happens to the text of a dossier on its way: characters, marks, the form of tables, printed pages."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LEADER = re.compile(r"\.{3,}\s*\d+\s*$")


def is_row(line: str) -> bool:
    return "\t" in line and not LEADER.search(line)


def marks(sign: str) -> Callable[[str], str]:
    """Every x in a cell of its own as another sign."""
    return lambda text: re.sub(r"(?<=\t)x(?=\t|\n)", lambda _found: sign, text)


def boxes(text: str) -> str:
    """Crosses as ticked boxes, and empty cells beside them as empty ones."""
    rows = []
    for line in text.split("\n"):
        cells = line.split("\t")
        if "x" in cells:
            cells = [
                "[x]" if cell == "x" else ("[ ]" if not cell and index > 1 else cell)
                for index, cell in enumerate(cells)
            ]
        rows.append("\t".join(cells))
    return "\n".join(rows)


def misread(codec: str, times: int = 1) -> Callable[[str], str]:
    """UTF-8 read as another encoding and saved again."""

    def done(text: str) -> str:
        for _ in range(times):
            text = "".join(
                bytes([byte]).decode(codec, "ignore") or chr(byte) if byte > 0x7F else chr(byte)
                for byte in text.encode()
            )
        return text

    return done


def joined(text: str) -> str:
    """Ligatures, soft hyphens, zero-width and no-break characters, as copying from a printed page leaves them."""
    text = text.replace("fi", "\ufb01").replace("ff", "\ufb00").replace("ij", "\u0133")
    text = re.sub(r"(kern)(taak)", "\\1\u00ad\\2", text)
    text = re.sub(r"(werk)(proces)", "\\1\u200b\\2", text)
    return text.replace("\n## ", "\n\ufeff## ").replace(" van ", "\u00a0van\u202f")


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def tables(text: str, write: Callable[[list[list[str]]], list[str]]) -> str:
    """Every table as `write` makes it of its rows."""
    made: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if is_row(line):
            if line.strip("-\t"):
                rows.append(line.split("\t"))
            continue
        if rows:
            width = max(map(len, rows))
            made += write([row + [""] * (width - len(row)) for row in rows])
            rows = []
        made.append(line)
    return "\n".join(made[:-1])


def pipes(rows: list[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


def bare_pipes(rows: list[list[str]]) -> list[str]:
    """Without pipes at the edges, as some write them."""
    lines = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return [lines[0], " | ".join("---" for _ in rows[0]), *lines[1:]]


def ragged_pipes(rows: list[list[str]]) -> list[str]:
    """Without pipes at the edges and without the empty cells at the end of a row, as editors trim them."""
    lines = [re.sub(r"(?: \| ?)+$", "", " | ".join(row)).strip() for row in rows]
    return [lines[0], " | ".join("---" for _ in rows[0]), *lines[1:]]


def undelimited_pipes(rows: list[list[str]]) -> list[str]:
    """Without pipes at the edges and without the line of dashes under the head."""
    return [" | ".join(row) for row in rows]


def headless_pipes(rows: list[list[str]]) -> list[str]:
    """As pandoc writes a table without head: an empty row above the delimiter."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return ["|" + "  |" * len(rows[0]), "|" + ":-:|" * len(rows[0]), *lines]


def grid(rows: list[list[str]]) -> list[str]:
    """As pandoc writes a table with long cells: a grid, each cell over two lines."""
    edge = "+" + "---+" * len(rows[0])
    lines = [edge]
    for row in rows:
        halves = [cell.split(" ", 1) if " " in cell and "<" not in cell else [cell, ""] for cell in row]
        lines += ["| " + " | ".join(half[turn] for half in halves) + " |" for turn in (0, 1)]
        lines.append(edge)
    return lines


def html_line(rows: list[list[str]]) -> list[str]:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return ["<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"]


def html_lines(rows: list[list[str]]) -> list[str]:
    """On many lines, with a head, spans for empty cells to the right of a title, and entities."""
    lines = ['<table border="1">', "  <thead>"]
    for turn, row in enumerate(rows):
        name = "th" if turn == 0 else "td"
        lines.append("    <tr>")
        if row[0] and not any(row[1:]) and len(row) > 1:
            lines.append(f'      <{name} colspan="{len(row)}">{row[0]}</{name}>')
        else:
            lines += [
                f"      <{name}>{cell.replace('x', html.escape('&#120;'), 1) if cell == 'x' else cell}</{name}>"
                for cell in row
            ]
        lines.append("    </tr>")
        if turn == 0:
            lines += ["  </thead>", "  <tbody>"]
    return [*lines, "  </tbody>", "</table>"]


def printed(text: str) -> str:
    """A page number and the running title in the middle of every table, and between paragraphs."""
    made: list[str] = []
    count, page = 0, 0
    for line in text.split("\n"):
        count = count + 1 if is_row(line) else 0
        if count == 4 and made[-1].split("\t")[0] and "\t" in line.strip("\t"):
            page += 1
            made += ["", f"Pagina {page} van 99", "", "Kwalificatiedossier in concept", ""]
        made.append(line)
    return "\n".join(made)


def gaps(text: str) -> str:
    """A blank line before the last row of every matrix."""
    lines = text.split("\n")
    made = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else ""
        if line.count("\t") > 20 and re.match(r"\d\.\d", line) and not is_row(after):
            made.append("")
        made.append(line)
    return "\n".join(made)


def headings(text: str) -> str:
    """Setext headings for levels 1 and 2, headings in HTML for level 3."""
    text = re.sub(r"(?m)^# (.+)$", r"\n\1\n=====\n", text)
    text = re.sub(r"(?m)^## (.+)$", r"\n\1\n-----\n", text)
    return re.sub(r"(?m)^### (.+)$", r"<h3>\1</h3>", text)


def bullets(text: str) -> str:
    """Word's own bullets, as letters of the font that showed them."""
    return text.replace("<li>• ", "<li>o ").replace("\n• ", "\n\uf0b7\t")


def glued(text: str) -> str:
    """The contents on one line."""
    lines = text.split("\n")
    found = [index for index, line in enumerate(lines) if LEADER.search(line)]
    lines[found[0]] = "".join(re.sub(r"\s*\.{3,}\s*", " ........ ", lines[index]) for index in found)
    return "\n".join(line for index, line in enumerate(lines) if index not in found[1:])
