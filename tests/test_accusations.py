"""Consistent dossiers whose conversion displaced, lost, gained or merged cells: nobody is accused."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.check.engine.finding import Eigenaar, Ernst
from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from tests.dossiers import write_text
from tests.dossiers.damage import CONVERSIONS
from tests.dossiers.lost_cells import LOST_CELLS
from tests.dossiers.variants import variant

SEEDS = (3, 4, 6)
WAYS = {**CONVERSIONS, **LOST_CELLS}


@cache
def text(seed: int) -> str:
    return write_text(variant(seed))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_accused_of_what_a_conversion_did(way: str, seed: int) -> None:
    damaged = WAYS[way](text(seed), seed).tekst
    report = run_rules(transform(read_text("dossier.txt", damaged.encode())))
    assert report.failures == ()
    accused = [
        (finding.code, finding.bericht)
        for finding in report.findings
        if finding.eigenaar is Eigenaar.DOSSIER and finding.ernst is not Ernst.ADVIES
    ]
    assert accused == []
