"""Edits of uitstromen, kerntaken and werkprocessen, in a description: every place follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.dossiers.inhoud import Beschrijving, Kt, Uit, Wp
from tests.verschil.edit import (
    COMPONENTEN,
    INHOUD,
    REDACTIE,
    Gedaan,
    Verwacht,
    op_beschrijving,
    plaatsen,
    renumbered,
    with_list,
    with_wp,
    written,
)

if TYPE_CHECKING:
    import random

NIEUW_WP = (
    Wp(
        "Controleert de brandblussers",
        "het controleren van de brandblussers",
        ("leest de meter van elke blusser af", "plakt een zegel met de datum"),
        ("Alle blussers zijn gekeurd.",),
        ("Brandklassen", "Keuringstermijnen"),
        "",
    ),
    Wp(
        "Ontvangt de schoolklassen",
        "het ontvangen van de schoolklassen",
        ("vertelt kinderen over vroeger", "deelt een speurtocht uit"),
        ("De klas heeft een leerzame middag gehad.",),
        ("Groepsgesprekken", "Kindveiligheid"),
        "",
    ),
)
ZONDER_EENHEID = "a numbering that eenheden refer to is left alone"


def _in_eenheid(spec: Beschrijving) -> set[str]:
    return {number for eenheid in spec.eenheden for number in eenheid.werkprocessen}


def _after(spec: Beschrijving, k: int, n: int) -> bool:
    """Whether an eenheid names a werkproces of that kerntaak from that number on."""
    return any(int(item.split(".")[0]) == k and int(item.split(".")[1]) >= n for item in _in_eenheid(spec))


@op_beschrijving("toevoegen", "werkproces achteraan toegevoegd")
def wp_added(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    k = dice.randrange(1, len(spec.kerntaken) + 1)
    own = list(spec.kerntaken[k - 1].werkprocessen)
    made = replace(dice.choice(NIEUW_WP), wie=own[-1].wie)
    said = Verwacht("toegevoegd", "werkproces", werkproces=f"{k}.{len(own) + 1}", nieuw=made.titel)
    return with_list(spec, k, [*own, made]), Gedaan((said,))


@op_beschrijving("toevoegen", "werkproces tussengevoegd")
def wp_inserted(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    k = dice.randrange(1, len(spec.kerntaken) + 1)
    own = list(spec.kerntaken[k - 1].werkprocessen)
    at = dice.randrange(0, len(own))
    if _after(spec, k, at + 1):
        return None
    made = replace(dice.choice(NIEUW_WP), wie=own[0].wie)
    numbers = [(f"{k}.{n}", f"{k}.{n + 1}") for n in range(at + 1, len(own) + 1)]
    said = Verwacht("toegevoegd", "werkproces", werkproces=f"{k}.{at + 1}", nieuw=made.titel)
    return with_list(spec, k, [*own[:at], made, *own[at:]]), Gedaan((said, *renumbered(numbers)))


@op_beschrijving("verwijderen", "werkproces verwijderd")
def wp_removed(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    plaats = dice.choice(plaatsen(spec))
    own = list(spec.kerntaken[plaats.k - 1].werkprocessen)
    if len(own) < 3 or _after(spec, plaats.k, plaats.n):
        return None
    numbers = [(f"{plaats.k}.{n}", f"{plaats.k}.{n - 1}") for n in range(plaats.n + 1, len(own) + 1)]
    said = Verwacht("verwijderd", "werkproces", werkproces=plaats.id, oud=plaats.wp.titel)
    return with_list(spec, plaats.k, own[: plaats.n - 1] + own[plaats.n :]), Gedaan((said, *renumbered(numbers)))


@op_beschrijving("hernoemen", "werkproces hernoemd")
def wp_renamed(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    plaats = dice.choice(plaatsen(spec))
    new = dice.choice(
        (f"{plaats.wp.titel} en ruimt op", "Voert de volgende stap uit", f"Bereidt voor: {plaats.wp.titel}")
    )
    said = Verwacht("hernoemd", "werkproces", werkproces=plaats.id, oud=plaats.wp.titel, nieuw=new)
    return with_wp(spec, plaats, titel=new), Gedaan((said,), COMPONENTEN)


@op_beschrijving("hernoemen", "kerntaak hernoemd")
def kt_renamed(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    k = dice.randrange(1, len(spec.kerntaken) + 1)
    new = dice.choice(("Doet het dagelijkse werk", f"{spec.kerntaken[k - 1].titel} voor derden"))
    taken = tuple(replace(kt, titel=new) if at == k else kt for at, kt in enumerate(spec.kerntaken, 1))
    said = Verwacht("hernoemd", "kerntaak", kerntaak=k, oud=spec.kerntaken[k - 1].titel, nieuw=new)
    return replace(spec, kerntaken=taken), Gedaan((said,))


@op_beschrijving("hernoemen", "uitstroom hernoemd")
def uit_renamed(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    u = dice.randrange(1, len(spec.uitstromen) + 1)
    old = spec.uitstromen[u - 1].naam
    if old == spec.titel:
        return None
    new = dice.choice(("Vakman ambacht en erfgoed", f"{old} met specialisatie"))
    uit = tuple(replace(item, naam=new) if at == u else item for at, item in enumerate(spec.uitstromen, 1))
    said = Verwacht("hernoemd", "uitstroom", uitstroom=f"U{u}", oud=old, nieuw=new)
    bcp = Verwacht("hernoemd", "bcp", oud=old, nieuw=new)
    gone, come = Verwacht("verwijderd", "bcp", oud=old), Verwacht("toegevoegd", "bcp", nieuw=new)
    return replace(spec, uitstromen=uit), Gedaan((said,), (bcp, gone, come), 0)


@op_beschrijving("hernummeren", "twee werkprocessen wisselen van plaats")
def wp_swapped(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    plaats = dice.choice(plaatsen(spec))
    own = list(spec.kerntaken[plaats.k - 1].werkprocessen)
    n = plaats.n
    if n == len(own) or _after(spec, plaats.k, n):
        return None
    own[n - 1], own[n] = own[n], own[n - 1]
    numbers = [(f"{plaats.k}.{n}", f"{plaats.k}.{n + 1}"), (f"{plaats.k}.{n + 1}", f"{plaats.k}.{n}")]
    return with_list(spec, plaats.k, own), Gedaan(renumbered(numbers))


@op_beschrijving("hernummeren", "twee kerntaken wisselen van plaats")
def kt_swapped(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    if spec.eenheden or len(spec.kerntaken) < 2:
        return None
    taken = list(spec.kerntaken)
    taken[0], taken[1] = taken[1], taken[0]
    said = tuple(
        Verwacht("hernummerd", "kerntaak", REDACTIE, kerntaak=new, oud=str(old), nieuw=str(new))
        for old, new in ((1, 2), (2, 1))
    )
    return replace(spec, kerntaken=tuple(taken)), Gedaan(said)


@op_beschrijving("verplaatsen", "werkproces naar een andere kerntaak")
def wp_moved(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    options = [
        p for p in plaatsen(spec) if len(spec.kerntaken[p.k - 1].werkprocessen) > 2 and not _after(spec, p.k, p.n)
    ]
    if not options or len(spec.kerntaken) < 2:
        return None
    plaats = dice.choice(options)
    to = dice.choice([k for k in range(1, len(spec.kerntaken) + 1) if k != plaats.k])
    own, other = list(spec.kerntaken[plaats.k - 1].werkprocessen), list(spec.kerntaken[to - 1].werkprocessen)
    numbers = [(f"{plaats.k}.{n}", f"{plaats.k}.{n - 1}") for n in range(plaats.n + 1, len(own) + 1)]
    said = Verwacht("verplaatst", "werkproces", werkproces=f"{to}.{len(other) + 1}", oud=plaats.wp.titel)
    made = with_list(spec, plaats.k, own[: plaats.n - 1] + own[plaats.n :])
    return with_list(made, to, [*other, plaats.wp]), Gedaan((said, *renumbered(numbers)))


@op_beschrijving("samenvoegen", "twee werkprocessen samengevoegd")
def wp_merged(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    plaats = dice.choice(plaatsen(spec))
    own = list(spec.kerntaken[plaats.k - 1].werkprocessen)
    if plaats.n == len(own) or len(own) < 3 or _after(spec, plaats.k, plaats.n):
        return None
    one, other = own[plaats.n - 1], own[plaats.n]
    if one.wie.replace(":", " ").split()[::2] != other.wie.replace(":", " ").split()[::2]:
        return None
    letters = {u: set(one_letters) for u, one_letters in plaats.wie.items()}
    for part in other.wie.split():
        letters[int(part.split(":")[0])] |= set(part.split(":")[1])
    whole = Wp(
        f"{one.titel} en {other.titel[0].lower()}{other.titel[1:]}",
        f"{one.naamwoord} en {other.naamwoord}",
        one.zinnen + other.zinnen,
        one.resultaten + other.resultaten,
        tuple(dict.fromkeys(one.kennis + other.kennis)),
        written({u: "".join(group) for u, group in letters.items()}),
    )
    numbers = [(f"{plaats.k}.{n}", f"{plaats.k}.{n - 1}") for n in range(plaats.n + 2, len(own) + 1)]
    said = Verwacht("samengevoegd", "werkproces", werkproces=plaats.id, oud=other.titel, nieuw=whole.titel)
    made = with_list(spec, plaats.k, [*own[: plaats.n - 1], whole, *own[plaats.n + 1 :]])
    return made, Gedaan((said, *renumbered(numbers)))


@op_beschrijving("splitsen", "werkproces gesplitst")
def wp_split(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    merged = wp_merged(spec, dice)
    if merged is None:
        return None
    made, done = merged
    back = next(item for item in done.verwacht if item.soort == "samengevoegd")
    numbers = [(item.nieuw, item.oud) for item in done.verwacht if item.soort == "hernummerd"]
    said = Verwacht("gesplitst", "werkproces", werkproces="", oud=back.nieuw, nieuw=back.oud)
    return made, Gedaan((said, *renumbered(numbers)), categorie=-3)


@op_beschrijving("toevoegen", "kerntaak toegevoegd")
def kt_added(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    wie = spec.kerntaken[0].werkprocessen[0].wie
    made = Kt("Zorgt voor veiligheid en bezoek", tuple(replace(wp, wie=wie) for wp in NIEUW_WP))
    said = Verwacht("toegevoegd", "kerntaak", kerntaak=len(spec.kerntaken) + 1, nieuw=made.titel)
    return replace(spec, kerntaken=(*spec.kerntaken, made)), Gedaan((said,))


@op_beschrijving("verwijderen", "kerntaak verwijderd")
def kt_removed(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    k = len(spec.kerntaken)
    if k < 2 or _after(spec, k, 1):
        return None
    said = Verwacht("verwijderd", "kerntaak", kerntaak=k, oud=spec.kerntaken[-1].titel)
    return replace(spec, kerntaken=spec.kerntaken[:-1]), Gedaan((said,))


def _letters_for(spec: Beschrijving, number: int, like: int) -> Beschrijving:
    """The description in which a new uitstroom does what another does."""
    made = spec
    for plaats in plaatsen(spec):
        if like in plaats.wie:
            made = with_wp(made, plaats, wie=written(plaats.wie | {number: plaats.wie[like]}))
    return made


@op_beschrijving("toevoegen", "uitstroom toegevoegd")
def uit_added(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    number = len(spec.uitstromen) + 1
    first = spec.uitstromen[0]
    made = Uit(
        "Hulp in de werkplaats",
        2,
        "zelfstandig vakman",
        ("matig", "goed"),
        (("Nederlands", "B1 A2 A2 A2 A1"),),
        "X2 X1 X1 X1",
    )
    if first.talen[0][0] != "Nederlands":
        return None
    spec = replace(spec, uitstromen=(*spec.uitstromen, made))
    base = spec
    for plaats in dice.sample(plaatsen(spec), 2):
        base = with_wp(base, plaats, wie=written(plaats.wie | {number: "KT"}))
    said = Verwacht("toegevoegd", "uitstroom", uitstroom=f"U{number}", nieuw=made.naam)
    return base, Gedaan((said,), (Verwacht("toegevoegd", "bcp", nieuw=made.naam),), 2)


@op_beschrijving("verwijderen", "uitstroom verwijderd")
def uit_removed(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    number = len(spec.uitstromen)
    if number < 3 or any(eenheid.uitstroom == number for eenheid in spec.eenheden):
        return None
    name = spec.uitstromen[-1].naam
    made = replace(spec, uitstromen=spec.uitstromen[:-1])
    for plaats in plaatsen(spec):
        rest = {u: letters for u, letters in plaats.wie.items() if u != number}
        made = with_wp(made, plaats, wie=written(rest))
    said = Verwacht("verwijderd", "uitstroom", uitstroom=f"U{number}", oud=name)
    return made, Gedaan((said,), (Verwacht("verwijderd", "bcp", oud=name),), 2)


@op_beschrijving("splitsen", "uitstroom gesplitst")
def uit_split(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    number = len(spec.uitstromen)
    last = spec.uitstromen[-1]
    if number < 2 or any(eenheid.uitstroom == number for eenheid in spec.eenheden):
        return None
    one, other = replace(last, naam=f"{last.naam} binnen"), replace(last, naam=f"{last.naam} buiten")
    made = _letters_for(replace(spec, uitstromen=(*spec.uitstromen[:-1], one, other)), number + 1, number)
    said = Verwacht("gesplitst", "uitstroom", INHOUD, oud=last.naam, nieuw=other.naam)
    return made, Gedaan(
        (said,),
        (
            Verwacht("hernoemd", "bcp", nieuw=last.naam),
            Verwacht("toegevoegd", "bcp", nieuw=last.naam),
            Verwacht("verwijderd", "bcp", oud=last.naam),
        ),
        2,
    )


@op_beschrijving("samenvoegen", "uitstromen samengevoegd")
def uit_merged(spec: Beschrijving, dice: random.Random) -> tuple[Beschrijving, Gedaan] | None:
    split = uit_split(spec, dice)
    if split is None:
        return None
    made, done = split
    back = done.verwacht[0]
    said = Verwacht("samengevoegd", "uitstroom", INHOUD, oud=back.nieuw, nieuw=back.oud)
    return made, Gedaan(
        (said,), (Verwacht("hernoemd", "bcp"), Verwacht("verwijderd", "bcp"), Verwacht("toegevoegd", "bcp")), -2
    )
