"""The code of a competentie by the name that a dossier gives it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.comparing import squash
from schemas import competenties

_LETTERED = re.compile(r"^\(?[A-Y](?:[.):]+\s*|\s+[-–]?\s*)")


@cache
def _codes() -> dict[str, str]:
    return {squash(str(row["naam"])): str(row["competentie_code"]) for row in competenties()}


@lru_cache(maxsize=4_000)
def competentie_code(naam: str) -> str | None:
    """The code A to Y of a competentie by its name (`Analyseren`, `M. Analyseren`), or None when it is not one of the 25."""
    return _codes().get(squash(naam)) or _codes().get(squash(_LETTERED.sub("", naam)))
