"""Names as they are compared: their letters and digits alone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=20_000)
def squash(text: str) -> str:
    """Only the letters and digits of `text`, in lower case and without accents: what must be the same everywhere."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())
