"""Prints what was measured, a table per subject."""

from __future__ import annotations

from tests.bench import pdf, text

if __name__ == "__main__":
    text.main()
    print()
    pdf.main()
