"""The reader of converted text: every odd form that occurs in the conversions, and bytes that are no text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Document, Element, Furniture, Heading, Paragraph, Table
from pipeline.errors import SourceError
from pipeline.extract import read
from pipeline.extract.text.reader import read_text

REAL = Path(__file__).parent.parent / "raw" / "commercieel-medewerker-2009-2010.txt"


def document(text: str) -> Document:
    return read_text("proef.txt", text.encode())


def only(text: str) -> Element:
    elements = document(text).elements
    assert len(elements) == 1, elements
    return elements[0]


def cells(line: str) -> list[tuple[str, ...]]:
    table = only(line)
    assert isinstance(table, Table)
    return [cell.items for cell in table.rows[0].cells]


def accounted(found: Document) -> Counter[int]:
    """How often each line is in an element that is no table, or in a row of one."""
    lines: Counter[int] = Counter()
    for element in found.elements:
        places = [row.place for row in element.rows] if isinstance(element, Table) else [element.place]
        lines.update(line for place in places for line in place.lines)
    return lines


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [
        ("# Deel A", "Deel A", 1),
        ("### **2. Uitstromen**", "2. Uitstromen", 3),
        ("#### 2.1 Colofon ####", "2.1 Colofon", 4),
        ("## **Deel B:****Uitstromen**", "Deel B: Uitstromen", 2),
        ("## <b>Legenda</b> &amp; overzicht", "Legenda & overzicht", 2),
        ("  ## Ingesprongen", "Ingesprongen", 2),
        ("## 3.1  Dubbele   spaties", "3.1 Dubbele spaties", 2),
        ("## *Toelichting* op [Deel D](#deel-d)", "Toelichting op Deel D", 2),
    ],
)
def test_heading(line: str, text: str, level: int) -> None:
    found = only(line)
    assert isinstance(found, Heading)
    assert (found.text, found.level, found.place.line) == (text, level, 1)


@pytest.mark.parametrize("line", ["#geen kop", "####### te diep", "Zie # 3 van de lijst"])
def test_hash_that_is_no_heading(line: str) -> None:
    assert isinstance(only(line), Paragraph)


def test_line_of_only_bold() -> None:
    found = only("**Kerntaak 1 Verzorgt bijen**")
    assert isinstance(found, Paragraph)
    assert (found.text, found.bold) == ("Kerntaak 1 Verzorgt bijen", True)


def test_two_bold_runs_are_two_lines() -> None:
    first, second = document("**Kerntaak 1 Verzorgt bijen****1.1 werkproces: Inspecteert kasten**").elements
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [first.text, second.text] == ["Kerntaak 1 Verzorgt bijen", "1.1 werkproces: Inspecteert kasten"]
    assert first.bold
    assert second.bold
    assert first.place.lines == second.place.lines == (1,)


def test_bold_words_in_a_sentence() -> None:
    found = only("De **imker** kijkt en *luistert*.")
    assert isinstance(found, Paragraph)
    assert (found.text, found.bold, found.italic) == ("De imker kijkt en luistert.", False, False)


@pytest.mark.parametrize("line", ["*Bron: het bestuur*", "<i>Bron: het bestuur</i>"])
def test_italic_line(line: str) -> None:
    found = only(line)
    assert isinstance(found, Paragraph)
    assert (found.text, found.italic) == ("Bron: het bestuur", True)


@pytest.mark.parametrize("line", ["---", "-----------", "--- | ---", "\t---\t---", "12", "Pagina 3 van 80", "blz. 4"])
def test_furniture(line: str) -> None:
    assert isinstance(only(line), Furniture)


@pytest.mark.parametrize("line", ["2009", "- kort", "12 werkprocessen", "A - B"])
def test_line_that_is_no_furniture(line: str) -> None:
    assert isinstance(only(line), Paragraph)


def test_dashed_rule_inside_a_table_does_not_end_it() -> None:
    rule, table = document("a\tb\n---\t---\nc\td\n").elements
    assert isinstance(rule, Furniture)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "• ", "•", "· ", "▪ ", "   - ", "– ", "► ", "■ "])
def test_bullet_line(mark: str) -> None:
    found = only(f"{mark}inspecteert kasten")
    assert isinstance(found, Paragraph)
    assert (found.text, found.bullet) == ("inspecteert kasten", True)


def test_number_is_no_bullet() -> None:
    found = only("-1 graad is te koud")
    assert isinstance(found, Paragraph)
    assert not found.bullet


def test_leader_dots_keep_their_line() -> None:
    found = only("2.1 Colofon en meer....................\t14")
    assert isinstance(found, Paragraph)
    assert found.text == "2.1 Colofon en meer.................... 14"


@pytest.mark.parametrize(
    ("snippet", "items"),
    [
        ("<ul><li>een</li><li>twee</li></ul>", ("een", "twee")),
        ("<ul><li>• een</li><li>- twee</li><li>. drie</li><li>· vier</li></ul>", ("een", "twee", "drie", "vier")),
        ("<p>een</p><p>twee</p>", ("een", "twee")),
        ("een<br>twee<br/>drie", ("een", "twee", "drie")),
        ("<b>een</b> en <i>twee</i>", ("een en twee",)),
        ("**een** en *twee*", ("een en twee",)),
        ('<a href="https://voorbeeld.nl/?a=1&b=2">een</a>', ("een",)),
        ("[een](https://voorbeeld.nl)", ("een",)),
        ("R&amp;D &lt;5 &euro; caf&eacute;&nbsp;x", ("R&D <5 € café x",)),
        (". Onderzoek naar mijten . Onderzoek naar honing", ("Onderzoek naar mijten", "Onderzoek naar honing")),
        ("• een • twee", ("een", "twee")),
        ("P<sub>2</sub>O<sup>5</sup>", ("P2O5",)),
        ("• een<br>• twee", ("een", "twee")),
        ("Bronnen:<br>- een<br>- twee", ("Bronnen:", "een", "twee")),
        ("- een<br>geen lijst", ("- een", "geen lijst")),
        ("<ul><li>een", ("een",)),
        ("een</li></ul>", ("een",)),
        ("", ()),
        ("   ", ()),
        ("<p></p>", ()),
    ],
)
def test_cell(snippet: str, items: tuple[str, ...]) -> None:
    assert cells(f"kop\t{snippet}")[1] == items


@pytest.mark.parametrize(
    "text",
    [
        "<klantnaam> invullen",
        "<script>alert(1)</script>",
        "a < b en c > d",
        "<img src=x onerror=alert(1)>",
        "</textarea>",
        "3 * 4 * 5",
        "=SOM(A1)",
        "honing_soort_naam",
        "een.twee . drie",
    ],
)
def test_what_is_no_markup_stays_text(text: str) -> None:
    assert cells(f"kop\t{text}")[1] == (text,)
    found = only(text)
    assert isinstance(found, Paragraph)
    assert found.text == text


@pytest.mark.parametrize(
    ("snippet", "text"),
    [
        ('<input type="checkbox">', "☐"),
        ("<input type='checkbox' disabled>", "☐"),
        ('<input type="checkbox" checked>', "☒"),
        ('<input checked="checked" type="checkbox"/>', "☒"),
    ],
)
def test_tick_box(snippet: str, text: str) -> None:
    assert cells(f"1.1\t{snippet}")[1] == (text,)


def test_bullets_of_a_list_are_marked_and_text_before_it_is_not() -> None:
    table = only("kop\tBronnen:<ul><li>een</li></ul>slot")
    assert isinstance(table, Table)
    assert [(block.text, block.bullet) for block in table.rows[0].cells[1].blocks] == [
        ("Bronnen:", False),
        ("een", True),
        ("slot", False),
    ]


def test_bold_cell() -> None:
    table = only("**Kerntaak**\t<b>Werkproces</b>\tgewoon\tdeels **vet**")
    assert isinstance(table, Table)
    assert [cell.bold for cell in table.rows[0].cells] == [True, True, False, False]


def test_rows_are_as_wide_as_the_widest() -> None:
    table = only("a\tb\nc\td\te\n")
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b", ""], ["c", "d", "e"]]
    assert [row.place.line for row in table.rows] == [1, 2]


def test_table_goes_on_over_a_blank_line_until_a_title_begins_another() -> None:
    assert [type(element) for element in document("a\tb\n\nc\td\n").elements] == [Table]
    for other in ("titel\t", "c\td\te", "a\tb"):
        assert [type(element) for element in document(f"a\tb\n\n{other}\n").elements] == [Table, Table]
    table = only("a\tb\n\t\t\nc\td\n\t\n")
    assert isinstance(table, Table)
    assert [row.place.lines for row in table.rows] == [(1,), (), (3,)]


def test_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    text = "# Deel A\r\n\r\na\tb\r\nc\td\r\n"
    plain = document(text.replace("\r\n", "\n"))
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.replace("\r\n", "\r").encode()):
        found = read_text("proef.txt", data)
        assert found.elements == plain.elements
        assert found.lines == plain.lines


def test_source_is_told_by_its_own_bytes() -> None:
    found = read_text("proef.txt", b"\xef\xbb\xbfeen")
    assert (found.source.name, found.source.kind, found.lines) == ("proef.txt", "text", {1: "een"})
    assert found.source.sha256 == "9032fffb784c6d52e4e71048f7b5cb6b7cc3d28a5fa5a544bf1e8b74b8861ced"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leeg"),
        (b" \n\t\n\r\n", "leeg"),
        (b"\xef\xbb\xbf", "leeg"),
        (b"\xff\xfeD\x00e\x00\x00", "UTF-16 maar is beschadigd"),
        (b"een\ntwee\x00drie", "regel 2"),
        (b"\xef\xbb\xbfeen\nbe\xefnvloedt", "regel 2 is geen UTF-8 (byte 0xef op plaats 10 van het bestand"),
        ("geïnd ".encode() + b"en be\xefnvloedt", "0xef op plaats 13 van het bestand, in Windows-1252 zou dat 'ï'"),
        ("beïnvloedt geïnd ".encode("mac_roman"), "regel 1 is geen UTF-8"),
        (b"\x81", "0x81"),
        ("één\ngeÃ\u00aeÃ nteresseerd".encode(), "regel 2 is dubbel gecodeerd"),
    ],
)
def test_bytes_that_cannot_be_read(data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_text("proef.txt", data)
    assert words in str(caught.value)
    assert str(caught.value).startswith("proef.txt: ")
    assert "\n" not in str(caught.value)


def test_path_that_cannot_be_read(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "map"), (tmp_path / "weg.txt", "niet gevonden")):
        with pytest.raises(SourceError, match=words):
            read(path)


def test_every_line_of_the_real_source_is_in_exactly_one_element() -> None:
    found = read(REAL)
    lines = REAL.read_text(encoding="utf-8").split("\n")
    assert found.lines == {number: line for number, line in enumerate(lines, 1) if line.strip()}
    counts = accounted(found)
    bold_pairs = {number for number, line in found.lines.items() if line.startswith("**") and "****" in line}
    assert counts.keys() == found.lines.keys()
    assert {line for line, count in counts.items() if count > 1} <= bold_pairs


@given(st.text(st.sampled_from("#*-•.\t\n\r <>/blip=&;0 1Ax|\\[]()\"'☐"), max_size=80))
def test_no_text_is_lost_or_read_twice(text: str) -> None:
    if not text.strip():
        return
    found = document(text)
    counts = accounted(found)
    assert counts.keys() == found.lines.keys()
    assert all(count == 1 for line, count in counts.items() if "****" not in found.lines[line])
