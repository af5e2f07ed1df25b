"""Deel B 6 with a block per uitstroom in each cell, as narrow as six of them leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.check.run import run_rules
from pipeline.extract.pdf.reader import read_pdf
from pipeline.transform import transform
from tests.dossiers import Dossier, drie_uitstromen, zes_uitstromen
from tests.dossiers.print import Druk, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("make", [drie_uitstromen, zes_uitstromen])
def test_a_block_says_for_which_uitstroom(make: Callable[[], Dossier]) -> None:
    tables = transform(read_pdf(Path("proef.pdf"), write_pdf(make(), Druk(blokjes=True))))
    marks = tables["matrix_kruisjes"]
    total = marks[marks["matrix_id"].str.startswith("B-")]
    detailed = marks.merge(tables["matrices"].query("deel == 'C'")[["matrix_id", "uitstroom_id"]], on="matrix_id")
    keys = ["werkproces_id", "competentie_code"]
    expected = {tuple(row) for row in detailed[["uitstroom_id_y", *keys]].itertuples(index=False)}
    assert {tuple(row) for row in total[["uitstroom_id", *keys]].itertuples(index=False)} == expected
    assert run_rules(tables).findings == ()
