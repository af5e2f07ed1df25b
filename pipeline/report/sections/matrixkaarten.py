"""The matrices: a heat map per kerntaak and uitstroom, with the detailleringen behind its crosses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.check.engine.rule import Weergave, shown_in
from pipeline.comparing import natural
from pipeline.report.dossier import Dossier, alineas, clip, plural
from schemas.rows import (
    CertificeerbareEenheden,
    Componenten,
    Detailleringen,
    Matrices,
    MatrixKruisjes,
    MatrixRijen,
    Vakkennis,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.finding import Finding

TOESTAND = {
    "volledig": "gelezen zoals zij er staat",
    "verschoven": "kruisjes verschoven in de bron",
    "afgekapt": "afgekapt in de bron",
    "leeg": "leeg in de bron",
    "ontbreekt": "ontbreekt in de bron",
}


@dataclass(slots=True)
class Vak:
    """A cell of a matrix: whether a cross is read here, understood to be meant here, and worked out."""

    competentie: str
    gelezen: bool = False
    begrepen: str | None = None
    gelezen_als: str | None = None
    detaillering: str | None = None
    bevinding: str | None = None

    @property
    def soort(self) -> str:
        """What the cell shows: strijd, kruis, verschoven, onzeker, detail, spoor or leeg."""
        if self.bevinding:
            return "strijd"
        if self.begrepen:
            return {"exact": "kruis", "verschoven": "verschoven"}.get(self.begrepen, "onzeker")
        if self.detaillering:
            return "detail"
        return "spoor" if self.gelezen else "leeg"

    @property
    def teken(self) -> str:
        """The sign in the cell, so that colour is never the only one."""
        strife = ("×" if self.begrepen else "d" if self.detaillering else "") + "!"
        signs = {"strijd": strife, "kruis": "×", "verschoven": "×", "onzeker": "?", "detail": "d", "spoor": "×"}
        return signs.get(self.soort, "")

    @property
    def woorden(self) -> str:
        """What is read, understood and worked out here, in words."""
        words = ["bevinding"] if self.bevinding else []
        if self.begrepen == "exact":
            words.append("kruisje")
        elif self.begrepen:
            words.append("kruisje, " + ("verschoven" if self.begrepen == "verschoven" else "onzeker"))
            words.append(f"gelezen in kolom {self.gelezen_als}")
        elif self.gelezen:
            words.append("kruisje gelezen in deze kolom, bedoeld voor een andere")
        else:
            words.append("geen kruisje")
        words.append("uitgewerkt in een detaillering" if self.detaillering else "geen detaillering")
        return "; ".join(words)


@dataclass(frozen=True, slots=True)
class Rij:
    """A werkproces of a matrix with its 25 cells and what else must be said of the row."""

    werkproces: str
    vakken: tuple[Vak, ...]
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A detaillering as the heat map shows it."""

    anker: str
    werkproces: str
    competentie: str
    componenten: tuple[str, ...]
    indicator: str
    vakkennis: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """One matrix with its rows and the detailleringen behind them."""

    titel: str
    toestand: str
    toestand_woorden: str
    rijen: tuple[Rij, ...]
    details: tuple[Detail, ...]

    @property
    def heeft_kruisjes(self) -> bool:
        """Whether anything stands in it."""
        return any(vak.soort != "leeg" for rij in self.rijen for vak in rij.vakken)


Anchors = dict[tuple[str | None, str | None, str | None], str]
"""The anchor of a finding by (uitstroom, werkproces, competentie)."""
Details = dict[tuple[str, str, str], Detail]
"""The detailleringen by (uitstroom, werkproces, competentie)."""


@dataclass(slots=True)
class _Facts:
    """What the tables say of the cells, by (uitstroom or eenheid, werkproces, competentie)."""

    begrepen: dict[tuple[str, str, str], MatrixKruisjes] = field(default_factory=dict)
    gelezen: set[tuple[str, str, str]] = field(default_factory=set)
    buiten: defaultdict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))


def anchors(findings: Sequence[tuple[Finding, str]], part: Weergave) -> Anchors:
    """The anchor of the first finding on a cell, of the findings that name one and that `part` shows."""
    codes, of_unit = shown_in(part), part is Weergave.EENHEIDMATRIX
    return {
        (finding.sleutel if of_unit else finding.uitstroom_id, finding.werkproces_id, finding.competentie_code): anchor
        for finding, anchor in reversed(findings)
        if finding.code in codes and finding.werkproces_id and finding.competentie_code
    }


