"""Reads a PDF: pdfium hands over characters and paths, the modules here make a Document of them.

Each step takes what the one before made: runs of characters and ink of a page (`page`), its tables
and lines (`layout`), and, once all pages are read, paragraphs, headings and furniture (`assembly`).
"""

from __future__ import annotations

from pipeline.extract.pdf.reader import read_pdf

__all__ = ["read_pdf"]
