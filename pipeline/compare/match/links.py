"""Which things of two versions are which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic

from pipeline.compare.match.likeness import Key

if TYPE_CHECKING:
    from pipeline.compare.match.pairing import Pair


@dataclass(slots=True)
class Links(Generic[Key]):
    """Which things are which: `to_new` and `to_old` of the pairs, and what went into or came out of another.

    `merged` maps a new thing to the old ones that went into it beside its own; `split` an old thing to
    the new ones that came out of it beside its own.
    """

    pairs: list[Pair[Key]]
    gone: list[Key]
    come: list[Key]
    merged: dict[Key, list[Key]] = field(default_factory=dict)
    split: dict[Key, list[Key]] = field(default_factory=dict)
    to_new: dict[Key, Key] = field(default_factory=dict)
    to_old: dict[Key, Key] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.to_new = {item.old: item.new for item in self.pairs}
        self.to_old = {item.new: item.old for item in self.pairs}

    def only(self, *, new: bool) -> list[Key]:
        """What one version alone has: come or gone, or come out of or gone into another."""
        joined = self.split.values() if new else self.merged.values()
        return [*(self.come if new else self.gone), *(key for keys in joined for key in keys)]

    def olds(self, new: Key) -> list[Key]:
        """Every old thing that went into a new one, its own first."""
        own = [self.to_old[new]] if new in self.to_old else []
        return own + self.merged.get(new, []) + [old for old, news in self.split.items() if new in news]

    def news(self, old: Key) -> list[Key]:
        """Every new thing that came out of an old one, its own first."""
        own = [self.to_new[old]] if old in self.to_new else []
        return own + self.split.get(old, []) + [new for new, olds in self.merged.items() if old in olds]
