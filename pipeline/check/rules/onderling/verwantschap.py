"""Family 0: a dossier names the kwalificaties of other dossiers as those name them themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.language.spelling_variants import Kind, differ
from pipeline.check.language.term_blocks import near
from pipeline.check.rules.onderling.bronplaats import in_bron, rows_where
from pipeline.check.rules.onderling.gronden import BEELD
from pipeline.check.rules.onderling.reeksen import Reeksen, genoemd, reeksen
from pipeline.comparing import squash, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes, Dossiers, Paragrafen, Uitstromen, Versies, VerwanteKwalificaties

_LEVEL = re.compile(r"\s?[(,]\s?(?:mbo[- ])?niveau ([1-4])\b")
LONG_NAME = 16
"""Letters of a name of a kwalificatie from which another name that differs in one of them is the same."""
LONGEST = 8
"""Words of the name of a kwalificatie that running text is searched for."""


class Genoemd(NamedTuple):
    """A kwalificatie that a dossier names: as it stands there, with the level it gives, and the row."""

    naam: str
    niveau: int | None
    row: VerwanteKwalificaties | Paragrafen
    tekst: str


@rule("KD005", ernst=Ernst.WAARSCHUWING, grond=BEELD)
def verwante_kwalificatie_onbekend(
    verwante_kwalificaties: Table[VerwanteKwalificaties],
    paragrafen: Table[Paragrafen],
    uitstromen: Table[Uitstromen],
    dossiers: Table[Dossiers],
    crebocodes: Table[Crebocodes],
    versies: Table[Versies],
) -> Verdicts:
    """Controleert of een dossier de kwalificaties van andere dossiers bij hun eigen naam en niveau noemt.

    Gelezen worden 'Kwalificaties in beeld' (deel A) en, met hun niveau, de namen in D 2.2. Een kwalificatie die geen
    dossier hier kent, wordt niet beoordeeld. Hoofdletters, spaties en leestekens tellen niet mee,
    en ook niet een niveau dat een jaar geleden nog gold.

    Waarom: een deelnemer die wil doorstromen, zoekt de opleiding onder de naam en het niveau die hij hier leest.

    Fout: een dossier noemt 'Bedrijfsleider imkerij' op niveau 3; in haar eigen dossier heeft zij niveau 4.

    Goed: een dossier noemt 'Bedrijfsleider imkerij' op niveau 4, zoals haar eigen dossier.
    """
    together = reeksen(dossiers, crebocodes, versies)
    known = _Known(uitstromen, dossiers, together)
    named = list(_named(verwante_kwalificaties, paragrafen, known))
    of_others = [item for item in named if not known.own(item)]
    other_names = known.almost(item.naam for item in of_others)
    judged = 0
    for item in of_others:
        letters = _letters(item.naam)
        target = letters if letters in known.names else other_names.get(item.naam)
        theirs = known.versions(target, item.row.dossier_id) if target else []
        levels = {row.niveau for row in theirs}
        if theirs and target == letters:
            judged += 1
            if item.niveau and None not in levels and item.niveau not in levels and known.sure(item, letters):
                yield _finding(item, theirs, f"op niveau {item.niveau}", together)
        elif theirs and (item.niveau is None or item.niveau in levels):
            judged += 1
            yield _finding(item, theirs, f"als '{item.naam}'", together)
    if judged:
        yield Seen(judged)
    else:
        yield NotJudged("geen dossier noemt een kwalificatie van een ander dossier", door_bron=False)


class _Known:
    """The kwalificaties of a corpus by the letters of their names."""

    def __init__(self, uitstromen: Table[Uitstromen], dossiers: Table[Dossiers], together: Reeksen) -> None:
        self._together = together
        self._rows: defaultdict[str, list[Uitstromen]] = defaultdict(list)
        self._own: defaultdict[str, set[str]] = defaultdict(set)
        for row in uitstromen:
            if row.naam:
                self._rows[_letters(row.naam)].append(row)
                self._own[together.van[row.dossier_id]].add(_letters(row.naam))
        for dossier in dossiers:
            self._own[together.van[dossier.dossier_id]].add(_letters(dossier.titel or ""))
        self.names = set(self._rows)
        self.titles = {_letters(row.titel or "") for row in dossiers}

    def own(self, item: Genoemd) -> bool:
        """Whether a dossier names one of its own, now or in another version."""
        return _letters(item.naam) in self._own[self._together.van[item.row.dossier_id]]

    def versions(self, name: str, dossier_id: str) -> list[Uitstromen]:
        """The rows of a name in the version of each other series that is nearest to a dossier."""
        year = self._together.jaar(dossier_id)
        own = self._together.van[dossier_id]
        series = {self._together.van[row.dossier_id] for row in self._rows[name]} - {own}
        near_by = {self._together.nabij(item, year) for item in series}
        return [row for row in self._rows[name] if row.dossier_id in near_by]

    def sure(self, item: Genoemd, name: str) -> bool:
        """Whether no version of those dossiers of that time, or of a year before, gives the level that is named."""
        year = self._together.jaar(item.row.dossier_id)
        of_time = {row.dossier_id for row in self.versions(name, item.row.dossier_id)}
        series = {self._together.van[row] for row in of_time}
        return not any(
            row.niveau == item.niveau
            and self._together.van[row.dossier_id] in series
            and (row.dossier_id in of_time or year - 1 <= self._together.jaar(row.dossier_id) <= year)
            for row in self._rows[name]
        )

    def almost(self, names: Iterable[str]) -> dict[str, str]:
        """The name, by its letters, that each unknown name is another spelling or order of the words of; only where it is one."""
        unknown = sorted({name for name in names if _letters(name) not in self.names | self.titles})
        first = {letters: rows[0].naam or "" for letters, rows in self._rows.items()}
        by_words: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for letters, name in first.items():
            by_words[tuple(sorted(words(name)))].add(letters)
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name in unknown:
            found[name] |= by_words.get(tuple(sorted(words(name))), set())
        wanted = set(unknown)
        spelled = {name: letters for letters, name in first.items()}
        for pair in near([*unknown, *spelled]):
            for one, other in (pair, pair[::-1]):
                if one in wanted and other in spelled and _slip(one, other):
                    found[one].add(spelled[other])
        return {name: next(iter(letters)) for name, letters in found.items() if len(letters) == 1}


def _slip(one: str, other: str) -> bool:
    """Whether two names are one with a slip of the pen: in a long word, or a single letter of a long name."""
    if how := differ(one, other):
        return how.kind is Kind.SPELLING
    long = len(words(one)) == len(words(other)) and min(len(one), len(other)) >= LONG_NAME
    digits = any(letter.isdigit() for letter in one + other)
    return (
        long and not digits and one[:1] == other[:1] and OSA.distance(squash(one), squash(other), score_cutoff=1) == 1
    )


def _letters(name: str) -> str:
    return squash(name.replace("&", "en"))


def _named(
    verwante_kwalificaties: Table[VerwanteKwalificaties], paragrafen: Table[Paragrafen], known: _Known
) -> Iterator[Genoemd]:
    for row in verwante_kwalificaties:
        if row.naam:
            yield Genoemd(row.naam, row.niveau, row, row.naam)
    frame = paragrafen.frame
    there = (frame["deel"] == "D") & (frame["nummer"] == "2.2") & frame["tekst"].str.contains("niveau", regex=False)
    for passage in rows_where(paragrafen, there.fillna(False)):
        text = passage.tekst or ""
        for found in _LEVEL.finditer(text):
            before = text[: found.start()].split()[-LONGEST:]
            name = next(
                (part for at in range(len(before)) if _letters(part := " ".join(before[at:])) in known.names), None
            )
            if name:
                yield Genoemd(name, int(found[1]), passage, text[max(0, found.start() - 60) : found.end() + 20])


def _finding(item: Genoemd, theirs: list[Uitstromen], how: str, together: Reeksen) -> Finding:
    right = theirs[0]
    ids = sorted({row.dossier_id for row in theirs})
    return Finding(
        bericht=f"'{item.row.dossier_id}' noemt '{right.naam}' {how}; in {genoemd(ids)} heet zij '{right.naam}', niveau "
        f"{' en '.join(sorted({str(row.niveau) for row in theirs}))}: wie wil doorstromen, vindt haar zo niet.",
        plaatsen=(
            in_bron(item.row, item.tekst, together),
            *(in_bron(row, f"{row.naam}: niveau {row.niveau}", together) for row in theirs[:3]),
        ),
        voorstel=f"Noem '{right.naam}' op niveau {right.niveau}.",
        sleutel=f"{item.row.dossier_id} {_letters(right.naam or '')}",
        afwijkend=how,
    )
