"""Family 0: the versions of a dossier follow one another, and say what changed."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.rules.onderling.bronplaats import in_bron
from pipeline.check.rules.onderling.gronden import VERSIES
from pipeline.check.rules.onderling.reeksen import Reeksen, genoemd, reeksen
from pipeline.comparing import squash, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.check.engine.run_tables import NietGenomen
    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes, Dossiers, Niveauvermeldingen, Uitstromen, Versies, Wijzigingen

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_SKILL = frozenset(
    "taal talen taalniveau taalniveaus nederlands engels duits frans spaans rekenen wiskunde rekenniveau".split()  # noqa: SIM905
)
"""Words beside which 'niveau' is that of a language or of arithmetic."""


@rule("KD006", ernst=Ernst.WAARSCHUWING, grond=VERSIES)
def niveau_van_zelfde_uitstroom_verschilt(
    uitstromen: Table[Uitstromen],
    niveauvermeldingen: Table[Niveauvermeldingen],
    wijzigingen: Table[Wijzigingen],
    dossiers: Table[Dossiers],
    crebocodes: Table[Crebocodes],
    versies: Table[Versies],
) -> Verdicts:
    """Controleert of een uitstroom in opeenvolgende versies hetzelfde niveau heeft, of D 2.5 zegt dat het veranderde.

    Een wijziging zegt het als zij van een niveau spreekt dat niet alleen dat van taal of rekenen is. Noemt een dossier
    zelf meer dan één niveau, of ontbreekt er een versie tussen de twee, dan wordt hier niets gezegd.

    Waarom: het niveau bepaalt het diploma en de bekostiging. Een niveau dat stil verandert, is een vergissing of een
    wijziging die niemand heeft vastgesteld.

    Fout: 'Bijenhouder' heeft in 2009-2010 niveau 3 en in 2010-2011 niveau 2; D 2.5 noemt alleen spelfouten.

    Goed: D 2.5 van 2010-2011 zegt: 'Het niveau van de Bijenhouder is verlaagd van 3 naar 2.'
    """
    together = reeksen(dossiers, crebocodes, versies)
    by_dossier = uitstromen.by("dossier_id")
    changes, history = wijzigingen.by("dossier_id"), versies.by("dossier_id")
    mentioned: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for mention in niveauvermeldingen:
        if mention.niveau is not None:
            mentioned[mention.dossier_id, mention.uitstroom_id].add(mention.niveau)
    seen = 0
    for old_id, new_id in _successive(together):
        said = [row.wijziging or "" for row in changes.get(new_id, ())]
        said += [
            row.reden or "" for row in history.get(new_id, ()) if _year(row.cohort) in (None, together.jaar(new_id))
        ]
        for old, new in _same(by_dossier.get(old_id, ()), by_dossier.get(new_id, ())):
            seen += 1
            yield Seen()
            unsure = len(mentioned[old_id, old.uitstroom_id]) > 1 or len(mentioned[new_id, new.uitstroom_id]) > 1
            if old.niveau == new.niveau or unsure:
                continue
            if not any(said):
                yield NotJudged(f"wat er in '{new_id}' gewijzigd is, staat niet in de bron", door_bron=True)
            elif _gap(old_id, new_id, history.get(new_id, ()), together):
                yield NotJudged(f"tussen '{old_id}' en '{new_id}' ontbreekt een versie", door_bron=False)
            elif not any(_says(text, new.naam or "") for text in said):
                yield _niveau(old, new, together)
    if not seen:
        yield NotJudged("er zijn geen twee versies van een dossier met dezelfde uitstroom", door_bron=False)


def _successive(together: Reeksen) -> Iterator[tuple[str, str]]:
    for ids in together.leden.values():
        yield from (pair for pair in pairwise(ids) if not together.tegelijk(*pair))


def _same(old: Iterable[Uitstromen], new: Iterable[Uitstromen]) -> Iterator[tuple[Uitstromen, Uitstromen]]:
    """The uitstromen of two versions that bear one name, each once in both, with their level known."""
    sides: list[defaultdict[str, list[Uitstromen]]] = [defaultdict(list), defaultdict(list)]
    for side, rows in zip(sides, (old, new), strict=True):
        for row in rows:
            if row.naam:
                side[squash(row.naam)].append(row)
    for name, (first, *more) in sides[0].items():
        others = sides[1].get(name, [])
        if not more and len(others) == 1 and first.niveau is not None and others[0].niveau is not None:
            yield first, others[0]


def _says(text: str, name: str) -> bool:
    """Whether a change tells that the level of an uitstroom is another."""
    spoken = words(text)
    if not any(word.startswith("niveau") for word in spoken):
        return False
    return not _OF_SKILL.intersection(spoken) or (bool(name) and squash(name) in squash(text))


def _gap(old_id: str, new_id: str, history: Iterable[Versies], together: Reeksen) -> bool:
    """Whether a version between two is named that the corpus lacks."""
    if together.dossiers[new_id].vorige_nr and together.dossiers[old_id].register_nr:
        return together.dossiers[new_id].vorige_nr != together.dossiers[old_id].register_nr
    first, last = together.jaar(old_id), together.jaar(new_id)
    return any((year := _year(row.cohort)) is not None and first < year < last for row in history)


def _niveau(old: Uitstromen, new: Uitstromen, together: Reeksen) -> Finding:
    return Finding(
        bericht=f"'{new.naam}' heeft in '{new.dossier_id}' niveau {new.niveau} en in de versie ervoor, '{old.dossier_id}', "
        f"niveau {old.niveau}, en D 2.5 zegt niet dat het veranderde: het diploma en de bekostiging hangen ervan af.",
        plaatsen=tuple(in_bron(row, f"{row.naam}: niveau {row.niveau}", together) for row in (old, new)),
        voorstel="Herstel het niveau, of noem de wijziging in D 2.5.",
        sleutel=f"{new.dossier_id} {squash(new.naam or '')}",
        afwijkend=f"{old.niveau} {new.niveau}",
    )


class _Lacking(NamedTuple):
    """A version that the corpus lacks: what it is called, the title and year of it, and the rows that name it."""

    naam: str
    titel: str
    jaar: str
    rows: list[Versies | Dossiers]

    def among(self, sources: Table[NietGenomen]) -> str | None:
        """The source that bears its title and year and was not taken, if there is one."""
        for source in sources:
            name = source.dossier_id or PurePath(source.bron).stem
            if squash(self.titel) in squash(name) and self.jaar in name:
                return source.bron
        return None


@rule("KD008", ernst=Ernst.ADVIES, grond=VERSIES)
def versie_ontbreekt_in_reeks(
    versies: Table[Versies],
    dossiers: Table[Dossiers],
    crebocodes: Table[Crebocodes],
    niet_genomen: Table[NietGenomen],
) -> Verdicts:
    """Controleert of van een dossier geen versie ontbreekt tussen een eerdere en een latere die er wel zijn.

    Gelezen worden het versiebeheer van D 2.5 en, vanaf 2015, het nummer van de vorige versie. Versies van voor de
    eerste die er is, worden niet gemist, en ook niet een voorganger die anders heette. Een bron die er wel is maar niet
    te lezen was of dubbel is, en zo heet, telt niet als ontbrekend.

    Waarom: zonder de versie ertussen is niet na te gaan wanneer iets veranderde en waarom.

    Fout: 'Bijenhouder 2010-2011' noemt een versie 2009-2010; er zijn die van 2008-2009 en 2010-2011, maar die niet.

    Goed: de versies 2008-2009, 2009-2010 en 2010-2011 zijn er alle drie.
    """
    together = reeksen(dossiers, crebocodes, versies)
    named = versies.by("dossier_id")
    judged = 0
    for ids in together.leden.values():
        if len(ids) < 2:
            continue
        judged += any(named.get(item) or together.dossiers[item].vorige_nr for item in ids)
        for lacking in (*_years_lacking(ids, named, together), *_numbers_lacking(ids, together)):
            if there := lacking.among(niet_genomen):
                yield NotJudged(f"{there} is niet in het corpus genomen", door_bron=True)
                continue
            by = sorted({row.dossier_id for row in lacking.rows})
            yield Finding(
                bericht=f"{lacking.naam} ontbreekt in het corpus, al {'noemt' if len(by) == 1 else 'noemen'} {genoemd(by)} "
                f"haar en zijn er eerdere en latere: {genoemd(ids)}; zo is niet na te gaan wanneer iets veranderde.",
                plaatsen=tuple(in_bron(row, _told(row), together) for row in lacking.rows[:5]),
                voorstel="Voeg de bron van deze versie aan het corpus toe.",
                sleutel=f"{ids[0]} {lacking.naam}",
            )
    if judged:
        yield Seen(judged)
    else:
        yield NotJudged("geen dossier met meer versies noemt zijn versies", door_bron=False)


def _years_lacking(ids: tuple[str, ...], named: dict[str, list[Versies]], together: Reeksen) -> Iterator[_Lacking]:
    held = [together.dossiers[item] for item in ids if together.dossiers[item].cohort_van is not None]
    starts = {int(row.cohort_van or 0) for row in held}
    titles = {squash(row.titel or "") for row in held}
    covered = {
        year for row in held for year in range(row.cohort_van or 0, max(row.cohort_tot or 0, (row.cohort_van or 0) + 1))
    }
    found: defaultdict[int, list[Versies]] = defaultdict(list)
    for item in ids:
        for row in named.get(item, ()):
            year = _year(row.cohort)
            own = not row.naam or squash(row.naam) in titles
            if starts and own and year is not None and year not in covered and min(starts) < year < max(starts):
                found[year].append(row)
    for year, rows in sorted(found.items()):
        title = together.dossiers[rows[0].dossier_id].titel
        yield _Lacking(f"De versie {rows[0].cohort or year} van '{title}'", title or "", str(year), list(rows))


def _numbers_lacking(ids: tuple[str, ...], together: Reeksen) -> Iterator[_Lacking]:
    numbers = {row.register_nr for row in together.dossiers.values()}
    for item in ids[1:]:
        row = together.dossiers[item]
        earlier = [other for other in ids if together.moment(other)[:2] < together.moment(item)[:2]]
        if row.vorige_nr and row.vorige_nr not in numbers and earlier and row.register_nr:
            yield _Lacking(f"De versie met nummer {row.vorige_nr} van '{row.titel}'", row.titel or "", "", [row])


def _told(row: Versies | Dossiers) -> str:
    """What a row says of the version that is lacking."""
    number = getattr(row, "vorige_nr", None)
    return f"vorige versie: {number}" if number else f"{getattr(row, 'naam', '')} {row.cohort or ''}"


def _year(cohort: str | None) -> int | None:
    found = _YEAR.search(cohort or "")
    return int(found[0]) if found else None
