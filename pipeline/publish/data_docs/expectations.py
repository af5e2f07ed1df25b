"""Runs great-expectations over published folders: suites derived from the schemas, and their pages.

Import this module only to run it: great-expectations takes seconds to load.
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.errors import SourceError

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read when great-expectations is imported

import great_expectations as gx
import great_expectations.expectations as gxe
from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults

import schemas
from pipeline.vocabulary import COMPETENTIES
from pipeline.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SITE = "tabellen"
_CAPTURING = re.compile(r"\((?!\?)")  # pandas warns of groups in a pattern that only tests
ROWS: dict[str, tuple[int, int | None]] = {
    "dossiers": (1, 1),
    "competenties": (len(COMPETENTIES), len(COMPETENTIES)),
    "bronverantwoording": (1, None),
}
"""The least and the largest number of rows of the tables that cannot be empty, whatever the dossier."""


class Result(NamedTuple):
    """What the suite of one table said of one dossier; `failed` are the descriptions of what did not hold."""

    dossier_id: str
    table: str
    success: bool
    failed: tuple[str, ...]


def run_expectations(folders: Sequence[Path], site: Path) -> list[Result]:
    """Hold the CSVs of each published folder against the suites and write the Data Docs in `site`.

    `site` is replaced whole; its index.html opens from disk. Returns a Result per folder and
    table. SourceError in one line for a file that is missing.
    """
    for path in (folder / schemas.path(name) for folder in folders for name in schemas.TABLES):
        if not path.is_file():
            raise SourceError(f"{path}: bestand niet gevonden")
    with replacing(site, "index.html") as beside:
        context = gx.get_context(project_config=site_config(beside), mode="ephemeral")
        suites = {name: context.suites.add(suite(name)) for name in schemas.TABLES}
        results = [result for folder in folders for result in _run(context, folder, suites)]
        context.build_data_docs()
        shutil.rmtree(beside / "static", ignore_errors=True)  # logos and fonts that the pages do not use
    return results


def site_config(site: Path) -> DataContextConfig:
    """A context that keeps nothing but its pages, sends nothing and shows no progress bars."""
    views = "pipeline.publish.data_docs.pages"
    page = {"renderer": {"class_name": "ValidationResultsPageRenderer"}, "view": _named(views, "TablePage")}
    suite_page = {
        "renderer": {"class_name": "ExpectationSuitePageRenderer"},
        "view": _named(views, "TablePage"),
    }
    index = {"class_name": "DefaultSiteIndexBuilder", "view": _named(views, "IndexPage")}
    docs = {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(site)},
        "site_index_builder": index,
        "site_section_builders": {
            "expectations": {
                "class_name": "DefaultSiteSectionBuilder",
                "source_store_name": "expectations_store",
                **suite_page,
            },
            "validations": {
                "class_name": "DefaultSiteSectionBuilder",
                "source_store_name": "validation_results_store",
                **page,
            },
            "profiling": "None",
        },
    }
    return DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        data_docs_sites={SITE: docs},
        analytics_enabled=False,
        progress_bars={"globally": False},
    )


def _named(module: str, name: str) -> dict[str, str]:
    return {"module_name": module, "class_name": name}


def _run(context: Any, folder: Path, suites: dict[str, Any]) -> Iterator[Result]:
    """One checkpoint over the tables of a folder; the name of its run is that of the folder."""
    source = context.data_sources.add_pandas(folder.name)
    definitions = {}
    for name, expected in suites.items():
        batches = source.add_csv_asset(name, filepath_or_buffer=folder / schemas.path(name), **_reading(name))
        definition = gx.ValidationDefinition(
            name=f"{folder.name}.{name}", data=batches.add_batch_definition("alle rijen"), suite=expected
        )
        definitions[name] = context.validation_definitions.add(definition)
    checkpoint = gx.Checkpoint(
        name=folder.name, validation_definitions=list(definitions.values()), result_format="SUMMARY"
    )
    run = context.checkpoints.add(checkpoint).run(run_id=gx.RunIdentifier(run_name=folder.name))
    for name, outcome in zip(definitions, run.run_results.values(), strict=True):
        failed = [item.expectation_config.description for item in outcome.results if not item.success]
        yield Result(folder.name, name, bool(outcome.success), tuple(failed))


def _reading(name: str) -> dict[str, Any]:
    """How pandas reads the CSV: text and flags as text; a column of whole numbers shows by its type."""
    text = {field.name: "str" for field in schemas.fields(name) if field.type != "integer"}
    return {"dtype": text, "dtype_backend": "numpy_nullable", "keep_default_na": False, "na_values": ""}


def suite(name: str) -> Any:
    """The expectation suite of a table, with Dutch descriptions."""
    found = [*_of_table(name)]
    for field in schemas.fields(name):
        found += _of_column(name, field)
    return gx.ExpectationSuite(name=name, expectations=found)


def _of_table(name: str) -> Iterator[Any]:
    """Columns in order, unique keys, and the number of rows where that is known."""
    table = f"Tabel {words(name)}"
    columns = [field.name for field in schemas.fields(name)]
    yield gxe.ExpectTableColumnsToMatchOrderedList(
        column_list=columns,
        description=f"{table} heeft deze kolommen, in deze volgorde: {', '.join(columns)}.",
    )
    key = list(schemas.primary_key(name))
    once = f"{table} noemt elke combinatie van {', '.join(words(column) for column in key)} één keer."
    if len(key) > 1:
        yield gxe.ExpectCompoundColumnsToBeUnique(column_list=key, description=once)
    else:
        yield gxe.ExpectColumnValuesToBeUnique(column=key[0], description=once)
    if name in ROWS:
        least, most = ROWS[name]
        number = f"ten minste {least}" if most is None else f"{least}"
        yield gxe.ExpectTableRowCountToBeBetween(
            min_value=least, max_value=most, description=f"{table} heeft {number} rij(en)."
        )


def _of_column(name: str, field: schemas.Field) -> Iterator[Any]:
    """Type, domain, form, range and missing values of one column."""
    subject = f"Tabel {words(name)}, kolom {words(field.name)}"
    wanted, column = field.constraints, field.name
    if "required" in wanted:
        yield gxe.ExpectColumnValuesToNotBeNull(column=column, description=f"{subject}: overal ingevuld.")
    if field.type == "integer":
        yield gxe.ExpectColumnValuesToBeOfType(column=column, type_="int64", description=f"{subject}: hele getallen.")
    values = list(wanted.get("enum", ["true", "false"] if field.type == "boolean" else ()))
    if values:
        yield gxe.ExpectColumnValuesToBeInSet(
            column=column, value_set=values, description=f"{subject}: een van {', '.join(values)}."
        )
    if "pattern" in wanted:
        yield gxe.ExpectColumnValuesToMatchRegex(
            column=column,
            regex=rf"^(?:{_CAPTURING.sub('(?:', wanted['pattern'])})\Z",
            description=f"{subject}: van de vorm {wanted['pattern']}.",
        )
    if "minimum" in wanted:
        least, most = wanted["minimum"], wanted.get("maximum")
        span = f"{least} of meer" if most is None else f"{least} tot en met {most}"
        yield gxe.ExpectColumnValuesToBeBetween(
            column=column, min_value=least, max_value=most, description=f"{subject}: {span}."
        )


def words(name: str) -> str:
    """The name of a table or column as a reader writes it: 'gewenste resultaten'."""
    return f"'{name.replace('_', ' ')}'"
