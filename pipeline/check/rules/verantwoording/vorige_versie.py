"""Family 7, Deel D 2.5 held against the previous version; judged when that is given (`--vorige`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Plaats, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import words
from pipeline.check.rules.verantwoording.claims_lezen import TitleClaim, claims
from pipeline.check.rules.verantwoording.verschillen_lezen import NOT_COMPARED, mentioned, of_all, shows, unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.run_tables import Verschillen, Vorige
    from pipeline.check.engine.table import Table
    from schemas.rows import Competenties, Vermeldingen, Versies, Wijzigingen, Wijzigingscategorieen

GIVE = "er is geen vorige versie gegeven (--vorige)"
INHOUD = "inhoud"
QUOTED, BEFORE = 100, 30
"""Characters of a text that a finding quotes, and of those what stands before the first that differs."""
SHOWN = 5
"""Changes of one kind that a finding quotes."""
_CHANGED_NOW = re.compile(r"\b(?:wijziging|gewijzigd|hernoemd|veranderd)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\bsinds\b|\bverwezen\b|\bverwijz|\bcorrectie\b|\bherstel", re.IGNORECASE)
"""A title that is put right somewhere was changed in an earlier version."""


@rule(
    "KD709",
    ernst=Ernst.WAARSCHUWING,
    grond="Deel D 2.5: 'Bij de toelichting onder deze tabel bevindt zich een samenvatting van de wijzigingen'.",
)
def wijziging_niet_genoemd(
    wijzigingen: Table[Wijzigingen],
    versies: Table[Versies],
    vorige: Table[Vorige],
    verschillen: Table[Verschillen],
) -> Verdicts:
    """Controleert of deel D 2.5 elke inhoudelijke wijziging sinds de vorige versie noemt.

    Genoemd is een wijziging als D 2.5 of de laatste rij van het versiebeheer haar onderwerp, het onderdeel of de
    gewijzigde waarde noemt. Zegt D 2.5 dat het hele dossier is herzien, dan hoeft niets apart te worden genoemd.

    Waarom: scholen passen hun onderwijs en examens aan op wat deze lijst noemt.

    Fout: bij werkproces 1.2 is de competentie 'Analyseren' erbij gekomen, en D 2.5 noemt alleen spelfouten.

    Goed: D 2.5 noemt 'toevoeging van de competentie Analyseren bij werkproces 1.2'.
    """
    if not len(vorige):
        yield NotJudged(GIVE, door_bron=False)
        return
    told = [row.wijziging for row in wijzigingen if row.wijziging]
    told += [row.reden for row in list(versies)[-1:] if row.reden]
    if not told:
        yield NotJudged("de toelichting op de wijzigingen ontbreekt", door_bron=False)
        return
    if of_all(told):
        yield NotJudged("D 2.5 zegt dat het dossier als geheel is herzien", door_bron=False)
        return
    groups: dict[tuple[object, ...], list[Verschillen]] = {}
    for item in verschillen:
        if item.gewicht != INHOUD:
            continue
        yield Seen()
        if not mentioned(item, told):
            key = (item.onderwerp, item.werkproces_id or item.kerntaak_nr or item.uitstroom_id or item.waar)
            groups.setdefault(key, []).append(item)
    previous = next(iter(vorige)).bestand
    for about, items in groups.items():
        yield _untold(items, "|".join(map(str, about)), previous)


def _untold(items: list[Verschillen], key: str, previous: str) -> Finding:
    first = items[0]
    count = "" if len(items) == 1 else f" en nog {len(items) - 1} van {first.onderwerp}"
    return Finding(
        bericht=f"Deel D 2.5 noemt deze wijziging ten opzichte van {previous} niet: {_said(first)}{count};"
        " wie op de lijst afgaat, mist haar.",
        plaatsen=tuple(_place(item) for item in items[:SHOWN]),
        voorstel="Noem de wijziging in D 2.5; 'dossier diff' geeft er een tekst voor.",
        uitstroom_id=first.uitstroom_id,
        kerntaak_nr=first.kerntaak_nr,
        werkproces_id=first.werkproces_id,
        sleutel=key,
    )


def _said(item: Verschillen) -> str:
    what = f"{item.onderwerp} ({item.onderdeel})" if item.onderdeel else item.onderwerp
    values = " wordt ".join(f"'{text}'" for text in _where_they_part(item.oud or "", item.nieuw or "") if text)
    return f"{what} {item.soort} ({item.waar}): {values}" if item.waar else f"{what} {item.soort}: {values}"


def _where_they_part(old: str, new: str) -> tuple[str, str]:
    """Two texts from some words before the first letter that differs, so that a long one shows what does."""
    shorter = min(len(old), len(new))
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), shorter)
    if max(len(old), len(new)) <= QUOTED or same <= BEFORE:
        return old[:QUOTED], new[:QUOTED]
    start = old.rfind(" ", 0, same - BEFORE) + 1
    lead = "… " if start else ""
    return lead + old[start : start + QUOTED], lead + new[start : start + QUOTED]


def _place(item: Verschillen) -> Plaats:
    found = plaats(item, item.nieuw or item.oud)
    return Plaats(tekst=found.tekst, regel=found.regel, pagina=found.pagina, pad=found.pad, bestand=item.bestand or "")


@rule(
    "KD710",
    ernst=Ernst.WAARSCHUWING,
    grond="Deel D 2.5: 'In dit dossier zijn de volgende wijzigingen doorgevoerd'.",
)
def genoemde_wijziging_niet_gevonden(
    wijzigingen: Table[Wijzigingen],
    vermeldingen: Table[Vermeldingen],
    competenties: Table[Competenties],
    vorige: Table[Vorige],
    verschillen: Table[Verschillen],
) -> Verdicts:
    """Controleert of een wijziging die deel D 2.5 noemt er sinds de vorige versie ook is.

    Nagegaan worden toegevoegde kruisjes, gewijzigde namen en toegevoegde niveaumatrices. Een herstelde naam kan al
    eerder zijn gewijzigd en telt niet mee.

    Waarom: wie de lijst leest, denkt dat er iets veranderd is dat al zo was.

    Fout: 'toevoeging van een kruisje bij "Analyseren" in de matrix van kerntaak 1', en dat kruisje stond er al.

    Goed: in de vorige versie heeft kerntaak 1 geen kruisje bij 'Analyseren', nu wel.
    """
    if not len(vorige):
        yield NotJudged(GIVE, door_bron=False)
        return
    changes = list(verschillen)
    names = {words(other.titel): other for other in vermeldingen if other.soort in ("uitstroom", "eenheid")}
    for row in wijzigingen:
        text = row.wijziging or ""
        for claim in claims(text, list(competenties), list(names.values())):
            if isinstance(claim, TitleClaim) and (not _CHANGED_NOW.search(text) or _EARLIER.search(text)):
                continue
            if shows(claim, changes):
                yield Seen()
            elif reason := unseen(claim, changes):
                yield NotJudged(f"'{text[:80]}': {reason}", door_bron=True)
            else:
                yield Seen()
                yield _not_found(row, text, next(iter(vorige)).bestand)


def _not_found(row: Wijzigingen, text: str, previous: str) -> Finding:
    return Finding(
        bericht=f"Deel D 2.5 noemt een wijziging die er ten opzichte van {previous} niet is: '{text[:120]}';"
        " de lijst zegt dan meer dan er veranderd is.",
        plaatsen=(plaats(row, text),),
        voorstel="Haal de wijziging uit de lijst, of voer haar door.",
        sleutel=f"{row.categorie}|{words(text)[:80]}",
    )


@rule(
    "KD711",
    ernst=Ernst.FOUT,
    grond="Deel D 2.5: 'Kruis aan welke categorie van toepassing is'.",
)
def categorie_te_licht(
    wijzigingscategorieen: Table[Wijzigingscategorieen], vorige: Table[Vorige], verschillen: Table[Verschillen]
) -> Verdicts:
    """Controleert of de aangekruiste categorie zwaar genoeg is voor wat er sinds de vorige versie veranderd is.

    Is er alleen spelling of opmaak veranderd, dan is het een waarschuwing.

    Waarom: de categorie bepaalt hoe het dossier wordt getoetst; een te lichte slaat een toets over.

    Fout: categorie 4 'Ongewijzigd' is aangekruist, en er is een competentie bij gekomen.

    Goed: categorie 3 'Wijzigingen' is aangekruist, en er is een competentie bij gekomen.
    """
    ticked = {row.categorie: row for row in wijzigingscategorieen if row.aangekruist}
    previous = next(iter(vorige), None)
    if previous is None or not ticked or previous.categorie is None:
        no_tick = "er is geen categorie aangekruist" if previous is not None and not ticked else GIVE
        yield NotJudged(previous.reden if previous is not None and ticked else no_tick, door_bron=False)
        return
    yield Seen()
    lightest = min(ticked)
    if lightest <= previous.categorie:
        return
    grounds = list(_grounds(verschillen, previous.categorie))
    heavy = [item for item in grounds if item.gewicht == INHOUD]
    row = ticked[lightest]
    yield Finding(
        bericht=f"Aangekruist is categorie {lightest}, maar ten opzichte van {previous.bestand} hoort het categorie"
        f" {previous.categorie} te zijn: {_said((heavy or grounds)[0]) if grounds else previous.reden};"
        " het dossier wordt te licht getoetst.",
        plaatsen=(
            plaats(row, f"Categorie {row.categorie}: {row.naam or ''}: aangekruist"),
            *(_place(item) for item in (heavy or grounds)[:SHOWN]),
        ),
        voorstel=f"Kruis categorie {previous.categorie} aan.",
        ernst=None if heavy else Ernst.WAARSCHUWING,
        sleutel=f"{lightest}|{previous.categorie}",
    )


def _grounds(verschillen: Table[Verschillen], due: int) -> Iterator[Verschillen]:
    """The changes that ask for a category: all but beheer; for category 2 the elements that came, went or joined."""
    for item in verschillen:
        if item.soort == NOT_COMPARED or item.gewicht == "beheer":
            continue
        if due != 2 or item.onderwerp in ("uitstroom", "eenheid", "bcp"):
            yield item
