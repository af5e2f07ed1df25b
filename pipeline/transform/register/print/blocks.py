"""The blocks of a printed dossier: the lines under each code or profiel, and under each label in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.transform.register.print import competenties
from pipeline.transform.register.print.codes import Code, coded, labelled, profiel_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.transform.register.print.lines import Line

_ADDITION = re.compile(r"Voor (?:de |het )?(?P<naam>\S.{0,150}?)\s+geldt\s+(?:ook\s+)?aanvullend\s*:?", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """What stands under a label for all, or for the profiel `naam`: its lines and the line that says for whom."""

    naam: str | None = None
    opening: Line | None = None
    lines: list[Line] = field(default_factory=list)
    competenties: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Labelled:
    """The texts under one label: the first holds for all."""

    label: str
    kop: Line
    parts: list[Part] = field(default_factory=lambda: [Part()])


@dataclass(slots=True)
class Blok:
    """A block: the code or profiel it is of (None for the typering of the basis), its title and what it holds.

    `koppen` are its heading and the repetitions of it on later pages; `los` are lines under no label; `onder` is the
    kerntaak whose block came last before that of a werkproces.
    """

    code: Code | None
    profiel: int | None
    titel: str
    koppen: list[Line]
    labels: list[Labelled] = field(default_factory=list)
    los: list[Line] = field(default_factory=list)
    onder: Code | None = None

    def under(self, label: str) -> list[Part]:
        """The parts under a label, in the order of the source."""
        return [part for found in self.labels if found.label == label for part in found.parts]


def blocks_of(lines: Iterable[Line]) -> list[Blok]:
    """Cut lines into blocks. A heading that repeats the code of the block goes on with it: a page broke it."""
    blocks: list[Blok] = [Blok(None, None, "", [])]
    for line in lines:
        opened = _opened(line)
        if opened is None:
            _take(blocks[-1], line)
        elif _repeats(opened, blocks):
            blocks[-1].koppen.append(line)
        else:
            opened.onder = _kerntaak_before(blocks)
            blocks.append(opened)
    return blocks


def _kerntaak_before(blocks: list[Blok]) -> Code | None:
    return next((block.code for block in reversed(blocks) if block.code and block.code.werkproces is None), None)


def _repeats(opened: Blok, blocks: list[Blok]) -> bool:
    """Whether a heading only tells on a new page what one is in: the block itself, its kerntaak or its profiel."""
    current = blocks[-1]
    if (opened.code, opened.profiel) == (current.code, current.profiel):
        return True
    code = current.code
    if code is None:
        return False
    around = opened.code == code.of_kerntaak if opened.code else opened.profiel == code.profiel
    return around and any((block.code, block.profiel) == (opened.code, opened.profiel) for block in blocks)


def _opened(line: Line) -> Blok | None:
    if line.bullet:
        return None
    code = coded(line.text)
    if code and code[1]:
        return Blok(code[0], None, code[1], [line])
    profiel = profiel_in(line.text)
    if profiel:
        return Blok(None, profiel[0], profiel[1], [line])
    return None


def _take(block: Blok, line: Line) -> None:
    label = None if line.bullet else labelled(line.text)
    if label and not (block.labels and block.labels[-1].label == label[0]):
        block.labels.append(Labelled(label[0], line))
        if label[1]:
            block.labels[-1].parts[-1].lines.append(_rest(line, label[1]))
        return
    if not block.labels:
        block.los.append(line)
        return
    if label:  # the label of the block again, above what goes on
        block.koppen.append(line)
        return
    parts = block.labels[-1].parts
    addition = None if line.bullet else _ADDITION.fullmatch(line.text)
    if addition:
        parts.append(Part(addition["naam"], line))
        return
    if competenties.opened(line.text) is not None or competenties.goes_on(parts[-1].competenties, line):
        parts[-1].competenties.append(line)
    else:
        parts[-1].lines.append(line)


def _rest(line: Line, text: str) -> Line:

    return replace(line, text=text)
