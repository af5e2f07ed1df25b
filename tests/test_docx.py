"""The reader of Word files: everything that Word shows, and files that are none or are hostile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pipeline.document import Document, Furniture, Heading, Paragraph, Table
from pipeline.errors import SourceError
from pipeline.extract import read
from pipeline.extract.docx import tree
from pipeline.extract.docx.numbering import written
from pipeline.extract.docx.reader import read_docx
from tests.word_files import OFFICE, RELS, TYPES, p, packed, r, tbl, tc, word

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.document import Cell


def document(body: str, **parts: str) -> Document:
    return read_docx("proef.docx", word(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    """The text of every heading and paragraph, a bullet before an item."""
    return [
        ("• " if isinstance(element, Paragraph) and element.bullet else "") + element.text
        for element in document(body, **parts).elements
        if isinstance(element, Heading | Paragraph)
    ]


def cells(*rows: str, **parts: str) -> list[list[Cell]]:
    (table,) = [element for element in document(tbl(*rows), **parts).elements if isinstance(element, Table)]
    return [list(row.cells) for row in table.rows]


def shown(*rows: str, **parts: str) -> list[list[str]]:
    return [["\n".join(cell.items) for cell in row] for row in cells(*rows, **parts)]


def test_headings_by_style_by_style_based_on_it_and_by_outline_level() -> None:
    found = document(
        p("een", style="Kop2") + p("twee", style="Eigen") + p("drie", properties='<w:outlineLvl w:val="0"/>')
        + p("vier") + p("vijf", style="Kop2", properties='<w:outlineLvl w:val="9"/>')
    ).elements  # fmt: skip
    assert [(type(item), getattr(item, "level", None)) for item in found] == [
        (Heading, 2), (Heading, 2), (Heading, 1), (Paragraph, None), (Paragraph, None),
    ]  # fmt: skip


def test_places_are_paragraphs_and_rows() -> None:
    found = document(p("een") + p() + tbl(tc("a"), tc("b")) + p("twee", style="Kop2"))
    paths = [element.place.path for element in found.elements]
    assert paths == ["paragraaf 1", "tabel 1", "paragraaf 3"]
    assert list(found.line_paths.values()) == ["paragraaf 1", "tabel 1, rij 1", "tabel 1, rij 2", "paragraaf 3"]
    assert found.lines == {1: "een", 2: "a", 3: "b", 4: "twee"}
    assert (found.source.kind, found.source.exact_cells, found.source.place_word) == ("docx", True, "element")


MULTI = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="Deel %1:"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2.%3"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3.%4"/><w:isLgl/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:lvlRestart w:val="0"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"""


