"""Word files for the tests: packages of parts in XML, and a dossier typed in Word in several styles."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml

from tests.dossiers.text import Opmaak, write_text

if TYPE_CHECKING:
    from docx.document import Document

    from tests.dossiers.model import Dossier

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" '
    'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop2"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Number"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Verborgen"><w:name w:val="Verborgen"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def word(body: str, **parts: str) -> bytes:
    """A Word file with this in its body; `parts` are the other parts by kind (`styles`, `numbering`, `footnotes`)."""
    parts = {"styles": STYLES} | parts
    files = {
        "[Content_Types].xml": _types(["document.main", *parts]),
        "_rels/.rels": RELS.format(
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": RELS.format(
            "".join(
                f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
                for n, kind in enumerate(parts, 2)
            )
        ),
    }
    files |= {f"word/{kind}.xml": f"<w:{kind} {SPACES}>{text}</w:{kind}>" for kind, text in parts.items()}
    return packed(files)


def _types(kinds: list[str]) -> str:
    """The list of what the parts are, which other programs look at before they open one."""
    own = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/word/{kind.partition(".")[0]}.xml" ContentType="{own}.{kind}+xml"/>' for kind in kinds
    )
    known = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{known}{parts}</Types>'


def packed(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; one that is no XML is plain text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run; a tab and a line feed in it are those of Word."""
    inner = "".join({"\t": "<w:tab/>", "\n": "<w:br/>"}.get(part) or f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
                    for part in re.split(r"([\t\n])", text) if part)  # fmt: skip
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def tc(*content: str, properties: str = "") -> str:
    """A cell of paragraphs, given as XML or as text."""
    inner = "".join(item if item.startswith("<w:") else p(item) for item in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _numbered(level: int, text: str, form: str = "decimal", style: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/></w:lvl>'


def _list(key: int, *levels: str) -> str:
    inner = f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}'
    return f'<w:abstractNum {SPACES} w:abstractNumId="{key}">{inner}</w:abstractNum>'


LISTS = (
    _list(77, _numbered(0, "%1."), _numbered(1, "%1.%2")),
    _list(
        78,
        _numbered(0, "Deel %1:", "upperLetter", style="Kop1"),
        _numbered(1, "%2.", style="Kop2"),
        _numbered(2, "%2.%3", style="Kop3"),
    ),
    _list(79, _numbered(0, "●", "bullet")),
)
"""The numbers of chapters, anew in each part; those of parts too, by style; and what a list has before its items."""
KOP = (
    '<w:style {0} w:type="paragraph" w:styleId="Kop{1}"><w:name w:val="Kop {1}"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="{2}"/><w:numId w:val="78"/></w:numPr></w:pPr></w:style>'
)


def _sign_control(ticked: bool) -> str:
    return (f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr>'
            f'<w:sdtContent>{r("☒" if ticked else "☐")}</w:sdtContent></w:sdt>')  # fmt: skip


def _sign_legacy(ticked: bool) -> str:
    box = f'<w:ffData><w:checkBox><w:default w:val="0"/><w:checked w:val="{int(ticked)}"/></w:checkBox></w:ffData>'
    return (f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
            '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')  # fmt: skip


def _sign_symbol(ticked: bool) -> str:
    return '<w:r><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>' if ticked else ""


@dataclass
class Stijl:
    """How someone types a dossier: how headings, numbers, lists, crosses, corrections and tables are made."""

    koppen: str = "stijl"
    kruis: str = "x"
    lijst: str = "stijl"
    spoor: bool = False
    samengevoegd: bool = False
    tabel: str = ""


STIJLEN = {
    "styles and letters": Stijl(),
    "numbers by Word, check boxes of today": Stijl(koppen="nummers", kruis="control", samengevoegd=True),
    "outline levels and symbols, lists typed": Stijl(koppen="niveau", kruis="symbool", lijst="getypt"),
    "tracked changes and boxes of old forms": Stijl(kruis="oud", lijst="nummers", spoor=True, samengevoegd=True),
    "headings only bold, a frame around each table": Stijl(koppen="vet", kruis="control", lijst="eigen", tabel="kader"),
    "Dutch styles that a list numbers, sides of cells dragged": Stijl(koppen="kop", kruis="symbool", tabel="versleept"),
    "matrices parted by hand": Stijl(koppen="niveau", tabel="geknipt"),
}


def typed_in_word(dossier: Dossier, stijl: Stijl) -> bytes:
    """A dossier typed anew in Word."""
    return typed_from_text(write_text(dossier, Opmaak(vormen=("",))), stijl)


def typed_from_text(text: str, stijl: Stijl) -> bytes:
    """The text conversion of a dossier typed anew in Word."""
    typist = _Typist(docx.Document(), stijl)
    for line in [*text.split("\n"), ""]:
        typist.line(line)
    made = io.BytesIO()
    typist.file.save(made)
    return made.getvalue()


@dataclass
class _Typist:
    file: Document
    stijl: Stijl
    rows: list[list[str]] = field(default_factory=list)
    chapters: int = 0

    def __post_init__(self) -> None:
        for number in range(1, 4):
            self.file.styles.element.append(parse_xml(KOP.format(SPACES, number, number - 1)))
        numbering = self.file.part.numbering_part.element
        for made in LISTS:
            numbering.insert(0, parse_xml(made))
        for key in (78, 79):
            numbering.append(parse_xml(f'<w:num {SPACES} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))

    def line(self, line: str) -> None:
        if "\t" in line and not re.search(r"\.{3,}\t\d+$", line):
            if line.strip("-\t"):
                self.rows.append(line.split("\t"))
            return
        if self.rows:
            width = max(map(len, self.rows))
            for part in self.table([row + [""] * (width - len(row)) for row in self.rows]):
                self.put(part)
                self.put(p())
            self.rows = []
        if line.strip():
            self.paragraph(line)

    def put(self, xml: str) -> None:
        element = parse_xml(re.sub(r"^<(w:\w+)", rf"<\1 {SPACES}", xml, count=1))
        self.file.element.body.insert(len(self.file.element.body) - 1, element)

    def paragraph(self, line: str) -> None:
        heading = re.match(r"(#+) \**(.*?)\**$", line)
        entry = re.match(r"(?:<b>)?(.*?)(?:</b>)? \.{3,}\t(\d+)$", line)
        if heading:
            self.heading(len(heading[1]), text_of(heading[2]))
        elif entry:
            leader = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
            self.put(p(f"{entry[1]}\t{entry[2]}", properties=leader))
        elif line.startswith("- "):
            self.put(self.item(text_of(line[2:])))
        else:
            bold = line.startswith("**") and line.endswith("**")
            self.put(p(self.run(text_of(line), "<w:b/>" if bold else "")))

    def heading(self, level: int, text: str) -> None:
        if self.stijl.koppen == "niveau":
            self.put(p(r(text, "<w:b/>"), properties=f'<w:outlineLvl w:val="{level - 1}"/>'))
            return
        if self.stijl.koppen == "vet" and level > 1:
            self.put(p(r(text, "<w:b/>")))
            return
        if self.stijl.koppen == "kop":
            numbered = re.match(r"(?:Deel [A-D]: |\d\.\d\.? |\d\.? )(?!werkproces)(.*)", text)
            depth = 1 if text.startswith("Deel ") else 3 if re.match(r"\d\.\d", text) else 2
            self.put(
                p(self.run(numbered[1].strip() if numbered else text), style=f"Kop{depth}" if numbered else "Heading4")
            )
            return
        numbered = re.match(r"(\d)(?:\.(\d))?\.? (?!werkproces)(.*)", text)
        properties = ""
        if self.stijl.koppen == "nummers" and text.startswith("Deel "):
            self.chapters += 1
            start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            xml = f'<w:num {SPACES} w:numId="{100 + self.chapters}"><w:abstractNumId w:val="77"/>{start}</w:num>'
            self.file.part.numbering_part.element.append(parse_xml(xml))
        elif self.stijl.koppen == "nummers" and numbered:
            depth = 0 if numbered[2] is None else 1
            properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{100 + self.chapters}"/></w:numPr>'
            text = numbered[3]
        self.put(p(self.run(text), style=f"Heading{min(level, 9)}", properties=properties))

    def run(self, text: str, properties: str = "") -> str:
        """A run; with tracked changes, one that was inserted, beside words that were struck out."""
        if not self.stijl.spoor or len(text) < 12:
            return r(text, properties)
        cut = text.index(" ") if " " in text else 6
        return (
            r(text[:cut], properties)
            + '<w:del w:id="1" w:author="a"><w:r><w:delText> oude woorden</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2" w:author="a">{r(text[cut:], properties)}</w:ins>'
        )

    def item(self, text: str) -> str:
        if self.stijl.lijst == "getypt":
            return p(f"•\t{text}")
        if self.stijl.lijst == "eigen":
            return p(text, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="79"/></w:numPr>')
        return p(self.run(text), style="ListBullet")

    def table(self, rows: list[list[str]]) -> list[str]:
        """A table as it is typed: in a frame, parted by hand, or with sides of cells that were dragged by a hair."""
        made = ["".join(self.cells(row)) for row in rows]
        head = next((at for at, row in enumerate(rows) if re.match(r"\d+\.\d", row[0])), 0)
        match self.stijl.tabel:
            case "kader":
                return [tbl(tc(tbl(*made), p()))]
            case "geknipt" if any("x" in row for row in rows) and head > 2:
                return [tbl(*made[: head - 1]), tbl(*made[head - 1 :])]
            case "versleept" if len(rows[0]) > 1:
                return [_dragged(made)]
        return [tbl(*made)]

    def cells(self, row: list[str]) -> list[str]:
        title = row[0] and not any(row[1:]) and len(row) > 1 and self.stijl.samengevoegd
        if title:
            return [self.cell(row[0], f'<w:gridSpan w:val="{len(row)}"/>')]
        marked = "x" in row and self.stijl.kruis in ("control", "oud")
        return [
            tc(p(self.sign(False))) if marked and not cell and at > 1 else self.cell(cell)
            for at, cell in enumerate(row)
        ]

    def cell(self, cell: str, properties: str = "") -> str:
        if cell == "x" and self.stijl.kruis != "x":
            return tc(p(self.sign(True)), properties=properties)
        bold = "<w:b/>" if cell.startswith("<b>") else ""
        parts = [part for part in re.split(r"(<li>.*?</li>)|</?p>|</?ul[^>]*>", cell) if part and part.strip()]
        made = []
        for part in parts:
            text = text_of(part)
            made.append(
                self.item(re.sub(r"^[•·.-]\s+", "", text)) if part.startswith("<li>") else p(self.run(text, bold))
            )
        return tc(*made, properties=properties) if made else tc("", properties=properties)

    def sign(self, ticked: bool) -> str:
        make = {"control": _sign_control, "oud": _sign_legacy, "symbool": _sign_symbol}[self.stijl.kruis]
        return make(ticked)


def _dragged(rows: list[str]) -> str:
    """A table in which the last side between two cells was dragged by a hair in every other row."""
    width = rows[0].count("<w:tc>")
    made = []
    for at, row in enumerate(rows):
        before, last = row.rsplit("<w:tc><w:tcPr>", 1)
        if at % 2:
            made.append(f'{before}<w:tc><w:tcPr><w:gridSpan w:val="2"/>{last}')
        else:
            first, second = before.rsplit("<w:tc><w:tcPr>", 1)
            made.append(f'{first}<w:tc><w:tcPr><w:gridSpan w:val="2"/>{second}<w:tc><w:tcPr>{last}')
    grid = '<w:gridCol w:w="400"/>' * (width - 1) + '<w:gridCol w:w="15"/><w:gridCol w:w="400"/>'
    return tbl(*made).replace("<w:tblPr/>", f"<w:tblPr/><w:tblGrid>{grid}</w:tblGrid>", 1)


def text_of(markup: str) -> str:
    """The text of a line or a cell of a conversion, free of markup."""
    text = re.sub(r"\[((?:\\.|[^\[\]])*)\]\(#\)", r"\1", markup)
    text = re.sub(r"\\([\\`*_{}\[\]()#+\-.!])", r"\1", text)
    return unescape(re.sub(r"</?[a-z]+>|\*+", "", text)).strip()
