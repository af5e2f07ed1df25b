"""What a thing holds, as features that tell it from others of its kind."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.compare.text.tokens import clean, keys
from pipeline.comparing import squash

if TYPE_CHECKING:
    from pipeline.compare.side import Side

WERKPROCES_TEXTS = (
    ("uitwerkingen", "omschrijving"),
    ("resultaten", "resultaat"),
    ("detailleringen", "prestatie_indicator"),
    ("vakkennis", "vakkennis"),
    ("gedragingen", "gedrag"),
)
KERNTAAK_TEXTS = (("kerntaken", "beschrijving"), ("kerntaak_eisen", "complexiteit"))
UITSTROOM_TEXTS = ("context", "beroepshouding", "rol_en_verantwoordelijkheden", "complexiteit")


def of_werkprocessen(side: Side) -> dict[str, list[str]]:
    """The words in the uitwerkingen of each werkproces for all uitstromen, and the competenties that it asks."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for table, column in WERKPROCES_TEXTS:
        for row in side.rows(table):
            found[row.werkproces_id] += keys(clean(getattr(row, column)))
    for row in side.rows("werkproces_competenties") or side.rows("detailleringen"):
        if row.competentie_code:
            found[row.werkproces_id].append(f"competentie {row.competentie_code}")
    return dict(found)


def of_kerntaken(side: Side) -> dict[int, list[str]]:
    """The words of the description of each kerntaak, and the titles of its werkprocessen."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for table, column in KERNTAAK_TEXTS:
        for row in side.rows(table):
            found[int(row.kerntaak_nr)] += keys(clean(getattr(row, column)))
    for key, title in side.werkprocessen.items():
        found[side.kerntaak_of[key]] += [f"werkproces {squash(title)}"] * 3
    return dict(found)


def of_eenheden(side: Side) -> dict[str, list[str]]:
    """The crosses in the matrix of each eenheid, by the title of the werkproces, and the words of its paragraph."""
    matrices = {row.eenheid_id: row.matrix_id for row in side.rows("matrices") if row.eenheid_id}
    found: dict[str, list[str]] = {}
    for key, name in side.eenheden.items():
        crosses = side.crosses.get(matrices.get(key, ""), {})
        found[key] = [
            f"{squash(side.werkprocessen.get(wp, wp))} {code}" for wp, codes in crosses.items() for code in codes
        ]
        own = squash(name)
        for row in side.rows("paragrafen"):
            if own and own in squash(clean(row.titel)):
                found[key] += keys(clean(row.tekst))
    return found


def of_uitstromen(side: Side) -> dict[str, list[str]]:
    """What each uitstroom covers and asks, and its own texts without its name."""
    found: dict[str, list[str]] = {key: [] for key in side.uitstromen}
    titles = {key: squash(title) for key, title in side.werkprocessen.items()}
    for key, covered in side.covered.items():
        found.setdefault(key, []).extend(f"werkproces {titles.get(process, process)}" for process in covered)
    for row in side.rows("werkproces_competenties") or side.rows("detailleringen"):
        if row.competentie_code:
            title = titles.get(row.werkproces_id, row.werkproces_id)
            found.setdefault(row.uitstroom_id, []).append(f"competentie {title} {row.competentie_code}")
    for row in side.rows("taaleisen"):
        found.setdefault(row.uitstroom_id, []).append(f"taal {row.taal} {row.vaardigheid} {row.niveau}")
    for row in side.rows("rekeneisen"):
        found.setdefault(row.uitstroom_id, []).append(f"rekenen {row.domein} {row.niveau}")
    for row in side.rows("uitstromen"):
        found[row.uitstroom_id] += _own_texts(row)
    return found


def _own_texts(row: object) -> list[str]:
    name = squash(clean(getattr(row, "naam", "")))
    texts = [squash(clean(getattr(row, column, ""))).replace(name, "") for column in UITSTROOM_TEXTS]
    return [f"niveau {getattr(row, 'niveau', '')}", *(f"tekst {text}" for text in texts if text)]
