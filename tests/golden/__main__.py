"""Renews the golden files and shows what changed in them."""

from __future__ import annotations

import difflib

from tests.golden import FOLDER, SOURCES, made

if __name__ == "__main__":
    for name in SOURCES:
        path = FOLDER / f"{name}.txt"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = made(name)
        path.write_text(after, encoding="utf-8", newline="\n")
        lines = before.splitlines(), after.splitlines()
        print(*difflib.unified_diff(*lines, f"{name} before", f"{name} now", n=1, lineterm=""), sep="\n")
