"""Family 5: the levels of Nederlands, modern languages and arithmetic that an uitstroom asks (Deel B 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import NaAfbreken, Verdicts, rule
from pipeline.check.reading.koppen import words
from pipeline.check.reading.niet_herkend import not_recognised, unread
from pipeline.check.reading.source import exact_cells
from pipeline.vocabulary import REKENNIVEAUS, SBB_2015, TAALNIVEAUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, NietHerkend, Rekeneisen, Taaleisen, Uitstromen

NO_MATRICES = "in de bron is geen niveaumatrix van een taal gelezen"
NO_SUMS = "in de bron is geen niveaumatrix van rekenen en wiskunde gelezen"


@rule(
    "KD501",
    ernst=Ernst.FOUT,
    grond="Deel B 4, niveaumatrices: aangekruist zijn alle niveaus tot en met het gevraagde.",
    na_afbreken=NaAfbreken.UITSTROOM,
    onbekend={SBB_2015: "dit formaat kent geen niveaumatrices"},
)
def taalniveau_niet_cumulatief(
    taaleisen: Table[Taaleisen], uitstromen: Table[Uitstromen], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of onder een aangekruist taalniveau ook alle lagere niveaus zijn aangekruist.

    Waarom: wie B2 beheerst, beheerst B1. Een gat laat open welk niveau een deelnemer moet halen.

    Fout: Nederlands, Lezen: B2, A2 en A1 aangekruist, B1 niet.

    Goed: Nederlands, Lezen: B2, B1, A2 en A1 aangekruist.
    """
    if not len(taaleisen):
        yield NotJudged(NO_MATRICES, door_bron=True)
    lost = unread(niet_herkend, "taaleisen", "niveau")
    for (uitstroom_id, taal, vaardigheid), rows in taaleisen.by("uitstroom_id", "taal", "vaardigheid").items():
        subject = f"{taal}, {vaardigheid}"
        if (uitstroom_id, None) in lost:
            yield not_recognised(f"een rij van een niveaumatrix van {uitstroom_id}")
            continue
        yield from _cumulative(subject, rows, TAALNIVEAUS, uitstroom_id, _names(uitstromen))


