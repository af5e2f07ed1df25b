"""Family 2: whether every uitstroom has its chapters and every werkproces an uitstroom; the vereisten of Deel B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats, spot
from pipeline.check.engine.rule import NaAfbreken, Verdicts, rule
from pipeline.check.reading.niet_herkend import not_recognised, unread, unread_mark
from pipeline.check.rules.dekking.gronden import GROND_1_1, GROND_3, NO_OVERVIEW, PART_OF_OVERVIEW
from pipeline.comparing import squash
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Dossiers, NietHerkend, Overzicht, Uitstromen, Vermeldingen, Werkprocessen

_NAMED = ("legenda", "diplomas", "B1")
_SHOWN_IN = {"B 4": ("B4",), "C 2": ("C-kop", "C-matrix", "C-detaillering")}
_CHAPTERS = {"B 4": "B 4.", "C 2": "C 2."}
_READ_INTO = {"B 4": ("uitstromen", "naam"), "C 2": ("uitwerkingen", "werkproces_id")}
"""Where a paragraph of an uitstroom is told as not recognised."""
_VEREISTEN = {"wettelijke_beroepsvereisten": "Wettelijke beroepsvereisten", "branche_vereisten": "Branche vereisten"}


@rule("KD211", ernst=Ernst.FOUT, grond=GROND_1_1, na_afbreken=NaAfbreken.ALLES)
def uitstroom_zonder_hoofdstuk(
    uitstromen: Table[Uitstromen], vermeldingen: Table[Vermeldingen], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of elke uitstroom van Deel B een hoofdstuk heeft in B 4 en in C 2, en elk hoofdstuk een uitstroom.

    Ook kijkt de regel of Diploma(s) in B 2.2 elke uitstroom noemt.

    Waarom: een uitstroom zonder beschrijving of uitwerking is geen diploma waard; een hoofdstuk zonder uitstroom
    hoort bij geen diploma.

    Fout: de legenda noemt U3, maar C 2 heeft alleen hoofdstukken voor U1 en U2.

    Goed: U1, U2 en U3 hebben elk een paragraaf in B 4 en in C 2.
    """
    places = vermeldingen.by("soort", "plaats")
    if not any(("uitstroom", where) in places for where in _NAMED):
        yield NotJudged("Deel B noemt in de bron geen uitstromen", door_bron=True)
        return
    yield from _without_diploma(uitstromen, places)
    for chapter, shown_in in _SHOWN_IN.items():
        shown = [row for where in shown_in for row in places.get(("uitstroom", where), [])]
        if not shown:
            yield NotJudged(f"{chapter} is in de bron niet te vinden", door_bron=True)
            continue
        missing = [row for row in uitstromen if row.uitstroom_id not in {item.sleutel for item in shown}]
        if missing and unread(niet_herkend, *_READ_INTO[chapter]):
            yield not_recognised(f"een paragraaf van {chapter}")
            continue
        yield Seen(len(uitstromen))
        yield from (_without_chapter(row, chapter) for row in missing)
        yield from _extra(chapter, shown, places)


def _without_chapter(row: Uitstromen, chapter: str) -> Finding:
    return Finding(
        bericht=f"Uitstroom {row.uitstroom_id} '{row.naam}' heeft geen paragraaf in {chapter}: "
        "beschrijving of uitwerking van het diploma ontbreekt.",
        plaatsen=(plaats(row, f"{row.uitstroom_id}: {row.naam}"),),
        voorstel=f"Voeg de paragraaf in {chapter} toe, of schrap de uitstroom in Deel B.",
        uitstroom_id=row.uitstroom_id,
        sleutel=chapter,
    )


def _without_diploma(uitstromen: Table[Uitstromen], places: dict[tuple[str, str], list[Vermeldingen]]) -> Verdicts:
    listed = places.get(("uitstroom", "diplomas"), [])
    if not listed:
        yield NotJudged("Diploma(s) in B 2.2 is in de bron niet te lezen", door_bron=True)
        return
    # A name without its level is not told apart from the next one: 'A B - 3' names A and B.
    text = squash(" ".join(item.titel or "" for item in listed))
    names = sorted((squash(row.naam) for row in uitstromen), key=len, reverse=True)
    for row in uitstromen:
        yield Seen()
        if row.uitstroom_id not in {item.sleutel for item in listed} and squash(row.naam) not in _without_longer(
            text, row, names
        ):
            yield Finding(
                bericht=f"Uitstroom {row.uitstroom_id} '{row.naam}' staat niet bij Diploma(s) in B 2.2: zo leidt zij tot geen diploma.",
                plaatsen=(
                    plaats(listed[0], f"Diploma(s): {', '.join(item.titel or '' for item in listed)}"),
                    plaats(row, f"{row.uitstroom_id}: {row.naam}"),
                ),
                voorstel="Neem de uitstroom met haar niveau op bij Diploma(s).",
                uitstroom_id=row.uitstroom_id,
                sleutel="diplomas",
            )


