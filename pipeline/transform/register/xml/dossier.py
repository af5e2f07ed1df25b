"""Reads the elements of the register's XML as a Dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dutch_dates import iso_date
from pipeline.transform.dossiers import yes_or_no
from pipeline.transform.register.model import Dossier
from pipeline.transform.register.xml.crebocodes import dossiercrebos
from pipeline.transform.register.xml.kennis import kennis
from pipeline.transform.register.xml.kerntaken import kerntaken
from pipeline.transform.register.xml.lopend import lopend
from pipeline.transform.register.xml.profielen import keys, profielcrebos, profielen
from pipeline.transform.register.xml.reading import Reading
from pipeline.transform.register.xml.references import numbers, registernummers, registerverwijzingen
from pipeline.transform.register.xml.verantwoording import verantwoording

if TYPE_CHECKING:
    from pipeline.elements import Element, Elements
    from pipeline.transform.register.xml.account import Account

_TYPERING = ("basis", "typeringberoepengroep")
TABLE = "dossiers"


def dossier_of(source: Elements, account: Account) -> Dossier:
    """The dossier in a source of elements; `account` notes where everything goes."""
    root = source.root
    elements = [profiel for group in root.all("profielen") for profiel in group.all("profiel")]
    uitstromen = keys(elements, account)
    by_number = {element.attributes.get("nr", "").strip(): uitstromen[id(element)] for element in reversed(elements)}
    reading = Reading(numbers(source), account, by_number)
    crebos = dossiercrebos(root, account)
    dossier = Dossier(
        root.place, _waarden(root, reading), crebo=str(crebos[0].waarden["crebocode"]) if crebos else None
    )
    dossier.beroepshouding = account.text(root.first(*_TYPERING, "beroepshouding", "omschrijving"), "uitstromen")
    dossier.resultaat = account.text(root.first(*_TYPERING, "resultaatvanhetberoep", "omschrijving"), "uitstromen")
    dossier.kerntaken = kerntaken(root.first("basis", "basistaken", "basiskerntaken"), None, reading)
    dossier.profielen = profielen(root, elements, uitstromen, reading)
    dossier.rijen += crebos
    dossier.rijen += profielcrebos(elements, uitstromen, account)
    dossier.rijen += kennis(root, reading)
    dossier.rijen += verantwoording(root, reading)
    dossier.lopend += [*lopend(root, account), *reading.stray]
    dossier.rijen += registernummers(source, account)
    dossier.rijen += registerverwijzingen(source, reading.numbers, account)
    return dossier


def _waarden(root: Element, reading: Reading) -> dict[str, object]:
    """The columns of `dossiers`: the attributes of the dossier, its crebo and its cover."""
    account = reading.account
    return {
        "titel": account.attribute(root, "titel", TABLE),
        "register_nr": account.attribute(root, "nr", TABLE),
        "versie": account.attribute(root, "versie", TABLE),
        "vorige_nr": account.attribute(root, "referentievorigeversie", TABLE),
        "status": account.attribute(root, "status", TABLE),
        "positief_advies": yes_or_no(account.attribute(root, "positief_advies_toetsingskamer", TABLE) or ""),
        "wettelijke_beroepsvereisten": yes_or_no(account.attribute(root, "wettelijkeberoepsvereisten", TABLE) or ""),
        "domein": _title(account.attribute(root, "referentiedomein", TABLE), reading),
        **_valid(root, reading),
        **_cover(root.first("voorblad", "omschrijving"), reading),
    }


def _valid(root: Element, reading: Reading) -> dict[str, object]:
    """From when the dossier holds: the register writes that with its crebonummer."""
    read = reading.account.attribute(root.first("dossiercrebos", "dossiercrebo"), "Geldig_vanaf", "crebocodes")
    day = iso_date(read or "")
    return {"geldig_van": day, "geldig_van_gelezen": read, "cohort_van": int(day[:4]) if day else None}


def _cover(cover: Element | None, reading: Reading) -> dict[str, object]:
    if cover is None:
        return {}
    adopted = cover.first("verantwoording", "vaststellingsinformatie") or cover
    read = reading.account.value(adopted.first("vastgesteldop"), TABLE)
    chambers = [chamber for group in cover.all("penvoerder") for chamber in group.all("sectorkamer")]
    titles = [_title(reading.account.attribute(chamber, "referentie", TABLE), reading) for chamber in chambers]
    return {
        "sector": "; ".join(title for title in titles if title) or None,
        "vastgesteld_door": reading.account.value(adopted.first("vastgestelddoor"), TABLE),
        "vastgesteld_op": iso_date(read or ""),
        "vastgesteld_op_gelezen": read,
        "vastgesteld_te": reading.account.value(adopted.first("vastgesteldte"), TABLE),
    }


def _title(number: str | None, reading: Reading) -> str | None:
    """The title of what the lists of the source have under a number."""
    return reading.account.attribute(reading.numbers.titled(number), "titel", TABLE)
