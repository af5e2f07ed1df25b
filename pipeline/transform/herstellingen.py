"""What the reader of a source made plain: `herstellingen`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.fact import Facts, fact

if TYPE_CHECKING:
    from pipeline.document import Document


def herstellingen(document: Document) -> Facts:
    """The rows of `herstellingen`: one per kind of character that was replaced before the source was read."""
    for repair in document.repairs:
        yield fact("herstellingen", repair.place, soort=repair.kind, aantal=repair.count, voorbeeld=repair.example)
