"""The damage that is done: to bytes, to lines, to cells; and the hostile pieces that are put in."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

Damage = tuple[str, int, int]
"""The name of a way to damage, and two numbers that say where."""

PIECES = [
    "." * 3000, "#" * 3000, "|" * 2000, "\t" * 500, "<table>" * 300, "</td>" * 300, "**" * 900, "[x]" * 500,
    "Kerntaak 99999999999999999999", "1.1 werkproces: " * 200, "U1: U1: U1:", "Deel B Deel B", "## 2.1 ## 2.1",
    "Kerntaak ١", "١.٢ werkproces: X", "Ｋｅｒｎｔａａｋ １", "²³¼", "\ufeff", "\u00ad", "\u202e", "\x1b[2J", "\x0c",
    "é" * 400, "e\u0301" * 400, "😀" * 200, "&lt;" * 500, "&#" * 500, "<ul><li>" * 400, "'" * 900, "(" * 900,
    "Cohort 99999 - 0", "31-11-2008", "niveau " * 300, "A" * 5000, "zie paragraaf 9.9.9.9.9.9", "- " * 1000,
    "2009 - 2010" * 100, "=1+1", '"' * 501, "x\tx\tx", "Crebonummer:" * 100,
]  # fmt: skip


def _lines(change: Callable[[list[bytes], int, int], None]) -> Callable[[bytes, int, int], bytes]:
    def damaged(data: bytes, first: int, second: int) -> bytes:
        lines = data.split(b"\n")
        change(lines, first % len(lines), second % len(lines))
        return b"\n".join(lines)

    return damaged


def _swap(lines: list[bytes], first: int, second: int) -> None:
    lines[first], lines[second] = lines[second], lines[first]


def _drop(lines: list[bytes], first: int, second: int) -> None:
    del lines[min(first, second) : min(first, second) + 1 + abs(first - second) % 12]


def _double(lines: list[bytes], first: int, second: int) -> None:
    lines[first:first] = lines[second : second + 1 + first % 30]


def _join(lines: list[bytes], first: int, _second: int) -> None:
    lines[first : first + 2] = [b"".join(lines[first : first + 2])]


def _shift(lines: list[bytes], first: int, second: int) -> None:
    cells = lines[first].split(b"\t")
    cells.insert(second % (len(cells) + 1), b"")
    lines[first] = b"\t".join(cells)


def _lose(lines: list[bytes], first: int, second: int) -> None:
    cells = lines[first].split(b"\t")
    del cells[second % len(cells)]
    lines[first] = b"\t".join(cells)


def _flip(data: bytes, first: int, second: int) -> bytes:
    place = first % max(1, len(data))
    return data[:place] + bytes([second % 256]) + data[place + 1 :]


def _cut(data: bytes, first: int, second: int) -> bytes:
    place = first % max(1, len(data))
    return data[:place] + data[place + 1 + second % 400 :]


def _piece(data: bytes, first: int, second: int) -> bytes:
    place = first % max(1, len(data))
    return data[:place] + PIECES[second % len(PIECES)].encode() + data[place:]


def _line_of(lines: list[bytes], first: int, second: int) -> None:
    lines.insert(first, PIECES[second % len(PIECES)].encode())


def _in_line(lines: list[bytes], first: int, second: int) -> None:
    piece = PIECES[second % len(PIECES)].encode()
    half = len(lines[first]) // 2
    lines[first] = lines[first][:half] + piece + lines[first][half:]


def _repeat(data: bytes, first: int, second: int) -> bytes:
    place = first % max(1, len(data))
    piece = data[place : place + 1 + second % 200]
    return data[:place] + piece * (1 + second % 40) + data[place:]


WAYS: dict[str, Callable[[bytes, int, int], bytes]] = {
    "swap": _lines(_swap),
    "drop": _lines(_drop),
    "double": _lines(_double),
    "join": _lines(_join),
    "shift": _lines(_shift),
    "lose": _lines(_lose),
    "line": _lines(_line_of),
    "inside": _lines(_in_line),
    "flip": _flip,
    "cut": _cut,
    "piece": _piece,
    "repeat": _repeat,
}

PLACES = st.integers(0, 2**20)
DAMAGES = st.lists(st.tuples(st.sampled_from(sorted(WAYS)), PLACES, PLACES), min_size=1, max_size=6)


def damaged(data: bytes, damages: list[Damage]) -> bytes:
    """`data` after each damage in turn."""
    return reduce(lambda now, damage: WAYS[damage[0]](now, *damage[1:]), damages, data)