def _without_longer(text: str, row: Uitstromen, names: list[str]) -> str:
    """`text` without the names of other uitstromen that hold this one's: 'Timmerman mastenbouw' does not name 'Timmerman'."""
    for name in names:
        if squash(row.naam) in name and name != squash(row.naam):
            text = text.replace(name, "")
    return text


def _extra(chapter: str, shown: list[Vermeldingen], places: dict[tuple[str, str], list[Vermeldingen]]) -> Verdicts:
    headings = {(spot(row), squash(row.titel)) for row in shown}
    for row in places.get(("paragraaf", "kop"), []):
        is_uitstroom = row.sleutel.startswith(_CHAPTERS[chapter]) and row.sleutel.count(".") == 1
        if is_uitstroom and (spot(row), squash(row.titel)) not in headings:
            yield Finding(
                bericht=f"Paragraaf {row.sleutel} '{row.titel}' hoort bij geen uitstroom die Deel B noemt.",
                plaatsen=(plaats(row, f"{row.sleutel} {row.titel}"),),
                voorstel="Neem de uitstroom op in Deel B, of schrap de paragraaf.",
                sleutel=row.sleutel,
                afwijkend=squash(row.titel or ""),
            )


@rule(
    "KD212",
    ernst=Ernst.FOUT,
    grond="Deel B 2.2 vat samen wat B 4 per uitstroom over de vereisten zegt",
    onbekend={SBB_2015: "in dit formaat vergelijkt KD816 de vereisten van dossier en profielen"},
)
def vereisten_tegenstrijdig(
    dossiers: Table[Dossiers], uitstromen: Table[Uitstromen], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of B 2.2 over wettelijke en branchevereisten hetzelfde zegt als B 4 bij de uitstromen.

    Waarom: aan vereisten zijn rechten en plichten verbonden; zegt B 2.2 'Ja', dan moet ten minste één uitstroom ze
    hebben, zegt B 2.2 'Nee', dan geen enkele.

    Fout: B 2.2 zegt bij branchevereisten 'Ja', B 4 zegt bij elke uitstroom 'Nee'.

    Goed: B 2.2 zegt 'Ja' en B 4.3 zegt 'Ja'; de andere uitstromen zeggen 'Nee'.
    """
    for dossier in dossiers:
        for column, label in _VEREISTEN.items():
            general = getattr(dossier, column)
            stated = [row for row in uitstromen if getattr(row, column) is not None]
            if general is None or not stated:
                yield NotJudged(f"'{label}' is in de bron niet op beide plaatsen te lezen", door_bron=True)
                continue
            anyone = [row for row in stated if getattr(row, column)]
            if not anyone and unread(niet_herkend, "uitstromen", column):
                yield not_recognised(f"'{label}' in B 4")
                continue
            yield Seen()
            if bool(anyone) != general and (anyone or len(stated) == len(uitstromen)):
                yield _contradiction(dossier, label, general, anyone or stated)


def _contradiction(dossier: Dossiers, label: str, general: bool, rows: list[Uitstromen]) -> Finding:
    here, there = ("Ja", "Nee") if general else ("Nee", "Ja")
    who = "elke uitstroom" if general else " en ".join(row.uitstroom_id for row in rows)
    return Finding(
        bericht=f"'{label}' is in B 2.2 '{here}', maar in B 4 bij {who} '{there}': de vereisten spreken elkaar tegen.",
        plaatsen=(
            plaats(dossier, f"B 2.2 {label}: {here}"),
            *(plaats(row, f"{row.uitstroom_id} {label}: {there}") for row in rows),
        ),
        voorstel="Maak B 2.2 en B 4 gelijk.",
        uitstroom_id=rows[0].uitstroom_id if len(rows) == 1 else None,
        sleutel=label,
        afwijkend=f"{here}|{there}",
    )


@rule("KD206", ernst=Ernst.FOUT, grond=GROND_3)
def werkproces_zonder_uitstroom(
    werkprocessen: Table[Werkprocessen], overzicht: Table[Overzicht], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of elk werkproces in B 3 voor ten minste één uitstroom is gemarkeerd.

    Waarom: een werkproces dat bij geen uitstroom hoort, hoort niet in het dossier of mist een markering.

    Fout: de rij van 3.4 heeft in B 3 onder geen enkele uitstroom een kruisje.

    Goed: elke rij van B 3 heeft ten minste één kruisje.
    """
    marked = overzicht.by("werkproces_id")
    if not marked:
        yield NotJudged(NO_OVERVIEW, door_bron=True)
        return
    for row in werkprocessen:
        if row.werkproces_id in marked:
            yield Seen()
        elif unread_mark(niet_herkend, None, row.werkproces_id):
            yield not_recognised(PART_OF_OVERVIEW)
        else:
            yield Seen()
            yield Finding(
                bericht=f"Werkproces {row.werkproces_id} '{row.titel}' is in het overzicht voor geen enkele uitstroom gemarkeerd: "
                "het hoort nu bij geen diploma.",
                plaatsen=(plaats(row, f"{row.werkproces_id} {row.titel}"),),
                voorstel="Markeer de uitstromen waar het bij hoort, of schrap het werkproces.",
                kerntaak_nr=row.kerntaak_nr,
                werkproces_id=row.werkproces_id,
            )
