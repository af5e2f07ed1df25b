"""Dates as a dossier writes them: `17 juni 2008`, `16-12-2008`."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_IN_WORDS = re.compile(rf"(?<![\w-])(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
_IN_DIGITS = re.compile(r"(?<![\w./-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?![\w/-]|\.\d)")


@dataclass(frozen=True, slots=True)
class DutchDate:
    """A date with its parts as read, whether or not the calendar has it, and the text it was read from."""

    jaar: int
    maand: int
    dag: int
    tekst: str
    begin: int

    @property
    def parts(self) -> tuple[int, int, int]:
        """Year, month, day: what two dates are compared by."""
        return (self.jaar, self.maand, self.dag)

    @property
    def exists(self) -> bool:
        """Whether the calendar has this day."""
        try:
            datetime.date(self.jaar, self.maand, self.dag)
        except ValueError:
            return False
        return True


def dates_in(text: str | None) -> list[DutchDate]:
    """The full dates (day, month and year) in a text, in the order in which they stand there.

    A year alone, a cohort (`2009-2010`) or a month without a day is no date.
    """
    found = [
        DutchDate(int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1]), match[0], match.start())
        for match in _IN_WORDS.finditer(text or "")
    ]
    found += [
        DutchDate(int(match[4]), int(match[3]), int(match[1]), match[0], match.start())
        for match in _IN_DIGITS.finditer(text or "")
    ]
    return sorted(found, key=lambda date: date.begin)


def iso_date(text: str | None) -> str | None:
    """The first date in a text (16-12-2008 or 16 december 2008) in ISO 8601, or None without one that exists."""
    found = next(iter(dates_in(text)), None)
    return "{:04}-{:02}-{:02}".format(*found.parts) if found and found.exists else None
