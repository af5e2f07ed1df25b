"""The toetsingsrapport as HTML and Markdown: what stands in it, and that a dossier's text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

import schemas
from pipeline.check.engine.finding import Plaats
from pipeline.report.render import html, markdown
from pipeline.report.sections.verschil import differences
from pipeline.report.sections.view import View, blocks, dutch_date, view
from schemas.tables import fields, primary_key
from tests.report_example import ID, finding, many_findings, report_of, rows_of, some_findings, tables_of

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "{{7*7}}{% raw %}",
    "[klik](javascript:alert(3)) javascript:alert(4)",
    "links\u202eschteR\u2066",
    "w" * 100_000,
    "| a | b |\n# kop\n- `code` <b>",
    "nul\x00 bel\x07",
]
SECTIONS = ["oordeel", "gegevens", "dekking", "matrices", "bevindingen", "kwaliteit", "verwantschap", "bron", "regels"]


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def having(self, name: str) -> list[str]:
        return [found for _, given in self.elements if (found := given.get(name)) is not None]


def laid_out(number: int = 2, *findings) -> View:
    return view(tables_of(rows_of(number)), report_of(*(findings or some_findings())), "1.2.3")


def hostile_view(payload: str, number: int = 2) -> View:
    rows = rows_of(number)
    for name, made in rows.items():
        free = [
            field.name
            for field in fields(name)
            if field.type == "string"
            and not {"pattern", "enum"} & field.constraints.keys()
            and field.name not in primary_key(name)
        ]
        for row in made:
            row.update(dict.fromkeys(free, payload))
    places = (
        Plaats(tekst=payload, regel=1, bestand=payload),
        Plaats(tekst=payload + " anders", pagina=2, bestand=payload),
    )
    given = {"bericht": payload, "plaatsen": places, "voorstel": payload}
    found = (
        finding(uitstroom_id="U1", werkproces_id="1.1", competentie_code="K", **given),
        finding(uitstroom_id=payload, werkproces_id=payload, competentie_code=payload, regel=payload, **given),
        finding(aanvaard=payload, sleutel=payload, **given),
    )
    return view({name: schemas.frame(name, made) for name, made in rows.items()}, report_of(*found), "1")


def test_the_report_has_its_sections_in_order():
    page = Page(html.render(laid_out()))
    assert [name for name in page.having("id") if name in SECTIONS] == SECTIONS


def test_headings_never_skip_a_level():
    levels = [int(tag[1]) for tag, _ in Page(html.render(laid_out())).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_link_lands():
    page = Page(
        html.render(laid_out(2, *some_findings(), finding("KD301", sleutel="x"), finding("KD301", sleutel="x")))
    )
    anchors = page.having("id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in page.having("href")} <= set(anchors)


def test_nothing_is_loaded_and_only_our_script_may_run():
    text = html.render(laid_out())
    page = Page(text)
    policy = next(given["content"] for tag, given in page.elements if given.get("http-equiv"))
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.search(r"script-src 'sha256-[\w+/]{43}='", policy)
    assert not page.having("src")
    assert not page.having("style")
    assert not re.search(r"https?://", text)


def test_a_finding_shows_both_sides_with_the_difference_marked():
    text = html.render(laid_out())
    assert "kruisje onder <mark>K</mark>" in text
    assert "kruisje onder <mark>L</mark>" in text
    assert "regel 410" in text


def test_an_accepted_finding_stands_apart_with_its_reason():
    text = html.render(laid_out())
    assert text.index('id="aanvaarde"') < text.rindex("De datum staat zo in het besluit.")
    assert "Aanvaard: <bdi>De datum staat zo in het besluit.</bdi>" in text[: text.index('id="gegevens"')]


def test_the_matrix_tells_read_from_understood():
    page = Page(html.render(laid_out()))
    words = "".join(page.text)
    assert "kruisje, verschoven; gelezen in kolom" in words
    assert "kruisje gelezen in deze kolom, bedoeld voor een andere" in words
    classes = {name for given in page.having("class") for name in given.split()}
    assert {"kruis", "verschoven", "spoor", "detail", "strijd"} <= classes


def test_the_matrix_of_an_eenheid_shows_its_own_findings_only():
    rows = rows_of()
    for number, code in ((1, "CE-E1"), (2, "C-U1-1")):
        rows["matrix_rijen"].append(
            {"dossier_id": ID, "matrix_id": code, "volgnr": 50, "werkproces_id": "1.4", "bron_regel": 900 + number}
        )
    found = finding("KD304", werkproces_id="1.4", competentie_code="K", sleutel="E1")
    shown = view(tables_of(rows), report_of(found), "1")
    marked = [(m.titel, vak.competentie) for m in shown.matrices for r in m.rijen for vak in r.vakken if vak.bevinding]
    assert marked == [("Certificeerbare eenheid E1 Ballonvaarder grondploeg", "K")]


def test_coverage_says_when_a_matrix_cannot_be_read():
    found = {cel.soort for taak in laid_out().dekking for regel in taak.regels for cel in regel.cellen}
    assert found == {"samen", "niet", "deels"}


def test_coverage_shows_a_conflict_with_its_finding():
    rows = rows_of()
    rows["uitwerkingen"] = [
        row for row in rows["uitwerkingen"] if (row["uitstroom_id"], row["werkproces_id"]) != ("U1", "1.3")
    ]
    shown = view(tables_of(rows), report_of(*some_findings()), "1")
    cel = shown.dekking[0].regels[2].cellen[0]
    assert (cel.soort, cel.kort) == ("strijd", "O+ M+ U−")
    assert f'href="#{cel.bevinding}"' in html.render(shown)


@pytest.mark.parametrize("number", [1, 6])
def test_any_number_of_uitstromen_is_shown(number):
    shown = laid_out(number)
    text = html.render(shown)
    assert len(shown.dekking[0].regels[0].cellen) == number
    assert len(shown.verwantschap.paren) == number * (number - 1) // 2
    assert ("er valt niets te vergelijken" in text) == (number == 1)


def test_a_dossier_without_anything_still_has_a_report():
    shown = view(schemas.empty_tables(), report_of(), "1")
    assert "Kwalificatiedossier zonder titel" in html.render(shown)
    assert "Kwalificatiedossier zonder titel" in markdown.render(shown)


@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: payload[:12])
def test_hostile_text_stays_text_in_html(payload):
    page = Page(html.render(hostile_view(payload)))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert "b" * 3 not in tags
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    assert all(link.startswith("#") for link in page.having("href"))
    assert "\u202e" not in "".join(page.text)
    if payload.startswith("{{"):
        assert payload in "".join(page.text)


@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: payload[:12])
def test_hostile_text_stays_text_in_markdown(payload):
    text = markdown.render(hostile_view(payload))
    assert "<" not in text.replace("\\<", "")
    assert not re.search(r"(?<!\\)\]\(", text)
    widths = [len(re.sub(r"\\.", "", line).split("|")) for line in text.splitlines()]
    table = [line.startswith("|") for line in text.splitlines()]
    for index in range(1, len(table)):
        if table[index] and table[index - 1]:
            assert widths[index] == widths[index - 1], text.splitlines()[index][:80]


def test_markdown_tables_stand_free_and_hold_the_findings():
    text = markdown.render(laid_out())
    assert text.startswith("# Toetsingsrapport Medewerker luchtballonnen\n")
    for code in ("KD301", "KD203", "KD208", "KD411", "KD904", "KD708"):
        assert code in text
    lines = text.splitlines()
    for before, line in pairwise(lines):
        if re.match(r"\|[-|:]+\|$", line):
            assert before.startswith("|")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("# kop", "\\# kop"),
        ("1. lijst", "1\\. lijst"),
        ("1.1 Verzamelt (klant)", "1.1 Verzamelt (klant)"),
        ("- punt", "\\- punt"),
        ("a | *b* _c_", "a \\| \\*b\\* \\_c\\_"),
        ("&lt; en & en", "\\&lt; en & en"),
        (" van de ", " van de "),
    ],
)
def test_markdown_escapes_no_more_than_it_must(given, shown):
    assert str(markdown.escape(given)) == shown


def test_markdown_quotes_a_text_whole():
    text = markdown.render(laid_out())
    assert "regel 410: “1.1 Controleert de uitrusting: kruisje onder K”" in text
    assert "U1 Ballonvaarder (niveau 2); U2" in text


def test_two_thousand_findings_fit_in_a_page():
    text = html.render(laid_out(2, *many_findings(2000)))
    assert len(Page(text).having("data-ernst")) == 2000
    assert len(text.encode()) < 5_000_000


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Stelt een offerte op", "Stelt een order op", ["offerte"]),
        ("Verkoopsystemen", "Verkoopssystemen", ["Verkoopsystemen"]),
        ("appel", "iets heel anders dan dat", []),
        ("De medewerker weegt de appels en schrijft het op.", "De chef belt de teler over de prijs van peren.", []),
        ("gelijk", "gelijk", []),
    ],
)
def test_the_words_that_differ_are_marked_when_texts_are_alike(one, other, marked):
    left, right = differences(one, other)
    assert [text for text, differs in left if differs] == marked
    assert "".join(text for text, _ in left) == one
    assert "".join(text for text, _ in right) == other


def test_the_explanation_of_a_rule_keeps_its_examples():
    assert blocks("Controleert iets.\n\nWaarom: daarom.\n\nFout:\n    a\n    b") == (
        ("", "Controleert iets."),
        ("Waarom", "daarom."),
        ("pre", "Fout:\n    a\n    b"),
    )


def test_dates_are_dutch():
    assert dutch_date("2008-12-16") == "16 december 2008"
    assert dutch_date("ooit") == "ooit"


def test_the_report_names_the_dossier_id_nowhere_as_code():
    assert ID not in html.render(laid_out())


def test_what_the_source_did_to_a_matrix_is_told():
    rows = rows_of()
    own = {"dossier_id": ID, "bron_regel": 5}
    rows["matrices"].append(own | {"matrix_id": "B-1", "deel": "B", "kerntaak_nr": 1, "toestand": "leeg"})
    cross = {"matrix_id": "C-U1-1", "werkproces_id": "1.1", "volgnr": 50, "kolom_gelezen": 26, "zekerheid": "onzeker"}
    rows["matrix_kruisjes"].append(own | cross)
    row = {"matrix_id": "C-U1-1", "volgnr": 50, "werkproces_id": "1.4", "toestand": "onleesbaar"}
    rows["matrix_rijen"].append(own | row)
    shown = view(tables_of(rows), report_of(), "1")
    notes = {rij.werkproces[:3]: rij.opmerking for rij in shown.matrices[0].rijen if rij.opmerking}
    assert notes == {"1.1": "1 kruisje rechts van kolom Y", "1.4": "niet te lezen"}
    assert ("Deel B, totaalmatrix kerntaak 1", "leeg in de bron") in {
        (matrix.titel, matrix.toestand) for matrix in shown.bron.matrices
    }
    assert [cel.overzicht for cel in shown.dekking[0].regels[3].cellen] == [False, True]


def test_a_line_that_went_nowhere_is_named():
    rows = rows_of()
    rows["bronverantwoording"].append({"dossier_id": ID, "regel": 777, "bestemming": None})
    shown = view(tables_of(rows), report_of(), "1")
    assert shown.bron.nergens == (777,)
    assert "Niet verwerkt:</b> regel 777" in html.render(shown)
