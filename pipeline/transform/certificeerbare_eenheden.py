"""The certificeerbare eenheden, and where B 2.2 and the list of C 3 name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.fact import Facts, fact, mention

if TYPE_CHECKING:
    from pipeline.transform.kenmerken import Kenmerken


def certificeerbare_eenheden(kenmerken: Kenmerken) -> Facts:
    """The rows of `certificeerbare_eenheden`, and those of `vermeldingen` for the lists that name them."""
    for key, naming in kenmerken.eenheden.items():
        yield fact("certificeerbare_eenheden", naming.place, eenheid_id=key, naam=naming.naam)
    for plaats, named in (("B2.2", kenmerken.eenheden_b2), ("C3-lijst", kenmerken.eenheden_c3)):
        for naming in named:
            unit = kenmerken.eenheid(naming.naam)
            if unit and not naming.kop:
                yield mention(naming.place, "eenheid", unit, plaats, naming.naam)
