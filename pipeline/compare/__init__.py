"""Two sets of tables beside each other: the changes, the category that they ask for, and the text for D 2.5.

Works on tables alone, so that any two sources or published folders can be compared.
"""

from __future__ import annotations

from pipeline.compare.compare import compare

__all__ = ["compare"]
