"""Fictional dossiers for the tests: a model, the texts and PDFs written from it, and damage done to those."""

from __future__ import annotations

from tests.dossiers.build import build
from tests.dossiers.inhoud import BIJENHOUDER
from tests.dossiers.inhoud_boek import BOEKATELIER
from tests.dossiers.inhoud_werf import SCHEEPSWERF
from tests.dossiers.model import Dossier
from tests.dossiers.text import write_text

__all__ = ["Dossier", "drie_uitstromen", "een_uitstroom", "write_text", "zes_uitstromen"]


def een_uitstroom() -> Dossier:
    """One uitstroom that bears the title of the dossier, a kerntaak of 12 werkprocessen, no eenheden, Frans."""
    return build(BIJENHOUDER)


def drie_uitstromen() -> Dossier:
    """Three uitstromen (one name begins another, one has brackets), two eenheden, Engels of Duits."""
    return build(SCHEEPSWERF)


def zes_uitstromen() -> Dossier:
    """Six uitstromen of levels 2 to 4, four kerntaken, one eenheid."""
    return build(BOEKATELIER)
