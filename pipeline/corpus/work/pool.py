"""The processes of this machine: each has one piece of work at a time, and what ends one leaves the others alone."""

from __future__ import annotations

import time
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from pipeline.corpus.work.call import Done, Ended, How
from pipeline.corpus.work.hand import Hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.corpus.work.call import Answer, Call

SPENT = (How.TIME, How.MEMORY, How.DIED)
"""Ways in which work ends that leave a process that is not to be used again."""


class Pool:
    """At most `number` processes, started when there is work for them and kept until `close`."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._idle: list[Hand] = []
        self._busy: list[Hand] = []

    def run(self, calls: Iterable[Call]) -> Iterator[tuple[Call, Answer]]:
        """The answer to each call as it comes. Work whose process died is tried once more when all else is done, alone.

        OutputError when processes do not start here at all.
        """
        alone: list[Call] = []
        for call, answer in self._answers(iter(calls), self._number):
            if isinstance(answer, Ended) and answer.how is How.DIED:
                alone.append(call)
            else:
                yield call, answer
        yield from self._answers(iter(alone), 1)

    def close(self) -> None:
        """End every process, also in the middle of work."""
        for hand in (*self._idle, *self._busy):
            hand.end()
        self._idle, self._busy = [], []

    def _answers(self, calls: Iterator[Call], number: int) -> Iterator[tuple[Call, Answer]]:
        try:
            self._give(calls, number)
            yield from self._heard(calls, number)
        finally:
            for hand in self._busy:  # whoever asked wants no more answers
                hand.end()
            self._busy.clear()

    def _heard(self, calls: Iterator[Call], number: int) -> Iterator[tuple[Call, Answer]]:
        while self._busy:
            due = min(hand.deadline for hand in self._busy)
            patience = None if due == float("inf") else max(0.0, due - time.monotonic())
            said = wait([hand.connection for hand in self._busy], patience)
            for hand in list(self._busy):
                call = hand.call
                answer = hand.heard() if hand.connection in said else hand.overdue()
                if answer is not None and call is not None:
                    self._free(hand, answer)
                    self._give(calls, number)
                    yield call, answer

    def _give(self, calls: Iterator[Call], number: int) -> None:
        """Give work to as many processes as there may be."""
        while len(self._busy) < number and (call := next(calls, None)) is not None:
            hand = self._idle.pop() if self._idle else Hand()
            self._busy.append(hand)
            hand.give(call)

    def _free(self, hand: Hand, answer: Answer) -> None:
        self._busy.remove(hand)
        if answer.worn if isinstance(answer, Done) else answer.how in SPENT:
            hand.end()
        else:
            self._idle.append(hand)