@rule(
    "KD502",
    ernst=Ernst.FOUT,
    grond="Deel B 4, niveaumatrices: aangekruist zijn alle niveaus tot en met het gevraagde.",
    na_afbreken=NaAfbreken.UITSTROOM,
    onbekend={SBB_2015: "dit formaat kent geen niveaumatrices"},
)
def rekenniveau_niet_cumulatief(
    rekeneisen: Table[Rekeneisen], uitstromen: Table[Uitstromen], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of onder een aangekruist rekenniveau ook alle lagere niveaus zijn aangekruist.

    Waarom: wie Y1 beheerst, beheerst X2. Een gat laat open welk niveau een deelnemer moet halen.

    Fout: Rekenen en wiskunde, Getallen: Y1 en X1 aangekruist, X2 niet.

    Goed: Rekenen en wiskunde, Getallen: Y1, X2 en X1 aangekruist.
    """
    if not len(rekeneisen):
        yield NotJudged(NO_SUMS, door_bron=True)
    lost = unread(niet_herkend, "taaleisen", "niveau")
    for (uitstroom_id, domein), rows in rekeneisen.by("uitstroom_id", "domein").items():
        subject = f"Rekenen en wiskunde, {domein}"
        if (uitstroom_id, None) in lost:
            yield not_recognised(f"een rij van een niveaumatrix van {uitstroom_id}")
            continue
        yield from _cumulative(subject, rows, REKENNIVEAUS, uitstroom_id, _names(uitstromen))


def _names(uitstromen: Table[Uitstromen]) -> dict[str, str]:
    return {row.uitstroom_id: row.naam or row.uitstroom_id for row in uitstromen}


def _cumulative(
    subject: str,
    rows: Sequence[Taaleisen] | Sequence[Rekeneisen],
    scale: tuple[str, ...],
    uitstroom_id: str,
    names: dict[str, str],
) -> Verdicts:
    marked = {row.niveau: row for row in rows if row.niveau in scale}
    if not marked:
        yield NotJudged(f"de niveaus van {subject} ({uitstroom_id}) zijn onleesbaar", door_bron=False)
        return
    yield Seen()
    highest = max(marked, key=scale.index)
    missing = [level for level in scale[: scale.index(highest)] if level not in marked]
    if missing:
        yield Finding(
            bericht=f"{names.get(uitstroom_id, uitstroom_id)}: {subject} vraagt niveau {highest}, maar"
            f" {' en '.join(missing)} daaronder is niet aangekruist; het gevraagde niveau is zo onduidelijk.",
            plaatsen=tuple(
                plaats(marked[level], f"{subject}: {level}") for level in reversed(scale) if level in marked
            ),
            voorstel=f"Kruis {' en '.join(missing)} aan, of haal het hogere kruis weg.",
            uitstroom_id=uitstroom_id,
            sleutel=subject,
            afwijkend=" en ".join(missing),
        )


@rule(
    "KD503",
    ernst=Ernst.FOUT,
    grond="Deel B 4: 'Standaard is in onderstaande matrix uitgewerkt [...] het Nederlands'.",
    na_afbreken=NaAfbreken.UITSTROOM,
    onbekend={SBB_2015: "dit formaat kent geen niveaumatrices"},
)
def niveaumatrix_ontbreekt(
    uitstromen: Table[Uitstromen],
    taaleisen: Table[Taaleisen],
    rekeneisen: Table[Rekeneisen],
    niet_herkend: Table[NietHerkend],
) -> Verdicts:
    """Controleert of elke uitstroom een niveaumatrix voor het Nederlands heeft.

    De eisen voor rekenen en wiskunde staan er 'voor zover relevant': ontbreekt die matrix bij één
    uitstroom terwijl alle andere haar hebben, dan is dat een waarschuwing.

    Waarom: zonder matrix is niet te zien op welk niveau een deelnemer moet lezen, spreken en schrijven.

    Fout: uitstroom U2 heeft wel een matrix voor rekenen en wiskunde, maar geen voor Nederlands.

    Goed: elke uitstroom heeft een matrix Nederlands, ook als er geen moderne vreemde taal is.
    """
    if not len(taaleisen) and not len(rekeneisen):
        yield NotJudged(NO_MATRICES, door_bron=True)
        return
    dutch = {row.uitstroom_id for row in taaleisen if words(row.taal).startswith("nederlands")}
    sums = {row.uitstroom_id for row in rekeneisen}
    lost = {row.uitstroom_id for row in niet_herkend if row.tabel in ("uitstromen", "taaleisen")}
    for row in uitstromen:
        if row.uitstroom_id in lost and row.uitstroom_id not in dutch & sums:
            yield not_recognised(f"tekst van B 4 bij {row.uitstroom_id}")
            continue
        yield Seen()
        if row.uitstroom_id not in dutch:
            yield _missing(row, "Nederlands", None)
        others = {other.uitstroom_id for other in uitstromen} - {row.uitstroom_id}
        if others and row.uitstroom_id not in sums and others <= sums:
            yield _missing(row, "rekenen en wiskunde", Ernst.WAARSCHUWING)


def _missing(row: Uitstromen, subject: str, ernst: Ernst | None) -> Finding:
    also = "; de andere uitstromen hebben die wel" if ernst else ""
    return Finding(
        bericht=f"{row.naam} heeft in deel B 4 geen niveaumatrix voor {subject}{also}.",
        plaatsen=(plaats(row, row.naam),),
        voorstel="Neem de matrix op. Staat zij in het origineel, dan heeft de omzetting haar verloren.",
        uitstroom_id=row.uitstroom_id,
        sleutel=subject,
        ernst=ernst,
    )


@rule(
    "KD504",
    ernst=Ernst.WAARSCHUWING,
    grond="Deel B 4, niveaumatrices: een gesprek voeren vraagt ook verstaan wat de ander zegt.",
    na_afbreken=NaAfbreken.UITSTROOM,
)
def gesprekken_zonder_luisteren(
    taaleisen: Table[Taaleisen],
    uitstromen: Table[Uitstromen],
    bronnen: Table[Bronnen],
    niet_herkend: Table[NietHerkend],
) -> Verdicts:
    """Controleert of een taal met een niveau voor 'Gesprekken voeren' ook een niveau voor 'Luisteren' heeft.

    Waarom: wie een gesprek voert moet de ander verstaan; zonder eis aan luisteren is de eis aan gesprekken
    niet te toetsen.

    Fout: Moderne vreemde taal: Gesprekken voeren B1, Luisteren niets.

    Goed: Engels: Gesprekken voeren A2, Luisteren B1; of Duits: alleen Lezen A2.
    """
    if not len(taaleisen):
        yield NotJudged(NO_MATRICES, door_bron=True)
    lost = unread(niet_herkend, "taaleisen", "niveau")
    for (uitstroom_id, taal), rows in taaleisen.by("uitstroom_id", "taal").items():
        talks = [row for row in rows if words(row.vaardigheid).startswith("gesprekken")]
        if not talks:
            continue
        heard = any(words(row.vaardigheid).startswith("luisteren") for row in rows)
        if not heard and (uitstroom_id, None) in lost:
            yield not_recognised(f"een rij van een niveaumatrix van {uitstroom_id}")
            continue
        yield Seen()
        if heard:
            continue
        yield Finding(
            bericht=f"{_names(uitstromen).get(uitstroom_id, uitstroom_id)}: {taal} heeft een niveau voor"
            f" '{talks[0].vaardigheid}' ({_highest(talks)}) en geen voor 'Luisteren'; een gesprek vraagt"
            f" beide{_doubt(exact=exact_cells(bronnen))}.",
            plaatsen=tuple(plaats(row, f"{taal}, {row.vaardigheid}: {row.niveau}") for row in _by_level(talks)),
            voorstel="Kruis ook bij 'Luisteren' een niveau aan, of leg uit waarom dat niet nodig is.",
            uitstroom_id=uitstroom_id,
            sleutel=str(taal),
        )


def _doubt(*, exact: bool) -> str:
    """What a reader of a conversion must weigh, in which a column may have moved."""
    return "" if exact else "; staat het kruisje in het origineel een kolom verder, dan is het de omzetting"


def _by_level(rows: Iterable[Taaleisen]) -> Iterator[Taaleisen]:
    return iter(sorted(rows, key=lambda row: str(row.niveau), reverse=True))


def _highest(rows: Iterable[Taaleisen]) -> str:
    return str(next(_by_level(rows)).niveau)
