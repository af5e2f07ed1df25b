"""Reads the XML of the national register of kwalificatiedossiers."""

from __future__ import annotations

from pipeline.extract.reading import Reader
from pipeline.extract.register.reader import read_register, recognises

READER = Reader((".xml",), recognises, lambda path, data, _progress: read_register(path, data), limit="xml")
