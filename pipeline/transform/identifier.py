"""The identifier of a dossier, which names its folders."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST_ID = 120
"""Characters of an identifier: a file system takes 255 bytes, and temporary names are longer."""
_DIGEST = 6


def identifier(name: str, *endings: object) -> str:
    """The slug of a name and of what tells it from others of that name (a cohort, a crebonummer), in that order.

    A name that is too long is cut and gets six digits of its own; what follows it is kept whole. `dossier` for a
    name and endings in which nothing can be spelt with ASCII letters and digits.
    """
    first, rest = slug(name), slug(" ".join(str(ending) for ending in endings if ending))[:LONGEST_ID].strip("-")
    room = LONGEST_ID - len(rest) - 1 if rest else LONGEST_ID
    if len(first) > room:
        digest = hashlib.sha256(first.encode()).hexdigest()[:_DIGEST]
        first = f"{first[: max(0, room - _DIGEST - 1)].strip('-')}-{digest}".strip("-")[: max(0, room)]
    return "-".join(filter(None, (first, rest))) or "dossier"


def slug(text: str) -> str:
    """`text` as part of an identifier: ASCII letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
