"""From a print of a dossier of 2015 and later (PDF, Word or converted text) to its parts and its tables.

What a print says is told by its words, codes (`B1-K1-W1`) and labels, never by where or how it is set: a
table, a band of colour or a line of its own are all lines here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Furniture
from pipeline.transform.completeness import told
from pipeline.transform.fact import Fact
from pipeline.transform.register.facts import sbb_2015
from pipeline.transform.register.numbering import dossier_id
from pipeline.transform.register.print.chapters import chapters_of
from pipeline.transform.register.print.dossier import dossier_of
from pipeline.transform.register.print.gaps import gaps
from pipeline.transform.register.print.lines import lines_of
from pipeline.transform.register.print.vermeldingen import code_numbers, vermeldingen
from pipeline.transform.tables import of_document
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from pipeline.document import Document
    from schemas import Tables


def printed(document: Document) -> Tables:
    """The tables of a printed dossier, by the names of the contract, typed and in key order.

    What a print does not show (numbers of the register, kennis that nobody asks, the verantwoordingsinformatie)
    stays empty. `overzicht` is what the overview shows; without an overview, what is worked out.
    """
    chapters = chapters_of(lines_of(document))
    read = dossier_of(chapters)
    facts = [fact for fact in sbb_2015(read.dossier, document.source) if fact.values is None or read.is_shown(fact)]
    numbers = code_numbers(read)
    facts += vermeldingen(read, chapters, numbers)
    facts += told(SBB_2015, *gaps(read, numbers))
    facts += (Fact("opmaak", item.place) for item in document.elements if isinstance(item, Furniture))
    return of_document(dossier_id(read.dossier, document.source.name), document, facts)
