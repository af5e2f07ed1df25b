"""What the project is made of: `python -m tests.supply FILE` writes it as a CycloneDX SBOM, with every licence.

cyclonedx-py lists the packages of this environment with what their metadata say; a package whose
metadata name no licence has it here, with where it says so.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SAID_ELSEWHERE = {
    # LICENSE.txt in its wheel is the three-clause text; its metadata names none
    "partd": "BSD-3-Clause",
    # licenses/ in its wheel: BSD-3-Clause.txt and Apache-2.0.txt, for the bindings and for pdfium
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}
"""Licences of packages whose metadata name none, as an SPDX expression."""

ALLOWED = re.compile(
    r"MIT|MIT-0|MIT-CMU|0BSD|BSD|BSD-[23]-Clause|Apache-2\.0|Apache( Software)?( License)?|PSF-2\.0|Python-2\.0|ISC|Zlib|CC0-1\.0"
    r"|MPL-2\.0|Mozilla Public License 2\.0 \(MPL 2\.0\)|Artistic License|LGPL-[23]\.[01]-(only|or-later)|HPND|Unlicense|BSD License"
    r"|Apache-2\.0 WITH LLVM-exception|GPL-3\.0-or-later WITH .*|CC-BY-[34]\.0|W3C-20150513|W3C|OFL-1\.1|HPND-sell-variant|Boost Software License.*|BSL-1\.0"
)
"""Licences under which the project may be used and handed on as a program that imports the package."""


def bill(out: Path) -> dict[str, Any]:
    """Write the SBOM of this environment to `out` and return it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml")]
    subprocess.run([*command, "--output-reproducible", "-o", str(out), sys.executable], check=True, cwd=ROOT)
    made: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    for component in made["components"]:
        if not component.get("licenses") and component["name"] in SAID_ELSEWHERE:
            component["licenses"] = [{"expression": SAID_ELSEWHERE[component["name"]]}]
    out.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return made


def licences(component: dict[str, Any]) -> list[str]:
    """What the SBOM says of the licence of one package: expressions, identifiers and names."""
    said = []
    for item in component.get("licenses", ()):
        own = item.get("license", {})
        said.append(item.get("expression") or own.get("id") or own.get("name") or "")
    return [text.removeprefix("License :: OSI Approved :: ") for text in said if text]


def may_be_used(said: list[str]) -> bool:
    """Whether one of the licences that a package offers, or all that it asks together, are allowed."""
    return any(
        all(ALLOWED.fullmatch(part) or ALLOWED.fullmatch(part.strip(" ()")) for part in choice.split(" AND "))
        for text in said
        for choice in text.split(" OR ")
    )


def main() -> int:
    """Write the SBOM; the exit status is 1 when a licence is unknown or not allowed."""
    components = bill(Path(sys.argv[1]))["components"]
    wrong = [f"{item['name']}: {licences(item) or 'unknown'}" for item in components if not may_be_used(licences(item))]
    print(f"{len(components)} packages in {sys.argv[1]}" + "".join(f"\nNOT ALLOWED {line}" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
