"""Every heading, label and name of a column under another word: what then stays empty is named.

One at a time, in a dossier that has all of them. A word that a reader knows is replaced by one that none knows; when
a table then has fewer values in some column, a finding of the source (KD901 to KD914) says so.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from pipeline.transform.wordings import meaning
from tests import dossiers

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = (
    *("omslag", "voorwerk", "gegeven", "uitstroom", "kerntaak", "werkproces", "detaillering"),
    *("overzicht", "agenda", "versies", "wijzigingscategorieen", "betrokkenen"),
)
APART = ("bronverantwoording", "bronnen", "niet_herkend", "onbekende_labels", "paragrafen", "vermeldingen")
"""Tables of the source itself, and of running text, where what is not read goes."""
_TITLE = re.compile(r"^(#+ \W*|<b>)?((?:Deel [A-D]: |[0-9][0-9.]* )?)(.*?)(\W*(?:</b>)?\W*)$", re.DOTALL)
STRANGE = "Wuftige zwam"
SHARES = 12

Values = Counter[tuple[str, str]]


@cache
def lines() -> tuple[str, ...]:
    return tuple(dossiers.write_text(dossiers.een_uitstroom()).split("\n"))


def read(source: str) -> tuple[Values, Counter[str], frozenset[str]]:
    """The values in each column of each table, all findings by fingerprint, and the fingerprints of the source's."""
    tables = transform(read_text("dossier.txt", source.encode()))
    found = run_rules(tables).findings
    values = Counter(
        {
            (name, column): int((table[column].notna() & (table[column].astype(str) != "")).sum())
            for name, table in tables.items()
            if name not in APART
            for column in table.columns
            if not column.startswith("bron_")
        }
    )
    of_source = frozenset(item.vingerafdruk for item in found if item.eigenaar and item.eigenaar.value == "bron")
    return values, Counter(item.vingerafdruk for item in found), of_source


@cache
def whole() -> tuple[Values, Counter[str], frozenset[str]]:
    return read("\n".join(lines()))


def words() -> Iterator[tuple[int, int]]:
    """Line and cell of the headings, of the levels and categories, and of every word that some kind of wording knows."""
    for number, line in enumerate(lines()):
        for at, cell in enumerate(line.split("\t")):
            bare = re.sub(r"</?[bi]>", "", cell).strip()
            heading = line.startswith("#") and bare.strip("# ")
            level = at == 0 and re.match(r"[A-CX-Z][12]$|Categorie [1-4]:", bare)
            known = 3 < len(bare) < 80 and any(meaning(kind, bare.rstrip(":")) for kind in KINDS)
            if heading or level or ("\t" in line and (known or (bare.startswith("Niveau ") and at < 2))):
                yield number, at


PLACES = list(words())


@pytest.mark.parametrize("nth", [0, *(pytest.param(nth, marks=pytest.mark.heavy) for nth in range(1, SHARES))])
def test_what_stays_empty_behind_an_unknown_word_is_named(nth: int) -> None:
    """A share of the places each, so that they may be tried side by side."""
    usual, known, _of_source = whole()
    silent = []
    for number, at in PLACES[nth::SHARES]:
        cells = lines()[number].split("\t")
        before, digits, _word, after = (group or "" for group in _TITLE.match(cells[at]).groups())  # type: ignore[union-attr]
        cells[at] = f"{before}{digits}{STRANGE}{after}"
        changed = "\n".join([*lines()[:number], "\t".join(cells), *lines()[number + 1 :]])
        values, found, of_source = read(changed)
        lost = [name for name, count in usual.items() if values[name] < count]
        if lost and not (found - known).keys() & of_source:
            silent.append((lines()[number][:60], at, lost[:3]))
    assert silent == []
