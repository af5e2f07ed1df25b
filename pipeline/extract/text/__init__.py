"""Reads a text conversion of a dossier."""

from __future__ import annotations

from pipeline.extract.reading import Reader
from pipeline.extract.text.reader import read_text

READER = Reader((".txt",), lambda _head: True, lambda path, data, _progress: read_text(path.name, data))
