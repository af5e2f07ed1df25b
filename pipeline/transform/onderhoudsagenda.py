"""The agenda of maintenance and development (D 3): `onderhoudsagenda`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.fact import Fact, Facts, fact

if TYPE_CHECKING:
    from pipeline.transform.chapters import Chapter


def onderhoudsagenda(deel_d: Chapter) -> Facts:
    """The rows of `onderhoudsagenda` in the tables of Deel D: the agenda may go on in tables without a head of their own."""
    begun = False
    for section in deel_d:
        for table in section.tables:
            for row in table.rows:
                texts = [cell.text for cell in row.cells]
                if [squash(text) for text in texts[:2]] == ["onderwerp", "actie"]:
                    begun = True
                    yield Fact("onderhoudsagenda", row.place)
                elif begun and len(texts) >= 4 and texts[0] and any(texts[1:]):
                    yield fact(
                        "onderhoudsagenda",
                        row.place,
                        onderwerp=texts[0],
                        actie=texts[1],
                        wie=texts[2],
                        wanneer=texts[3],
                    )
        begun = begun and section.hoofdstuk == "3"
