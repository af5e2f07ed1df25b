"""How the headings of a dossier name its parts and numbered paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.fact import Facts, mention
from pipeline.transform.sections import INLEIDING

if TYPE_CHECKING:
    from pipeline.transform.chapters import Chapter


def koppen(sections: Chapter) -> Facts:
    """The rows of `vermeldingen` for the headings of parts and of their numbered paragraphs."""
    for section in sections:
        if section.nummer:
            yield mention(section.place, "paragraaf", f"{section.deel} {section.nummer}", "kop", section.titel)
        elif len(section.deel) == 1 or section.deel == INLEIDING:
            yield mention(section.place, "deel", section.deel, "kop", section.titel)
