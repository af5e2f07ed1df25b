"""Text outside the tables: headings, paragraphs, lists, furniture, contents; hyphens and page breaks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, ListFlowable, ListItem, PageBreak, PageTemplate
from reportlab.platypus import Paragraph as Par

from pipeline.document import Furniture, Heading, Paragraph, Table
from tests.pdf_pages import pdf, read, tables, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
ONE = ParagraphStyle("one", BODY, fontName="Helvetica-Bold", fontSize=18, leading=22, textColor="#c4500c")
TWO = ParagraphStyle("two", BODY, fontName="Helvetica-Bold", fontSize=13, leading=16, textColor="#c4500c")
BOLD = ParagraphStyle("bold", BODY, fontName="Helvetica-Bold")
ITALIC = ParagraphStyle("italic", BODY, fontName="Helvetica-Oblique")
LONG = (
    "De molenaar houdt de molen in goede staat en ontvangt de gasten die de molen willen bezoeken. Hij legt "
    "uit hoe de wieken draaien, laat de stenen zien en vertelt over het malen van graan tot meel. Daarbij let "
    "hij op de veiligheid van de gasten en van zichzelf."
)


def story(parts: list[object], furnish: Callable[..., None] | None = None) -> bytes:
    """A PDF of flowing text in a column of 170 mm."""
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, invariant=True)
    frame = Frame(60, 60, 475, 720, leftPadding=0, rightPadding=0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=furnish or (lambda *_: None)))
    document.build(list(parts))
    return buffer.getvalue()


def test_headings_paragraphs_and_lists() -> None:
    items = ListFlowable(
        [ListItem(Par(text, BODY)) for text in ("Korenmolen", "Zaagmolen met een lange toelichting " + LONG)],
        bulletType="bullet",
    )
    document = read(
        story(
            [
                Par("Deel A: Beeld van de beroepsgroep", ONE),
                Par("1 Inleiding", TWO),
                Par(LONG, BODY),
                Par(LONG, BODY),
                Par("Wat doet een molenaar?", BOLD),
                Par("Een korte regel.", BODY),
                items,
                Par("<i>Categorie 1: nieuw dossier</i>", ITALIC),
                Par("De laatste <b>regel</b> van de bladzijde.", BODY),
            ]
        )
    )
    found = [(type(e).__name__, e.text) for e in document.elements if not isinstance(e, Table)]
    assert found == [
        ("Heading", "Deel A: Beeld van de beroepsgroep"),
        ("Heading", "1 Inleiding"),
        ("Paragraph", LONG),
        ("Paragraph", LONG),
        ("Heading", "Wat doet een molenaar?"),
        ("Paragraph", "Een korte regel."),
        ("Paragraph", "Korenmolen"),
        ("Paragraph", "Zaagmolen met een lange toelichting " + LONG),
        ("Paragraph", "Categorie 1: nieuw dossier"),
        ("Paragraph", "De laatste regel van de bladzijde."),
    ]
    levels = [element.level for element in document.elements if isinstance(element, Heading)]
    assert levels == sorted(levels)
    assert len(set(levels)) == 3
    marks = [(e.bullet, e.bold, e.italic) for e in document.elements if isinstance(e, Paragraph)]
    assert marks[3:6] == [(True, False, False), (True, False, False), (False, False, True)]
    assert marks[6] == (False, False, False)


def test_every_line_is_in_one_element() -> None:
    document = read(story([Par("Deel A", ONE), *[Par(LONG, BODY) for _ in range(40)]]))
    used = [line for element in document.elements for line in element.place.lines]
    assert sorted(used) == sorted(document.lines) == list(range(1, len(document.lines) + 1))
    assert document.line_pages[1] == 1
    assert set(document.line_pages.values()) == {1, 2, 3}
    assert document.source.pages == 3
    assert all(element.place.box for element in document.elements)


def test_a_paragraph_cut_by_the_page_is_whole() -> None:
    half = "De molenaar weegt het graan en schrijft de uitkomst op in het boek van de molen,"
    rest = "dat hij aan het einde van de dag aan de eigenaar van de molen laat zien."
    document = read(story([Par(half, BODY), PageBreak(), Par(rest, BODY), Par("Een nieuwe zin.", BODY)]))
    found = [element for element in document.elements if isinstance(element, Paragraph)]
    assert [element.text for element in found] == [f"{half} {rest}", "Een nieuwe zin."]
    assert len({document.line_pages[line] for line in found[0].place.lines}) == 2


def test_paragraphs_on_two_pages_stay_two() -> None:
    document = read(
        story([Par(LONG, BODY), PageBreak(), Par(LONG, BODY), Par("Deel B", ONE), PageBreak(), Par(LONG, BODY)])
    )
    assert [e.text for e in document.elements if isinstance(e, Paragraph)] == [LONG] * 3


def test_justified_text_without_space_between_paragraphs() -> None:
    style = ParagraphStyle("tight", BODY, alignment=TA_JUSTIFY, spaceAfter=0)
    document = read(story([Par(LONG, style), Par(LONG, style), Par("Kort.", style), Par(LONG, style)]))
    assert [element.text for element in document.elements] == [LONG, LONG, "Kort.", LONG]


@pytest.mark.parametrize("words", [40, 100, 160])
def test_furniture_is_recognised_by_repetition(words: int) -> None:
    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 805, "Kwalificatiedossier Molenaar")
        canvas.drawRightString(535, 30, f"Pagina {document.page} van 9")

    parts: list[object] = []
    for number in range(6):
        parts += [Par(f"{number + 1} Hoofdstuk", TWO), Par(" ".join(LONG.split()[:words]), BODY), PageBreak()]
    document = read(story(parts, furnish))
    aside = [element.text for element in document.elements if isinstance(element, Furniture)]
    assert aside.count("Kwalificatiedossier Molenaar") == 6
    assert [text for text in aside if text.startswith("Pagina")] == [f"Pagina {n} van 9" for n in range(1, 7)]
    assert [e.text for e in document.elements if isinstance(e, Heading)] == [f"{n} Hoofdstuk" for n in range(1, 7)]


def test_a_heading_that_returns_at_the_top_of_some_pages_is_no_furniture() -> None:
    parts: list[object] = []
    for number in range(10):
        title = "Detaillering van de matrix" if number % 2 else f"Paragraaf {number}"
        parts += [Par(title, TWO), Par(f"{number} keer: {LONG}", BODY), PageBreak()]
    document = read(story(parts))
    assert not any(isinstance(element, Furniture) for element in document.elements)


def test_a_header_that_names_the_chapter() -> None:
    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 805, "Deel A" if document.page < 6 else "Deel B")

    parts: list[object] = []
    words = LONG.split()
    for number in range(10):
        parts += [Par(" ".join(words[number:] + words[:number]), BODY), PageBreak()]
    document = read(story(parts, furnish))
    assert [e.text for e in document.elements if isinstance(e, Furniture)] == ["Deel A"] * 5 + ["Deel B"] * 5


def test_a_short_document_has_furniture_at_the_bottom_only() -> None:
    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(300, 30, str(document.page))

    document = read(story([Par("Deel A", TWO), Par(LONG, BODY), PageBreak(), Par("Deel A", TWO)], furnish))
    assert [e.text for e in document.elements if isinstance(e, Furniture)] == ["1", "2"]
    assert [e.text for e in document.elements if isinstance(e, Heading)] == ["Deel A", "Deel A"]


def contents(leader: str) -> bytes:
    entries = [("1 Inleiding", 3), ("2.1 Colofon", 6), ("2.2 Formele vereisten", 12)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 780, "Inhoudsopgave")
        canvas.setFont("Helvetica", 10)
        for number, (title, page) in enumerate(entries):
            y = 740 - 16 * number
            canvas.drawString(60, y, title)
            canvas.drawRightString(535, y, str(page))
            if leader == "dots":
                canvas.drawRightString(515, y, "." * 90)
            elif leader == "line":
                canvas.setDash(1, 2)
                canvas.line(180, y, 515, y)
            elif leader == "specks":
                for x in range(180, 515, 2):
                    canvas.rect(x, y, 0.7, 0.7, stroke=0, fill=1)
        canvas.drawString(
            60, 680, "6.1 Proces-competentie-matrix kerntaak 1: Houdt de molen in goede staat en ontvangt de"
        )
        canvas.drawString(60, 668, "gasten van de molen")
        canvas.drawRightString(535, 668, "14")

    return pdf(draw)


@pytest.mark.parametrize("leader", ["dots", "line", "specks", "none"])
def test_contents(leader: str) -> None:
    document = read(contents(leader))
    assert [element.text for element in document.elements] == [
        "Inhoudsopgave",
        "1 Inleiding ..... 3",
        "2.1 Colofon ..... 6",
        "2.2 Formele vereisten ..... 12",
        "6.1 Proces-competentie-matrix kerntaak 1: Houdt de molen in goede staat en ontvangt de gasten van de molen ..... 14",
    ]


def test_labels_and_values_without_rules_are_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, (label, value) in enumerate(
            (("Sector:", "Ambacht"), ("Cohort:", "2009 - 2010"), ("Branche:", "Molens"))
        ):
            canvas.drawString(60, 700 - 16 * number, label)
            canvas.drawString(140, 700 - 16 * number, value)

    (table,) = tables(read(pdf(draw)))
    assert texts(table) == [["Sector:", "Ambacht"], ["Cohort:", "2009 - 2010"], ["Branche:", "Molens"]]
    assert [row.place.lines for row in table.rows] == [(1,), (2,), (3,)]


def lines_of(*lines: str, known: str = "") -> str:
    """The first paragraph read from lines printed under each other to the same margin."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(lines):
            canvas.drawString(60, 760 - 13 * number, line)
        canvas.drawString(60, 600, "De langste regel van de bladzijde, waaraan te zien is waar het wit begint.")
        canvas.drawString(60, 560, known)

    text = read(pdf(draw)).elements[0]
    assert isinstance(text, Paragraph)
    return text.text


