"""Which finding a waiver means: the one with its fingerprint, or the only one that version 0.1 gave it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fingerprinted(Protocol):
    """What bears the fingerprint of a finding, that of today and that of version 0.1."""

    @property
    def vingerafdruk(self) -> str:
        """The fingerprint of today."""

    @property
    def oude_vingerafdruk(self) -> str:
        """The fingerprint that did not look at the deviating value."""


Found = TypeVar("Found", bound=Fingerprinted)


class Meant:
    """The findings of a run by what a waiver may call them."""

    def __init__(self, findings: Iterable[Found]) -> None:
        self._now: defaultdict[str, list[Fingerprinted]] = defaultdict(list)
        self._before: defaultdict[str, list[Fingerprinted]] = defaultdict(list)
        for finding in findings:
            self._now[finding.vingerafdruk].append(finding)
            self._before[finding.oude_vingerafdruk].append(finding)

    def by(self, fingerprint: str) -> int:
        """How many findings a waiver with this fingerprint means; it accepts only when it is one."""
        return len(self._now.get(fingerprint, []) or self._before.get(fingerprint, []))

    def accepting(self, finding: Fingerprinted, fingerprints: Iterable[str]) -> str | None:
        """Which of `fingerprints` (as a set or mapping) accepts the finding, None when none does."""
        for own in (finding.vingerafdruk, finding.oude_vingerafdruk):
            means_it = own == finding.vingerafdruk or own not in self._now
            if own in fingerprints and means_it and self.by(own) == 1:
                return own
        return None
