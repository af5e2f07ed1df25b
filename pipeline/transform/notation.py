"""How names are compared: without case, quotes, spacing and the like."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.comparing import squash
from schemas import competenties

KERNTAAK = re.compile(r"^Kerntaak\s+(\d{1,2})(?!\d)\s*[:.–-]?\s*(.*)$", re.IGNORECASE)
WERKPROCES = re.compile(r"^(\d{1,2}\.\d{1,2})\s+werkproces\s*[:.–-]?\s*(.*)$", re.IGNORECASE)
WERKPROCES_ID = re.compile(r"^(\d{1,2}\.\d{1,2})\.?$")
UITSTROOM_ID = re.compile(r"^U(\d{1,2})$", re.IGNORECASE)
_LETTERED = re.compile(r"^\(?[A-Y](?:[.):]+\s*|\s+[-–]?\s*)")
_CROSSES = frozenset("xX×✓✔✗✘☒☑☐✕✖")
_EMPTY_MARKS = frozenset("☐")


def is_cross(text: str) -> bool:
    """Whether the text of a cell is a cross; a tick box is one that the conversion made of a cross."""
    return text in _CROSSES


def is_tick(text: str) -> bool:
    """Whether a box to tick is ticked."""
    return text in _CROSSES and text not in _EMPTY_MARKS


@cache
def _codes() -> dict[str, str]:
    return {squash(str(row["naam"])): str(row["competentie_code"]) for row in competenties()}


@lru_cache(maxsize=4_000)
def competentie_code(naam: str) -> str | None:
    """The code A to Y of a competentie by its name (`Analyseren`, `M. Analyseren`), or None when it is not one of the 25."""
    return _codes().get(squash(naam)) or _codes().get(squash(_LETTERED.sub("", naam)))


def slug(text: str) -> str:
    """`text` as part of an identifier: ASCII letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
