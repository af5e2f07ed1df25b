"""What a printed dossier says where its format has a field, and no reader took: rows of `niet_herkend` and `onbekende_labels`.

A label that a print sets in an unknown way leaves its column empty and its words in the text of the label before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.register.print.codes import (
    COMPLEXITEIT,
    GEDRAG,
    KENNIS,
    LABELS,
    OMSCHRIJVING,
    RESULTAAT,
    VERANTWOORDELIJKHEID,
    labelled,
)
from pipeline.transform.unknown import Gap, Unknown
from pipeline.transform.wordings import LEAST_LIKENESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.transform.register.print.blocks import Blok
    from pipeline.transform.register.print.codes import Code
    from pipeline.transform.register.print.dossier import Gelezen
    from pipeline.transform.register.print.lines import Line

_Wanted = tuple[str, str, tuple[str, ...]]
_OF_KERNTAAK: dict[str, _Wanted] = {
    COMPLEXITEIT: ("kerntaak_eisen", "complexiteit", ("complexiteit",)),
    VERANTWOORDELIJKHEID: ("kerntaak_eisen", "verantwoordelijkheid", ("verantwoordelijkheid", "zelfstandigheid")),
    KENNIS: ("kerntaak_kennis", "kennis_nr", ("vakkennis", "vaardigheden", "kennisen")),
}
_OF_WERKPROCES: dict[str, _Wanted] = {
    OMSCHRIJVING: ("uitwerkingen", "omschrijving", ("omschrijving",)),
    RESULTAAT: ("resultaten", "resultaat", ("resultaat", "resultaten")),
    GEDRAG: ("gedragingen", "gedrag", ("gedrag",)),
}
"""Per label of a block the table and column of its text, and how a line begins that holds the label in another way."""
_LABEL = "register"
_LONGEST = 60
"""Characters; the longest known label has 39."""


def gaps(read: Gelezen, numbers: Mapping[Code, str]) -> tuple[list[Gap], list[Unknown]]:
    """The gaps and the unknown labels of a print; `numbers` are the keys of its codes in the tables.

    A block without a label says nothing against the print when its lines hold no trace of it: the dossier lacks it.
    """
    found: list[Gap] = []
    unknown: list[Unknown] = []
    for block in read.blocks:
        missing = _missing(block) if block.code in numbers else {}
        if missing and block.code is not None:
            labels = _labels(block)
            found += _gaps(block, missing, labels, numbers[block.code])
            unknown += (Unknown("label", _LABEL, line.text, line.place) for line in labels)
    for begun, line in read.overzicht.half:
        found.append(Gap("overzicht", "werkproces_id", f"{begun}: {line.text}", line.place))
    return found, unknown


def _missing(block: Blok) -> dict[str, _Wanted]:
    wanted = _OF_KERNTAAK if block.code and block.code.werkproces is None else _OF_WERKPROCES
    return {label: told for label, told in wanted.items() if not block.under(label)}


def _gaps(block: Blok, missing: Mapping[str, _Wanted], labels: Sequence[Line], key: str) -> Iterator[Gap]:
    """What a block has for each label that it lacks: a line that begins with its words, one that looks like a label, text under none."""
    lines = list(_lines(block))
    kerntaak = int(key.partition(".")[0])
    for label, (tabel, kolom, words) in missing.items():
        traces = [line for line in lines if squash(line.text[:_LONGEST]).startswith(words) or _resembles(line, label)]
        line = next(iter([*traces, *labels, *block.los]), None)
        if line:
            text = "\n".join(item.text for item in lines[lines.index(line) :][:2])
            werkproces = key if "." in key else None
            yield Gap(tabel, kolom, text, line.place, kerntaak_nr=kerntaak, werkproces_id=werkproces)


def _resembles(line: Line, label: str) -> bool:
    """Whether a line is a label but for a letter or two, as a scan reads one."""
    from rapidfuzz import fuzz

    text = squash(line.text) if len(line.text) <= _LONGEST and not line.bullet else ""
    known = (written for written, meant in LABELS.items() if meant == label)
    return any(fuzz.ratio(text, written) >= LEAST_LIKENESS for written in known)


def _lines(block: Blok) -> Iterator[Line]:
    yield from block.los
    for label in block.labels:
        for part in label.parts:
            yield from part.lines


def _labels(block: Blok) -> list[Line]:
    """The lines of a block that are set as a label and are none that is known."""
    return [line for line in _lines(block) if _is_set_as_label(line) and not labelled(line.text)]


def _is_set_as_label(line: Line) -> bool:
    beside = len(line.cells) > 1 and line.cells[0] == line.text and any(line.cells[1:])
    short = len(line.text) <= _LONGEST and not line.text.endswith((".", ";"))
    return short and not line.bullet and (line.heading or beside)
