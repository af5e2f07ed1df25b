"""Prints of a story as a browser makes them of HTML: tables ruled, coloured or bare, lists in columns, small and large."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tests.register.druk import NAMEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.register.druk import Story

CHROMIUM = Path("/usr/bin/chromium")
FOOTER = (
    '<div style="font-size:8px;width:100%;text-align:right;padding-right:18mm">'
    "<span class=pageNumber></span> van <span class=totalPages></span></div>"
)


@dataclass(frozen=True)
class Look:
    """How a print is set: `blocks` is flow, one (a table of one column) or two (labels beside texts); `rules` is CSS of a border."""

    blocks: str = "flow"
    rules: str = "1px solid #000"
    overview: str = "1px solid #000"
    band: str = ""
    css: str = ""
    size: str = "9.5pt"
    sheet: str = "A4"
    bullet: str = "•"
    contents: str = "dots"
    competenties: str = "zin"
    code: str = "{}: {}"
    split_code: bool = False


def html(told: Story, look: Look) -> str:
    """The page of a story in a look."""
    made = _Page(look)
    for part, items in groupby(_sections(told), key=lambda item: item[0]):
        made.add(part, [item[1:] for item in items])
    band = f"tr:nth-child(even) td{{background:{look.band}}}" if look.band else ""
    css = f"""@page{{size:{look.sheet};margin:18mm 18mm 22mm 20mm}}
        body{{font-family:Arial;font-size:{look.size};line-height:1.25}} p{{margin:2px 0 4px}} ul{{margin:2px 0 4px;padding-left:16px}}
        h1{{font-size:170%}} h2{{font-size:130%}} h3{{font-size:112%;margin:12px 0 3px}} h4{{font-size:100%;margin:6px 0 2px}}
        table{{border-collapse:collapse;width:100%;margin:4px 0 8px}} td{{padding:3px 8px 3px 5px;vertical-align:top;text-align:left}}
        .o td{{border:{look.overview}}} .b td{{border:{look.rules}}} {band} li{{list-style-type:'{look.bullet}  '}}
        .t{{display:flex}} .t i{{flex:1;overflow:hidden;white-space:nowrap}} .k{{columns:2}} {look.css}"""
    return f"<!doctype html><html lang=nl><meta charset=utf-8><style>{css}</style><body>{''.join(made.parts)}</body></html>"


def pdf(told: Story, look: Look, browser: Browser) -> bytes:
    """The print of a story in a look."""
    page = browser.new_page()
    page.set_content(html(told, look))
    made = page.pdf(
        prefer_css_page_size=True,
        print_background=True,
        display_header_footer=True,
        header_template="<i></i>",
        footer_template=FOOTER,
    )
    page.close()
    return made


def _sections(told: Story) -> list[tuple[object, str, str]]:
    """Each line of a story with the block or the run of rows that it stands in."""
    made: list[tuple[object, str, str]] = []
    block, number = False, 0
    for kind, text in told:
        if kind in ("kop", "tussenkop", "pagina", "blok"):
            block, number = kind == "blok", number + 1
        part = ("blok", number) if block else ("rijen", number) if kind == "rij" else ("los", number)
        made.append((part, kind, text))
    return made


class _Page:
    def __init__(self, look: Look) -> None:
        self.look, self.parts = look, [""]

    def add(self, part: object, items: list[tuple[str, str]]) -> None:
        kind = part[0]  # type: ignore[index]
        if kind == "blok":
            self.block(items)
        elif kind == "rijen":
            rows = [text.split("\t") for _, text in items]
            cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
            self.parts.append(f"<table class=o>{cells}</table>")
        else:
            self.parts.append(self.flow(items))

    def block(self, items: list[tuple[str, str]]) -> None:
        code, _, title = items[0][1].partition(": ")
        labels: list[tuple[str, list[tuple[str, str]]]] = []
        for kind, text in items[1:]:
            if kind == "label":
                labels.append((text, []))
            else:
                labels[-1][1].append((kind, text))
        head = f"<b>{escape(self.look.code.format(code, title))}</b>"
        if self.look.blocks == "flow":
            body = "".join(f"<h4>{label}</h4>{self.flow(inner)}" for label, inner in labels)
            self.parts.append(f"<h3>{head}</h3>{body}")
        elif self.look.blocks == "one":
            rows = "".join(f"<tr><td><b>{label}</b>{self.flow(inner)}</td></tr>" for label, inner in labels)
            self.parts.append(f"<table class=b><thead><tr><td>{head}</td></tr></thead>{rows}</table>")
        else:
            title = (
                f"<td>{code}</td><td><b>{escape(title)}</b></td>"
                if self.look.split_code
                else f"<td colspan=2>{head}</td>"
            )
            rows = "".join(
                f"<tr><td width=27%><b>{label}</b></td><td>{self.flow(inner)}</td></tr>" for label, inner in labels
            )
            self.parts.append(f"<table class=b><thead><tr>{title}</tr></thead>{rows}</table>")

    def flow(self, items: list[tuple[str, str]]) -> str:
        made = []
        for listed, group in groupby(items, key=lambda item: item[0] == "item"):
            texts = [self.line(kind, text) for kind, text in group]
            made.append(f"<ul>{''.join(texts)}</ul>" if listed else "".join(texts))
        return "".join(made)

    def line(self, kind: str, text: str) -> str:
        tags = {"titel": "h1", "kop": "h1", "tussenkop": "h2", "label": "h4", "item": "li"}
        if kind == "pagina":
            return '<div style="break-after:page"></div>'
        if text.startswith("De onderliggende competenties zijn: ") and self.look.competenties != "zin":
            return self.competenties(text)
        title, dots, page = text.partition(" ..... ")
        if dots and self.look.contents != "geen":
            leader = " ." * 200 if self.look.contents == "dots" else ""
            return f"<div class=t><span>{escape(title)}</span><i>{leader}</i><span>{page}</span></div>"
        return f"<{tags.get(kind, 'p')}>{escape(title)}</{tags.get(kind, 'p')}>"

    def competenties(self, text: str) -> str:
        names = [name for name in text.partition(": ")[2].split(", ") if name in NAMEN.values()]
        if self.look.competenties == "regels":
            return f"<p>Onderliggende competenties:<br>{'<br>'.join(names)}</p>"
        style = " class=k" if self.look.competenties == "kolommen" else ""
        items = "".join(f"<li>{name}</li>" for name in names)
        return f"<p>De onderliggende competenties zijn:</p><ul{style}>{items}</ul>"


LOOKS: dict[str, Look] = {
    "vloeiend": Look(bullet="§"),
    "groot": Look(css="body{font-family:'DejaVu Serif'}", size="13pt", code="{} {}"),
    "klein, uitgevuld": Look(css="body{text-align:justify}", size="7pt", bullet="-"),
    "een kolom, liggend": Look("one", sheet="A4 landscape", bullet="»"),
    "labels naast teksten": Look("two", rules="1px solid #999", contents="kaal"),
    "code in een cel": Look("two", split_code=True),
    "zonder lijnen": Look("two", rules="0", overview="0", bullet="▪"),
    "kleur om en om": Look("two", rules="0", overview="0", band="#e8eef8", css="thead td{background:#036;color:#fff}"),
    "banden": Look("one", rules="0", overview="0", band="#eee"),
    "inhoud zonder bladzijden": Look(contents="geen", competenties="regels"),
    "competenties als lijst": Look("one", competenties="lijst"),
    "competenties in kolommen": Look(competenties="kolommen"),
    "twee kolommen zonder lijnen, groot": Look(
        "two", rules="0", overview="0", size="13pt", bullet="o", contents="kaal"
    ),
    "gespatieerde koppen": Look(css="h1,h2,h3,h4{letter-spacing:.22em}"),
    "gespatieerde kapitalen": Look("one", css="h2,h4,b{letter-spacing:.15em;text-transform:uppercase}"),
    "afgebroken en uitgevuld": Look("two", css="body{text-align:justify;hyphens:auto}", size="10pt"),
    "smalle marges, liggend": Look(
        "two", sheet="A4 landscape", css="@page{margin:8mm 8mm 14mm}", bullet="–", size="8pt"
    ),
    "kopkleur en banden": Look(
        "one", rules="0", overview="0", band="#dff0e0", css="thead td{background:#363;color:#fff}", bullet="▪"
    ),
    "regels onder rijen": Look(
        "two",
        rules="0",
        overview="0",
        css="body{font-family:'DejaVu Serif'} td{border-bottom:1px solid #888 !important}",
    ),
    "gestippeld": Look("two", rules="1px dotted #666", overview="1px dashed #666", competenties="lijst"),
    "competenties per regel": Look("two", competenties="regels", contents="geen"),
}
