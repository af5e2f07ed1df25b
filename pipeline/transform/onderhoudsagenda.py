"""The agenda of maintenance and development (D 3): `onderhoudsagenda`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dutch_dates import iso_date
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.wordings import meaning

if TYPE_CHECKING:
    from pipeline.transform.chapters import Chapter


_COLUMNS = ("onderwerp", "actie", "wie", "wanneer")


def onderhoudsagenda(deel_d: Chapter) -> Facts:
    """The rows of `onderhoudsagenda` in the tables of Deel D: the agenda may go on in tables without a head."""
    columns: dict[str, int] = {}
    for section in deel_d:
        for row in (row for table in section.tables for row in table.rows):
            texts = [cell.text for cell in row.cells]
            head = _head(texts)
            if head:
                columns = head
                yield Fact("onderhoudsagenda", row.place)
            elif columns and len(texts) >= len(_COLUMNS):
                values = {name: row.cells[at].lines if at < len(texts) else "" for name, at in columns.items()}
                if values["onderwerp"] and any(text for name, text in values.items() if name != "onderwerp"):
                    yield fact("onderhoudsagenda", row.place, **values, wanneer_iso=iso_date(values.get("wanneer")))
        columns = columns if meaning("D", section.titel) == "onderhoud" or section.hoofdstuk == "3" else {}


def _head(texts: list[str]) -> dict[str, int]:
    """The index of each column of the agenda in its head, which names at least the onderwerp and the actie."""
    found = {what: at for at, text in enumerate(texts) if (what := meaning("agenda", text))}
    if not {"onderwerp", "actie"} <= found.keys():
        return {}
    left = [at for at in range(len(texts)) if at not in found.values()]
    missing = (name for name in _COLUMNS if name not in found)
    return found | dict(zip(missing, left, strict=False))
