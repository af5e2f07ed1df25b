"""Any number of consistent dossiers: the three fictional ones with other competenties and fewer werkprocessen."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.dossiers.build import build
from tests.dossiers.inhoud import BIJENHOUDER
from tests.dossiers.inhoud_boek import BOEKATELIER
from tests.dossiers.inhoud_werf import SCHEEPSWERF
from tests.dossiers.model import LETTERS

if TYPE_CHECKING:
    from tests.dossiers.inhoud import Beschrijving, Kt, Wp
    from tests.dossiers.model import Dossier

SPECS = (SCHEEPSWERF, BOEKATELIER, BIJENHOUDER)


def variant(seed: int) -> Dossier:
    """A dossier without a contradiction: who uses what is drawn, and kerntaken lose some of their last werkprocessen.

    Every fourth has rows of one to three crosses only, as small matrices have.
    """
    dice = random.Random(f"variant{seed}")
    spec = SPECS[seed % len(SPECS)]
    most = 3 if seed % 4 == 0 else 7
    kept = {wp for unit in spec.eenheden for wp in unit.werkprocessen}
    kerntaken = tuple(_kerntaak(kt, number, kept, most, dice) for number, kt in enumerate(spec.kerntaken, 1))
    return build(_complete(replace(spec, kerntaken=kerntaken, wijzigingen=spec.wijzigingen[-1:])))


def _kerntaak(kt: Kt, number: int, kept: set[str], most: int, dice: random.Random) -> Kt:
    least = max([int(wp.partition(".")[2]) for wp in kept if wp.startswith(f"{number}.")], default=1)
    count = dice.randint(min(least, len(kt.werkprocessen)), len(kt.werkprocessen))
    return replace(kt, werkprocessen=tuple(_drawn(wp, most, dice) for wp in kt.werkprocessen[:count]))


def _drawn(wp: Wp, most: int, dice: random.Random) -> Wp:
    """The same uitstromen with other competenties: some shared by all of them, some of their own."""
    common = dice.sample(LETTERS, dice.randint(1, max(1, most - 2)))
    who = []
    for part in wp.wie.split():
        own = {*common, *dice.sample(LETTERS, dice.randint(0, 2))}
        who.append(f"{part.partition(':')[0]}:{''.join(sorted(own))}")
    return replace(wp, wie=" ".join(who))


def _complete(spec: Beschrijving) -> Beschrijving:
    """The dossier without uitstromen that were left without any werkproces: there are none, or the draw is redone."""
    who = {int(part.partition(":")[0]) for kt in spec.kerntaken for wp in kt.werkprocessen for part in wp.wie.split()}
    if len(who) == len(spec.uitstromen):
        return spec
    first = spec.kerntaken[0].werkprocessen[0]
    lacking = (f"{number}:KT" for number in range(1, len(spec.uitstromen) + 1) if number not in who)
    wider = replace(first, wie=" ".join(sorted([*first.wie.split(), *lacking])))
    head = replace(spec.kerntaken[0], werkprocessen=(wider, *spec.kerntaken[0].werkprocessen[1:]))
    return replace(spec, kerntaken=(head, *spec.kerntaken[1:]))
