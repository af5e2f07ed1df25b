"""The digest of the program that reads dossiers: whatever in it may change a table or a finding."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pipeline

_ROOT = Path(pipeline.__file__).parent
_SAY_NOTHING = ("cli", "desk", "report", "corpus", "compare")
"""Packages that no table and no finding of a single dossier depends on."""
_OF_CORPUS = ("columns.py", "reading.py", "result.py")
_LIBRARIES = (
    "kwalificatiedossier",
    "numpy",
    "pandas",
    "pdfplumber",
    "pypdfium2",
    "rapidfuzz",
    "pyspellchecker",
    "pyarrow",
)


@cache
def program() -> str:
    """Sixty-four hexadecimal digits that are the same for the same code, word lists, Python and libraries."""
    said = hashlib.sha256(f"{platform.python_version()} {' '.join(map(_version, _LIBRARIES))}".encode())
    for path in _code():
        said.update(path.name.encode())
        said.update(path.read_bytes())
    return said.hexdigest()


def _code() -> list[Path]:
    own = [_ROOT / "corpus" / name for name in _OF_CORPUS]
    folders = [
        _ROOT.parent / "schemas",
        *(item for item in _ROOT.iterdir() if item.is_dir() and item.name not in _SAY_NOTHING),
    ]
    inside = (path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".csv"))
    return sorted({*own, *_ROOT.glob("*.py"), *inside})


def _version(name: str) -> str:
    try:
        return f"{name}={version(name)}"
    except PackageNotFoundError:
        return f"{name}=-"
