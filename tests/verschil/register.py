"""Known edits in a dossier of 2015 and later, compared as XML, as Word file, as print and from one to the other."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.compare import compare
from pipeline.document import Document
from pipeline.extract.registry import reader_of
from pipeline.transform import transform
from tests.register import druk
from tests.register.inhoud import zes_profielen
from tests.register.write import write
from tests.verschil.edit import Gedaan, Verwacht
from tests.verschil.measure import Trekking, Uitslag, joined, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.register.model import Dossier

Edit = Callable[["Dossier"], Gedaan]
PROFIELEN = 6
NAME = "2015, 6 profielen"


def result(dossier: Dossier) -> Gedaan:
    """A number in a resultaat of the basis."""
    dossier.kerntaken[0].werkprocessen[1].resultaat = "De zwerm zit in drie kasten.\nDe omgeving is veilig."
    return Gedaan((Verwacht("gewijzigd", "resultaat", werkproces="1.2", nieuw="drie kasten"),))


def description(dossier: Dossier) -> Gedaan:
    """A word in the omschrijving of a werkproces of the basis."""
    dossier.kerntaken[0].werkprocessen[1].omschrijving = "De imker benadert de tros met een ladder."
    return Gedaan((Verwacht("gewijzigd", "werkproces", werkproces="1.2", nieuw="ladder"),))


def slip(dossier: Dossier) -> Gedaan:
    """A slip of the pen in the complexiteit of a kerntaak of a profiel."""
    kerntaak = dossier.profielen[3].kerntaken[0]
    kerntaak.complexiteit = kerntaak.complexiteit.replace("aanpak", "aanpakk")
    return Gedaan((Verwacht("gewijzigd", "kerntaak", "redactie", uitstroom="U4", nieuw="aanpakk"),))


def behaviour(dossier: Dossier) -> Gedaan:
    """A gedrag more at a werkproces of the basis."""
    item = dossier.kerntaken[0].werkprocessen[1]
    item.gedrag = "De imker:\n- beweegt rustig;\n- draagt een kap."
    return Gedaan((Verwacht("toegevoegd", "gedrag", werkproces="1.2", nieuw="draagt een kap"),))


def competentie(dossier: Dossier) -> Gedaan:
    """A competentie more at the werkproces of a profiel."""
    item = dossier.profielen[2].kerntaken[0].werkprocessen[0]
    item.competenties += "M"
    return Gedaan((Verwacht("toegevoegd", "competentie", uitstroom="U3", competentie="M"),))


def kennis(dossier: Dossier) -> Gedaan:
    """A kennis more at the kerntaak of a profiel."""
    dossier.kennis.append("heeft kennis van drachtplanten")
    dossier.profielen[1].kerntaken[0].kennis.append("heeft kennis van drachtplanten")
    return Gedaan((Verwacht("toegevoegd", "kennis", uitstroom="U2", nieuw="drachtplanten"),))


def renamed(dossier: Dossier) -> Gedaan:
    """Another title for a werkproces of the basis."""
    dossier.kerntaken[0].werkprocessen[0].titel = "Controleert de volken"
    return Gedaan((Verwacht("hernoemd", "werkproces", werkproces="1.1", nieuw="Controleert de volken"),))


def level(dossier: Dossier) -> Gedaan:
    """Another level for a profiel."""
    dossier.profielen[4].niveau = 3
    return Gedaan((Verwacht("gewijzigd", "niveau", uitstroom="U5", oud="4", nieuw="3"),))


def addition(dossier: Dossier) -> Gedaan:
    """Another word in what a profiel adds to a werkproces of the basis."""
    dossier.kerntaken[0].werkprocessen[0].aan[2].omschrijving = "De bosimker let op dassen."
    return Gedaan((Verwacht("gewijzigd", "werkproces", uitstroom="U2", werkproces="1.1", nieuw="dassen"),))


def typering(dossier: Dossier) -> Gedaan:
    """Another word in the typering of a profiel."""
    dossier.profielen[3].typering = "De honingmaker werkt met honing."
    return Gedaan((Verwacht("gewijzigd", "uitstroom", uitstroom="U4", nieuw="met honing"),))


EDITS: tuple[Edit, ...] = (
    result,
    description,
    slip,
    behaviour,
    competentie,
    kennis,
    renamed,
    level,
    addition,
    typering,
)
FORMS: dict[str, Callable[[Dossier], tuple[bytes, str]]] = {
    "XML": lambda dossier: (write(dossier).encode(), "d.xml"),
    "Word": lambda dossier: (druk.word(druk.story(dossier)), "d.docx"),
    "print": lambda dossier: (druk.pdf(druk.story(dossier), ruled=True), "d.pdf"),
}
PAIRS = (("XML", "XML"), ("Word", "Word"), ("print", "print"), ("XML", "print"), ("Word", "XML"))


def tables(dossier: Dossier, form: str) -> dict[str, Any]:
    """The tables of a dossier in a form."""
    data, name = FORMS[form](dossier)
    read = reader_of(data).read(Path(name), data, None)
    return transform(read if isinstance(read, Document) else next(iter(read)))


@cache
def _unchanged(form: str) -> dict[str, Any]:
    return tables(zes_profielen(), form)


def run(edits: tuple[Edit, ...], old: str, new: str) -> Uitslag:
    """Make the edits, compare the old version in one form with the new one in another, and count."""
    changed = copy.deepcopy(zes_profielen())
    done = joined([edit(changed) for edit in edits])
    draw = Trekking(tuple(edit.__name__ for edit in edits), NAME, f"{old} > {new}", 0)
    return judge(draw, done, compare(_unchanged(old), tables(changed, new)))


def together(seed: int = 15) -> Iterator[Uitslag]:
    """Seven edits and all ten at once, in every pair of forms."""
    dice = random.Random(seed)
    for old, new in PAIRS:
        yield run(tuple(dice.sample(EDITS, 7)), old, new)
        yield run(EDITS, old, new)
