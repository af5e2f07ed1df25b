"""Prints what was measured, a table per subject."""

from __future__ import annotations

from tests.bench import page, pdf, text

if __name__ == "__main__":
    text.main()
    print()
    page.main()
    print()
    pdf.main()
