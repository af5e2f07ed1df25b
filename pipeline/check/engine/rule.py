"""The catalogue of rules: a decorator that registers a function, and what it tells of itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, NotJudged, Seen


class NaAfbreken(StrEnum):
    """What a rule leaves unsaid of a source that breaks off, besides what stood at the very place of the break."""

    NIETS = "niets"
    """It speaks of what stands there."""
    LIJSTEN = "lijsten"
    """It misses entries of a list at the end of Deel B; not said when the source breaks off before Deel C."""
    UITSTROOM = "uitstroom"
    """It misses what closes an uitstroom in B 4; not said, before Deel C, of the last uitstroom and those after."""
    ALLES = "alles"
    """It misses what comes later in the dossier; never said."""


class Weergave(StrEnum):
    """The parts of the report that show a finding where it belongs, besides the list of findings."""

    DEKKING = "dekking"
    """The coverage table, in the cell of uitstroom and werkproces."""
    MATRIX = "matrix"
    """The matrix of an uitstroom, in the cell of werkproces and competentie."""
    EENHEIDMATRIX = "eenheidmatrix"
    """The matrix of a certificeerbare eenheid, likewise; `sleutel` of the finding is the eenheid."""
    OVERZICHTSKAART = "overzichtskaart"
    """The map of Deel B, likewise."""
    SCHRIJFWIJZEN = "schrijfwijzen"
    """The measure of the spelling of vakkennis."""


class Zekerheid(StrEnum):
    """How sure a finding of a rule is by its kind, as measured on real and fictional dossiers (docs/trust.md)."""

    ZEKER = "zeker"
    """It follows from what stands there."""
    WAARSCHIJNLIJK = "waarschijnlijk"
    """At least three in four are right."""
    MOGELIJK = "mogelijk"
    """Fewer are right: a finding to read again, given with `--grondig` and in a chapter of the report of its own."""


BETWEEN = 0
"""The family of the rules between dossiers; they run on a corpus, and not in the check of one dossier."""

Verdicts = Iterator[Finding | Seen | NotJudged]
Function = Callable[..., Verdicts]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, name, severity, owner and ground, and the function that judges.

    The parameters of `function` name the tables it reads; its docstring says what it checks
    and why, with an example that fails and one that passes. `na_afbreken` says what it leaves unsaid
    of a source that breaks off, `plaatselijk` that what it finds stays true whatever stood on a page that
    was lost: it judges what stands at its places alone; `toont` which parts of the report show its findings, `onbekend` of which
    formats it cannot be asked, and why, `zekerheid` how sure it is, `gevouwen` what one line for people
    says of several findings of it, with their number as {aantal}.
    """

    code: str
    naam: str
    ernst: Ernst
    eigenaar: Eigenaar
    grond: str
    function: Function
    na_afbreken: NaAfbreken = NaAfbreken.NIETS
    plaatselijk: bool = False
    toont: frozenset[Weergave] = frozenset()
    onbekend: Mapping[str, str] = field(default_factory=dict)
    zekerheid: Zekerheid = Zekerheid.ZEKER
    gevouwen: str = ""

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that the rule reads."""
        code = self.function.__code__
        return code.co_varnames[: code.co_argcount]

    @property
    def file(self) -> str:
        """The file that holds the function: `pipeline/check/rules/matrices/matrixvorm.py`."""
        return self.function.__module__.replace(".", "/") + ".py"

    @property
    def familie(self) -> int:
        """The family of the rule: the first digit of its code."""
        return int(self.code[2])

    @property
    def tussen(self) -> bool:
        """Whether the rule holds dossiers against each other: it reads the tables of a whole corpus."""
        return self.familie == BETWEEN

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
    na_afbreken: NaAfbreken = NaAfbreken.NIETS,
    plaatselijk: bool = False,
    toont: tuple[Weergave, ...] = (),
    onbekend: Mapping[str, str] | None = None,
    zekerheid: Zekerheid = Zekerheid.ZEKER,
    gevouwen: str = "",
) -> Callable[[Function], Function]:
    """Register a function as a rule.

    `code` is KD and three digits; `grond` says on which words of the dossier or its format the
    rule stands; `naam` is needed only where the name of the rule is not that of the function
    with hyphens; `na_afbreken` and `toont` only where the rule misses what comes later, or a part of the
    report shows what it found; `plaatselijk` only where nothing that stands elsewhere can undo a finding; `onbekend` only where the rule would misjudge a format whose tables do not
    say that it lacks something; `zekerheid` where it reads language and can be mistaken; `gevouwen` where it repeats, for every matrix or
    page, what an author can do nothing about. Raises ValueError
    for a malformed or repeated code.
    """
    if not re.fullmatch(r"KD\d{3}", code):
        raise ValueError(f"rule code {code!r} is not KD and three digits")
    if code in CATALOGUE:
        raise ValueError(f"rule code {code} is used twice")

    def register(function: Function) -> Function:
        name = naam or function.__name__.replace("_", "-")
        CATALOGUE[code] = Rule(
            code,
            name,
            ernst,
            eigenaar,
            grond,
            function,
            na_afbreken,
            plaatselijk,
            frozenset(toont),
            onbekend or {},
            zekerheid,
            gevouwen,
        )
        return function

    return register


def shown_in(part: Weergave) -> frozenset[str]:
    """The codes of the rules of which a part of the report shows the findings."""
    return frozenset(code for code, item in CATALOGUE.items() if part in item.toont)
