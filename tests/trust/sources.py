"""The measure per kind of source: the same faults in a text, a damaged text, Word, a PDF, a scan, and the register's XML."""

from __future__ import annotations

import copy
import ctypes
import io
import random
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from pipeline.check.engine.finding import Eigenaar, Finding, Report, Uitkomst
from pipeline.check.run import run_rules
from pipeline.dossiers import tables_in
from tests.dossiers import Dossier, drie_uitstromen, write_text
from tests.dossiers.damage import CONVERSIONS, Schade
from tests.dossiers.print import write_pdf
from tests.register import test_faults, write, zes_profielen
from tests.trust.fault import SOORTEN, soorten
from tests.trust.measure import GEMIST, GEVONDEN, ONZICHTBAAR, SEED, VERKEERD, Trekking, Uitslag, judge, visible
from tests.word_files import STIJLEN, typed_in_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAMAGED = "als de echte bron"
NIET_BEOORDEELD = "niet te beoordelen"
VERDICTS = (GEVONDEN, VERKEERD, GEMIST, NIET_BEOORDEELD, ONZICHTBAAR)
SLOW = 3
"""Of a kind of source that takes long to make and read, one in so many kinds of fault is tried."""


@dataclass(frozen=True)
class Bronsoort:
    """A kind of source: how its file is named, what writes it, and whether all kinds of fault are tried in it."""

    bestand: str
    schrijf: Callable[[Dossier], bytes]
    traag: bool = False


def _damaged(dossier: Dossier) -> bytes:
    return CONVERSIONS[DAMAGED](write_text(dossier), SEED).tekst.encode()


def scanned(dossier: Dossier) -> bytes:
    """A print of which every page is a picture, with its words in invisible text beneath, as a scanner leaves it."""
    document = pdfium.PdfDocument(write_pdf(dossier))
    for page in document:
        picture = page.render(scale=1.2, grayscale=True).to_pil()
        for item in list(page.get_objects()):
            if item.type == pdfium.raw.FPDF_PAGEOBJ_TEXT:
                pdfium.raw.FPDFTextObj_SetTextRenderMode(item, ctypes.c_int(3))
            else:
                page.remove_obj(item)
        image = pdfium.PdfImage.new(document)
        image.set_bitmap(pdfium.PdfBitmap.from_pil(picture))
        image.set_matrix(pdfium.PdfMatrix().scale(*page.get_size()))
        page.insert_obj(image)
        page.gen_content()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


BRONSOORTEN = {
    "tekst": Bronsoort("dossier.txt", lambda dossier: write_text(dossier).encode()),
    "beschadigde tekst": Bronsoort("dossier.txt", _damaged),
    "Word (.docx)": Bronsoort("dossier.docx", lambda dossier: typed_in_word(dossier, STIJLEN["styles and letters"])),
    "PDF": Bronsoort("dossier.pdf", write_pdf, traag=True),
    "scan met tekstherkenning": Bronsoort("scan.pdf", scanned, traag=True),
}
"""The kinds of source that hold a dossier of Deel A to D; the XML of the register has faults of its own."""


@cache
def sound() -> Dossier:
    """The consistent dossier into which the faults are put."""
    return drie_uitstromen()


