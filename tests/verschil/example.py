"""A small page of a comparison, for the tests of its forms."""

from __future__ import annotations

from typing import Any

from pipeline.compare import compare
from pipeline.report.diff.view import View, view
from tests.test_compare import PARTS, tables

HOSTILE = '<img src=x onerror=alert(1)></script><script>alert(2)</script>&"\u202e'


def versions(word: str = "lagers") -> View:
    """The page of two small versions that differ in a title, a text, a competentie and a level."""
    work = {"uitstroom_id": "U1", "werkproces_id": "1.1"}
    old: dict[str, Any] = PARTS | {
        "uitwerkingen": [work | {"titel": "Meet de lagers", "omschrijving": f"De monteur meet de {word} elke dag."}],
        "detailleringen": [work | {"volgnr": 1, "competentie_code": "M", "competentie_gelezen": "Analyseren"}],
    }
    new: dict[str, Any] = PARTS | {
        "uitstromen": [{"uitstroom_id": "U1", "naam": "Monteur", "niveau": 4}],
        "werkprocessen": [{"werkproces_id": "1.1", "kerntaak_nr": 1, "volgnr": 1, "titel": f"Meet de {word} en assen"}],
        "uitwerkingen": [work | {"titel": "Meet de lagers", "omschrijving": f"De monteur meet de {word} nooit."}],
        "detailleringen": [
            work | {"volgnr": 1, "competentie_code": "M", "competentie_gelezen": "Analyseren"},
            work | {"volgnr": 2, "competentie_code": "N", "competentie_gelezen": f"Onderzoeken {word}"},
        ],
    }
    return view(compare(tables(**old), tables(**new)), "0")
