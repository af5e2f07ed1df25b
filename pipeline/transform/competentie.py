"""The code of a competentie by the name that a dossier gives it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.comparing import squash
from schemas import competenties

_BEFORE = re.compile(r"\(?[A-Y](?:[.):]+\s*|\s+[-–]?\s*)")
_BEHIND = re.compile(r"(?:\s|(?<=\S)[-–(\[])[-–(\[]?[A-Y][)\].]?\Z")


@cache
def _codes() -> dict[str, str]:
    return {squash(str(row["naam"])): str(row["competentie_code"]) for row in competenties()}


@lru_cache(maxsize=4_000)
def competentie_code(naam: str) -> str | None:
    """The code A to Y of a competentie by its name, or None when it is not one of the 25.

    Its letter may stand with the name: `M. Analyseren`, `Analyseren (M)`.
    """
    before = _BEFORE.match(naam)
    behind = _BEHIND.search(naam[-6:])
    plain = (naam, naam[before.end() :] if before else "", naam[: behind.start() - len(naam[-6:])] if behind else "")
    return next((code for name in plain if name and (code := _codes().get(squash(name)))), None)
