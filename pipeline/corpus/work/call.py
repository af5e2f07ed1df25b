"""What is handed out, and what comes back of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one piece of work may take: seconds, and megabytes more than the process has when it begins."""

    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class Call:
    """A piece of work: the function as `module:name`, what it is given, and what it may take (None: whatever it needs)."""

    function: str
    given: Any
    bounds: Bounds | None = None

    def made(self) -> Any:
        """What the function makes of it, in this process."""
        module, _, name = self.function.partition(":")
        function: Callable[[Any], Any] = getattr(import_module(module), name)
        return function(self.given)


class How(StrEnum):
    """How a piece of work came to its end before it was done."""

    TIME = "time"
    MEMORY = "memory"
    DIED = "died"
    REFUSED = "refused"
    """The source could not be used after all: it changed under the reading."""
    LOST = "lost"
    """Those that were to do it were ended, which says nothing of the work."""
    STOP = "stop"
    """The disk or the program refuses, which no other piece of work would fare better with."""


@dataclass(frozen=True, slots=True)
class Done:
    """Work that was done: what the function made, and whether the process has grown too large to go on with."""

    value: Any
    worn: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """Work that was not done: how it ended, and why, in Dutch."""

    how: How
    why: str


Answer = Done | Ended


class Runner(Protocol):
    """Whoever takes work: the processes of this machine, or a cluster."""

    def run(self, calls: Iterable[Call]) -> Iterator[tuple[Call, Answer]]:
        """The answer to each call as it comes, in any order; work whose process died is tried once more, alone."""
        ...

    def close(self) -> None:
        """End the processes that are still there."""
        ...


def too_long(bounds: Bounds) -> Ended:
    """Work that did not end in time."""
    return Ended(
        How.TIME, f"het lezen duurt langer dan {bounds.seconds:g} seconden; verhoog --timeout als dat terecht is"
    )


def too_much(bounds: Bounds) -> Ended:
    """Work that asked for more memory than it may have."""
    return Ended(
        How.MEMORY, f"het lezen vraagt meer dan {bounds.megabytes} MB geheugen; verhoog --memory als dat terecht is"
    )
