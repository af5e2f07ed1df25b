"""The five recommendations of D 2.4 as tables of figures per uitstroom, each with a plot and its outliers."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, TypeVar

from pipeline.check import kwaliteitsslag as quality
from pipeline.check.engine.rule import Weergave, shown_in
from pipeline.report.dossier import Dossier, clip, number, percent
from pipeline.report.render import svg
from pipeline.report.sections.meting import SHOWN, Meting, Rij, Uitschieter, spread
from schemas.rows import Componenten, Detailleringen, Resultaten, Vakkennis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.check.engine.finding import Finding
    from pipeline.check.engine.table import OfWerkproces

T = TypeVar("T")


def measures(dossier: Dossier, findings: Sequence[tuple[Finding, str]]) -> tuple[Meting, ...]:
    """The five measures; one whose table is empty has no rows."""
    spelling = shown_in(Weergave.SCHRIJFWIJZEN)
    return (
        _purposes(dossier),
        _results(dossier),
        _choices(dossier),
        _knowledge(dossier, [pair for pair in findings if pair[0].code in spelling], ", ".join(sorted(spelling))),
        _concrete(dossier),
    )


def _purposes(dossier: Dossier) -> Meting:
    table = dossier.table(Detailleringen)
    found = quality.doelzinnen(table) if table else ()
    rows = []
    for item in found:
        other, none = item.ander_doel, len(item.zonder)
        total = max(item.aantal, 1)
        shares = (
            (item.zodat / total, "s1", "zodat"),
            (other / total, "s2", "ander doel"),
            (none / total, "s3", "geen"),
        )
        figures = (number(item.aantal), *(percent(share) for share, _, _ in shares))
        rows.append(Rij(dossier.uitstroom(item.uitstroom_id), svg.stack(shares), figures))
    out = [
        (item.uitstroom_id, Uitschieter(_place(dossier, row), "geen doel", _indicator(row)))
        for item in found
        for row in item.zonder
    ]
    return Meting(
        "doel",
        "‘Zodat’ in de prestatie-indicatoren",
        "D 2.4 vraagt om waar mogelijk ‘zodat’ te gebruiken. Geteld is welke prestatie-indicatoren een doel noemen: "
        "met ‘zodat’, op een andere manier (opdat, waardoor, teneinde, met het doel, om … te) of niet.",
        "Verdeling",
        (("s1", "zodat"), ("s2", "ander doel"), ("s3", "geen doel")),
        ("Aantal", "Zodat", "Ander doel", "Geen doel"),
        tuple(rows),
        spread(out),
        len(out),
        "zonder doel",
    )


def _results(dossier: Dossier) -> Meting:
    table = dossier.table(Resultaten)
    found = quality.resultaatlengtes(table) if table else ()
    out = [
        Uitschieter(_place(dossier, row), f"{words} woorden", clip(row.resultaat, 300))
        for item in found
        for words, row in item.uitschieters
    ]
    dots = {item.uitstroom_id: percent(item.met_punt / max(len(item.woorden), 1)) for item in found}
    return Meting(
        "resultaat",
        "Lengte en eenheid van de resultaten",
        "D 2.4 vraagt om kortere resultaten van gelijke vorm. Gemeten is hun lengte in woorden, en hoeveel er met een "
        "punt eindigen: dicht bij 0 % of 100 % is eenvormig.",
        "Woorden per resultaat",
        LENGTHS,
        ("Aantal", "Mediaan", "Langste", "Met punt"),
        _length_rows(dossier, found, lambda item: dots[item.uitstroom_id]),
        tuple(sorted(out, key=lambda item: -int(item.waarde.split()[0]))[:SHOWN]),
        len(out),
        "veel langer dan de andere",
    )


def _choices(dossier: Dossier) -> Meting:
    details, parts = dossier.table(Detailleringen), dossier.table(Componenten)
    found = quality.keuzes(details, parts) if details and parts else ()
    rows = []
    for item in found:
        shares = [(item.competenties, "competenties")]
        if item.componenten is not None:
            shares.append((item.componenten, "componenten"))
        figures = (", ".join(item.uitstromen), *(percent(share) for share, _ in shares))
        figures += ("–",) * (3 - len(figures))
        rows.append(Rij(dossier.werkproces(item.werkproces_id), svg.dots(shares), figures))
    least = sorted((item for item in found if item.afwijkend), key=lambda item: item.competenties)
    out = [
        Uitschieter(
            dossier.werkproces(item.werkproces_id),
            percent(item.competenties),
            "niet overal: " + "; ".join(f"{key} {', '.join(codes)}" for key, codes in item.afwijkend),
        )
        for item in least
    ]
    average = f" Gemiddeld delen de uitstromen {percent(fmean(i.competenties for i in found))}." if found else ""
    return Meting(
        "keuze",
        "Eenheid in de keuze van competenties en componenten",
        "D 2.4 vraagt om die keuze consistent door te voeren. Vergeleken is hetzelfde werkproces bij twee of meer "
        f"uitstromen: welk deel van alle gekozen competenties en componenten hebben ze gemeen?{average}",
        "Gemeenschappelijk deel, 0 tot 100 %",
        (("p1", "competenties"), ("p2", "componenten van gedeelde competenties")),
        ("Uitstromen", "Competenties", "Componenten"),
        tuple(rows),
        tuple(out[:SHOWN]),
        len(out),
        "waar de keuze verschilt",
    )


def _knowledge(dossier: Dossier, variants: Sequence[tuple[Finding, str]], codes: str) -> Meting:
    table = dossier.table(Vakkennis)
    found = quality.vakkennislengtes(table) if table else ()
    out = [
        Uitschieter(_place(dossier, row), f"{words} woorden", clip(row.vakkennis, 300))
        for item in found
        for words, row in item.uitschieters
    ]
    spelling = [Uitschieter("Schrijfwijze", f.code, clip(f.bericht, 300), anchor) for f, anchor in variants]
    single = {
        item.uitstroom_id: percent(sum(words == 1 for words in item.woorden) / max(len(item.woorden), 1))
        for item in found
    }
    return Meting(
        "vakkennis",
        "Abstractieniveau en schrijfwijze van de vakkennis",
        "D 2.4 vraagt om vakkennis van gelijk abstractieniveau. De lengte is daar een maat voor: één woord is een "
        "vakgebied, een halve zin een opsomming of een voorbeeld. "
        f"Termen in meer dan één schrijfwijze: {len(variants)} (regel {codes}).",
        "Woorden per term",
        LENGTHS,
        ("Termen", "Mediaan", "Langste", "Eén woord"),
        _length_rows(dossier, found, lambda item: single[item.uitstroom_id]),
        tuple(spelling[:SHOWN] + out[:SHOWN]),
        len(out) + len(spelling),
        "termen die eruit springen",
    )


def _concrete(dossier: Dossier) -> Meting:
    table = dossier.table(Detailleringen)
    found = quality.concreetheid(table) if table else ()
    rows = []
    for item in found:
        total = max(item.aantal, 1)
        alone = len(item.alleen_oordeel)
        rest = item.aantal - item.met_norm - alone
        shares = (
            (item.met_norm / total, "s1", "noemt een norm"),
            (rest / total, "s2", "noemt handelingen"),
            (alone / total, "s3", "alleen een oordeelswoord"),
        )
        figures = (number(item.aantal), *(percent(share) for share, _, _ in shares))
        rows.append(Rij(dossier.uitstroom(item.uitstroom_id), svg.stack(shares), figures))
    out = [
        (item.uitstroom_id, Uitschieter(_place(dossier, row), f"‘{clip(word, 40)}’", _indicator(row)))
        for item in found
        for word, row in item.alleen_oordeel
    ]
    return Meting(
        "concreet",
        "Concreetheid van de prestatie-indicatoren",
        "D 2.4 vraagt om ze waar nodig te concretiseren. Geteld is wie een norm noemt (volgens, conform, binnen, "
        "minimaal, een procedure, een getal) en wie alleen een woord gebruikt dat het oordeel open laat "
        "(goed, juist, passend, voldoende, zo goed mogelijk).",
        "Verdeling",
        (("s1", "noemt een norm"), ("s2", "noemt alleen handelingen"), ("s3", "alleen een oordeelswoord")),
        ("Aantal", "Norm", "Handelingen", "Oordeelswoord"),
        tuple(rows),
        spread(out),
        len(out),
        "met alleen een oordeelswoord",
    )


LENGTHS = (("tik", "een of meer teksten van die lengte"), ("mediaan", "mediaan"), ("ver", "uitschieter"))


def _length_rows(
    dossier: Dossier, found: Sequence[quality.Lengtes[T]], last: Callable[[quality.Lengtes[T]], str]
) -> tuple[Rij, ...]:
    highest = max((max(item.woorden) for item in found if item.woorden), default=1)
    rows = []
    for item in found:
        longest = max(item.woorden, default=0)
        far = [words for words, _ in item.uitschieters]
        label = f"mediaan {number(item.mediaan, 1)} woorden, langste {longest}, {len(far)} uitschieters"
        plot = svg.strip(item.woorden, highest, item.mediaan, far, label)
        figures = (number(len(item.woorden)), number(item.mediaan, 1), number(longest), last(item))
        rows.append(Rij(dossier.uitstroom(item.uitstroom_id), plot, figures))
    return tuple(rows)


def _place(dossier: Dossier, row: OfWerkproces) -> str:
    return clip(f"{row.uitstroom_id} · {dossier.werkproces(row.werkproces_id)}", 200)


def _indicator(row: Detailleringen) -> str:
    return clip(f"{row.competentie_code or ''} – {row.prestatie_indicator}", 300)
