"""CASE: valid by both official schemas, the same identifiers every time, and readable back in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from pipeline.extract import read_each
from pipeline.publish.case import package
from pipeline.transform import transform
from tests.export.tables import hostile, publication, shipped
from tests.register import write, zes_profielen

if TYPE_CHECKING:
    import pandas as pd

STANDARDS = Path(__file__).parents[3] / "shared" / "reference" / "standards"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    path = tmp_path_factory.mktemp("register") / "d.xml"
    path.write_text(write(zes_profielen()), encoding="utf-8")
    return transform(next(iter(read_each(path))))


def written(tables: dict[str, pd.DataFrame], folder: Path) -> dict[str, Any]:
    package.write([publication(tables)], folder / "d.case.json")
    return json.loads((folder / "d.case.json").read_text(encoding="utf-8"))


def read_back(made: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    """Code and text of the items of a type, in the order of the hierarchy."""
    items = {item["identifier"]: item for item in made["CFItems"]}
    under: dict[str, list[tuple[int, str]]] = {}
    for link in made["CFAssociations"]:
        if link["associationType"] == "isChildOf":
            parent, child = link["destinationNodeURI"]["identifier"], link["originNodeURI"]["identifier"]
            under.setdefault(parent, []).append((link["sequenceNumber"], child))

    def walk(identifier: str) -> list[str]:
        found = []
        for _, child in sorted(under.get(identifier, [])):
            found += [child, *walk(child)]
        return found

    ordered = [items[identifier] for identifier in walk(made["CFDocument"]["identifier"])]
    assert len(ordered) == len(items)
    return [
        (item.get("humanCodingScheme", ""), item["fullStatement"]) for item in ordered if item["CFItemType"] == kind
    ]


@pytest.mark.skipif(not STANDARDS.is_dir(), reason="no official schemas beside the project")
@pytest.mark.parametrize("version", ["1p0", "1p1"])
@pytest.mark.parametrize("which", ["shipped", "hostile", "register"])
def test_it_is_valid(which: str, version: str, register: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    tables = {"shipped": shipped, "hostile": hostile, "register": lambda: register}[which]()
    schema = json.loads((STANDARDS / f"case-v{version}-cfpackage.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message[:200] for error in validator.iter_errors(written(tables, tmp_path))] == []


def test_what_is_read_back_is_what_the_tables_say(tmp_path: Path) -> None:
    tables = shipped()
    made = written(tables, tmp_path)
    pairs = tables["overzicht"].merge(tables["werkprocessen"][["werkproces_id", "titel"]], on="werkproces_id")
    wanted = {(f"{row.uitstroom_id}-{row.werkproces_id}", row.titel) for row in pairs.itertuples()}
    found = read_back(made, "Werkproces")
    assert wanted <= set(found)
    codes = [code for code, _ in found if code.startswith("U1-1.")]
    assert codes == sorted(codes, key=lambda code: int(code.rpartition(".")[2]))
    assert [code for code, _ in read_back(made, "Competentie")] == list("ABCDEFGHIJKLMNOPQRSTUVWXY")
    assert len(read_back(made, "Vakkennis")) == len(tables["vakkennis"])
    assert len(read_back(made, "Resultaat")) == len(tables["resultaten"])
    items = {item["identifier"]: item for item in made["CFItems"]}
    asked = [
        (items[link["originNodeURI"]["identifier"]]["humanCodingScheme"], items[link["destinationNodeURI"]["identifier"]]["humanCodingScheme"])
        for link in made["CFAssociations"]
        if link["associationType"] == "isRelatedTo" and items[link["originNodeURI"]["identifier"]]["CFItemType"] == "Werkproces"
    ]  # fmt: skip
    called = tables["werkproces_competenties"].dropna(subset=["competentie_code"])
    assert sorted(asked) == sorted(
        (f"{row.uitstroom_id}-{row.werkproces_id}", row.competentie_code) for row in called.itertuples()
    )


def test_every_reference_lands_and_every_identifier_is_one(register: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    for tables in (shipped(), register):
        made = written(tables, tmp_path)
        definitions = made["CFDefinitions"]
        things = [
            made["CFDocument"],
            *made["CFItems"],
            *made["CFAssociations"],
            *definitions["CFItemTypes"],
            *definitions["CFAssociationGroupings"],
        ]
        identifiers = [thing["identifier"] for thing in things]
        assert len(set(identifiers)) == len(identifiers)
        for item in made["CFItems"]:
            assert item["CFItemTypeURI"]["identifier"] in {kind["identifier"] for kind in definitions["CFItemTypes"]}
        for link in made["CFAssociations"]:
            assert link["originNodeURI"]["identifier"] in identifiers
            group = link.get("CFAssociationGroupingURI")
            assert group is None or group["identifier"] in identifiers
    assert {code for code, _ in read_back(made, "Werkproces")} >= {"B1-K1-W1", "P2-K1-W1"}
    assert read_back(made, "Kennis")
    assert read_back(made, "Gedrag")


def test_identifiers_stay_after_an_edit_elsewhere(tmp_path: Path) -> None:
    before = written(shipped(), tmp_path)
    tables = shipped()
    tables["werkprocessen"] = tables["werkprocessen"].copy()
    tables["werkprocessen"].loc[0, "titel"] = "Een andere titel"
    after = written(tables, tmp_path)
    changed = [
        (old, new)
        for old, new in zip(before["CFItems"], after["CFItems"], strict=True)
        if old["fullStatement"] != new["fullStatement"]
    ]
    assert changed
    assert [item["identifier"] for item in before["CFItems"]] == [item["identifier"] for item in after["CFItems"]]
    again = (tmp_path / "d.case.json").read_bytes()
    written(tables, tmp_path)
    assert (tmp_path / "d.case.json").read_bytes() == again
