"""The account of the source, `bronverantwoording`: which table each of its lines went to."""

from __future__ import annotations

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


def owners(facts: Iterable[Fact]) -> dict[int, str]:
    """The destination that accounts for each source line (1-based) that a fact was read from.

    Of several facts on one line that of the first destination in OWNERS. Raises KeyError for a table that is not there.
    """
    granted: dict[int, int] = {}
    for item in facts:
        rank = _RANKS[item.table]
        for line in item.place.lines:
            if granted.get(line, rank) >= rank:
                granted[line] = rank
    return {line: OWNERS[rank] for line, rank in granted.items()}


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
