"""A dossier as converters, word processors and printers leave it becomes the tables that it became before."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import pytest

import schemas
from pipeline.check.run import run_rules
from pipeline.document import Heading
from pipeline.extract.text.contents_line import entries
from pipeline.extract.text.marks import mark
from pipeline.extract.text.mojibake import undone
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers import drie_uitstromen, write_text
from tests.wild import text as wild

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = ("bron_regel", "bron_pagina", "bron_pad", "bron_bestand", "bron_sha256")


def tables(data: bytes) -> dict[str, Any]:
    return transform(read_text("dossier.txt", data))


def rows(found: dict[str, Any]) -> dict[str, Counter[tuple[str, ...]]]:
    """The rows of every table of the dossier, without where they stand in the source."""
    dossier = (name for name in schemas.TABLES if not schemas.path(name).startswith("bron/"))
    return {
        name: Counter(
            map(tuple, found[name].drop(columns=list(SOURCE), errors="ignore").astype(str).to_numpy().tolist())
        )
        for name in dossier
        if name != "bronverantwoording"
    }


@cache
def original() -> str:
    return write_text(drie_uitstromen())


@cache
def expected() -> dict[str, Counter[tuple[str, ...]]]:
    return rows(tables(original().encode()))


def accused(found: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    return Counter(
        (finding.code, finding.uitstroom_id, finding.werkproces_id, finding.competentie_code)
        for finding in run_rules(found).findings
        if finding.eigenaar == "dossier"
    )


WILD: dict[str, Callable[[str], str]] = {
    "ligatures and soft hyphens": wild.joined,
    "accents apart": wild.decomposed,
    "UTF-8 as Windows-1252": wild.misread("cp1252"),
    "UTF-8 as Windows-1252 twice": wild.misread("cp1252", 2),
    "UTF-8 as Mac Roman": wild.misread("mac_roman"),
    "UTF-8 as code page 850": wild.misread("cp850"),
    "crosses of Wingdings": wild.marks("\uf0fb"),
    "boxes of Wingdings": wild.marks("\uf0fe"),
    "ticks of Wingdings": wild.marks("\uf0fc"),
    "Cyrillic": wild.marks("х"),
    "mathematical": wild.marks("𝑥"),
    "task list": wild.marks("[x]"),
    "escaped task list": wild.marks("\\[X\\]"),
    "boxes with empty ones": wild.boxes,
    "escaped": wild.marks("\\x"),
    "formula": wild.marks("$\\times$"),
    "formula with spaces": wild.marks("$ \\checkmark $"),
    "selection": wild.marks(":selected:"),
    "entity": wild.marks("&#x2718;"),
    "bold": wild.marks("**x**"),
    "code": wild.marks("`x`"),
    "dots throughout": lambda text: re.sub(r"(?<=\t)[xX](?=\t|\n)(?!\tY)", "●", text),
    "slashes throughout": wild.marks("/"),
    "the letter V throughout": wild.marks("V"),
    "doubled": wild.marks("xx"),
    "doubled capitals": wild.marks("XX"),
    "doubled over two lines": wild.marks("x<br>x"),
    "doubled here and there": lambda text: re.sub(r"(?<=\tx\t)x(?=\t|\n)", "x x", wild.marks("x")(text)),
    "pipes": partial(wild.tables, write=wild.pipes),
    "pipes without head": partial(wild.tables, write=wild.headless_pipes),
    "pipes without edges": partial(wild.tables, write=wild.bare_pipes),
    "pipes without edges, ragged": partial(wild.tables, write=wild.ragged_pipes),
    "pipes without edges or dashes": partial(wild.tables, write=wild.undelimited_pipes),
    "grid": partial(wild.tables, write=wild.grid),
    "HTML on one line": partial(wild.tables, write=wild.html_line),
    "HTML in a division": lambda text: wild.tables(text, wild.html_line).replace("<table>", "<div><table>"),
    "HTML on many lines": partial(wild.tables, write=wild.html_lines),
    "printed pages": wild.printed,
    "blank lines in matrices": wild.gaps,
    "setext headings": wild.headings,
    "Word's bullets": wild.bullets,
    "contents on one line": wild.glued,
}


@pytest.mark.parametrize("name", WILD)
def test_becomes_the_same_tables(name: str) -> None:
    before = original()
    after = WILD[name](before)
    assert after != before
    found = rows(tables(after.encode()))
    differs = {
        table: ((expected()[table] - found[table]).most_common(2), (found[table] - expected()[table]).most_common(2))
        for table in found
        if found[table] != expected()[table]
    }
    assert not differs


def test_a_cross_that_stands_twice_once_is_a_cross_of_the_overview_and_no_habit() -> None:
    """Two signs in one cell of a level table stay a finding, where other cells have one."""
    before = original()
    row = re.compile(r"(?m)^(\t?1\.1[\t ][^\t\n]*\t)x(?=\t)")
    after = row.sub(r"\1xx", before, count=1)
    assert after != before
    assert rows(tables(after.encode()))["overzicht"] == expected()["overzicht"]
    twice = re.sub(r"(?m)^(A1\t)x(?=\t|$)", r"\1xx", before, count=1)
    assert twice != before
    assert "KD505" in {code for code, *_keys in accused(tables(twice.encode()))}


def marked(word: str, table: str) -> str:
    """The dossier with a word in place of one cross of the overview, or of a level."""
    row = r"(?m)^(\t1\.1 [^\t\n]*\t)x(?=\t)" if table == "overzicht" else r"(?m)^(A1\t)x(?=\t)"
    after = re.sub(row, rf"\g<1>{word}", original(), count=1)
    assert after != original()
    return after


@pytest.mark.parametrize("table", ["overzicht", "taaleisen"])
@pytest.mark.parametrize("word", ["ja", "J", "verplicht", "v", "V", "*", "x*", "x (keuze)", "x1"])
def test_a_word_or_a_cross_with_an_addition_marks(word: str, table: str) -> None:
    assert rows(tables(marked(word, table).encode())) == expected()


@pytest.mark.parametrize("table", ["overzicht", "taaleisen"])
@pytest.mark.parametrize("word", ["zie boven", "keuze", "1", "?"])
def test_what_stands_in_place_of_a_cross_and_nobody_knows_is_named_and_held_against_nobody(
    word: str, table: str
) -> None:
    found = tables(marked(word, table).encode())
    assert accused(found) == accused(tables(original().encode()))
    (told,) = [finding for finding in run_rules(found).findings if finding.code == "KD910"]
    assert f"'{word}" in told.bericht or f" {word}" in told.bericht
    assert table in told.bericht


@pytest.mark.parametrize("word", ["nee", "-", "n.v.t."])
def test_a_no_in_place_of_a_cross_is_the_dossiers(word: str) -> None:
    assert {"KD204", "KD205"} <= {code for code, *_keys in accused(tables(marked(word, "overzicht").encode()))}


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig"])
def test_encoding_is_recognised_and_told(codec: str) -> None:
    found = tables(original().encode(codec))
    assert rows(found) == expected()
    told = {row.soort: row.voorbeeld for row in found["herstellingen"].itertuples()}
    name = {"utf-8-sig": None, "cp1252": "Windows-1252", "utf-32": "UTF-32"}.get(codec, "UTF-16")
    assert told.get("codering") == name


def test_repairs_are_counted_with_their_first_place_and_accuse_nobody() -> None:
    text = "\ufeff" + wild.marks("[x]")(original()).replace("specificatie", "speci\ufb01catie")
    found = tables(text.encode())
    told = {row.soort: (row.aantal, row.bron_regel) for row in found["herstellingen"].itertuples()}
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines, 1) if "[x]" in line)
    assert told["kruisje"] == (text.count("[x]"), first)
    assert told["ligatuur"][0] == text.count("\ufb01") > 0
    assert "byte order mark" not in told
    assert accused(found) == accused(tables(original().encode()))
    (finding,) = [finding for finding in run_rules(found).findings if finding.code == "KD914"]
    assert f"{text.count('[x]')} kruisjes of lege vakjes in een andere schrijfwijze" in finding.bericht


@pytest.mark.parametrize(
    "text", ["x", "X", "", "Ja", "[1]", "(a)", "[xx]", "n.v.t.", "√2", "K", "$5$", "\\section", "A1", "Х-as"]
)
def test_what_is_no_other_form_of_a_mark(text: str) -> None:
    assert mark(text) in (None, "x" if text in ("x", "X") else None)


@pytest.mark.parametrize(
    ("text", "sign"), [("[ ]", ""), (":unselected:", ""), ("☐", ""), ("[]", ""), ("⊠", "x"), ("\\(\\times\\)", "x")]
)
def test_marks(text: str, sign: str) -> None:
    assert mark(text) == sign


@pytest.mark.parametrize(
    "text", ["CAFÉ”", "één – twee", "geïnd", "Â", "„Ärger“", "naïef ‘zo’", "3 × 4 °C", "coördinaten…"]
)
def test_right_text_is_not_taken_for_mojibake(text: str) -> None:
    assert undone(text) == (text, 0)


def test_contents_on_one_line_are_parted_where_numbers_and_pages_follow_on() -> None:
    line = "Inleiding .... 9Deel B: De kwalificaties .... 101 Inleiding .... 102 Colofon .... 102.1 Doel .... 113 Slot .... 12"
    assert entries(line) == [
        "Inleiding ..... 9",
        "Deel B: De kwalificaties ..... 10",
        "1 Inleiding ..... 10",
        "2 Colofon ..... 10",
        "2.1 Doel ..... 11",
        "3 Slot ..... 12",
    ]
    assert entries("2.1 Colofon ..... 5") == ["2.1 Colofon ..... 5"]


@pytest.mark.parametrize(
    "line",
    ["<table>" * 20_000, "<td colspan=99999 rowspan=99999>" * 2_000, "|" * 100_000, "a\tb" + ".\t" * 50_000, "[" * 50_000,
     "x ... 1" * 20_000, "-" * 100_000, "Ã" * 50_000, "<table><tr>" + "<td rowspan=4096>x</td>" * 200 + "<tr><td>y" * 2_000],
)  # fmt: skip
def test_hostile_lines_are_read_in_no_time(line: str) -> None:
    read_text("proef.txt", f"# Deel A\n{line}\n".encode()) if "Ã" not in line else undone(line)


def test_bold_lines_are_headings_where_hardly_any_other_is() -> None:
    """After the contents only: the lines of a cover are bold too."""
    text = "**Kenniscentrum**\n\n**Inhoudsopgave**\n\n" + "\n\n".join(
        f"<b>{number} Kop</b>\n\nTekst." for number in range(1, 8)
    )
    found = read_text("proef.txt", text.encode()).elements
    assert [element.text for element in found if isinstance(element, Heading)] == [
        "Inhoudsopgave",
        *(f"{number} Kop" for number in range(1, 8)),
    ]
    marked = text.replace("<b>1 Kop</b>", "## 1 Kop").replace("<b>2 Kop</b>", "## 2 Kop")
    headings = [
        element.text for element in read_text("proef.txt", marked.encode()).elements if isinstance(element, Heading)
    ]
    assert headings == ["1 Kop", "2 Kop"]
