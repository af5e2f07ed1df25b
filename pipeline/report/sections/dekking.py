"""The coverage table: for each werkproces and uitstroom what overview, matrix and uitwerking say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.engine.rule import Weergave, shown_in
from schemas.rows import Matrices, MatrixKruisjes, MatrixRijen, Overzicht, Uitwerkingen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.finding import Finding
    from pipeline.report.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Cel:
    """One werkproces of one uitstroom: three answers, True, False, or None where the source does not tell."""

    overzicht: bool
    matrix: bool | None
    uitwerking: bool
    bevinding: str | None = None

    @property
    def soort(self) -> str:
        """`samen` (all say yes), `niet` (all say no), `deels` (some cannot tell) or `strijd` (they differ)."""
        told = {answer for answer in (self.overzicht, self.matrix, self.uitwerking) if answer is not None}
        if len(told) > 1:
            return "strijd"
        if self.overzicht:
            return "samen" if self.matrix is not None else "deels"
        return "niet"

    @property
    def woorden(self) -> str:
        """The three answers in words."""
        names = (
            ("overzicht B 3", self.overzicht),
            ("matrix C", self.matrix),
            ("uitwerking C", self.uitwerking),
        )
        words = {True: "ja", False: "nee", None: "niet te lezen"}
        return ", ".join(f"{name}: {words[answer]}" for name, answer in names)

    @property
    def kort(self) -> str:
        """The three answers as O, M and U with a sign each."""
        signs = {True: "+", False: "−", None: "?"}
        pairs = (("O", self.overzicht), ("M", self.matrix), ("U", self.uitwerking))
        return " ".join(f"{letter}{signs[answer]}" for letter, answer in pairs)


@dataclass(frozen=True, slots=True)
class Regel:
    """One werkproces with a cell per uitstroom."""

    werkproces: str
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Kerntaak:
    """A kerntaak and its werkprocessen."""

    naam: str
    regels: tuple[Regel, ...]


def coverage(dossier: Dossier, findings: Sequence[tuple[Finding, str]]) -> tuple[Kerntaak, ...]:
    """The coverage of every kerntaak; `findings` come with the anchor that a cell links to."""
    marks = {(row.uitstroom_id, row.werkproces_id) for row in dossier.rows(Overzicht)}
    worked = {(row.uitstroom_id, row.werkproces_id) for row in dossier.rows(Uitwerkingen)}
    rows = _matrix_rows(dossier)
    codes = shown_in(Weergave.DEKKING)
    anchors = {
        (finding.uitstroom_id, finding.werkproces_id): anchor
        for finding, anchor in reversed(findings)
        if finding.code in codes
    }

    def cell(uitstroom: str, werkproces: str) -> Cel:
        key = (uitstroom, werkproces)
        return Cel(key in marks, rows.get(key), key in worked, anchors.get(key))

    return tuple(
        Kerntaak(
            dossier.kerntaak(number),
            tuple(
                Regel(dossier.werkproces(key), tuple(cell(uitstroom, key) for uitstroom in dossier.uitstromen))
                for key in dossier.werkprocessen_van(number)
            ),
        )
        for number in dossier.kerntaken
    )


def _matrix_rows(dossier: Dossier) -> dict[tuple[str, str], bool | None]:
    """Whether the row of a werkproces in its C matrix holds crosses; absent or None when it cannot be read."""
    answer: dict[tuple[str, str], bool | None] = {}
    owner = {}
    for matrix in dossier.rows(Matrices):
        if matrix.deel == "C" and matrix.uitstroom_id:
            owner[matrix.matrix_id] = matrix.uitstroom_id
    for row in dossier.rows(MatrixRijen):
        if row.matrix_id in owner and row.werkproces_id:
            readable = row.toestand != "onleesbaar"
            answer[owner[row.matrix_id], row.werkproces_id] = bool(row.aantal_kruisjes) if readable else None
    for cross in dossier.rows(MatrixKruisjes):
        if cross.matrix_id in owner and cross.werkproces_id:
            answer[owner[cross.matrix_id], cross.werkproces_id] = True
    return answer
