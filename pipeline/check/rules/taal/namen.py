"""Names in running text: of uitstromen, and of organisations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.reading.keys import shared_keys
from pipeline.comparing import fold, squash

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from pipeline.check.language.texts import Hit, Texts
    from schemas.rows import Bronnen, Uitstromen

NEAR = 84
"""Likeness (0 to 100) from which two names of one kind of body are one body; 'Opleidingenfonds'/'Opleidingsfonds' have 95."""
_BODY = (
    r"Stichting|Hoofdbedrijf\w*|Bedrijfschap\w*|Bedrijfsschap\w*|Productschap\w*|Vereniging|Federatie|Paritaire [Cc]ommissie|"
    r"Commissie|Kenniscentrum|Landelijk Orgaan|Koninklijke \w+|Nederlandse \w+|Samenwerkingsverband|Centraal Orgaan|Raad voor"
)
_PART = r"(?:en|van|voor|de|het|der|in|&|[A-Z][\w&'’/-]+|(?:beroeps|bedrijfs|onderwijs)\w+)"
_NAME = re.compile(rf"(?<!\w)(?:{_BODY})(?: {_PART}){{1,7}}")
_HYPHENED = re.compile(r"-(?<=\w{4}-)\w{4,}(?![\w-])")
_BEFORE_HYPHEN = re.compile(r"(?<![\w-])\w+$")
_LONGEST = 40
"""Letters of the part of a word before a hyphen."""
_TAIL = re.compile(r"(?: (?:en|van|voor|de|het|der|in|&))+$")


@rule(
    "KD213",
    ernst=Ernst.ADVIES,
    grond="Een uitstroom heeft één naam, zoals de legenda van B 3 haar noemt.",
    zekerheid=Zekerheid.ZEKER,
)
def uitstroomnaam_in_tekst_wijkt_af(teksten: Texts, uitstromen: Table[Uitstromen], bronnen: Table[Bronnen]) -> Verdicts:
    """Controleert of de lopende tekst de naam van een uitstroom schrijft als de uitstroom heet: spaties, haakjes, streepjes.

    Ook een samenstelling met die naam die elders aan elkaar staat, telt: 'buitendienst medewerker'. Een streepje in
    een woord telt niet in een PDF: daar kan het een regel hebben afgebroken.

    Waarom: wie op de naam zoekt, vindt niet alles, en de lezer vraagt zich af of het dezelfde is.

    Fout: '(junior)accountmanager' voor '(Junior) accountmanager'; 'de buitendienst medewerker'.

    Goed: '(junior) accountmanager', 'de buitendienstmedewerker'.
    """
    if not len(uitstromen) or not len(teksten):
        yield NotJudged("het dossier heeft geen uitstromen met een naam, of geen lopende tekst", door_bron=False)
        return
    yield Seen(len(teksten))
    for row in uitstromen:
        if row.naam and len(squash(row.naam)) > 6:
            yield from _deviations(row.naam, teksten)
    yield from _split(uitstromen, teksten)
    if not any(row.bron_soort == "pdf" for row in bronnen):
        yield from _hyphened(uitstromen, teksten)


def _deviations(naam: str, teksten: Texts) -> Verdicts:
    """Where the letters of a name stand with another space, hyphen or bracket."""
    parts = re.findall(r"\w+|[()]", fold(naam))
    joined = r"[ -]?".join(re.escape(part) for part in parts)
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in teksten.find(re.compile(rf"{joined}(?!\w)"), folded=True):
        before = hit.passage.tekst[max(hit.start - 1, 0) : hit.start]
        if fold(hit.words) != fold(naam) and not (before.isalnum() or before == "("):
            hits[fold(hit.words)].append(hit)
    for form, same in hits.items():
        if "( " not in form and " )" not in form:
            yield _name(same, form, naam)


def _split(uitstromen: Table[Uitstromen], teksten: Texts) -> Verdicts:
    """Compounds of the last and the other words of a name that stand as one elsewhere: 'buitendienst medewerker'."""
    pairs = {
        (words[-1], other)
        for row in uitstromen
        for words in [re.findall(r"\w+", fold(row.naam or ""))]
        for other in words[:-1]
        if min(len(words[-1]), len(other)) > 4
    }
    for last, other in sorted(pairs):
        if f"{last}{other}" in teksten.folded and f"{last} {other}" in teksten.folded:
            same = list(teksten.find(re.compile(rf"{last} {other}s?(?!\w)"), folded=True))
            if same:
                yield _name(same, f"{last} {other}", f"{last}{other}")


def _hyphened(uitstromen: Table[Uitstromen], teksten: Texts) -> Verdicts:
    """Words of a name with a hyphen inside: 'account-manager'."""
    right = {word for row in uitstromen for word in re.findall(r"[\w-]+", fold(row.naam or ""))}
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    for tail in teksten.find(_HYPHENED, folded=True):
        head = _BEFORE_HYPHEN.search(tail.passage.tekst[max(tail.start - _LONGEST, 0) : tail.start])
        hit = tail._replace(start=tail.start - len(head[0]) if head else tail.start)
        form = fold(hit.words)
        if form not in right and {form.replace("-", ""), form.replace("-", "").removesuffix("s")} & right:
            hits[form].append(hit)
    for form, same in hits.items():
        yield _name(same, form, form.replace("-", ""))


def _name(same: list[Hit], form: str, right: str) -> Finding:
    return Finding(
        bericht=f"'{same[0].words}' staat op {len(same)} plaats{'en' if len(same) > 1 else ''} voor '{right}'; wie op de naam zoekt, "
        "vindt dit niet.",
        plaatsen=tuple(dict.fromkeys(plaats(hit.passage, hit.passage.tekst, hit.words) for hit in same)),
        voorstel=f"Schrijf '{right}'.",
        sleutel=form,
        **shared_keys([hit.passage for hit in same]),
    )


@rule(
    "KD716",
    ernst=Ernst.ADVIES,
    grond="Een organisatie heeft één naam.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def organisatienaam_in_meer_schrijfwijzen(teksten: Texts) -> Verdicts:
    """Controleert of een stichting, commissie of schap overal dezelfde naam heeft.

    Waarom: onder twee namen lijken het twee organisaties, en wie haar aanschrijft weet niet welke bestaat.

    Fout: 'Stichting Opleidingenfonds Groothandel' in B 2.2, 'Stichting Opleidingsfonds Groothandel' in D 2.2.

    Goed: op beide plaatsen 'Stichting Opleidingsfonds Groothandel'.
    """
    found: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in teksten.find(_NAME):
        found[_TAIL.sub("", hit.words)].append(hit)
    if not found:
        yield NotJudged("de lopende tekst noemt geen stichting, commissie of schap", door_bron=False)
        return
    yield Seen(sum(map(len, found.values())))
    for one, other in combinations(sorted(found), 2):
        if _same_body(one, other):
            yield _body(one, other, found)


def _same_body(one: str, other: str) -> bool:
    """Whether two names are of one body: of the same kind, alike, and neither is the other with more behind it."""
    left, right = fold(one).split(), fold(other).split()
    if left[0] != right[0] or abs(len(left) - len(right)) > 1:
        return False
    if left == right:
        return one != other
    short, long = sorted((left, right), key=len)
    if long[: len(short)] == short:
        return False
    return fuzz.ratio(" ".join(left), " ".join(right)) >= NEAR


def _body(one: str, other: str, found: dict[str, list[Hit]]) -> Finding:
    usual, odd = sorted((one, other), key=lambda name: (-len(found[name]), name))
    counts = Counter({name: len(found[name]) for name in (usual, odd)})
    clear = counts[usual] > counts[odd]
    return Finding(
        bericht=f"Eén organisatie lijkt op twee manieren geschreven: '{usual}' ({counts[usual]} keer) en '{odd}' "
        f"({counts[odd]} keer).",
        plaatsen=tuple(plaats(hit.passage, hit.passage.tekst, name) for name in (usual, odd) for hit in found[name]),
        voorstel=f"Ga na hoe de naam luidt; '{usual}' staat er het meest." if clear else "Ga na hoe de naam luidt.",
        sleutel=f"{fold(one)}/{fold(other)}" if fold(one) != fold(other) else f"{one}/{other}",
    )