def num(text: str, key: int, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


@pytest.mark.parametrize(
    ("paragraphs", "numbered"),
    [
        ([("a", 1), ("b", 1, 1), ("c", 1, 2), ("d", 1, 2), ("e", 1, 3), ("f", 1, 1), ("g", 1, 2), ("h", 1), ("i", 1, 1)],
         ["Deel C: a", "1. b", "1.i c", "1.ii d", "1.2.1 e", "2. f", "2.i g", "Deel D: h", "1. i"]),
        ([("a", 2), ("b", 2)], ["• a", "• b"]),
        ([("a", 3), ("b", 4), ("c", 5), ("d", 5), ("e", 3)], ["1) a", "2) b", "7) c", "8) d", "9) e"]),
        ([("a", 3), ("b", 3, 1), ("c", 3), ("d", 3, 1)], ["1) a", "1.1 b", "2) c", "2.2 d"]),
        ([("a", 9), ("b", 0)], ["a", "b"]),
    ],
)  # fmt: skip
def test_numbers_are_those_that_word_shows(paragraphs: list[tuple[str, int, int]], numbered: list[str]) -> None:
    assert texts("".join(num(*item) for item in paragraphs), numbering=MULTI) == numbered


def test_numbers_by_style_and_none_where_a_paragraph_says_so() -> None:
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("a", style="Lijst") + p("b", style="Lijst", properties=none) + p("c", style="Lijst")
    assert texts(body, numbering=MULTI) == ["Deel C: a", "b", "Deel D: c"]


LINKED = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop1"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop2"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>"""
NUMBERED = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
KOPPEN = f"""<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>{NUMBERED}</w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>{NUMBERED}</w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop2"/></w:style>"""


def test_a_list_tells_the_level_of_a_style_that_names_none() -> None:
    body = "".join(p("kop", style=style) for style in ("Kop1", "Kop2", "Eigen", "Kop1", "Kop2"))
    assert texts(body, numbering=LINKED, styles=KOPPEN) == ["1 kop", "1.1 kop", "1.2 kop", "2 kop", "2.1 kop"]


def test_a_level_that_starts_elsewhere_does_so_each_time() -> None:
    body = num("a", 2) + num("b", 2, 1) + num("c", 2, 1) + num("d", 2) + num("e", 2, 1)
    assert texts(body, numbering=LINKED) == ["1 a", "1.4 b", "1.5 c", "2 d", "2.4 e"]


def test_a_number_alone_fills_a_cell() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    assert shown(tc(p(properties=number)) + tc("Titel"), numbering=MULTI) == [["1)", "Titel"]]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [(1, "decimal", "1"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"), (1994, "upperRoman", "MCMXCIV"),
     (4, "decimalZero", "04"), (2, "ordinal", "2e"), (5, "none", "")],
)  # fmt: skip
def test_forms_of_numbers(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_merged_cells_leave_their_other_columns_empty() -> None:
    wide, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    assert shown(
        tc("titel", properties=wide) + tc("x"),
        tc("lang", properties=down) + tc("a") + tc("b"),
        tc("", properties=on) + tc("c") + tc("d"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("e") + tc("f"),
    ) == [["titel", "", "x"], ["lang", "a", "b"], ["", "c", "d"], ["", "e", "f"]]


def test_a_cell_that_goes_on_with_none_above_it_is_a_cell() -> None:
    """As a table that was parted in the middle of a merged cell may begin."""
    on = "<w:vMerge/>"
    assert shown(tc("a", properties=on) + tc("b"), tc("weg", properties=on) + tc("c")) == [["a", "b"], ["", "c"]]
    wide = '<w:gridSpan w:val="2"/>'
    assert shown(tc("a", properties=wide + on) + tc("b"), tc("c") + tc("d", properties=on) + tc("e")) == [
        ["a", "", "b"], ["c", "d", "e"],
    ]  # fmt: skip


def test_a_hair_between_two_sides_of_cells_is_no_column() -> None:
    def gridded(*rows: str, widths: tuple[int, ...]) -> list[list[str]]:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        body = tbl(*rows).replace("<w:tblPr/>", f"<w:tblPr/><w:tblGrid>{grid}</w:tblGrid>")
        (table,) = document(body).elements
        assert isinstance(table, Table)
        return [[cell.text for cell in row.cells] for row in table.rows]

    two = '<w:gridSpan w:val="2"/>'
    left, right = tc("a", properties=two) + tc("b"), tc("c") + tc("d", properties=two)
    assert gridded(left, right, widths=(900, 20, 900)) == [["a", "b"], ["c", "d"]]
    assert gridded(left, right, widths=(900, 300, 900)) == [["a", "", "b"], ["c", "d", ""]]
    own = tc("e") + tc() + tc("f")
    assert gridded(left, right, own, widths=(900, 20, 900)) == [["a", "", "b"], ["c", "d", ""], ["e", "", "f"]]
    assert gridded(left, right + tc("g"), widths=(900, 20, 900)) == [["a", "", "b", ""], ["c", "d", "", "g"]]


def test_a_frame_around_tables_is_none() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    inner = tbl(tc("a") + tc(p("b", note)), tc("c") + tc("d"))
    frame = tbl(tc("Boven", inner, p("Onder"), inner), tc("Los"))
    found = document(p("Eerst") + frame, footnotes=f'<w:footnote w:id="2">{p("Noot")}</w:footnote>')
    assert [
        ([[cell.text for cell in row.cells] for row in item.rows] if isinstance(item, Table) else item.text, item.place.path)
        for item in found.elements
    ] == [
        ("Eerst", "paragraaf 1"), ("Boven", "tabel 1, rij 1, cel 1, paragraaf 1"),
        ([["a", "b"], ["c", "d"]], "tabel 1, rij 1, cel 1, tabel 1"),
        ("Noot", "tabel 1, rij 1, cel 1, tabel 1, rij 1, cel 2"),
        ("Onder", "tabel 1, rij 1, cel 1, paragraaf 2"),
        ([["a", "b"], ["c", "d"]], "tabel 1, rij 1, cel 1, tabel 2"), ("Los", "tabel 1, rij 2, cel 1, paragraaf 1"),
    ]  # fmt: skip


def test_paragraphs_lines_and_items_of_a_cell_stay_apart() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    (row,) = cells(
        tc(p("een"), p("twee\ndrie"), p("vier", properties=number), p("- vijf"), p("o zes")), numbering=MULTI
    )
    assert row[0].items == ("een", "twee", "drie", "vier", "vijf", "zes")
    assert [block.bullet for block in row[0].blocks] == [False, False, False, True, True, True]


def test_shading_is_fill_and_white_is_none() -> None:
    shade = '<w:shd w:val="{}" w:color="{}" w:fill="{}"/>'
    inner = tbl(
        tc("", properties=shade.format("clear", "auto", "FF0000"))
        + tc("", properties=shade.format("clear", "auto", "00FF00"))
    )
    (row,) = cells(
        tc("a", properties=shade.format("clear", "auto", "FFA500")) + tc("b", properties=shade.format("clear", "auto", "auto"))
        + tc("c", properties=shade.format("clear", "auto", "FFFFFF")) + tc("d", properties=shade.format("solid", "000000", "FFFFFF"))
        + tc(inner, p())
    )  # fmt: skip
    assert [[tuple(round(part, 2) for part in fill.color) for fill in cell.fills] for cell in row] == [
        [(1.0, 0.65, 0.0)], [], [], [(0.0, 0.0, 0.0)], [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0)],
    ]  # fmt: skip
    assert row[4].fills[0].box.x0 < row[4].fills[1].box.x0


@pytest.mark.parametrize(
    ("shading", "colors"),
    [
        ('w:val="pct50" w:color="auto" w:fill="auto"', [(0.5, 0.5, 0.5)]),
        ('w:val="pct25" w:color="FF0000" w:fill="FFFFFF"', [(1.0, 0.75, 0.75)]),
        ('w:val="solid" w:color="auto" w:fill="auto"', [(0.0, 0.0, 0.0)]),
        ('w:val="diagStripe" w:color="0000FF" w:fill="00FF00"', [(0.0, 0.5, 0.5)]),
        ('w:val="pctx" w:color="auto" w:fill="auto"', [(0.5, 0.5, 0.5)]),
        ('w:val="nil" w:color="auto" w:fill="FF0000"', []),
        ('w:val="clear" w:color="FF0000" w:fill="auto"', []),
    ],
)
def test_a_pattern_colours_a_cell_as_far_as_it_covers_it(shading: str, colors: list[tuple[float, ...]]) -> None:
    (row,) = cells(tc("a", properties=f"<w:shd {shading}/>"))
    assert [tuple(round(part, 2) for part in fill.color) for fill in row[0].fills] == colors


def test_the_lines_of_a_cross_may_hang_on_two_paragraphs() -> None:
    assert shown(tc(p(SHAPE.format("line")), p(SHAPE.format("line"))) + tc(p(SHAPE.format("line")))) == [["x", ""]]


def test_items_that_were_typed_with_line_breaks() -> None:
    (row,) = cells(tc(p("Kop:\n- een\n- twee")))
    assert [(block.text, block.bullet) for block in row[0].blocks] == [("Kop:", False), ("een", True), ("twee", True)]
    assert texts(p("- een\n- twee")) == ["• een", "• twee"]


@pytest.mark.parametrize("direction", ["btLr", "tbRl", "tbRlV"])
def test_the_direction_of_text_changes_nothing_of_it(direction: str) -> None:
    turned = tc(p("Vakdeskundigheid"), p("toepassen"), properties=f'<w:textDirection w:val="{direction}"/>')
    assert shown(tc("Werkproces") + turned) == [["Werkproces", "Vakdeskundigheid\ntoepassen"]]


CHECKED = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
LEGACY = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="{}"/>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SYM = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
SHAPE = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="{}"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
VML = "<w:r><w:pict><v:line/><v:line/></w:pict></w:r>"
OLD_LINE = '<w:r><w:pict><v:shape type="#_x0000_t32"/></w:pict></w:r>'
OLD_BOX = '<w:r><w:pict><v:shape type="#_x0000_t1"/></w:pict></w:r>'
OLD_PICTURE = '<w:r><w:pict><v:shape type="#_x0000_t75"><v:imagedata r:id="r9"/></v:shape></w:pict></w:r>'
FRAMED = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill>'
    '<pic:spPr><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
FONT = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("x", "x"), ("X", "X"), ("✓", "x"), ("[x]", "x"), ("х", "x"),
        (CHECKED.format(1, r("☒")), "x"), (CHECKED.format(0, r("☐")), ""),
        (LEGACY.format(0, "<w:checked/>"), "x"), (LEGACY.format(0, ""), ""), (LEGACY.format(1, ""), "x"),
        (LEGACY.format(1, '<w:checked w:val="0"/>'), ""),
        (SYM.format("Wingdings", "F0FB"), "x"), (SYM.format("Wingdings", "F0FC"), "x"), (SYM.format("Wingdings 2", "F04F"), "x"),
        (SYM.format("Wingdings", "F0A8"), ""), (SYM.format("Symbol", "F0B4"), "x"), (SYM.format("Webdings", "F061"), "x"),
        (r("û", FONT), "x"), (r("þ", FONT), "x"), (r("x", '<w:rFonts w:ascii="Arial"/>'), "x"),
        (SHAPE.format("mathMultiply"), "x"), (SHAPE.format("line") * 2, "x"), (VML, "x"), (SHAPE.format("rect"), ""),
        (SHAPE.format("rect") + SHAPE.format("mathMultiply"), "x"), (SHAPE.format("line"), ""),
        ('<w:r><w:pict><v:imagedata r:id="r9"/></w:pict></w:r>', "[afbeelding]"),
        (OLD_LINE, ""), (OLD_LINE * 2, "x"), (OLD_BOX, ""), (OLD_BOX + OLD_LINE * 2, "x"), (OLD_PICTURE, "[afbeelding]"),
        (FRAMED, "[afbeelding]"), (SHAPE.format("star5"), "[afbeelding]"),
        (r("x", "<w:vanish/>"), ""), (r("x", '<w:rStyle w:val="Verborgen"/>'), ""),
        ('<w:ins w:author="a">' + r("x") + "</w:ins>", "x"), ('<w:del w:author="a">' + r("x") + "</w:del>", ""),
        ('<w:moveFrom w:author="a">' + r("x") + "</w:moveFrom>", ""), ('<w:moveTo w:author="a">' + r("x") + "</w:moveTo>", "x"),
        ("<m:oMath><m:r><m:t>×</m:t></m:r></m:oMath>", "x"),
    ],
)  # fmt: skip
def test_crosses_and_boxes_of_every_kind(content: str, text: str) -> None:
    assert shown(tc("1.1") + tc(p(content))) == [["1.1", text]]