@pytest.mark.parametrize(
    ("first", "second", "known", "whole"),
    [
        ("Wie hier werkt maakt en onderhoudt de contac-", "ten met de gasten.", "Veel contacten.", "contacten met"),
        ("Wie hier werkt let op het geluid en de klant-", "product-relatie.", "Een product.", "klant-product-relatie"),
        ("Wie hier werkt kent alle vormen van klant-", "gegevens en weet.", "De klant-gegevens.", "klant-gegevens"),
        ("Wie hier werkt let op alles, kent de klant-", "en marktgegevens goed.", "", "klant- en markt"),
        ("Vastgesteld te Zwolle door het bestuur op 10-12-", "2007 na overleg.", "", "10-12-2007"),
        ("Wie hier werkt ging eens naar school in Noord-", "Holland of elders.", "", "Noord-Holland"),
        ("Wie hier werkt kent het raamwerk Rekenen en/", "of dat van de talen.", "", "en/of dat"),
        ("Wie hier werkt is goed in het vak en ook -", "maar dat is lastig.", "", "ook - maar"),
        ("Wie hier werkt kent alle technieken, theorie en -", "vaardigheden.", "", "theorie en -vaardigheden."),
        ("Wie hier werkt neemt deel aan het gesprek en de/-", "activiteit.", "", "de/-activiteit."),
        ("Wie hier werkt gebruikt veel -met ook de naam-", "systemen erbij.", "", "naam- systemen"),
        ("Wie hier werkt kent goed het product/", "de dienst zelf.", "", "product/ de dienst"),
        ("Wie hier werkt kent de inkoop van alle waar en/", "verkoop daarvan.", "", "en/verkoop"),
        ("Wie hier werkt is goed in zijn vak en zal ver-", "dienen wat hij wil.", "", "ver-dienen"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(first: str, second: str, known: str, whole: str) -> None:
    assert whole in lines_of(first, second, known=known)


def test_hyphens_of_a_program_that_breaks_words_are_undone() -> None:
    broken = ["De molenaar ver-", "dient zijn brood met het malen van al-", "lerlei granen. Hij gaat vroeg op pad om de wie-",
              "ken te smeren en draait de kap met de krui-", "lier steeds naar de wind. Daarna be-", "gint het malen."]  # fmt: skip
    assert lines_of(*broken) == (
        "De molenaar verdient zijn brood met het malen van allerlei granen. Hij gaat vroeg op pad om de wieken "
        "te smeren en draait de kap met de kruilier steeds naar de wind. Daarna begint het malen."
    )


def test_text_across_the_page_is_set_aside() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 60)
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "CONCEPT")
        canvas.restoreState()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "De gewone tekst.")

    document = read(pdf(draw))
    assert document.elements[0].text == "De gewone tekst."
    assert all(isinstance(element, Furniture) for element in document.elements[1:])
    assert sorted("".join(element.text for element in document.elements[1:])) == sorted("CONCEPT")


