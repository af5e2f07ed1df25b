"""Extract, transform and check Dutch kwalificatiedossiers.

    from pipeline import check_dossier, export_dossier, read_dossier

What is promised to other programs stands in `__all__` and in docs/python.md. Importing this package
loads nothing else: each name is looked up when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.errors import DossierError, OutputError, SettingsError, SourceError
    from pipeline.interface import check_dossier, export_dossier, read_dossier, read_dossiers

    __version__: str

__all__ = [
    "DossierError",
    "OutputError",
    "SettingsError",
    "SourceError",
    "__version__",
    "check_dossier",
    "export_dossier",
    "read_dossier",
    "read_dossiers",
]


def __getattr__(name: str) -> Any:
    """Look up a promised name in the module that has it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "__version__":
        return import_module("pipeline.version").version()
    module = "errors" if name.endswith("Error") else "interface"
    return getattr(import_module(f"pipeline.{module}"), name)