def test_one_sign_for_crosses_throughout() -> None:
    row = tc("1.1") + tc("●") * 4 + tc("")
    assert shown(row, row) == [["1.1", "x", "x", "x", "x", ""]] * 2
    assert shown(row + tc("x") * 9) == [["1.1", *["●"] * 4, "", *["x"] * 9]]


def test_boxes_in_running_text_stay() -> None:
    assert texts(p(CHECKED.format(1, r("☒")), " Ja ", CHECKED.format(0, r("☐")), " Nee")) == ["☒ Ja ☐ Nee"]


def test_tracked_changes_of_rows_cells_and_ends_of_paragraphs() -> None:
    gone = '<w:trPr><w:del w:author="a"/></w:trPr>'
    assert shown(tc("a") + tc("b"), gone + tc("c") + tc("d"), tc("e") + tc("f", properties='<w:cellDel w:author="a"/>')) == [
        ["a", "b"], ["e", ""],
    ]  # fmt: skip
    ended = '<w:rPr><w:del w:author="a"/></w:rPr>'
    assert texts(p("Eén zin die ", properties=ended) + p("doorloopt.") + p("Twee.")) == [
        "Eén zin die doorloopt.",
        "Twee.",
    ]


def test_a_deleted_end_before_a_table_joins_no_cell() -> None:
    ended = '<w:rPr><w:del w:author="a"/></w:rPr>'
    lost = p("Bij de tabel", properties=ended)
    found = document(lost + tbl(tc("a", p("b", properties=ended)) + tc("c", tbl(tc("d")), lost)) + lost).elements
    assert [
        [cell.text for cell in element.rows[0].cells] if isinstance(element, Table) else element.text
        for element in found
    ] == ["Bij de tabel", ["a b", "c d Bij de tabel"], "Bij de tabel"]


