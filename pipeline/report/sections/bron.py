"""What the source gave: the account of its lines, and the state in which its matrices were read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.report.dossier import Dossier, clip
from pipeline.report.render import svg
from pipeline.report.sections.matrixkaarten import TOESTAND, title
from pipeline.vocabulary import GEEN_TABEL
from schemas.rows import Bronverantwoording, Matrices, MatrixKruisjes

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Matrixtoestand:
    """One matrix as the source gives it, with how many crosses were read and how many of them stand displaced."""

    titel: str
    toestand: str
    letters: str
    namen: str
    kruisjes: int
    verschoven: int
    onzeker: int


@dataclass(frozen=True, slots=True)
class Bron:
    """What was read: lines by destination, and every matrix."""

    regels: int
    elementen: bool
    verwerkt: int
    opmaak: int
    nergens: tuple[int, ...]
    bestemmingen: tuple[tuple[str, int], ...]
    plot: Markup
    matrices: tuple[Matrixtoestand, ...]


def source(dossier: Dossier) -> Bron:
    """The account of `bronverantwoording`, and the state of every matrix."""
    rows = dossier.rows(Bronverantwoording)
    kinds = Counter(clip(row.bestemming, 60) for row in rows if row.bestemming)
    markup = sum(kinds[name] for name in GEEN_TABEL)
    nowhere = tuple(int(row.regel) for row in rows if not row.bestemming)
    read = sum(kinds.values()) - markup
    total = max(len(rows), 1)
    shares = (
        (read / total, "s1", "in een tabel"),
        (markup / total, "s2", "kop of opmaak"),
        (len(nowhere) / total, "s3", "niet verwerkt"),
    )
    crosses = dossier.by(MatrixKruisjes, "matrix_id")
    states = []
    for row in dossier.rows(Matrices):
        found = Counter(cross.zekerheid for cross in crosses.get(row.matrix_id, []))
        states.append(
            Matrixtoestand(
                title(dossier, row),
                TOESTAND.get(row.toestand, clip(row.toestand, 60)),
                "–" if row.aantal_letters is None else str(row.aantal_letters),
                "–" if row.aantal_namen is None else str(row.aantal_namen),
                sum(found.values()),
                found["verschoven"],
                found["onzeker"],
            )
        )
    paths = any(row.pad for row in rows)
    return Bron(len(rows), paths, read, markup, nowhere, tuple(kinds.most_common()), svg.stack(shares), tuple(states))
