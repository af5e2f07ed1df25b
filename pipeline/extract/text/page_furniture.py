"""What a printed page adds to a text: page numbers, and the running title that stands beside them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_NUMBER = r"\d{1,4}(?:\s*(?:van|of|/)\s*\d{1,4})?"
_WORD = r"(?:pagina|pag\.?|blz\.?|bladzijde|blad|page|p\.)"
_PAGE_NUMBER = re.compile(
    rf"(?:[-–—|\[]\s*)?(?:{_WORD}\s*{_NUMBER}|\d{{1,3}}|\d{{1,4}}\s*(?:van|of|/)\s*\d{{1,4}})(?:\s*[-–—|\]])?|-\s*\d{{1,4}}\s*-",
    re.IGNORECASE,
)
_WITH_TITLE = re.compile(rf"{_WORD}\s*{_NUMBER}", re.IGNORECASE)
_MADE = re.compile(r"<!--(?:(?!-->).)*-->|\{\d+\}-{3,}|!\[[^\]]*\]\([^()\s]*\)|\\(?:newpage|pagebreak)", re.IGNORECASE)
"""What converters write where a page ends or a picture stood."""
_LONGEST = 160
_NEAR = 2
"""Lines with text between a page number and the running title."""
_FEWEST_HEADINGS, _FEWEST = 3, 2
_RISING = 0.8
"""Share of the numbers alone on a line that are larger than the one before, where they number pages."""


def is_page_number(line: str) -> bool:
    """Whether a line is a page number and nothing else: `12`, `Pagina 3 van 80`, `- 12 -`."""
    text = line.strip().strip("*_ ")
    return len(text) <= _LONGEST and bool(_PAGE_NUMBER.fullmatch(text))


def page_furniture(lines: list[str]) -> set[int]:
    """The indices of the lines that printed pages added, or a converter where a page ends.

    A running title is known by where it stands: beside half of the page numbers or more, in the same
    words. A heading needs three such places, for chapters of one name may begin on a new page.
    """
    numbers = {index for index, line in enumerate(lines) if is_page_number(line)}
    numbers -= _values(lines, sorted(numbers))
    found = numbers | {index for index, line in enumerate(lines) if _MADE.fullmatch(line.strip())}
    found |= _numbered_titles(lines)
    beside = _beside(lines, sorted(index for index in found if not _MADE.fullmatch(lines[index].strip())), found)
    counts = Counter(lines[index].strip() for index in beside)
    pages = max(len(found), 1)
    for index in beside:
        text = lines[index].strip()
        fewest = _FEWEST_HEADINGS if text.startswith(("#", "*")) else _FEWEST
        if counts[text] >= fewest and 2 * counts[text] >= pages:
            found.add(index)
    return found


def _values(lines: list[str], numbers: list[int]) -> set[int]:
    """Of the lines that are a number alone those that are no page numbers: these go up, a level under its label does not."""
    bare = [index for index in numbers if lines[index].strip().strip("*_ ").isdecimal()]
    values = [int(lines[index].strip().strip("*_ ")) for index in bare]
    rising = sum(first < second for first, second in pairwise(values))
    return set(bare) if rising < _RISING * (len(values) - 1) else set()


def _numbered_titles(lines: list[str]) -> set[int]:
    """Lines with a page number and a title that more of them share: `Medewerker imkerij - pagina 3`."""
    titles: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if len(line) <= _LONGEST and (number := _WITH_TITLE.search(line)):
            rest = (line[: number.start()] + line[number.end() :]).strip(" \t|-–—·•*")
            if rest and (
                number.end() == len(line.rstrip(" \t|*")) or number.start() == len(line) - len(line.lstrip(" \t|*"))
            ):
                titles.setdefault(rest, []).append(index)
    return {index for found in titles.values() if len(found) >= _FEWEST_HEADINGS for index in found}


def _beside(lines: list[str], numbers: list[int], furniture: set[int]) -> list[int]:
    """The lines that stand next to a page number, over blank lines; a row of a table is none."""
    found: dict[int, None] = {}
    for number in numbers:
        for step in (-1, 1):
            index, seen = number + step, 0
            while 0 <= index < len(lines) and seen < _NEAR:
                text = lines[index].strip()
                if text and index not in furniture:
                    if "\t" in text or len(text) > _LONGEST or text.startswith(("|", "<t")):
                        break
                    found[index] = None
                    seen += 1
                index += step
    return list(found)
