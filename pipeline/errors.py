"""What can go wrong outside this program; the text of each is one Dutch line that names the file and the place."""

from __future__ import annotations


class DossierError(Exception):
    """What a command tells in one line and ends with exit status 2."""


class SourceError(DossierError):
    """A source that cannot be used."""


class SettingsError(DossierError):
    """Settings, waivers or arguments that cannot be used."""


class OutputError(DossierError):
    """What a run makes cannot be written or made: the disk refuses, or a program that it needs."""
