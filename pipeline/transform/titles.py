"""How a dossier writes the titles of its kerntaken and werkprocessen, and the keys of its uitstromen."""

from __future__ import annotations

import re

KERNTAAK = re.compile(r"^Kerntaak\s+(\d{1,2})(?!\d)\s*[:.–-]?\s*(.*)$", re.IGNORECASE)
WERKPROCES = re.compile(r"^(\d{1,2}\.\d{1,2})\s+werkproces\s*[:.–-]?\s*(.*)$", re.IGNORECASE)
WERKPROCES_ID = re.compile(r"^(\d{1,2}\.\d{1,2})\.?$")
UITSTROOM_ID = re.compile(r"^U(\d{1,2})$", re.IGNORECASE)


def kerntaak_of(werkproces_id: str) -> int:
    """The number of the kerntaak of a werkproces: 2 for `2.10`."""
    return int(werkproces_id.partition(".")[0])
