"""Prints what was measured, a table per subject.

Each subject has a process of its own: on Linux the peak memory of a process begins at that of its parent.
"""

from __future__ import annotations

import subprocess
import sys

if __name__ == "__main__":
    for subject in ("text", "page", "pdf", "corpus", "between", "diff"):
        subprocess.run([sys.executable, "-m", f"tests.bench.{subject}"], check=True)
        print(flush=True)
