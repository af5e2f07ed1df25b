"""Titles that a print sets in capitals, as its contents or its overview write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.comparing import squash
from pipeline.transform.register.print.namen import named_in_contents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.transform.register.print.blocks import Blok
    from pipeline.transform.register.print.chapters import Chapters
    from pipeline.transform.register.print.codes import Code
    from pipeline.transform.register.print.overzicht import Overzicht


def written_small(blocks: Sequence[Blok], chapters: Chapters, overzicht: Overzicht) -> None:
    """Gives each block whose title is in capitals throughout the same title in small letters, where the print has it elsewhere.

    The titles of `blocks` are changed.
    """
    elsewhere: dict[Code | int, list[str]] = {code: [titel] for code, titel in overzicht.titels.items()}
    for key, titel, _line in named_in_contents(chapters):
        elsewhere.setdefault(key, []).append(titel)
    for block in blocks:
        own = block.code or block.profiel
        if own is not None and block.titel.isupper():
            known = (titel for titel in elsewhere.get(own, ()) if not titel.isupper())
            block.titel = next((titel for titel in known if squash(titel) == squash(block.titel)), block.titel)
