"""The pages of the Data Docs.

Those of great-expectations itself load style and script from the network; these stand alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from great_expectations.render.view.view import DefaultJinjaIndexPageView, DefaultJinjaPageView
from jinja2 import ChoiceLoader, PackageLoader

import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

_DUTCH = {
    "Overview": "Overzicht",
    "Statistics": "In cijfers",
    "Info": "Over deze suite",
    "Table-Level Expectations": "De tabel als geheel",
    "Evaluated Expectations": "Getoetste verwachtingen",
    "Successful Expectations": "Voldaan",
    "Unsuccessful Expectations": "Niet voldaan",
    "Success Percent": "Aandeel voldaan",
    "Status": "Status",
    "Expectation": "Verwachting",
    "Observed Value": "Gezien",
    "Expectation Suite Name": "Naam van de suite",
    "Great Expectations Version": "Versie van great-expectations",
    "Unexpected Value": "Onverwachte waarde",
    "Sampled Unexpected Values": "Voorbeelden van onverwachte waarden",
    "Count": "Aantal",
    "Show exception traceback...": "Technische toelichting",
    "Show more info...": "Meer",
    "NaN% not null": "geen rijen",
    "--": "",
}
_FOUND = {
    " unexpected values found. ": " onverwachte waarde(n): ",
    " total rows.": " rijen.",
    " of ": " van ",
    " raised an exception: ": " was niet te toetsen: ",
}
_PERCENT = ((re.compile(r"% not null$"), "% ingevuld"), (re.compile(r"% unexpected$"), "% onverwacht"))


def dutch(text: object) -> str:
    """A fixed text of great-expectations in Dutch; any other text unchanged."""
    said = _DUTCH.get(str(text), str(text))
    if said.startswith("['"):
        return said[2:-2].replace("', '", ", ")
    for english, meant in _PERCENT:
        said = english.sub(meant, said)
    return said


def said_of(block: dict[str, Any]) -> dict[str, Any]:
    """A block of text of great-expectations with its fixed phrases in Dutch; a description is left alone."""
    template = block.get("string_template")
    if not isinstance(template, dict) or not template.get("params"):
        return block
    text = template["template"].strip()
    for english, meant in _FOUND.items():
        text = text.replace(english, meant)
    return block | {"string_template": template | {"template": text}}


def in_order(sections: list[dict[str, Any]], columns: dict[str, str]) -> list[dict[str, Any]]:
    """The sections of a page: those of the table as a whole, then its columns in their order."""
    order = list(columns)
    return sorted(sections, key=lambda item: order.index(item["section_name"]) if item["section_name"] in order else -1)


def _prepare(view: Any) -> None:
    """Let the templates of this package come before those of great-expectations."""
    view.env.loader = ChoiceLoader([PackageLoader("pipeline", "publish/templates"), view.env.loader])
    view.env.filters |= {"dutch": dutch, "said_of": said_of, "in_order": in_order}


class TablePage(DefaultJinjaPageView):  # type: ignore[misc] # great-expectations is not typed for mypy
    """The page of a suite, or of what it said of one table of one dossier."""

    _template = "docs_table.html"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        _prepare(self)

    def render(self, document: Any, template: str | None = None, **options: Any) -> str:
        """The page as HTML."""
        table = str(document.expectation_suite_name)
        about = {
            "table": table,
            "description": schemas.description(table),
            "columns": {field.name: field.description for field in schemas.fields(table)},
            "dossier_id": _run_name(document.to_json_dict()),
        }
        return str(super().render(document, template, **options, **about))


class IndexPage(DefaultJinjaIndexPageView):  # type: ignore[misc]
    """The first page: every dossier, every table, and whether it holds."""

    _template = "docs_index.html"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        _prepare(self)

    def render(self, document: Any, template: str | None = None, **options: Any) -> str:
        """The page as HTML."""
        order = list(schemas.TABLES)
        rows = sorted(_rows(document.to_json_dict()), key=lambda row: order.index(row["table"]))
        return str(super().render(document, template, **options, rows=rows))


def _rows(document: Any) -> list[dict[str, Any]]:
    """The rows of the index: one per dossier and table, with what came out and where its page is."""
    return [
        {
            "dossier_id": row["run_name"],
            "table": row["asset_name"],
            "description": schemas.description(row["asset_name"]),
            "holds": row["_validation_success_text"] == "Success",
            "link": row["_table_row_link_path"],
        }
        for row in _parts(document)
        if isinstance(row, dict) and "_validation_success_text" in row
    ]


def _run_name(document: Any) -> str | None:
    """The name of the run of a page of results, None for the page of a suite."""
    named = (part[1] for part in _parts(document) if isinstance(part, list) and part[:1] == ["Run Name"])
    return next(named, None)


def _parts(document: Any) -> Iterator[Any]:
    """A page and everything in it, however deep."""
    yield document
    inner = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    for part in inner:
        yield from _parts(part)