@pytest.mark.parametrize("change", ["rPrChange", "pPrChange"])
def test_a_change_of_form_is_none_of_text(change: str) -> None:
    old = f'<w:{change} w:author="a"><w:{change[:3]}><w:b/></w:{change[:3]}></w:{change}>'
    body = p(r("tekst", old)) if change == "rPrChange" else p("tekst", properties=old)
    (found,) = document(body).elements
    assert isinstance(found, Paragraph)
    assert (found.text, found.bold) == ("tekst", False)


def test_what_was_moved_stands_where_it_went() -> None:
    moved = '<w:rPr><w:moveFrom w:author="a"/></w:rPr>'
    start = '<w:moveFromRangeStart w:id="1" w:name="m"/>'
    body = start + p('<w:moveFrom w:author="a">' + r("Verplaatst.") + "</w:moveFrom>", properties=moved)
    body += '<w:moveFromRangeEnd w:id="1"/>' + p("Eerst.")
    body += p('<w:moveTo w:author="a">' + r("Verplaatst.") + "</w:moveTo>", properties="<w:rPr><w:moveTo/></w:rPr>")
    assert texts(body) == ["Eerst.", "Verplaatst."]


def test_a_field_that_nothing_ends_hides_no_text() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    assert texts(p("Eén", begun) + p("Twee")) == ["Eén", "Twee"]


