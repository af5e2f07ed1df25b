"""A version of a fictional series in the format of 2015, as the XML of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.register.model import Dossier, Kerntaak, Profiel, Werkproces
from tests.register.write import write

if TYPE_CHECKING:
    from tests.dossiers.inhoud import Wp
    from tests.many.reeks import Reeks

SOORTEN = {2: "basisberoepsopleiding", 3: "vakopleiding", 4: "middenkaderopleiding"}


def als_register(reeks: Reeks, versie: int) -> Dossier:
    """The version of that number, from 1: each has the number of the one before it."""
    naam = reeks.titel.lower()
    kennis = [f"heeft kennis van {term[0].lower()}{term[1:]}" for wp in reeks.werk for term in wp.kennis]
    taak = Kerntaak(
        "Voert het ambacht uit",
        f"De {naam} kiest zelf uit bekende werkwijzen.",
        f"De {naam} is verantwoordelijk voor zijn eigen werk.",
        sorted(set(kennis)),
        [_werkproces(wp, naam) for wp in reeks.werk],
    )
    eigen = Kerntaak(
        f"Onderneemt als {naam}",
        f"De {naam} kiest zelf zijn aanpak.",
        f"De {naam} verantwoordt zich tegenover zijn leidinggevende.",
        sorted(set(kennis))[:1],
        [Werkproces(f"Plant het werk van de {naam}", f"De {naam} maakt een planning.", "Er is een planning.",
                    f"De {naam}:\n- plant vooruit.", "QK")],
    )  # fmt: skip
    nr = 9_000 + 10 * reeks.nummer + versie
    return Dossier(
        reeks.titel,
        reeks.crebo,
        [taak],
        [Profiel(f"{reeks.titel} in bedrijf", reeks.niveau, SOORTEN[reeks.niveau], str(60_000 + reeks.nummer),
                 f"De {naam} werkt alleen of met anderen.", [eigen])],
        nr=nr,
        versie=str(versie),
        vorige=str(nr - 1),
        geldig=f"01-08-{2014 + versie}",
        vastgesteld=f"26-11-{2013 + versie}",
        kennis=sorted(set(kennis)),
    )  # fmt: skip


def xml(reeks: Reeks, versie: int) -> bytes:
    """That version as a source."""
    return write(als_register(reeks, versie)).encode()


def _werkproces(wp: Wp, naam: str) -> Werkproces:
    first, *rest = wp.zinnen
    return Werkproces(
        wp.titel,
        f"De {naam} {wp.titel[0].lower()}{wp.titel[1:]}. Hij {first}. " + " ".join(f"Hij {zin}." for zin in rest),
        wp.resultaten[0],
        f"De {naam}:\n- werkt zorgvuldig.",
        wp.wie.partition(":")[2],
    )
