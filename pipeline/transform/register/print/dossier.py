"""Reads the chapters of a printed dossier as a Dossier, and keeps what its overview shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.document import Place
from pipeline.transform.dossiers import yes_or_no
from pipeline.transform.register.model import Dossier, Kop, Lopend, Profiel, Rij
from pipeline.transform.register.print import omslag
from pipeline.transform.register.print.blocks import blocks_of
from pipeline.transform.register.print.chapters import BASIS, GENERIEK, KEUZEDEEL, LEESWIJZER, OMSLAG, PROFIELEN
from pipeline.transform.register.print.codes import (
    BEROEPSHOUDING,
    CERTIFICATEN,
    CONTEXT,
    NIVEAU,
    RESULTAAT_BEROEP,
    SBU,
    TYPERING,
    VEREISTEN,
    VEREISTEN_BRANCHE,
)
from pipeline.transform.register.print.kapitalen import written_small
from pipeline.transform.register.print.kerntaken import kennis_of, kerntaken
from pipeline.transform.register.print.lines import place_of
from pipeline.transform.register.print.namen import ROW, namen_of, overview_rows
from pipeline.transform.register.print.overzicht import Overzicht, overzicht_of
from pipeline.transform.register.print.texts import tekst, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.transform.fact import Fact
    from pipeline.transform.register.model import Tekst
    from pipeline.transform.register.print.blocks import Blok
    from pipeline.transform.register.print.chapters import Chapters
    from pipeline.transform.register.print.lines import Line
    from pipeline.transform.register.print.namen import Namen

_SOORTEN = {
    soort: soort
    for soort in (
        "entreeopleiding",
        "basisberoepsopleiding",
        "vakopleiding",
        "middenkaderopleiding",
        "specialistenopleiding",
    )
}
"""The kinds of opleiding, that a narrow column may have broken."""
BASISDEEL, PROFIELDEEL, INLEIDING = "Basisdeel", "Profieldeel", "Inleiding"


@dataclass(slots=True)
class Gelezen:
    """What was read of a print: the dossier, its blocks, the names of its profielen, and its overview."""

    dossier: Dossier
    blocks: list[Blok]
    namen: Namen
    overzicht: Overzicht = field(default_factory=Overzicht)

    def is_shown(self, fact: Fact) -> bool:
        """Whether a row stands: where there is an overview, `overzicht` is what that shows and not what follows from the blocks."""
        return fact.table != "overzicht" or not self.overzicht.codes


@dataclass(frozen=True, slots=True)
class _Stated:
    """A profiel: where it stands, and each place that states something of it with what that is (columns of `uitstromen`)."""

    nummer: int
    naam: str
    place: Place
    said: Sequence[tuple[str, Place, dict[str, object]]]

    @property
    def key(self) -> str:
        """Its key in the tables."""
        return f"U{self.nummer}"


def dossier_of(chapters: Chapters) -> Gelezen:
    """The dossier in the chapters of a print."""
    blocks = [*blocks_of(chapters.of(BASIS)), *blocks_of(chapters.of(PROFIELEN))]
    overzicht = overzicht_of(chapters)
    written_small(blocks, chapters, overzicht)
    namen = namen_of(chapters, blocks)
    cover = chapters.of(OMSLAG)
    title = omslag.titel(cover)
    dossier = Dossier(place_of([title]) if title else Place(), omslag.waarden(cover))
    crebos = list(omslag.crebocodes(cover, namen))
    dossier.rijen += crebos
    dossier.crebo = next((str(row.waarden["crebocode"]) for row in crebos if row.waarden["soort"] == "dossier"), None)
    typering = [block for block in blocks if block.code is None and block.profiel is None]
    dossier.beroepshouding = _under(typering, BEROEPSHOUDING)
    dossier.resultaat = _under(typering, RESULTAAT_BEROEP)
    dossier.kerntaken = kerntaken(blocks, 0, namen)
    stated = list(_stated(blocks, namen, chapters))
    dossier.profielen = tuple(_profielen(stated, blocks, namen, crebos))
    dossier.rijen += _niveaus(stated)
    dossier.waarden = {**dossier.waarden, **_vereisten(dossier.profielen)}
    for number, line in kennis_of(blocks).items():
        dossier.rijen.append(Rij("kennis", line.place, {"kennis_nr": number, "kennis": line.text}))
    dossier.lopend += _lopend(chapters, blocks)
    return Gelezen(dossier, blocks, namen, overzicht)


def _under(blocks: Sequence[Blok], label: str) -> Tekst | None:
    return tekst([line for block in blocks for part in block.under(label) for line in part.lines])


def _vereisten(profielen: Sequence[Profiel]) -> dict[str, object]:
    """The register says of the dossier whether any of its profielen has wettelijke beroepsvereisten."""
    said = [profiel.waarden.get("wettelijke_beroepsvereisten") for profiel in profielen]
    return {"wettelijke_beroepsvereisten": any(said)} if said and None not in said else {}


def _stated(blocks: Sequence[Blok], namen: Namen, chapters: Chapters) -> Iterator[_Stated]:
    """Every profiel that the dossier names, with what the overview and its own chapter state of it."""
    own = {block.profiel: block for block in blocks if block.profiel is not None}
    shown = overview_rows(chapters)
    for nummer, (naam, line) in namen.profielen.items():
        row, block = shown.get(nummer), own.get(nummer)
        place = place_of(block.koppen if block else [line])
        said = [("overzicht", row.place, _of_overview(row))] if row else []
        said += [("profieldeel", place, _of_chapter(block))] if block else []
        yield _Stated(nummer, naam, place, said)


def _profielen(
    stated: Iterable[_Stated], blocks: Sequence[Blok], namen: Namen, crebos: Sequence[Rij]
) -> Iterator[Profiel]:
    """Each profiel; where overview and chapter say another thing, it is what the chapter says."""
    codes = {row.waarden["uitstroom_id"]: row.waarden["crebocode"] for row in crebos if row.waarden["uitstroom_id"]}
    for item in stated:
        columns = {name: value for _where, _place, told in item.said for name, value in told.items()}
        columns |= {"naam": item.naam, "code": f"P{item.nummer}", "crebocode": codes.get(item.key)}
        yield Profiel(item.place, item.key, item.nummer, columns, kerntaken(blocks, item.nummer, namen))


def _niveaus(stated: Iterable[_Stated]) -> Iterator[Rij]:
    """Every place that names the level of a profiel."""
    for item in stated:
        for where, place, told in item.said:
            if (niveau := told.get("niveau")) is not None:
                values = {"uitstroom_id": item.key, "plaats": where, "naam": item.naam, "niveau": niveau}
                yield Rij("niveauvermeldingen", place, values)


def _of_overview(line: Line) -> dict[str, object]:
    """Level, vereisten and soort opleiding in a row of the table of profielen; by what they look like."""
    columns: dict[str, object] = {}
    found = None if line.cells else ROW.search(line.text)
    if found:
        columns = {"niveau": int(found["niveau"]), "wettelijke_beroepsvereisten": yes_or_no(found["vereisten"])}
        columns |= {"soort_opleiding": found["soort"]} if found["soort"] else {}
    for cell in line.cells[1:]:
        if cell.strip().isdecimal() and len(cell.strip()) == 1:
            columns.setdefault("niveau", int(cell))
        elif (told := yes_or_no(cell)) is not None:
            columns.setdefault("wettelijke_beroepsvereisten", told)
        elif squash(cell).endswith("opleiding"):
            columns.setdefault("soort_opleiding", _SOORTEN.get(squash(cell), cell))
    return columns


def _of_chapter(block: Blok) -> dict[str, object]:
    columns: dict[str, object] = {"context": _text(block, TYPERING), "certificaten": _text(block, CERTIFICATEN)}
    level = _text(block, NIVEAU) or ""
    if level[:1].isdecimal() and level.isascii():
        columns["niveau"] = int(level[:1])
    if told := _text(block, VEREISTEN):
        columns["wettelijke_beroepsvereisten"] = yes_or_no(told)
        rest = told.split("\n", 1)[1:] if yes_or_no(told) is not None else [told]
        columns["wettelijke_beroepsvereisten_toelichting"] = rest[0] if rest else None
    if told := _text(block, VEREISTEN_BRANCHE):
        columns["branche_vereisten"] = yes_or_no(told)
        columns["branche_vereisten_toelichting"] = told.split("\n", 1)[1] if "\n" in told else None
    sbu = _text(block, SBU) or ""
    if sbu.isascii() and sbu.isdecimal() and len(sbu) < 6:
        columns["sbu"] = int(sbu)
    return {name: value for name, value in columns.items() if value is not None}


def _text(block: Blok, label: str) -> str | None:
    found = tekst([line for part in block.under(label) for line in part.lines])
    return found.tekst if found else None


def _lopend(chapters: Chapters, blocks: Sequence[Blok]) -> Iterator[Lopend]:
    """Every running text: the Leeswijzer, the context of the basis, the generieke onderdelen, and what stands under no label."""
    yield from _headed(chapters.of(LEESWIJZER), Kop(INLEIDING, "Leeswijzer", diepte=1))
    for block in blocks:
        if block.code is None and block.profiel is None:
            context = tekst([line for part in block.under(CONTEXT) for line in part.lines])
            if context:
                yield Lopend(Kop(BASISDEEL, "Context", diepte=2), context)
        deel = PROFIELDEEL if block.profiel or (block.code and block.code.profiel) else BASISDEEL
        yield from _headed(block.los, Kop(deel, block.titel or None, diepte=1))
    yield from _headed(chapters.of(GENERIEK), Kop(BASISDEEL, "Generieke onderdelen", diepte=2))
    yield from _headed(chapters.of(KEUZEDEEL), Kop(PROFIELDEEL, "Keuzedeel", diepte=1))


def _headed(lines: Sequence[Line], kop: Kop) -> Iterator[Lopend]:
    """Lines of running text, each run of them under the heading above it."""
    run: list[Line] = []
    under = kop
    for line in [*whole(lines), None]:
        if line is not None and not line.heading:
            run.append(line)
            continue
        if found := tekst(run):
            yield Lopend(under, found)
        run = []
        if line is not None:
            under = Kop(kop.deel, line.text, kop.nummer, kop.diepte + 1)
