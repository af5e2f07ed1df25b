"""A known fault: what was changed, what must be found, and what may rightly be found beside it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.dossiers.model import Detaillering, Dossier, Kerntaak, KerntaakC, Rij, Uitwerking
from tests.dossiers.woorden import NAMEN

CODES = {name: letter for letter, name in NAMEN.items()}


@dataclass(frozen=True)
class Verwacht:
    """A finding that must or may come: its code and the keys it must bear; an empty key is not compared.

    Where the catalogue leaves open which rule speaks, the codes stand side by side: `KD201|KD211`.
    """

    code: str
    uitstroom: str = ""
    werkproces: str = ""
    competentie: str = ""
    kerntaak: int = 0


@dataclass(frozen=True)
class Fout:
    """A fault that was put in.

    `verwacht` are the findings that must come, all of them. `ook` are its other consequences,
    rightly found when they are. `zichtbaar_in` are the (matrix, row) pairs that the source must
    still show for the fault to be visible; `verplaatst` says that a cross moved within its row,
    which a drifted matrix shows only where no order-keeping map explains it; `gaaf` that the
    fault shows only in matrices to which nothing was done.
    """

    verwacht: tuple[Verwacht, ...]
    ook: tuple[Verwacht, ...] = ()
    zichtbaar_in: tuple[tuple[str, str], ...] = ()
    verplaatst: bool = False
    gaaf: bool = False


Maker = Callable[[Dossier, random.Random], "Fout | None"]
Edit = Callable[[list[str], random.Random], "Fout | None"]


@dataclass
class Soort:
    """A kind of fault: its name, the part of the dossier, and a function that puts it into a model.

    The function changes what it is given and says what it did, or gives None when the dossier
    has no place for the fault.
    """

    naam: str
    deel: str
    model: Maker


SOORTEN: dict[str, Soort] = {}
"""Every kind of fault by its name."""
TEKSTEN: dict[str, Edit] = {}
"""The kinds that can also be put into text lines, by the same names."""
DELEN = (
    "Omslag",
    "Inhoudsopgave",
    "Koppen",
    "Verwijzingen",
    "Inleiding",
    "Deel A",
    "Deel B 1",
    "Deel B 2.2",
    "Deel B 3",
    "Deel B 4",
    "Deel B 5",
    "Deel B 6",
    "Deel C koppen",
    "Deel C matrix",
    "Deel C detaillering",
    "Eenheden",
    "Deel D",
    "Taal",
)
"""The parts of a dossier in the order of the report."""


def soort(deel: str, naam: str) -> Callable[[Maker], Maker]:
    """Register a function on the model as the kind of fault `naam`."""

    def register(function: Maker) -> Maker:
        SOORTEN[naam] = Soort(naam, deel, function)
        return function

    return register


def op_tekst(naam: str) -> Callable[[Edit], Edit]:
    """Register a function on text lines for the kind of fault `naam`, which has a function on the model."""

    def register(function: Edit) -> Edit:
        TEKSTEN[naam] = function
        return function

    return register


def soorten() -> list[Soort]:
    """Every kind of fault, in the order of the parts of a dossier."""
    return sorted(SOORTEN.values(), key=lambda item: DELEN.index(item.deel))


@dataclass(frozen=True)
class Plek:
    """A werkproces of an uitstroom in a model, with its keys."""

    uitstroom: str
    kerntaak: KerntaakC
    uitwerking: Uitwerking

    @property
    def werkproces(self) -> str:
        return self.uitwerking.nummer

    @property
    def rij(self) -> Rij:
        """The row of this werkproces in the matrix of its kerntaak."""
        assert self.kerntaak.matrix is not None
        return next(row for row in self.kerntaak.matrix.rijen if row.nummer == self.werkproces)

    @property
    def sleutel(self) -> str:
        """The key of the matrix."""
        assert self.kerntaak.matrix is not None
        return self.kerntaak.matrix.sleutel

    def verwacht(self, code: str, competentie: str = "") -> Verwacht:
        """A finding of `code` on this werkproces of this uitstroom."""
        return Verwacht(code, self.uitstroom, self.werkproces, competentie)


def plekken(dossier: Dossier) -> list[Plek]:
    """Every werkproces of every uitstroom."""
    return [
        Plek(f"U{number}", kerntaak, item)
        for number, uit in enumerate(dossier.uitwerking, 1)
        for kerntaak in uit.kerntaken
        for item in kerntaak.uitwerkingen
    ]


def kies_rij(
    dossier: Dossier, dice: random.Random, eerste: bool = False, minstens: int = 2
) -> tuple[Plek, Detaillering]:
    """A random row of a detaillering, the first one of its werkproces only when asked for."""
    options = [plek for plek in plekken(dossier) if len(plek.uitwerking.detailleringen) >= minstens]
    plek = dice.choice(options)
    rows = plek.uitwerking.detailleringen
    return plek, rows[0] if eerste else dice.choice(rows[1:] or rows)


def letter(detail: Detaillering) -> str:
    """The code of the competentie of a row."""
    return CODES[detail.competentie]


def kerntaak_van(dossier: Dossier, dice: random.Random) -> Kerntaak:
    """A random kerntaak of B 5."""
    return dice.choice(dossier.kerntaken)


def anders(titel: str) -> str:
    """A title with another last word, as an author forgets to change it in one place."""
    head, _, last = titel.rpartition(" ")
    return f"{head} oude {last}".strip() if head else f"{last} vroeger"


def rijen_c(d: Dossier, werkproces: str) -> tuple[tuple[str, str], ...]:
    """The (matrix, row) pairs of a werkproces in the matrices of Deel C."""
    return tuple(
        (kerntaak.matrix.sleutel, werkproces)
        for uit in d.uitwerking
        for kerntaak in uit.kerntaken
        if kerntaak.matrix and any(row.nummer == werkproces for row in kerntaak.matrix.rijen)
    )
