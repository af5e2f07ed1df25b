"""Faults in the detailleringen as edits of text lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.dossiers.model import LETTERS
from tests.dossiers.woorden import NAMEN
from tests.trust.fault import Fout, Verwacht, op_tekst
from tests.trust.lines import Detailregel, Tekst

if TYPE_CHECKING:
    import random


def _rij(index: Tekst, dice: random.Random, eerste: bool = False) -> Detailregel:
    return dice.choice(index.rijen(eerste))


def _op(code: str, row: Detailregel, competentie: str | None = None) -> Verwacht:
    return Verwacht(code, row.uitstroom, row.werkproces, row.competentie if competentie is None else competentie)


def _zicht(row: Detailregel) -> tuple[tuple[str, str], ...]:
    return ((f"C-{row.uitstroom}-{row.werkproces.split('.')[0]}", row.werkproces),)


@op_tekst("rij van een competentie weg")
def rij_weg(lines: list[str], dice: random.Random) -> Fout:
    row = _rij(Tekst(lines), dice)
    lines[row.regel] = "" if not lines[row.regel - 1].strip() else lines[row.regel]
    if lines[row.regel]:
        del lines[row.regel]
    return Fout((_op("KD301", row),), (), _zicht(row))


@op_tekst("competentie dubbel")
def rij_dubbel(lines: list[str], dice: random.Random) -> Fout:
    row = _rij(Tekst(lines), dice)
    lines.insert(row.regel, lines[row.regel])
    return Fout((_op("KD306", row),), (_op("KD414", row, ""), _op("KD302", row), _op("KD409", row)))


@op_tekst("competentie verwisseld met een andere")
def rij_hernoemd(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    row = _rij(index, dice)
    new = dice.choice([item for item in LETTERS if item not in index.competenties(row.uitstroom, row.werkproces)])
    index.cel(row, 0, NAMEN[new])
    also = (_op("KD405", row, ""), _op("KD406", row, ""), _op("KD409", row, new))
    return Fout((_op("KD301", row), _op("KD302", row, new)), also, _zicht(row), verplaatst=True)


@op_tekst("prestatie-indicator geleegd")
def indicator_leeg(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    row = _rij(index, dice)
    index.cel(row, 2, "")
    return Fout((_op("KD403", row),))


@op_tekst("componenten geleegd")
def componenten_leeg(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    row = _rij(index, dice)
    index.cel(row, 1, "")
    return Fout((_op("KD404", row),))


@op_tekst("prestatie-indicator gekopieerd")
def indicator_kopie(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    row = _rij(index, dice)
    first = next(item for item in index.details if (item.uitstroom, item.werkproces) == (row.uitstroom, row.werkproces))
    index.cel(row, 2, lines[first.regel].split("\t")[2])
    return Fout((_op("KD414", row, ""),), (_op("KD409", row),))


@op_tekst("prestatie-indicator over een andere uitstroom")
def indicator_ander(lines: list[str], dice: random.Random) -> Fout | None:
    index = Tekst(lines)
    row = _rij(index, dice)
    own = index.namen[row.uitstroom]
    other = index.namen[dice.choice([key for key in index.uitstromen if key != row.uitstroom])]
    text = lines[row.regel].split("\t")[2]
    fresh = re.sub(re.escape(own), other.lower(), text, count=1, flags=re.IGNORECASE)
    if fresh == text or not re.match(re.escape(f"De {own}"), text, re.IGNORECASE):
        return None
    index.cel(row, 2, fresh)
    return Fout((_op("KD408", row),), (_op("KD415", row, ""),))


@op_tekst("eerste competentie zonder vakkennis")
def kennis_weg(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    row = _rij(index, dice, eerste=True)
    index.cel(row, 3, "<ul><li>• Zie de eerste competentie van dit werkproces</li></ul>")
    return Fout((_op("KD407", row, ""),), (Verwacht("KD411"),))


@op_tekst("vakkennis dubbel")
def kennis_dubbel(lines: list[str], dice: random.Random) -> Fout:
    index = Tekst(lines)
    row = _rij(index, dice, eerste=True)
    cell = lines[row.regel].split("\t")[3]
    item = dice.choice(re.findall(r"<li>.*?</li>", cell))
    index.cel(row, 3, cell.replace(item, f"{item} {item}", 1))
    return Fout((_op("KD413", row, ""),), (_op("KD412", row, ""),))
