from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.export.tables import hostile, shipped

if TYPE_CHECKING:
    import pandas as pd


@pytest.fixture(params=["shipped", "hostile"])
def tables(request: pytest.FixtureRequest) -> dict[str, pd.DataFrame]:
    return shipped() if request.param == "shipped" else hostile("x" * 40_000, "é" * 33_000)
