"""The tables of the verantwoordingsinformatie: brondocumenten, taaleisen, onderhoudsagenda, wijzigingen, betrokkenen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.dutch_dates import iso_date
from pipeline.transform.register.model import Rij
from pipeline.transform.register.xml.betrokkenen import betrokkenen
from pipeline.transform.register.xml.reading import whole
from pipeline.vocabulary import TAALNIVEAUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.elements import Element
    from pipeline.transform.register.model import Tekst
    from pipeline.transform.register.xml.reading import Reading

_CATEGORIE = re.compile(r"^Categorie\s+([0-9]+)\s*[:.–-]?\s*(?=\S)", re.IGNORECASE)
_NOTHING = frozenset({"nietvantoepassing", "nietvantoepassingvoorditdossier", "nvt", "geen"})


def verantwoording(root: Element, reading: Reading) -> Iterator[Rij]:
    """The rows of every table in the verantwoordingsinformatie, each table's in the order of the source."""
    for part in root.all("verantwoordingsinformatie"):
        for section in part.children:
            yield from _brondocumenten(section, reading)
            yield from _taaleisen(section, reading)
            yield from _onderhoudsagenda(section, reading)
            yield from _wijzigingen(section, reading)
            if section.tag == "betrokkenen":
                yield from betrokkenen(section)


def _brondocumenten(section: Element, reading: Reading) -> Iterator[Rij]:
    if section.tag != "brondocumenten":
        return
    for element in section.all("brondocument"):

        def stated(name: str, element: Element = element) -> str | None:
            return reading.account.attribute(element, name, "brondocumenten")

        datum = stated("datum")
        yield Rij(
            "brondocumenten",
            element.place,
            {
                "naam": stated("naam"),
                "soort": stated("type"),
                "datum": datum,
                "datum_iso": iso_date(datum or ""),
                "omschrijving": stated("omschrijving"),
                "link": stated("link"),
            },
        )


def _taaleisen(section: Element, reading: Reading) -> Iterator[Rij]:
    """A row of `taaleisvermeldingen` for all that is named, and one of `taaleisen` where a niveau stands with it."""
    for eis in section.all("taalbeheersingseis"):
        for profiel in eis.all("profiel"):
            key = reading.uitstroom(profiel, "taaleisvermeldingen")
            talen = profiel.all("taal")
            if not talen:
                yield Rij("taaleisvermeldingen", profiel.place, {"uitstroom_id": key})
            for taal in talen:
                yield from _taal(taal, key, reading)


def _taal(taal: Element, key: str | None, reading: Reading) -> Iterator[Rij]:
    naam = reading.account.attribute(taal, "titel", "taaleisvermeldingen")
    skills = [skill for group in taal.all("taalvaardigheden") for skill in group.all("taalvaardigheid")]
    if not skills:
        yield Rij("taaleisvermeldingen", taal.place, {"uitstroom_id": key, "taal": naam})
    for skill in skills:
        vaardigheid = reading.account.attribute(skill, "titel", "taaleisvermeldingen")
        niveau = reading.account.attribute(skill, "niveau", "taaleisvermeldingen")
        said = {"uitstroom_id": key, "taal": naam, "vaardigheid": vaardigheid, "niveau": niveau}
        yield Rij("taaleisvermeldingen", skill.place, said)
        level = (niveau or "").upper()
        if key and naam and vaardigheid and level in TAALNIVEAUS:
            yield Rij("taaleisen", skill.place, said | {"niveau": level})


def _onderhoudsagenda(section: Element, reading: Reading) -> Iterator[Rij]:
    for agenda in section.all("agenda"):
        for part in agenda.all("onderdeel"):
            columns: dict[str, object] = {
                name: reading.account.value(part.first(name), "onderhoudsagenda")
                for name in ("onderwerp", "actie", "wie", "wanneer")
            }
            if any(columns.values()):
                yield Rij("onderhoudsagenda", part.place, columns)


def _wijzigingen(section: Element, reading: Reading) -> Iterator[Rij]:
    """The categories that are ticked, which are the only ones in the source, and the changes item by item."""
    if section.tag != "wijzigingen":
        return
    ticked: list[int] = []
    for element in (child for group in section.children for child in group.all("wijzigingscategorie")):
        number = whole(element.attributes.get("categorie", "").strip(), 4)
        if number:
            reading.account.attribute(element, "categorie", "wijzigingscategorieen")
            title = reading.account.attribute(element, "titel", "wijzigingscategorieen")
            ticked.append(number)
            headed = _CATEGORIE.match(title or "")
            naam = (title or "")[headed.end() :] if headed and headed[1] == str(number) else title
            columns = {"categorie": number, "naam": naam, "aangekruist": True}
            yield Rij("wijzigingscategorieen", element.place, columns)
    for text in section.all("omschrijving"):
        if ticked and any(_is_change(line.text, bullet=line.bullet) for line in text.lines):
            yield from _changes(ticked[0], reading.account.text(text, "wijzigingen"))


def _changes(categorie: int, text: Tekst | None) -> Iterator[Rij]:
    for line in text.lines if text else ():
        if text and _is_change(line.text, bullet=line.bullet):
            yield Rij("wijzigingen", text.place, {"categorie": categorie, "wijziging": line.text})


def _is_change(text: str, *, bullet: bool) -> bool:
    return bullet or (not text.endswith(":") and squash(text) not in _NOTHING)
