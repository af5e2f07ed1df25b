"""Linked data: no violation of the NL-SBB profile, and the triples that the tables say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from pipeline.extract import read_each
from pipeline.publish import skos
from pipeline.transform import transform
from tests.export.tables import hostile, publication, shipped
from tests.register import write, zes_profielen

if TYPE_CHECKING:
    import pandas as pd

PROFILE = Path(__file__).parents[3] / "shared" / "reference" / "standards" / "skos-ap-nl.ttl"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def register(folder: Path) -> dict[str, pd.DataFrame]:
    path = folder / "d.xml"
    path.write_text(write(zes_profielen()), encoding="utf-8")
    return transform(next(iter(read_each(path))))


def graph(tables: dict[str, pd.DataFrame], folder: Path) -> rdflib.Graph:
    skos.write([publication(tables)], folder / "d.jsonld")
    return rdflib.Graph().parse(folder / "d.jsonld", format="json-ld")


@pytest.mark.skipif(not PROFILE.is_file(), reason="no official profile beside the project")
@pytest.mark.parametrize("which", ["hostile", "register"])
def test_the_profile_finds_no_violation(which: str, tmp_path: Path) -> None:
    import pyshacl

    made = graph(hostile() if which == "hostile" else register(tmp_path), tmp_path)
    _, report, text = pyshacl.validate(made, shacl_graph=str(PROFILE), inference="none", advanced=True)
    severities = set(report.objects(None, SH.resultSeverity))
    assert SH.Violation not in severities, text[:2000]


def test_the_triples_are_those_of_the_tables(tmp_path: Path) -> None:
    tables = shipped()
    made = graph(tables, tmp_path)
    scheme = rdflib.URIRef(f"urn:kwalificatiedossier:{tables['dossiers']['dossier_id'][0]}")
    assert (scheme, RDF.type, SKOS.ConceptScheme) in made
    assert str(made.value(scheme, DCTERMS.title)) == "Kwalificatiedossier Commercieel medewerker"
    notations = [str(value) for value in made.objects(None, SKOS.notation)]
    assert len(set(notations)) == len(notations)
    pairs = {f"{row.uitstroom_id}-{row.werkproces_id}" for row in tables["overzicht"].itertuples()}
    assert pairs <= set(notations)
    called = tables["werkproces_competenties"].dropna(subset=["competentie_code"])
    wanted = {(row.uitstroom_id, row.werkproces_id, row.competentie_code) for row in called.itertuples()}
    assert len(list(made.triples((None, SKOS.relatedMatch, None)))) == len(wanted)
    assert all(label.language == "nl" for label in made.objects(None, SKOS.prefLabel))
    concepts = set(made.subjects(RDF.type, SKOS.Concept))
    assert all(made.value(concept, SKOS.definition) is not None for concept in concepts)
    assert all(made.value(concept, SKOS.broader) or made.value(concept, SKOS.topConceptOf) for concept in concepts)
    levels = {str(value) for value in made.objects(None, rdflib.URIRef("http://schema.org/educationalLevel"))}
    assert levels == {
        f"http://data.europa.eu/snb/eqf/{level}" for level in set(tables["uitstromen"]["niveau"].dropna())
    }


def test_a_dossier_of_today_has_its_codes(tmp_path: Path) -> None:
    made = graph(register(tmp_path), tmp_path)
    codes = {
        str(value) for value in made.objects(None, rdflib.URIRef("https://data.s-bb.nl/ksm/ont/ksmo#opleidingscode"))
    }
    assert "25701" in codes
    assert (tmp_path / "d.jsonld").read_bytes() == (
        graph(register(tmp_path), tmp_path),
        (tmp_path / "d.jsonld").read_bytes(),
    )[1]
