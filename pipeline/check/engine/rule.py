"""The catalogue of rules: a decorator that registers a function, and what it tells of itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, NotJudged, Seen

Verdicts = Iterator[Finding | Seen | NotJudged]
Function = Callable[..., Verdicts]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, name, severity, owner and ground, and the function that judges.

    The parameters of `function` name the tables it reads; its docstring says what it checks
    and why, with an example that fails and one that passes.
    """

    code: str
    naam: str
    ernst: Ernst
    eigenaar: Eigenaar
    grond: str
    function: Function

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that the rule reads."""
        return tuple(inspect.signature(self.function).parameters)

    @property
    def familie(self) -> int:
        """The family of the rule: the first digit of its code."""
        return int(self.code[2])

    @property
    def uitleg(self) -> str:
        """The docstring, in Dutch, without its indentation."""
        return inspect.cleandoc(self.function.__doc__ or "")


CATALOGUE: dict[str, Rule] = {}
"""Every rule by code; filled as the modules of `pipeline.check.rules` are imported."""


def rule(
    code: str,
    *,
    ernst: Ernst,
    grond: str,
    naam: str | None = None,
    eigenaar: Eigenaar = Eigenaar.DOSSIER,
) -> Callable[[Function], Function]:
    """Register a function as a rule.

    `code` is KD and three digits; `grond` says on which words of the dossier or its format the
    rule stands; `naam` is needed only where the name of the rule is not that of the function
    with hyphens. Raises ValueError for a malformed or repeated code.
    """
    if not re.fullmatch(r"KD\d{3}", code):
        raise ValueError(f"rule code {code!r} is not KD and three digits")
    if code in CATALOGUE:
        raise ValueError(f"rule code {code} is used twice")

    def register(function: Function) -> Function:
        name = naam or function.__name__.replace("_", "-")
        CATALOGUE[code] = Rule(code, name, ernst, eigenaar, grond, function)
        return function

    return register