def test_fields_show_their_result_and_the_contents_their_pages() -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    contents = (
        p(field("begin"), "<w:r><w:instrText>TOC \\o</w:instrText></w:r>", field("separate"), "1\tInleiding\t5", style="Inhopg1")
        + p('<w:hyperlink w:anchor="a">' + r("2.1 Colofon\t") + field("begin") + "<w:r><w:instrText>PAGEREF</w:instrText></w:r>"
            + field("separate") + r("6") + field("end") + "</w:hyperlink>", style="Inhopg1")
        + p(field("end"))
    )  # fmt: skip
    nested = p(
        field("begin"),
        "verborgen",
        field("begin"),
        field("separate"),
        "ook",
        field("end"),
        field("separate"),
        "zichtbaar",
        field("end"),
    )
    assert texts(contents + nested) == ["1 Inleiding ..... 5", "2.1 Colofon ..... 6", "zichtbaar"]


def test_hyphens_spaces_and_breaks() -> None:
    body = p(
        "<w:r><w:t>kern</w:t><w:softHyphen/><w:t>taak en</w:t><w:noBreakHyphen/><w:t>of\u00a0na\u00adtuur\ufb01lm</w:t></w:r>"
    )
    assert texts(body + p("een\ntwee") + p('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>')) == [
        "kerntaak en-of natuurfilm", "een", "twee", "a", "b",
    ]  # fmt: skip


def test_text_boxes_and_notes_follow_what_they_hang_on_once() -> None:
    box = f"<w:txbxContent>{p('In het kader')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="0" w:type="separator">{p()}</w:footnote><w:footnote w:id="2">{p("Bron: het bestuur.")}</w:footnote>'
    assert texts(p("Tekst", both, " loopt door.", note) + p("Slot."), footnotes=notes) == [
        "Tekst loopt door.", "Bron: het bestuur.", "In het kader", "Slot.",
    ]  # fmt: skip


