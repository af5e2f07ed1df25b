"""What a new report on a dossier says that the one before it did not, and what it no longer says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.finding import Finding, Report


class _Told(Protocol):
    """A finding as far as it matters here."""

    @property
    def vingerafdruk(self) -> str:
        """What tells it from others."""

    @property
    def aanvaard(self) -> str | None:
        """The reason for which it was accepted."""


T = TypeVar("T", bound=_Told)


@dataclass(frozen=True, slots=True)
class News:
    """The findings that came and went between two reports, in the order of their report.

    `nieuw` stand in the second and not in the first; `weg` stood in the first and are no longer found;
    `aanvaard` stood there and are accepted now, with the reason in their `aanvaard`.
    """

    nieuw: tuple[Finding, ...] = ()
    weg: tuple[Finding, ...] = ()
    aanvaard: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nieuw or self.weg or self.aanvaard)

    def as_dict(self) -> dict[str, Any]:
        """The same for a program: three lists of findings as they stand in bevindingen.json."""
        return {name: [item.as_dict() for item in getattr(self, name)] for name in ("nieuw", "weg", "aanvaard")}


def news(before: Report, after: Report) -> News:
    """What came and went between two reports on one dossier; findings are told apart by their fingerprint."""
    return News(**came_and_went(before.findings, after.findings))


def came_and_went(before: Iterable[T], after: Iterable[T]) -> dict[str, tuple[T, ...]]:
    """The same of two lists of findings: those that are `nieuw`, those that are `weg`, and those that are `aanvaard`."""
    now = list(after)
    stood, stands = _standing(before), _standing(now)
    accepted = {item.vingerafdruk: item for item in now if item.aanvaard is not None}
    return {
        "nieuw": tuple(item for key, item in stands.items() if key not in stood),
        "weg": tuple(item for key, item in stood.items() if key not in stands and key not in accepted),
        "aanvaard": tuple(item for key, item in accepted.items() if key in stood),
    }


def _standing(findings: Iterable[T]) -> dict[str, T]:
    """The findings that are not accepted, by fingerprint."""
    return {item.vingerafdruk: item for item in findings if item.aanvaard is None}