def reported(name: str, data: bytes) -> Report:
    """What is reported of a source of this name; a rule that crashes is an error of the measure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        (tables,) = tables_in(path)
    report = run_rules(tables)
    if report.failures:
        raise RuntimeError(f"{report.failures[0].code}: {report.failures[0].fout}")
    return report


def found_in(name: str, data: bytes) -> tuple[Finding, ...]:
    """Everything that is found in a source of this name."""
    return reported(name, data).findings


@cache
def baseline(kind: str) -> tuple[Finding, ...]:
    """What is found in the consistent dossier in a kind of source."""
    source = BRONSOORTEN[kind]
    return found_in(source.bestand, source.schrijf(sound()))


def run(job: tuple[str, str]) -> Uitslag | None:
    """Put one kind of fault into one kind of source, and judge what is found; None where it has no place."""
    kind, fault_name = job
    dossier, source = copy.deepcopy(sound()), BRONSOORTEN[kind]
    fault = SOORTEN[fault_name].model(dossier, random.Random(f"{SEED}|{fault_name}|bron"))
    if fault is None or write_text(dossier) == write_text(sound()):
        return None
    damage = CONVERSIONS[DAMAGED](write_text(dossier), SEED) if kind == "beschadigde tekst" else Schade("")
    known = Counter(item.vingerafdruk for item in baseline(kind))
    report = reported(source.bestand, source.schrijf(dossier))
    fresh = []
    for finding in report.findings:
        if known[finding.vingerafdruk]:
            known[finding.vingerafdruk] -= 1
        else:
            fresh.append(finding)
    result = judge(Trekking(fault_name, "3 uitstromen", kind, 0), fault, visible(fault, damage), fresh)
    codes = {code for wanted in fault.verwacht for code in wanted.code.split("|")}
    silent = all(item.uitkomst is Uitkomst.NIET_TE_BEOORDELEN for item in report.outcomes if item.code in codes)
    return replace(result, oordeel=NIET_BEOORDEELD) if result.oordeel == GEMIST and silent else result


def measure(workers: int = 2) -> list[Uitslag]:
    """The results of all faults in all kinds of source, XML last."""
    names = [item.naam for item in soorten()]
    jobs = [(kind, name) for kind, source in BRONSOORTEN.items() for name in names[:: SLOW if source.traag else 1]]
    with ProcessPoolExecutor(workers) as pool:
        found = [item for item in pool.map(run, jobs, chunksize=6) if item is not None]
    return [*found, *_register()]


def _register() -> Iterable[Uitslag]:
    for name, (edit, codes) in test_faults.TEXTS.items():
        yield _of_register(name, edit(write(zes_profielen())), codes)
    for name, (change, codes) in test_faults.MODELS.items():
        dossier = zes_profielen()
        change(dossier)
        yield _of_register(name, write(dossier), codes)


def _of_register(name: str, text: str, codes: set[str]) -> Uitslag:
    found = found_in("register.xml", text.encode())
    accused = tuple(sorted(item.code for item in found if item.code not in codes and item.eigenaar is Eigenaar.DOSSIER))
    verdict = GEVONDEN if codes <= {item.code for item in found} else GEMIST
    told = "; ".join(sorted({item.code for item in found}))
    return Uitslag(
        Trekking(name, "6 profielen", "XML van het register", 0), verdict, "; ".join(sorted(codes)), told, accused
    )


def section(results: list[Uitslag]) -> str:
    """The chapter of docs/trust.md: per kind of source what was found, missed and wrongly accused."""
    lines = [
        _INTRO,
        f"| | faults | {' | '.join(VERDICTS)} | beschuldigd | without a fault |\n|---|---:|---:|---:|---:|---:|---:|---|---|",
    ]
    for kind in dict.fromkeys(item.trekking.conversie for item in results):
        mine = [item for item in results if item.trekking.conversie == kind]
        counts = Counter(item.oordeel for item in mine)
        accused = Counter(code for item in mine for code in item.beschuldigd)
        told = ", ".join(f"{code} ({number})" for code, number in sorted(accused.items())) or "none"
        numbers = " | ".join(str(counts[verdict]) for verdict in VERDICTS)
        lines.append(f"| {kind} | {len(mine)} | {numbers} | {told} | {_without(kind)} |")
    missed = [item for item in results if item.oordeel in (GEMIST, VERKEERD)]
    lines += ["", "Missed or misplaced:", "", "| source | fault | expected | new findings |", "|---|---|---|---|"]
    lines += [
        f"| {i.trekking.conversie} | {i.trekking.soort} | {i.verwacht} | {i.gevonden or 'none'} |" for i in missed
    ]
    return "\n".join(lines) + "\n"


def _without(kind: str) -> str:
    found = baseline(kind) if kind in BRONSOORTEN else found_in("register.xml", write(zes_profielen()).encode())
    codes = Counter(item.code for item in found if item.eigenaar is Eigenaar.DOSSIER)
    return ", ".join(f"{code} ({number})" for code, number in sorted(codes.items())) or "none"


_INTRO = f"""## Per kind of source

The same fictional dossier with three uitstromen is written as each kind of source, with one kind of fault at a time; of
the slow ones one in {SLOW} kinds is tried. The damaged text has drift, lost matrices and broken words together. A scan is a print
of which every page is a picture over invisible text; what it shows is not exact, and rules that need exact cells do not
judge it. The XML of the register has faults of its own. *Without a fault* is what of owner dossier is found in the
consistent dossier.
"""
