"""What the page cannot do: one Dutch line, with the status of HTTP that goes with it."""

from __future__ import annotations


class RefusedError(Exception):
    """A request that is refused; `line` is what its author reads."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status, self.line = status, line