def test_a_note_explains_a_cell_and_is_no_part_of_it() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("Bron: het bestuur.")}</w:footnote>'
    table, said = document(tbl(tc("a") + tc(p("b", note, note))), footnotes=notes).elements
    assert isinstance(table, Table)
    assert isinstance(said, Paragraph)
    assert [cell.text for cell in table.rows[0].cells] == ["a", "b"]
    assert (said.text, said.place.path) == ("Bron: het bestuur.", "tabel 1, rij 1, cel 2")


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    def both(inner: str) -> str:
        return (
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    boxes = p("Tekst", both(p("Buiten", both(p("Binnen")))))
    assert texts(boxes) == ["Tekst", "Buiten", "Binnen"]
    (aside,) = [item for item in document(p("a"), header=boxes).elements if isinstance(item, Furniture)]
    assert aside.text == "Tekst Buiten Binnen"


def test_a_table_in_a_text_box_is_a_table() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    inner = p("Boven", note) + tbl(tc("a") + tc("b"), tc("c") + tc(p("d", note))) + p("Onder")
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    found = document(p("Tekst", box), footnotes=f'<w:footnote w:id="2">{p("Noot")}</w:footnote>').elements
    assert [
        ([[cell.text for cell in row.cells] for row in item.rows] if isinstance(item, Table) else item.text, item.place.path)
        for item in found
    ] == [
        ("Tekst", "paragraaf 1"), ("Boven", "paragraaf 1"), ("Noot", "paragraaf 1"),
        ([["a", "b"], ["c", "d"]], "paragraaf 1, tabel 1"), ("Onder", "paragraaf 1"),
    ]  # fmt: skip


def test_a_text_box_in_a_cell_is_part_of_it() -> None:
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{p('In het kader')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    assert shown(tc("a") + tc(p("b", box))) == [["a", "b\nIn het kader"]]


def test_headers_and_footers_are_furniture_and_accounted_for() -> None:
    found = document(p("Tekst."), header=p("Kwalificatiedossier"), footer=p("Pagina 3"))
    aside = [element for element in found.elements if isinstance(element, Furniture)]
    assert [(item.text, item.place.path) for item in aside] == [
        ("Kwalificatiedossier", "koptekst 1"),
        ("Pagina 3", "voettekst 1"),
    ]
    assert set(found.lines.values()) == {"Tekst.", "Kwalificatiedossier", "Pagina 3"}


def test_content_controls_hold_paragraphs_rows_and_cells_and_no_placeholders() -> None:
    def control(inner: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{tc('a')}{control(tc('b'))}</w:tr>"
    body = (
        control(p("Alinea"))
        + f"<w:tbl>{control(row)}</w:tbl>"
        + p(control(r("Klik hier"), "<w:showingPlcHdr/>"), "Ingevuld")
    )
    found = document(body)
    assert [element.text for element in found.elements if isinstance(element, Paragraph)] == ["Alinea", "Ingevuld"]
    assert [
        cell.text for element in found.elements if isinstance(element, Table) for cell in element.rows[0].cells
    ] == ["a", "b"]


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ('<w:result w:val="1"/>', "Vakman"),
        ('<w:default w:val="1"/>', "Vakman"),
        ("", "Basis"),
        ('<w:result w:val="7"/>', ""),
        (f'<w:result w:val="{"9" * 5000}"/>', ""),
    ],
)
def test_the_list_of_an_old_form_shows_what_was_chosen(choice: str, text: str) -> None:
    entries = '<w:listEntry w:val="Basis"/><w:listEntry w:val="Vakman"/>'
    listed = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{choice}{entries}</w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p("Niveau: ", listed, " (mbo)")) == [" ".join(f"Niveau: {text} (mbo)".split())]


def test_placeholder_text_is_none_of_the_author_in_every_language() -> None:
    styles = '<w:style w:type="character" w:styleId="Tekstvantijdelijkeaanduiding"><w:name w:val="Placeholder Text"/></w:style>'
    typed = r("Klik om tekst in te voeren", '<w:rStyle w:val="Tekstvantijdelijkeaanduiding"/>')
    assert texts(p("Naam:", typed), styles=styles) == ["Naam:"]


def test_what_nobody_filled_in_is_no_paragraph() -> None:
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Klik hier')}</w:sdtContent></w:sdt>"
    found = document(empty + p("Tekst"))
    assert [(element.place.path, found.lines[1]) for element in found.elements] == [("paragraaf 1", "Tekst")]


def test_a_hidden_paragraph_has_no_number() -> None:
    hidden = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = num("a", 3) + p(r("weg", "<w:vanish/>"), properties=hidden) + num("b", 3)
    assert texts(body, numbering=MULTI) == ["1) a", "2) b"]


def test_a_symbol_font_may_be_that_of_a_style() -> None:
    font = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    styles = f"""<w:style w:type="character" w:styleId="Vink"><w:name w:val="Vink"/>{font}</w:style>
    <w:style w:type="paragraph" w:styleId="Kruis"><w:name w:val="Kruis"/>{font}</w:style>"""
    typed = r("û", '<w:rStyle w:val="Vink"/>')
    plain = r("û", '<w:rFonts w:ascii="Arial"/>')
    assert shown(tc(p(typed)) + tc(p("ü", style="Kruis")) + tc(p(plain, style="Kruis")), styles=styles) == [
        ["x", "x", "û"]
    ]


