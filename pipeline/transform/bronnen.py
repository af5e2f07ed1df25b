"""What is known of the file that a dossier was read from: `bronnen`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.document import Source


def bronnen(source: Source) -> dict[str, object]:
    """The row of `bronnen`, without dossier_id: the kind of file, and how far its cells can be trusted."""
    return {
        "bron_soort": {"text": "tekst"}.get(source.kind, source.kind),
        "cellen_exact": source.exact_cells,
        "gescand": source.scanned,
        "bladzijden": source.pages or None,
    }
