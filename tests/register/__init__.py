"""Fictional dossiers of 2015 and later for the tests: a small model, and the register's XML written from it."""

from __future__ import annotations

from tests.register.inhoud import een_profiel, zes_profielen
from tests.register.write import write

__all__ = ["een_profiel", "write", "zes_profielen"]
