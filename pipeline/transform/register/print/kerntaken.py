"""The kerntaken and werkprocessen of a printed dossier, with what each profiel adds to them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.competentie import competentie_code
from pipeline.transform.register.model import (
    Aanvulling,
    Genoemd,
    Kerntaak,
    Lijst,
    LijstAanvulling,
    Onderdeel,
    Werkproces,
)
from pipeline.transform.register.print.codes import (
    COMPLEXITEIT,
    GEDRAG,
    KENNIS,
    OMSCHRIJVING,
    RESULTAAT,
    VERANTWOORDELIJKHEID,
)
from pipeline.transform.register.print.competenties import names
from pipeline.transform.register.print.lines import place_of
from pipeline.transform.register.print.texts import tekst, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.transform.register.print.blocks import Blok, Part
    from pipeline.transform.register.print.codes import Code
    from pipeline.transform.register.print.lines import Line
    from pipeline.transform.register.print.namen import Namen


def kerntaken(blocks: Sequence[Blok], profiel: int, namen: Namen) -> tuple[Kerntaak, ...]:
    """The kerntaken of the basis (0) or of a profiel, in the order of the source.

    A werkproces whose kerntaak has no block of its own stands under a kerntaak without title; a kerntaak that is
    worked out twice is there twice, its werkprocessen under the first.
    """
    own: defaultdict[Code, list[Blok]] = defaultdict(list)
    under: defaultdict[Code, list[Blok]] = defaultdict(list)
    for block in blocks:
        if block.code is None or block.code.profiel != profiel:
            continue
        if block.code.werkproces is None:
            own[block.code].append(block)
        else:
            under[block.code.of_kerntaak].append(block)
    codes = dict.fromkeys([*own, *under])
    return tuple(
        _kerntaak(code, block, [] if turn else under[code], namen)
        for code in sorted(codes)
        for turn, block in enumerate(own[code] or [None])
    )


def _kerntaak(code: Code, block: Blok | None, werkprocessen: Sequence[Blok], namen: Namen) -> Kerntaak:
    profiel = namen.uitstroom(code.profiel) if code.profiel else None
    kennis = block.under(KENNIS) if block else []
    return Kerntaak(
        place_of((block or werkprocessen[0]).koppen),
        block.titel if block else None,
        code.kerntaak,
        profiel,
        None,
        _onderdeel(block, COMPLEXITEIT, namen),
        _onderdeel(block, VERANTWOORDELIJKHEID, namen),
        _kennis(kennis, namen),
        tuple(_werkproces(item, namen) for item in werkprocessen),
    )


def _werkproces(block: Blok, namen: Namen) -> Werkproces:
    return Werkproces(
        place_of(block.koppen),
        block.titel,
        block.code.werkproces if block.code else None,
        None,
        _onderdeel(block, OMSCHRIJVING, namen),
        _onderdeel(block, RESULTAAT, namen),
        _onderdeel(block, GEDRAG, namen),
        _competenties([part for label in block.labels for part in label.parts], namen),
        str(block.onder) if block.onder and block.code and block.onder != block.code.of_kerntaak else None,
    )


def _onderdeel(block: Blok | None, label: str, namen: Namen) -> Onderdeel:
    """The text under a label and what each profiel adds to it.

    Words after the competenties of an addition are of that addition; a second text under the label, without
    words that say for whom, goes on with the first.
    """
    parts = block.under(label) if block else []
    common = tekst([line for part in parts if part.opening is None for line in part.lines])
    return Onderdeel(common, tuple(_addition(part, namen) for part in parts if part.opening and _is_text(part)))


def _is_text(part: Part) -> bool:
    return bool(part.lines) or not part.competenties


def _addition(part: Part, namen: Namen) -> Aanvulling:
    place = place_of([part.opening] if part.opening else [])
    return Aanvulling(namen.named(part.naam), place, tekst(part.lines), part.naam)


def _kennis(parts: Sequence[Part], namen: Namen) -> Lijst:
    common = [item for part in parts if part.opening is None for item in _known(part.lines)]
    added = [
        LijstAanvulling(namen.named(part.naam), place_of([part.opening]), tuple(_known(part.lines)), part.naam)
        for part in parts
        if part.opening
    ]
    return Lijst(tuple(common), tuple(added))


def _known(lines: Sequence[Line]) -> Iterator[Genoemd]:
    yield from (Genoemd(kennis_nr(line.text), line.place) for line in items(lines))


def items(lines: Sequence[Line]) -> list[Line]:
    """The items of a list of vakkennis, without the words that open it ('De beginnend beroepsbeoefenaar:')."""
    return [line for line in whole(lines) if line.bullet or not line.text.endswith(":")]


def kennis_nr(kennis: str) -> str:
    """A number for a kennis of which the print does not show that of the register: of its letters, so that it stays."""
    return "t" + hashlib.sha256(squash(kennis).encode()).hexdigest()[:10]


def _competenties(parts: Sequence[Part], namen: Namen) -> Lijst:
    common: list[Genoemd] = []
    added: list[LijstAanvulling] = []
    for part in parts:
        if not part.competenties:
            continue
        place = place_of(part.competenties)
        found = tuple(Genoemd(competentie_code(name), place, name) for name in names(part.competenties))
        if part.opening is None:
            common += found
        else:
            added.append(LijstAanvulling(namen.named(part.naam), place_of([part.opening]), found, part.naam))
    return Lijst(tuple(common), tuple(added))


def kennis_of(blocks: Sequence[Blok]) -> Mapping[str, Line]:
    """Every kennis that the kerntaken ask, by its number: the line where it stands first."""
    found: dict[str, Line] = {}
    for block in blocks:
        for part in block.under(KENNIS):
            for line in items(part.lines):
                found.setdefault(kennis_nr(line.text), line)
    return found
