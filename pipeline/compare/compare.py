"""Compares the tables of two dossiers: the subjects in their order, and what hangs together said once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pipeline.compare.breaks import without_breaks
from pipeline.compare.case import Case
from pipeline.compare.category import judge
from pipeline.compare.change import Gewicht, NietVergeleken, Soort, Vergelijking, Wijziging
from pipeline.compare.contents import gone_and_come
from pipeline.compare.derived import Told
from pipeline.compare.endings import comparable
from pipeline.compare.losses import losses
from pipeline.compare.match.parts import match
from pipeline.compare.moves import moved
from pipeline.compare.places import once
from pipeline.compare.side import Side
from pipeline.compare.subjects.dekking import coverage
from pipeline.compare.subjects.detaillering import details
from pipeline.compare.subjects.dossier import whole
from pipeline.compare.subjects.kerntaken import descriptions, requirements
from pipeline.compare.subjects.matrices import crosses
from pipeline.compare.subjects.niveaus import levels
from pipeline.compare.subjects.records import records
from pipeline.compare.subjects.structuur import structure
from pipeline.compare.subjects.teksten import running_text
from pipeline.compare.subjects.uitstromen import uitstroom_texts
from pipeline.compare.subjects.uitwerking import elaboration
from pipeline.compare.subjects.vermeldingen import mentions
from pipeline.compare.subjects.werkproces_competenties import asked
from pipeline.compare.summary import summary
from pipeline.compare.text.lexicon import Lexicon
from pipeline.compare.text.names import Names
from pipeline.compare.text.weight import Weigher

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from pipeline.compare.match.links import Links

SUBJECTS = (whole, structure, coverage, uitstroom_texts, levels, requirements, elaboration, details, asked, records)
"""What is compared first, from great to small."""
REPEATING = (descriptions, running_text)
"""What largely repeats it: told only where it says more."""


def compare(old: Mapping[str, pd.DataFrame], new: Mapping[str, pd.DataFrame]) -> Vergelijking:
    """Compare the tables of two versions; both map the names of `schemas.TABLES` to frames of one dossier."""
    case = make_case(Side(old), Side(new))
    found: list[Wijziging | NietVergeleken] = list(losses(case))
    for subject in SUBJECTS:
        found += subject(case)
    found = _settled(case, found)
    found += crosses(case, [item for item in found if isinstance(item, Wijziging)])
    known = [item for item in found if isinstance(item, Wijziging)]
    found += mentions(case, known)
    told = Told(known, gone_and_come(case))
    for repeating in REPEATING:
        more = [item for item in repeating(case) if not told.explains(item, case.weigher.names)]
        found += moved(more)
    kept, broken = without_breaks(case, [item for item in found if isinstance(item, Wijziging)])
    kept, unseen = comparable(case, kept)
    broken += unseen
    changes = tuple(sorted(kept, key=lambda item: item.gewicht is Gewicht.BEHEER))
    unknown = tuple(dict.fromkeys([*(item for item in found if isinstance(item, NietVergeleken)), *broken]))
    verdict = judge(case, changes)
    return Vergelijking(
        oud=case.old.bron,
        nieuw=case.new.bron,
        oordeel=verdict,
        wijzigingen=changes,
        niet_vergeleken=unknown,
        d25=summary(case, changes, verdict),
        tellingen=counts(changes),
        case=case,
    )


def make_case(old: Side, new: Side) -> Case:
    """Match the parts of two sides, and take note of the names and numbers that changed."""
    parts = match(old, new)
    names = Names()
    of_parts: tuple[tuple[Links[Any], Mapping[Any, str], Mapping[Any, str]], ...] = (
        (parts.uitstromen, old.uitstromen, new.uitstromen),
        (parts.kerntaken, old.kerntaken, new.kerntaken),
        (parts.werkprocessen, old.werkprocessen, new.werkprocessen),
        (parts.eenheden, old.eenheden, new.eenheden),
    )
    for links, before, after in of_parts:
        for item in links.pairs:
            names.rename(before[item.old], after[item.new])
            names.renumber(str(item.old).casefold(), str(item.new).casefold())
    for item in parts.uitstromen.pairs:
        for chapter in ("2", "4"):
            names.renumber(f"{chapter}.{item.old[1:]}", f"{chapter}.{item.new[1:]}")
    names.rename(old.bron.titel, new.bron.titel)
    weigher = Weigher(Lexicon(old.texts, new.texts), names, lenient=old.soort != new.soort)
    return Case(old, new, parts, weigher)


def _settled(case: Case, found: list[Wijziging | NietVergeleken]) -> list[Wijziging | NietVergeleken]:
    changes = [item for item in found if isinstance(item, Wijziging)]
    return [*once(case, moved(changes)), *(item for item in found if isinstance(item, NietVergeleken))]


def counts(changes: tuple[Wijziging, ...]) -> dict[str, dict[str, int]]:
    """How many changes there are by weight, by subject and by kind."""
    return {
        "gewicht": {weight.value: sum(item.gewicht is weight for item in changes) for weight in Gewicht},
        "onderwerp": dict(Counter(item.onderwerp for item in changes)),
        "soort": {soort.value: count for soort in Soort if (count := sum(item.soort is soort for item in changes))},
    }
