"""Rules by code, family or name, as settings and the command line name them."""

from __future__ import annotations

from pipeline.check import rules as _rules  # noqa: F401 - importing the package registers the rules
from pipeline.check.engine.rule import CATALOGUE


def matching(selector: str) -> frozenset[str]:
    """The codes of the rules that `selector` means: a code, the digit of a family, or the name of a rule.

    Case does not count. Empty when there is no such rule.
    """
    wanted = selector.strip().casefold()
    return frozenset(
        code for code, rule in CATALOGUE.items() if wanted in (code.casefold(), str(rule.familie), rule.naam.casefold())
    )