def test_text_with_a_reading_above_it_is_read() -> None:
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>boven</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>basis</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    assert texts(p("De ", ruby)) == ["De basis"]


def test_shapes_in_a_group_are_seen() -> None:
    group = "<w:r><w:pict><v:group><v:rect/><v:line/><v:line/></v:group></w:pict></w:r>"
    assert shown(tc("1.1") + tc(p(group))) == [["1.1", "x"]]


def test_bold_of_style_and_of_runs() -> None:
    found = document(
        p(r("vet", "<w:b/>"), r(" niet", '<w:b w:val="0"/>')) + p(r("vet", "<w:b/>")) + p(r("scheef", "<w:i/>"))
    ).elements
    assert [(item.bold, item.italic) for item in found if isinstance(item, Paragraph)] == [
        (False, False),
        (True, False),
        (False, True),
    ]


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLD, "oude Office (.doc); open het in Word en sla het op als .docx"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "met een wachtwoord beveiligd"),
        (b"{\\rtf1 tekst}", "RTF; open het in Word en sla het op als .docx"),
        (b"\xffWPC" + bytes(300), "WordPerfect; open het in Word en sla het op als .docx"),
        (b"\xdb\xa5\x2d\x00" + bytes(300), "oude Office (.doc); open het in Word en sla het op als .docx"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
         "Word-document dat als XML is bewaard; open het in Word en sla het op als .docx"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
         "OpenDocument-bestand (.fodt); sla het op als .docx"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "OpenDocument-bestand (.odt); sla het op als .docx"),
        (packed({"dossier.txt": "a"}), "zip-bestand en geen Word-document"),
        (packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELS.format(f'<Relationship Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'),
                 "xl/workbook.xml": "<a/>"}), "geen Word-document maar een ander Office-bestand"),
        (packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELS.format("")}), "het document zelf ontbreekt"),
        (word(p("tekst"))[:-200], "beschadigd of afgebroken"),
        (word(p("tekst") + "<w:p>"), "beschadigd ('word/document.xml'"),
        (word(""), "heeft geen tekst"),
        (word(p("tekst") + '<w:altChunk r:id="r9"/>'), "voeg het in Word samen tot één document"),
        (word(p("tekst") + p('<w:subDoc r:id="r9"/>')), "een deel van de tekst staat in een ander document"),
        (word("<w:p>" * 5000 + "</w:p>" * 5000), "dieper genest"),
        (word(tbl("".join(tc("a", properties='<w:gridSpan w:val="400"/>') for _ in range(3)))), "meer dan 512 kolommen"),
    ],
)  # fmt: skip
def test_what_is_no_word_file_or_is_damaged(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "proef.docx"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read(path)
    assert words in str(caught.value)
    assert str(caught.value).startswith("proef.docx: ")
    assert "\n" not in str(caught.value)


def test_entities_are_refused_in_every_encoding() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><w:document><w:body/></w:document>'
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS.format(f'<Relationship Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'),
    }
    for data in (bomb.encode(), bomb.encode("utf-16"), b'<?xml version="1.0" encoding="UTF-16LE"?>' + bomb.encode()):
        with pytest.raises(SourceError, match=r"entiteiten|beschadigd"):
            read_docx("proef.docx", packed(files | {"word/document.xml": data}))


def test_zip_bomb_is_stopped_while_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.extract.docx.package.LARGEST_PART", 1_000_000)
    start = time.process_time()
    with pytest.raises(SourceError, match="zip-bom"):
        read_docx("proef.docx", word(p("a" * 50_000_000)))
    assert time.process_time() - start < 2


def test_depth_is_counted_without_recursion() -> None:
    with pytest.raises(SourceError, match="dieper genest"):
        tree.parse("proef.docx", "a.xml", b"<a>" * 100_000 + b"</a>" * 100_000)
    deep = '<a b="x">' * (tree.DEEPEST - 1) + "</a>" * (tree.DEEPEST - 1)
    assert tree.parse("proef.docx", "a.xml", deep.encode()).tag == "a"


def test_more_elements_than_a_dossier_can_have_are_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    assert document(p("tekst")).elements
    monkeypatch.setattr(tree, "MOST", 100)
    with pytest.raises(SourceError, match="meer onderdelen dan een dossier kan hebben"):
        document(p("tekst") * 50)