def test_letters_printed_twice_to_make_them_bold_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for shift in (0, 0.3):
            canvas.drawString(60 + shift, 700, "Kerntaak 1")
        text = canvas.beginText(60, 660)
        text.setTextRenderMode(2)
        text.textLine("Werkprocessen")
        text.setTextRenderMode(0)
        canvas.drawText(text)
        canvas.drawString(60, 600, "Een regel in gewone letters die niet vet is.")

    document = read(pdf(draw))
    assert document.elements[0].text == "Kerntaak 1"
    assert isinstance(document.elements[1], Heading)


def test_words_set_with_wide_spacing() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setFont("Helvetica", 10)
        text.setCharSpace(3)
        text.textLine("Deel en geheel")
        canvas.drawText(text)

    assert read(pdf(draw)).elements[0].text == "Deel en geheel"


def test_a_raised_note_and_a_ligature_stay_in_their_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 10)
        canvas.drawString(60, 700, "De molenaar werkt e\ufb03ciënt")
        canvas.setFont("Vera", 6)
        canvas.drawString(189, 704, "1")
        canvas.setFont("Vera", 10)
        canvas.drawString(196, 700, "en netjes.")

    text = read(pdf(draw)).elements[0].text
    assert text.replace(" 1", "1").replace("\ufb03", "ffi").startswith("De molenaar werkt e")
    assert text.endswith("en netjes.")
