"""Lines to blocks: the paragraphs and list items of a cell, or of the page between its tables."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.comparing import dash_open
from pipeline.extract.pdf.text.bullets import listed, unlisted
from pipeline.extract.pdf.text.wraps import Fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.pdf.text.lines import Line
    from pipeline.extract.pdf.text.wraps import Words

_SENTENCE_END = (".", "!", "?", ":", ";")
_EXACT = 0.6
_MORE_ROOM = 2.0
"""Where white parts paragraphs, one without white above it shows by so much more room above it, in sizes of the letter."""


@dataclass(slots=True)
class Text:
    """A paragraph or list item: its text and the lines that it was read from."""

    text: str
    lines: list[Line]
    bullet: bool = False

    @property
    def bold(self) -> bool:
        """Whether all of it is set in bold."""
        return all(line.style.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        """Whether all of it is set in italics."""
        return all(line.style.italic for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """What lines are set to.

    `right` is where the longest may end (points along the line), `apart` from how far apart
    two are of two paragraphs (in sizes of the letter), `middle` where each is centred if they are, `listed` whether they look like items without a bullet,
    `breaks` whether words that are too long for it are seen to be broken, `spaced` whether white parts the paragraphs of the document.
    """

    right: float
    apart: float
    middle: float | None = None
    listed: bool = False
    breaks: bool = False
    spaced: bool = False

    def room(self, line: Line) -> float:
        """How much wider a line could have been, in points."""
        room = self.right - line.extent.u1
        return room if self.middle is None else 2 * room


def texts(found: Sequence[Line], measure: Measure, words: Words) -> list[Text]:
    """The paragraphs and list items that lines form."""
    groups = list(_groups(found, measure))
    if len(groups) > 1 and not measure.listed and _unpunctuated(groups, measure):
        groups = list(_groups(found, replace(measure, listed=True)))
    made: list[Text] = []
    for group in groups:
        text = unlisted(group[0].text)
        for line, after in itertools.pairwise(group):
            fit = fit_of(line, after, measure)
            text = words.joined(text, after.text, fit, last=after is group[-1])
        made.append(Text(" ".join(text.split()), list(group), listed(group[0].text)))
    return made


def fit_of(line: Line, after: Line, measure: Measure) -> Fit:
    """How a line that is one word fits its width: to less than the next letter, or even exactly.

    Where other words are broken, one that fits exactly is one of those.
    """
    room = measure.room(line)
    if " " in unlisted(line.text) or after.letter <= room - 0.3:
        return Fit.LOOSE
    return Fit.EXACT if abs(room) < _EXACT and not measure.breaks else Fit.FULL


def _groups(found: Sequence[Line], measure: Measure) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in found:
        if group and _begins(group, line, measure):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _unpunctuated(groups: list[list[Line]], measure: Measure) -> bool:
    """Whether lines are broken where more would have fitted, at no sentence's end: a list without bullets."""
    ends = [(group[-1], after[0]) for group, after in itertools.pairwise(groups)]
    if any(listed(group[0].text) for group in groups):
        return False
    broken = [
        last
        for last, line in ends
        if last.style.bold == line.style.bold and measure.room(last) > line.head + 0.3 * line.style.size + 2
    ]
    return bool(broken) and not any(group[-1].text.endswith(_SENTENCE_END) for group in groups)


def _begins(group: list[Line], line: Line, measure: Measure) -> bool:
    """Whether a line begins a new paragraph after those of `group`."""
    last = group[-1]
    if line.turn != last.turn or _restyled(last, line):
        return True
    if listed(line.text):
        return not _is_dash(group, line, measure)
    step = (line.extent.v0 - last.extent.v0) / max(line.style.size, 1.0)
    if step > measure.apart:
        return True
    if line.text.lstrip("('‘\"“")[:1].islower() and not last.text.endswith((".", ":")):
        return False
    if _outdented(group, line):
        return True
    if len(last.parts) > 1 and last.text.endswith(_SENTENCE_END):
        return True
    if last.text.endswith(("-", ",")):
        return False
    enough = line.head + 0.3 * line.style.size + 2
    if measure.spaced:
        enough += _MORE_ROOM * line.style.size
    return measure.listed or measure.room(last) > enough


def _is_dash(group: list[Line], line: Line, measure: Measure) -> bool:
    """Whether the hyphen that a line begins with is the dash of the sentence of an item with another bullet."""
    first, last = group[0], group[-1]
    if not line.text.startswith(("- ", "– ")) or not line.text[2:3].islower():
        return False
    item = listed(first.text) and (
        not first.text.startswith(("-", "–")) or dash_open(" ".join(unlisted(part.text) for part in group))
    )
    return item and last.text[-1:].isalnum() and measure.room(last) <= line.head + 0.5 * line.style.size


def _restyled(last: Line, line: Line) -> bool:
    if abs(last.style.size - line.style.size) > 0.12 * max(last.style.size, line.style.size):
        return True
    return last.style.bold != line.style.bold and min(len(last.text), len(line.text)) > 2


def _outdented(group: list[Line], line: Line) -> bool:
    """Whether a line stands left of the text of a list item: it is no part of the item."""
    first = group[0]
    if not listed(first.text):
        return False
    inner = group[1].extent.u0 if len(group) > 1 else first.extent.u0 + 0.6 * first.style.size
    return line.extent.u0 < inner - 2
