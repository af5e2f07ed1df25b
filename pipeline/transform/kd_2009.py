"""A kwalificatiedossier of the format of 2009 (cohorts 2008 to 2012): from a Document to its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Place
from pipeline.errors import SourceError
from pipeline.transform.beroepscompetentieprofielen import beroepscompetentieprofielen
from pipeline.transform.betrokkenen import betrokkenen
from pipeline.transform.bronverantwoording import owners
from pipeline.transform.certificeerbare_eenheden import certificeerbare_eenheden
from pipeline.transform.chapters import chapters_of
from pipeline.transform.completeness import completeness, told
from pipeline.transform.deel_c import deel_c
from pipeline.transform.dossiers import dossiers
from pipeline.transform.inhoudsopgave import inhoudsopgave
from pipeline.transform.kenmerken import kenmerken
from pipeline.transform.kerntaken import kerntaken
from pipeline.transform.koppen import koppen
from pipeline.transform.matrix.deel_b6 import deel_b6
from pipeline.transform.matrix.expected import Assembly
from pipeline.transform.matrix.kruisjes import matrices
from pipeline.transform.niveaus import niveaus
from pipeline.transform.onderhoudsagenda import onderhoudsagenda
from pipeline.transform.overzicht import overzicht
from pipeline.transform.paragrafen import paragrafen
from pipeline.transform.sections import sections_of
from pipeline.transform.tables import tables
from pipeline.transform.uitstromen import uitstromen
from pipeline.transform.verwante_kwalificaties import verwante_kwalificaties
from pipeline.transform.verwijzingen import verwijzingen
from pipeline.transform.werkprocessen import listed, werkprocessen
from pipeline.transform.wijzigingen import wijzigingen
from pipeline.vocabulary import KD_2009

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.document import Document
    from pipeline.transform.fact import Fact
    from pipeline.transform.sections import Section
    from schemas import Tables


def kd_2009(document: Document) -> Tables:
    """The tables of a dossier with Deel A to D, by name.

    Raises SourceError when the document has neither parts nor contents.
    """
    sections = sections_of(document)
    if len(sections) == 1:
        raise SourceError(
            f"{document.source.name}: dit is geen kwalificatiedossier (geen inhoudsopgave en geen Deel A, B, C of D)"
        )
    return tables(document, facts_of(document, sections))


def facts_of(document: Document, sections: Sequence[Section]) -> list[Fact]:
    """All rows of all tables of a dossier, each table's in source order; `sections` are those of `document`."""
    chapters = chapters_of(sections)
    known = kenmerken(chapters)
    total, overview = deel_b6(chapters.totaaloverzicht), overzicht(chapters.overzicht, known)
    detailed = deel_c(chapters.uitwerking, chapters.eenheden, known)
    facts = [
        *inhoudsopgave(chapters.inhoudsopgave, known),
        *dossiers(document, chapters),
        *certificeerbare_eenheden(known),
        *uitstromen(chapters, known),
        *niveaus(known.beschreven),
        *overview.facts,
        *kerntaken(chapters.kerntaken),
        *detailed.facts,
        *total.facts,
    ]
    numbers = listed(facts)
    facts += list(werkprocessen(facts, numbers, overview.under))
    assembly = Assembly(known, Place(), total, detailed, frozenset(overview.marks), numbers)
    facts += matrices(assembly.matrices(), exact=document.source.exact_cells)
    facts += verwante_kwalificaties(chapters.deel_a, known)
    facts += beroepscompetentieprofielen(chapters.labelled("bronnen"))
    facts += betrokkenen(chapters.betrokkenen)
    facts += onderhoudsagenda(chapters.deel_d)
    facts += koppen(chapters.sections)
    changes = list(wijzigingen(chapters.wijzigingen))
    # A change of D 2.5 is running text as well; what other tables hold is not.
    elsewhere = owners([*facts, *(item for item in changes if item.table != "wijzigingen")])
    text = list(paragrafen(chapters.sections, elsewhere))
    everything = [*facts, *changes, *text, *verwijzingen([*text, *changes], chapters.sections)]
    gaps, unknown = completeness(KD_2009, chapters, known, everything, owners(everything))
    gaps += overview.unread
    for reader in detailed.readers.values():
        gaps, unknown = [*gaps, *reader.lacking()], [*unknown, *reader.unknown]
    return [*everything, *told(KD_2009, gaps, unknown)]
