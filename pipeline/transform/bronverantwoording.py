"""The account of the source, `bronverantwoording`: which table each of its lines went to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.document import Document
    from pipeline.transform.fact import Fact

OWNERS = (
    "inhoudsopgave",
    "dossiers",
    "crebocodes",
    "branches",
    "certificeerbare_eenheden",
    "uitstromen",
    "taaleisen",
    "taaleisvermeldingen",
    "rekeneisen",
    "overzicht",
    "kerntaken",
    "kerntaak_eisen",
    "kerntaak_kennis",
    "uitwerkingen",
    "resultaten",
    "gedragingen",
    "detailleringen",
    "werkproces_competenties",
    "componenten",
    "vakkennis",
    "werkprocessen",
    "kennis",
    "aanvullingen",
    "matrices",
    "matrix_namen",
    "matrix_rijen",
    "matrix_kruisjes",
    "matrix_tekens",
    "verwante_kwalificaties",
    "niveauvermeldingen",
    "beroepscompetentieprofielen",
    "brondocumenten",
    "betrokkenen",
    "onderhoudsagenda",
    "wijzigingscategorieen",
    "versies",
    "kop",
    "opmaak",
    "wijzigingen",
    "paragrafen",
    "verwijzingen",
    "vermeldingen",
    "niet_herkend",
    "onbekende_labels",
)
"""The destinations of a line, the one that accounts for it before those that only tell of it as well."""
_RANKS = {name: rank for rank, name in enumerate(OWNERS)}


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """The right of a destination to account for a line: of the claims on one line the least is granted."""

    rank: int
    bestemming: str


def claim(fact: Fact) -> Claim:
    """The claim that a fact lays on the lines of its place. Raises KeyError for a table that is not in OWNERS."""
    return Claim(_RANKS[fact.table], fact.table)


def owners(facts: Iterable[Fact]) -> dict[int, str]:
    """The destination that accounts for each source line (1-based) that a fact was read from."""
    granted: dict[int, Claim] = {}
    for item in facts:
        claimed = claim(item)
        for line in item.place.lines:
            if line not in granted or claimed < granted[line]:
                granted[line] = claimed
    return {line: claimed.bestemming for line, claimed in granted.items()}


def bronverantwoording(document: Document, owned: Mapping[int, str]) -> Iterator[dict[str, object]]:
    """The rows of `bronverantwoording`, without dossier_id: one per non-blank line; one per page that is a picture.

    A page without text counts as one line that went nowhere.
    """
    for number, text in document.lines.items():
        line, turn = document.line_turns.get(number, (number, 1))
        yield {
            "regel": line,
            "volgnr": turn,
            "bestemming": owned.get(number),
            "pagina": document.line_pages.get(number),
            "pad": document.line_paths.get(number),
            "tekst": None if number in document.line_paths else text.strip(),
        }
    after = max(document.lines, default=0) + 1
    for number, page in enumerate(document.source.unread, after):
        yield {"regel": number, "volgnr": 1, "bestemming": None, "pagina": page}
