"""One thing on a page: a source that was dropped, or a comparison of two dossiers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


class State(StrEnum):
    """How far it is."""

    WAITING = "wacht"
    BUSY = "bezig"
    READY = "klaar"
    REFUSED = "geweigerd"


class Kind(StrEnum):
    """What it is."""

    SOURCE = "bron"
    COMPARISON = "vergelijking"


@dataclass(slots=True, eq=False)
class Item:
    """`number` is its own on its page, `folder` all that is there of it; `until` when it is removed, in seconds since 1970.

    `found` is what its process told of each dossier in it (`pipeline.desk.publishing.publish`), `line`
    why the last thing that was asked of it was refused. One that is `followed` is read again at every save.
    """

    kind: Kind
    number: int
    name: str
    folder: Path
    until: float
    size: int = 0
    state: State = State.WAITING
    step: str = ""
    page: int = 0
    pages: int = 0
    line: str = ""
    followed: bool = False
    found: list[dict[str, Any]] = field(default_factory=list)
    version: int = 0
    works: set[asyncio.Task[Any]] = field(default_factory=set)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def source(self) -> Path:
        """Where the file stands that was dropped."""
        return self.folder / "bron" / self.name

    @property
    def out(self) -> Path:
        """Where what was made of it stands."""
        return self.folder / "uit"

    @property
    def temporary(self) -> Path:
        """Where its processes may leave what they need for a while."""
        return self.folder / "tijdelijk"

    def dossier(self, name: str) -> dict[str, Any] | None:
        """What was told of one of its dossiers."""
        return next((found for found in self.found if found["id"] == name), None)

    def told(self, queue: int) -> dict[str, Any]:
        """What its page is told; `queue` is its place among those that wait, 0 when it does not."""
        return {
            "nummer": self.number,
            "soort": self.kind,
            "naam": self.name,
            "tot": 0 if self.followed else int(self.until * 1000),
            "gevolgd": self.followed,
            "stand": self.state,
            "stap": self.step,
            "rij": queue,
            "pagina": self.page,
            "paginas": self.pages,
            "regel": self.line,
            "versie": self.version,
            "dossiers": self.found,
        }
