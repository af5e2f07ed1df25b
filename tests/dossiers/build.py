"""Makes a complete and consistent `Dossier` from a `Beschrijving`: every place says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.build_ab import (
    beeld,
    colofon,
    in_beeld,
    inleiding,
    kerntaken,
    klein,
    letters_of,
    overzicht,
    trends,
    typering,
    uitstroom,
)
from tests.dossiers.model import (
    Detaillering,
    Dossier,
    Eenheid,
    Genummerd,
    KerntaakC,
    Matrix,
    Paragraaf,
    Rij,
    UitstroomC,
    Uitwerking,
)
from tests.dossiers.verantwoording import contents, verantwoording
from tests.dossiers.woorden import COMPONENTEN, NAMEN, ZINNEN

if TYPE_CHECKING:
    from tests.dossiers.inhoud import Beschrijving, Uit, Wp


def build(spec: Beschrijving) -> Dossier:
    """The dossier that `spec` describes, without a single contradiction."""
    dossier = Dossier(
        organisatie=spec.organisatie,
        titel=spec.titel,
        crebocodes=list(spec.crebo),
        sector=spec.sector,
        branches=list(spec.branches),
        cohort=f"Cohort {spec.jaar} - {spec.jaar + 1}",
        inhoud=[],
        inleiding=inleiding(spec),
        beeldkop="Beeld van de beroepsgroep",
        beeldtitel=spec.titel,
        beeld=beeld(spec),
        in_beeld=in_beeld(spec),
        b1=Paragraaf(
            "1",
            "Inleiding",
            [f"Voor u ligt Deel B van het kwalificatiedossier {spec.titel}. Het noemt de eisen voor de diploma's:"]
            + [f"• {uit.naam}" for uit in spec.uitstromen],
        ),
        colofon=colofon(spec),
        diplomas=[(uit.naam, uit.niveau) for uit in spec.uitstromen],
        eenheden_b2=[eenheid.naam for eenheid in spec.eenheden],
        wettelijk="Nee",
        branche="Ja" if any(uit.branche != "Nee" for uit in spec.uitstromen) else "Nee",
        profielen=[
            f"{uit.naam} ({spec.organisatie}), {8 + nr} maart {spec.jaar - 3}" for nr, uit in enumerate(spec.uitstromen)
        ],
        typering=typering(spec),
        loopbaan=[
            (uit.naam, f"De {klein(uit.naam)} kan na enkele jaren {uit.doorgroei} worden.") for uit in spec.uitstromen
        ],
        trends=trends(spec),
        perspectieven=[(uit.naam, *uit.perspectief) for uit in spec.uitstromen],
        legenda=[Genummerd(f"U{nr}", uit.naam) for nr, uit in enumerate(spec.uitstromen, 1)],
        overzicht=overzicht(spec),
        lijst_b4=[uit.naam for uit in spec.uitstromen],
        uitstromen=[uitstroom(spec, nr, uit) for nr, uit in enumerate(spec.uitstromen, 1)],
        kerntaken=kerntaken(spec),
        totaal=_totaal(spec),
        inleiding_c=[
            "In dit deel staat per uitstroom uitgewerkt wat Deel B in grote lijnen aangeeft.",
            "Een kruisje in een matrix betekent dat de competentie bij het werkproces nodig is.",
        ],
        uitwerking=[_uitwerking(spec, nr, uit) for nr, uit in enumerate(spec.uitstromen, 1)],
        lijst_c3=[eenheid.naam for eenheid in spec.eenheden],
        eenheden=_eenheden(spec),
        heeft_c3=bool(spec.eenheden),
        **verantwoording(spec),
    )
    dossier.inhoud = contents(dossier)
    return dossier


def _rows(spec: Beschrijving, k: int, uitstromen: tuple[int, ...], only: tuple[str, ...] | None = None) -> list[Rij]:
    rows = []
    for n, wp in enumerate(spec.kerntaken[k - 1].werkprocessen, 1):
        number = f"{k}.{n}"
        shown = only is None or number in only
        letters = {letter for u in uitstromen for letter in letters_of(wp, u)} if shown else set()
        rows.append(Rij(number, wp.titel, dict.fromkeys(sorted(letters), "x")))
    return rows


def _totaal(spec: Beschrijving) -> list[tuple[Genummerd, Matrix]]:
    everyone = tuple(range(1, len(spec.uitstromen) + 1))
    return [
        (
            Genummerd(f"6.{k}", f"Proces-competentie-matrix Kerntaak {k}: {kt.titel}"),
            Matrix(f"B-{k}", f"Kerntaak {k} {kt.titel}", _rows(spec, k, everyone)),
        )
        for k, kt in enumerate(spec.kerntaken, 1)
    ]


def _uitwerking(spec: Beschrijving, u: int, uit: Uit) -> UitstroomC:
    kerntaken = []
    for k, kt in enumerate(spec.kerntaken, 1):
        done = [
            _werkproces(f"{k}.{n}", wp, f"Kerntaak {k} {kt.titel}", uit, letters_of(wp, u))
            for n, wp in enumerate(kt.werkprocessen, 1)
            if letters_of(wp, u)
        ]
        if done:
            title = f"Kerntaak {k} {kt.titel}"
            matrix = Matrix(f"C-U{u}-{k}", title, _rows(spec, k, (u,)))
            heads = (f"Proces-competentie-matrix {uit.naam}", f"Detaillering proces-competentie-matrix {uit.naam}")
            kerntaken.append(KerntaakC(k, title, *heads, matrix, done))
    return UitstroomC(f"2.{u}", uit.naam, kerntaken)


def _werkproces(number: str, wp: Wp, kerntaak: str, uit: Uit, letters: str) -> Uitwerking:
    name = klein(uit.naam)
    ordered = sorted(letters, key=lambda letter: NAMEN[letter].casefold())
    seed = sum(ord(char) for char in wp.titel)
    details = []
    for place, letter in enumerate(ordered):
        parts = COMPONENTEN[letter]
        take = parts[: 1 + (seed + ord(letter)) % len(parts)]
        text = ZINNEN[letter].replace("{bij}", f"bij {wp.naamwoord}")
        terms = sorted(wp.kennis, key=str.casefold) if place == 0 else None
        details.append(Detaillering(NAMEN[letter], list(take), f"De {name} {text}", terms))
    lines = [f"De {name} {klein(wp.titel)}. Hij {wp.zinnen[0]}.", *(f"Hij {zin}." for zin in wp.zinnen[1:])]
    return Uitwerking(number, wp.titel, kerntaak, lines, list(wp.resultaten), details)


def _eenheden(spec: Beschrijving) -> list[Eenheid]:
    result = []
    for number, eenheid in enumerate(spec.eenheden, 1):
        rows: list[Rij] = []
        for k in sorted({int(wp.split(".")[0]) for wp in eenheid.werkprocessen}):
            rows.append(Rij("", "", kerntaak=f"Kerntaak {k}: {spec.kerntaken[k - 1].titel}"))
            rows += _rows(spec, k, (eenheid.uitstroom,), eenheid.werkprocessen)
        name = spec.uitstromen[eenheid.uitstroom - 1].naam
        text = [
            f"Wie deze eenheid behaalt, beheerst {' en '.join(eenheid.werkprocessen)} van de uitstroom {name}.",
            f"De uitwerking daarvan staat in Deel C, paragraaf 2.{eenheid.uitstroom}.",
        ]
        kop = f"Nadere specificatie {eenheid.naam}"
        matrix = Matrix(f"CE-E{number}", f"Proces-competentie-matrix {eenheid.naam}", rows)
        result.append(Eenheid(f"3.{number}", kop, eenheid.naam, text, matrix))
    return result
