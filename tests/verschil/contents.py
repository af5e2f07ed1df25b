"""Edits of what werkprocessen and uitstromen ask, in a description: every place follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.dossiers.inhoud import Eh
from tests.dossiers.model import TAALNIVEAUS, VAARDIGHEDEN
from tests.verschil.edit import COMPONENTEN, Gedaan, Plaats, Verwacht, op_beschrijving, plaatsen, with_wp, written

if TYPE_CHECKING:
    import random

    from tests.dossiers.inhoud import Beschrijving, Uit

Made = "tuple[Beschrijving, Gedaan] | None"
KENNIS = ("Zonnepanelen", "Arbowetgeving", "Duitse correspondentie", "Verzekeringsrecht")


def _in_eenheid(spec: Beschrijving, plaats: Plaats) -> bool:
    return any(plaats.id in eenheid.werkprocessen for eenheid in spec.eenheden)


@op_beschrijving("toevoegen", "werkproces ook voor een andere uitstroom")
def covered(spec: Beschrijving, dice: random.Random) -> Made:
    plaats = dice.choice(plaatsen(spec))
    free = [u for u in range(1, len(spec.uitstromen) + 1) if u not in plaats.wie]
    if not free:
        return None
    u = dice.choice(free)
    said = Verwacht("toegevoegd", "dekking", uitstroom=f"U{u}", werkproces=plaats.id)
    return with_wp(spec, plaats, wie=written(plaats.wie | {u: "KT"})), Gedaan((said,))


@op_beschrijving("verwijderen", "werkproces niet meer voor een uitstroom")
def uncovered(spec: Beschrijving, dice: random.Random) -> Made:
    options = [plaats for plaats in plaatsen(spec) if len(plaats.wie) > 1 and not _in_eenheid(spec, plaats)]
    if not options:
        return None
    plaats = dice.choice(options)
    u = dice.choice(list(plaats.wie))
    rest = {key: value for key, value in plaats.wie.items() if key != u}
    said = Verwacht("verwijderd", "dekking", uitstroom=f"U{u}", werkproces=plaats.id)
    return with_wp(spec, plaats, wie=written(rest)), Gedaan((said,))


@op_beschrijving("toevoegen", "competentie toegevoegd")
def asked(spec: Beschrijving, dice: random.Random) -> Made:
    plaats = dice.choice(plaatsen(spec))
    u = dice.choice(list(plaats.wie))
    letter = dice.choice([one for one in "ACDEFGHIJKLMNOPQSTUVWXY" if one not in plaats.wie[u]])
    said = Verwacht("toegevoegd", "competentie", uitstroom=f"U{u}", werkproces=plaats.id, competentie=letter)
    return with_wp(spec, plaats, wie=written(plaats.wie | {u: plaats.wie[u] + letter})), Gedaan((said,), COMPONENTEN)


@op_beschrijving("verwijderen", "competentie verwijderd")
def unasked(spec: Beschrijving, dice: random.Random) -> Made:
    options = [(plaats, u) for plaats in plaatsen(spec) for u, letters in plaats.wie.items() if len(letters) > 1]
    plaats, u = dice.choice(options)
    letter = dice.choice(plaats.wie[u])
    said = Verwacht("verwijderd", "competentie", uitstroom=f"U{u}", werkproces=plaats.id, competentie=letter)
    return with_wp(spec, plaats, wie=written(plaats.wie | {u: plaats.wie[u].replace(letter, "")})), Gedaan(
        (said,), COMPONENTEN
    )


def _for_all(plaats: Plaats, soort: str, onderwerp: str, **words: str) -> tuple[Verwacht, ...]:
    return tuple(Verwacht(soort, onderwerp, uitstroom=f"U{u}", werkproces=plaats.id, **words) for u in plaats.wie)


@op_beschrijving("toevoegen", "vakkennis toegevoegd")
def known(spec: Beschrijving, dice: random.Random) -> Made:
    plaats, term = dice.choice(plaatsen(spec)), dice.choice(KENNIS)
    made = with_wp(spec, plaats, kennis=(*plaats.wp.kennis, term))
    return made, Gedaan(_for_all(plaats, "toegevoegd", "vakkennis", nieuw=term))


@op_beschrijving("verwijderen", "vakkennis verwijderd")
def unknown(spec: Beschrijving, dice: random.Random) -> Made:
    plaats = dice.choice([one for one in plaatsen(spec) if len(one.wp.kennis) > 1])
    term = dice.choice(plaats.wp.kennis)
    made = with_wp(spec, plaats, kennis=tuple(one for one in plaats.wp.kennis if one != term))
    return made, Gedaan(_for_all(plaats, "verwijderd", "vakkennis", oud=term))


@op_beschrijving("herformuleren", "vakkennis gewijzigd")
def reknown(spec: Beschrijving, dice: random.Random) -> Made:
    plaats = dice.choice(plaatsen(spec))
    term = dice.choice(plaats.wp.kennis)
    new = dice.choice((f"{term} voor gevorderden", f"Basis van {term.lower()}", f"{term} en onderhoud"))
    made = with_wp(spec, plaats, kennis=tuple(new if one == term else one for one in plaats.wp.kennis))
    return made, Gedaan(_for_all(plaats, "gewijzigd", "vakkennis", oud=term, nieuw=new))


@op_beschrijving("samenvoegen", "twee termen van vakkennis samengevoegd")
def terms_merged(spec: Beschrijving, dice: random.Random) -> Made:
    plaats = dice.choice([one for one in plaatsen(spec) if len(one.wp.kennis) > 1])
    one, other, *rest = plaats.wp.kennis
    whole = f"{one} en {other.lower()}"
    made = with_wp(spec, plaats, kennis=(whole, *rest))
    said = tuple(
        replace(item, gewicht="redactie") for item in _for_all(plaats, "samengevoegd", "vakkennis", nieuw=whole)
    )
    return made, Gedaan(said)


@op_beschrijving("splitsen", "term van vakkennis gesplitst")
def terms_split(spec: Beschrijving, dice: random.Random) -> Made:
    made, done = terms_merged(spec, dice)
    said = tuple(replace(item, soort="gesplitst", oud=item.nieuw, nieuw="") for item in done.verwacht)
    return made, Gedaan(said, categorie=-3)


@op_beschrijving("verplaatsen", "vakkennis naar een ander werkproces")
def terms_moved(spec: Beschrijving, dice: random.Random) -> Made:
    plaats = dice.choice([one for one in plaatsen(spec) if len(one.wp.kennis) > 1])
    term = plaats.wp.kennis[-1]
    options = [
        one
        for one in plaatsen(spec)
        if one.id != plaats.id and set(one.wie) == set(plaats.wie) and term not in one.wp.kennis
    ]
    if not options:
        return None
    to = dice.choice(options)
    made = with_wp(with_wp(spec, plaats, kennis=plaats.wp.kennis[:-1]), to, kennis=(*to.wp.kennis, term))
    return made, Gedaan(_for_all(to, "verplaatst", "vakkennis", nieuw=term))


@op_beschrijving("toevoegen", "resultaat toegevoegd")
def result(spec: Beschrijving, dice: random.Random) -> Made:
    plaats = dice.choice(plaatsen(spec))
    text = "De werkplek is opgeruimd achtergelaten."
    made = with_wp(spec, plaats, resultaten=(*plaats.wp.resultaten, text))
    return made, Gedaan(_for_all(plaats, "toegevoegd", "resultaat", nieuw=text))


@op_beschrijving("verwijderen", "resultaat verwijderd")
def no_result(spec: Beschrijving, dice: random.Random) -> Made:
    options = [one for one in plaatsen(spec) if len(one.wp.resultaten) > 1]
    plaats = dice.choice(options)
    made = with_wp(spec, plaats, resultaten=plaats.wp.resultaten[:-1])
    return made, Gedaan(_for_all(plaats, "verwijderd", "resultaat", oud=plaats.wp.resultaten[-1]))


@op_beschrijving("herformuleren", "omschrijving uitgebreid")
def description(spec: Beschrijving, dice: random.Random) -> Made:
    plaats = dice.choice(plaatsen(spec))
    made = with_wp(spec, plaats, zinnen=(*plaats.wp.zinnen, "controleert daarna het geheel met een collega"))
    return made, Gedaan(_for_all(plaats, "gewijzigd", "werkproces", nieuw="controleert daarna"))


@op_beschrijving("niveau", "taalniveau gewijzigd")
def language(spec: Beschrijving, dice: random.Random) -> Made:
    u = dice.randrange(1, len(spec.uitstromen) + 1)
    at = dice.randrange(len(VAARDIGHEDEN))
    tops = spec.uitstromen[u - 1].talen[0][1].split()
    new = dice.choice([level for level in TAALNIVEAUS if level != tops[at]])
    old, tops[at] = tops[at], new
    talen = ((spec.uitstromen[u - 1].talen[0][0], " ".join(tops)), *spec.uitstromen[u - 1].talen[1:])
    said = Verwacht("gewijzigd", "niveau", uitstroom=f"U{u}", oud=old, nieuw=new)
    return _with_uit(spec, u, talen=talen), Gedaan((said,))


@op_beschrijving("niveau", "taal toegevoegd")
def more_language(spec: Beschrijving, dice: random.Random) -> Made:
    u = dice.randrange(1, len(spec.uitstromen) + 1)
    talen = (*spec.uitstromen[u - 1].talen, ("Fries", "A1 A1 A1 A1 A1"))
    said = Verwacht("toegevoegd", "niveau", uitstroom=f"U{u}", nieuw="Fries")
    return _with_uit(spec, u, talen=talen), Gedaan((said,))


@op_beschrijving("niveau", "niveau van een uitstroom gewijzigd")
def level(spec: Beschrijving, dice: random.Random) -> Made:
    u = dice.randrange(1, len(spec.uitstromen) + 1)
    old = spec.uitstromen[u - 1].niveau
    new = old + 1 if old < 4 else 3
    said = Verwacht("gewijzigd", "niveau", uitstroom=f"U{u}", oud=str(old), nieuw=str(new))
    return _with_uit(spec, u, niveau=new), Gedaan((said,))


def _with_uit(spec: Beschrijving, u: int, **changes: object) -> Beschrijving:
    def changed(uit: Uit) -> Uit:
        return replace(uit, **changes)  # type: ignore[arg-type]

    return replace(spec, uitstromen=tuple(changed(uit) if n == u else uit for n, uit in enumerate(spec.uitstromen, 1)))


@op_beschrijving("toevoegen", "eenheid toegevoegd")
def unit(spec: Beschrijving, dice: random.Random) -> Made:
    if not spec.eenheden:
        return None
    own = [plaats.id for plaats in plaatsen(spec) if 1 in plaats.wie][:2]
    made = Eh("Hulpkracht in de zomer", 1, tuple(own))
    said = Verwacht("toegevoegd", "eenheid", nieuw=made.naam)
    return replace(spec, eenheden=(*spec.eenheden, made)), Gedaan((said,), categorie=2)


@op_beschrijving("verwijderen", "eenheid verwijderd")
def no_unit(spec: Beschrijving, dice: random.Random) -> Made:
    if len(spec.eenheden) < 2:
        return None
    said = Verwacht("verwijderd", "eenheid", oud=spec.eenheden[-1].naam)
    return replace(spec, eenheden=spec.eenheden[:-1]), Gedaan((said,), categorie=2)


@op_beschrijving("hernoemen", "eenheid hernoemd")
def renamed_unit(spec: Beschrijving, dice: random.Random) -> Made:
    if not spec.eenheden:
        return None
    old, new = spec.eenheden[0].naam, "Ondersteunend werk"
    made = (replace(spec.eenheden[0], naam=new), *spec.eenheden[1:])
    return replace(spec, eenheden=made), Gedaan((Verwacht("hernoemd", "eenheid", oud=old, nieuw=new),))
