"""What marks an item of a list: a bullet, a dash, a square, Word's `o`.

The squares of prints of 2015 and later read as § in their text layer; before a number that is a paragraph sign.
"""

from __future__ import annotations

import re

# Twice: Word sets its bullet before a dash that an author typed.
_BULLET = re.compile(r"^(?:[•·▪▫◦‣●○■□➢❖∙\u2043]\s*|[-–—*o.»]\s+|§\s+(?=[^\W\d])){1,2}(?=\S)")


def listed(text: str) -> bool:
    """Whether a line of text begins with a bullet and has something after it."""
    return _BULLET.match(text) is not None


def unlisted(text: str) -> str:
    """A line of text without the bullet that it begins with."""
    return _BULLET.sub("", text)
