"""The numbers under which each thing on the lines of a text is accounted for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Accounts:
    """The lines of a text (`last` of them), and the numbers beyond them for what shares a line with another.

    `texts` and `turns` are as `Document.lines` and `Document.line_turns` of those numbers.
    """

    last: int
    texts: dict[int, str] = field(default_factory=dict)
    turns: dict[int, tuple[int, int]] = field(default_factory=dict)
    _taken: Counter[int] = field(default_factory=Counter)

    def take(self, line: int, text: str = "") -> int:
        """The number of the next thing on a line (from 1): the line itself for the first."""
        self._taken[line] += 1
        if self._taken[line] == 1:
            return line
        number = self.last + len(self.turns) + 1
        self.turns[number] = (line, self._taken[line])
        self.texts[number] = text
        return number
