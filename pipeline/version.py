"""The version of this program."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as _version


def version() -> str:
    """The version that is installed, '0+unknown' when none is."""
    try:
        return _version("kwalificatiedossier")
    except PackageNotFoundError:  # pragma: no cover - only when run from a tree that was never installed
        return "0+unknown"
