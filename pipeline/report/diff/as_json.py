"""A comparison as JSON, in the shape of its contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.compare.change import Vergelijking


def as_json(found: Vergelijking) -> str:
    """The comparison as JSON text."""
    return json.dumps(found.as_dict(), ensure_ascii=False, indent=2)
