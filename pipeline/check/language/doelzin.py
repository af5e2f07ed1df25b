"""Whether a prestatie-indicator says what the action is for."""

from __future__ import annotations

import re

_SO_THAT = re.compile(
    r"\b(?:zo\s?dat|op\s?dat|waardoor|teneinde|(?:zodanig|dusdanig)\b[^.;]*?\bdat"
    r"|met (?:als|het) doel|met het oog op)\b",
    re.IGNORECASE,
)
_IN_ORDER_TO = re.compile(r"\bom\b[^.;]*?\bte\b", re.IGNORECASE)
_DEALS_WITH = re.compile(r"\b(?:ga|gaat|gaan|omgaat)\b[^,.;]*?\bom met\b", re.IGNORECASE)


def has_purpose(text: str) -> bool:
    """Tell whether a text names a purpose: 'zodat', 'opdat', 'waardoor', 'met het doel', 'om ... te'.

    'Om' of 'omgaan met' (`gaat discreet om met informatie`) names none. 'Ten behoeve van' says
    for whom or what a thing is meant, not what comes of the action, and does not count.
    """
    return bool(_SO_THAT.search(text) or _IN_ORDER_TO.search(_DEALS_WITH.sub(" ", text)))