def details(dossier: Dossier) -> Details:
    """Every detaillering by (uitstroom, werkproces, competentie), with an anchor of its own."""
    key = ("uitstroom_id", "werkproces_id", "detaillering_volgnr")
    parts, knowledge = dossier.by(Componenten, *key), dossier.by(Vakkennis, *key)
    answer: Details = {}
    for index, row in enumerate(dossier.rows(Detailleringen), 1):
        own = (row.uitstroom_id, row.werkproces_id, row.volgnr)
        terms = ", ".join(clip(item.vakkennis, 200) for item in knowledge.get(own, []))
        answer.setdefault(
            (row.uitstroom_id, row.werkproces_id, row.competentie_code or ""),
            Detail(
                f"detail-{index}",
                row.werkproces_id,
                dossier.competentie(row.competentie_code) or clip(row.competentie_gelezen, 160),
                tuple(clip(item.component, 200) for item in parts.get(own, [])),
                alineas(row.prestatie_indicator),
                "zie de eerste competentie van dit werkproces" if row.verwijst_naar_eerste else clip(terms),
            ),
        )
    return answer


def matrices(dossier: Dossier, findings: Sequence[tuple[Finding, str]]) -> tuple[Matrix, ...]:
    """The matrices of Deel C and of the certificeerbare eenheden, by kerntaak and then by uitstroom."""
    facts, worked = _facts(dossier), details(dossier)
    marks = anchors(findings, Weergave.MATRIX) | anchors(findings, Weergave.EENHEIDMATRIX)
    rows = [row for row in dossier.rows(Matrices) if row.deel in ("C", "CE")]
    rows.sort(key=lambda row: (row.deel, row.kerntaak_nr or 0, natural(row.uitstroom_id or row.eenheid_id or "")))
    return tuple(_matrix(dossier, row, facts, marks, worked) for row in rows)


def title(dossier: Dossier, matrix: Matrices) -> str:
    """What a matrix is of, in words: 'Kerntaak 1, U2 Molenmonteur op land'."""
    if matrix.deel == "CE":
        names = {row.eenheid_id: row.naam for row in dossier.rows(CertificeerbareEenheden)}
        return clip(f"Certificeerbare eenheid {matrix.eenheid_id} {names.get(matrix.eenheid_id or '') or ''}", 200)
    if matrix.deel == "B":
        return f"Deel B, totaalmatrix kerntaak {matrix.kerntaak_nr or '?'}"
    return f"Kerntaak {matrix.kerntaak_nr or '?'}, {dossier.uitstroom(matrix.uitstroom_id)}"


def _facts(dossier: Dossier) -> _Facts:
    facts = _Facts()
    for row in dossier.rows(MatrixKruisjes):
        if row.competentie_code:
            facts.begrepen[row.matrix_id, row.werkproces_id, row.competentie_code] = row
        if row.competentie_gelezen:
            facts.gelezen.add((row.matrix_id, row.werkproces_id, row.competentie_gelezen))
        elif row.kolom_gelezen:
            facts.buiten[row.matrix_id, row.werkproces_id] += 1
    return facts


def _matrix(dossier: Dossier, matrix: Matrices, facts: _Facts, marks: Anchors, worked: Details) -> Matrix:
    read = {row.werkproces_id: row for row in dossier.by(MatrixRijen, "matrix_id").get(matrix.matrix_id, [])}
    shown = set(read) | {werkproces for owner, werkproces, _ in facts.begrepen if owner == matrix.matrix_id}
    if matrix.uitstroom_id:
        shown |= set(dossier.werkprocessen_van(int(matrix.kerntaak_nr or 0)))
    order = sorted(filter(None, shown), key=natural)
    rows = tuple(
        Rij(
            dossier.werkproces(werkproces),
            tuple(_cell(matrix, werkproces, code, facts, marks, worked) for code in dossier.competenties),
            _note(read.get(werkproces), facts.buiten.get((matrix.matrix_id, werkproces), 0)),
        )
        for werkproces in order
    )
    keys = ((matrix.uitstroom_id or "", werkproces, code) for werkproces in order for code in dossier.competenties)
    state = matrix.toestand if matrix.toestand in TOESTAND else "ontbreekt"
    return Matrix(
        title(dossier, matrix),
        state,
        TOESTAND.get(matrix.toestand, clip(matrix.toestand, 80)),
        rows,
        tuple(worked[key] for key in keys if key in worked),
    )


def _cell(matrix: Matrices, werkproces: str, code: str, facts: _Facts, marks: Anchors, worked: Details) -> Vak:
    place = (matrix.matrix_id, werkproces, code)
    owner = matrix.eenheid_id if matrix.deel == "CE" else matrix.uitstroom_id
    cross = facts.begrepen.get(place)
    detail = worked.get((matrix.uitstroom_id or "", werkproces, code))
    return Vak(
        code,
        place in facts.gelezen,
        cross.zekerheid if cross else None,
        _column(cross) if cross else None,
        detail.anker if detail else None,
        marks.get((owner, werkproces, code)) if owner else None,
    )


def _note(row: MatrixRijen | None, outside: int) -> str:
    if row and row.toestand == "onleesbaar":
        return "niet te lezen"
    return f"{plural(outside, 'kruisje', 'kruisjes')} rechts van kolom Y" if outside else ""


def _column(cross: MatrixKruisjes) -> str:
    return cross.competentie_gelezen or f"{cross.kolom_gelezen} (voorbij Y)"
