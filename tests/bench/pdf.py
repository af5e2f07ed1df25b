"""The reader of PDFs beside its peers: seconds, memory, crosses and fills, on prints and on hard layouts.

`python -m tests.bench.pdf` prints the tables of docs/pdf.md; `--python PATH` runs the peers (the extra `bench`) with
another interpreter, for who keeps them out of the project's environment. Every contestant runs in a
process of its own; seconds are those of the processor, given as they are and as a share of a bare
pass of pdfplumber over characters, rectangles and lines, measured in the same run.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Rows = list[list[str]]
PRINTS = Path(__file__).parents[3] / "shared" / "dossiers"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
MARKS = {"x", "X", "✓", "✔", "☒"}
BARE = "pdfplumber, bare pass"


def bare(path: str) -> Iterator[tuple[int, Rows, list[tuple[str, str]]]]:
    """Every character, rectangle and line of pdfplumber; no tables."""
    import pdfplumber

    with pdfplumber.open(path) as opened:
        for page in opened.pages:
            _ = len(page.chars), len(page.rects), len(page.lines)
            page.close()
    yield from ()


def ours(path: str) -> Iterator[tuple[int, Rows, list[tuple[str, str]]]]:
    """The Document of this project's reader."""
    from pipeline.document import Table
    from pipeline.extract import read

    for element in read(Path(path)).elements:
        if isinstance(element, Table):
            rows = [[cell.text for cell in row.cells] for row in element.rows]
            letters = next((row for row in rows if "".join(row).endswith(LETTERS)), [])
            filled = [
                (_digits(rows[r][0]), letters[c])
                for r, row in enumerate(element.rows)
                for c, cell in enumerate(row.cells)
                if cell.fills and letters and len(letters[c]) == 1 and rows[r][0][:1].isdigit()
            ]
            yield element.place.page or 0, rows, filled


def check(path: str) -> Iterator[tuple[int, Rows, list[tuple[str, str]]]]:
    """The whole of `dossier check`, from the start of the interpreter."""
    subprocess.run([sys.executable, "-m", "pipeline", "check", path], stdout=subprocess.DEVNULL, check=False)
    yield from ()


def plumber(path: str) -> Iterator[tuple[int, Rows, list[tuple[str, str]]]]:
    """pdfplumber's extract_tables with its default settings."""
    import pdfplumber

    with pdfplumber.open(path) as opened:
        for page in opened.pages:
            for table in page.extract_tables():
                yield page.page_number, [[text or "" for text in row] for row in table], []
            page.close()


def camelot(path: str) -> Iterator[tuple[int, Rows, list[tuple[str, str]]]]:
    """camelot, flavour lattice."""
    import camelot as peer

    for table in peer.read_pdf(path, pages="all", flavor="lattice"):
        yield int(table.page), [[str(text).strip() for text in row] for row in table.df.values.tolist()], []


def pymupdf(path: str) -> Iterator[tuple[int, Rows, list[tuple[str, str]]]]:
    """PyMuPDF's find_tables."""
    import pymupdf as peer

    with peer.open(path) as opened:
        for number, page in enumerate(opened, 1):
            for table in page.find_tables().tables:
                yield number, [[text or "" for text in row] for row in table.extract()], []


CONTESTANTS: dict[str, tuple[Callable[[str], Iterator[Any]], str]] = {
    BARE: (bare, "pdfplumber"),
    "this reader": (ours, "pipeline"),
    "dossier check, whole": (check, "pipeline"),
    "pdfplumber extract_tables": (plumber, "pdfplumber"),
    "camelot lattice": (camelot, "camelot"),
    "PyMuPDF find_tables": (pymupdf, "pymupdf"),
}


def run(name: str, path: str) -> dict[str, Any]:
    """What one contestant finds in a file, with its seconds and its memory; for use in a process of its own."""
    work, module = CONTESTANTS[name]
    try:
        importlib.import_module(module)
    except ImportError:
        return {"missing": module}
    before = _used()
    found = [(page, crosses(rows), filled) for page, rows, filled in work(path)]
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": _used() - before,
        "megabytes": peak / 1024,
        "crosses": sorted([page, *cross] for page, marks, _ in found for cross in marks),
        "filled": sorted([page, *place] for page, _, filled in found for place in filled),
    }


def _used() -> float:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(part.ru_utime + part.ru_stime for part in usage)


def crosses(rows: Rows) -> list[tuple[str, str]]:
    """The crosses of a matrix as (number of the werkproces, letter of the column); none of another table."""
    letters: list[str] = []
    found: list[tuple[str, str]] = []
    for row in rows:
        texts = [text.strip() for text in row]
        if "".join(texts).endswith(LETTERS[-12:]):
            letters = texts
        elif letters and texts[0][:1].isdigit():
            found += [
                (_digits(texts[0]), letters[i]) for i, text in enumerate(texts) if text in MARKS and i < len(letters)
            ]
    return found


def _digits(code: str) -> str:
    """The digits of a werkproces number: where its full stop ends up differs, and matters to no cross."""
    return "".join(letter for letter in code if letter.isdigit())


def truth(path: str) -> dict[str, Any]:
    """The crosses and fills of a print by nearness alone: the letter above, the number to the left.

    Taken from pdfplumber's characters and rectangles without any table, so that it favours no contestant.
    """
    import pdfplumber

    marks: list[list[Any]] = []
    filled: set[tuple[Any, ...]] = set()
    with pdfplumber.open(path) as opened:
        for page in opened.pages:
            words = page.extract_words()
            letters = [w for w in words if w["text"] in LETTERS and len(w["text"]) == 1]
            heads = sorted({w["top"] for w in letters if sum(abs(o["top"] - w["top"]) < 1 for o in letters) == 25})
            codes = [w for w in words if w["text"].replace(".", "").isdigit() and "." in w["text"] and heads]
            codes = [w for w in codes if w["x0"] < min(o["x0"] for o in letters) and w["top"] > heads[0]]
            for x, top, kind in _marks(page, words):
                head = max((h for h in heads if h < top), default=None)
                near = [w for w in codes if head is not None and head < w["top"] and w["top"] < top + 6]
                if head is None or not near or any(abs(top - other) < 1 for other in heads):
                    continue
                letter = min((w for w in letters if w["top"] == head), key=lambda w: abs((w["x0"] + w["x1"]) / 2 - x))
                code = max(near, key=lambda w: w["top"])
                if abs((letter["x0"] + letter["x1"]) / 2 - x) < 8:
                    place = (page.page_number, _digits(code["text"]), letter["text"])
                    marks.append(list(place)) if kind == "x" else filled.add(place)
            page.close()
    return {"crosses": sorted(marks), "filled": sorted(map(list, filled))}


def _marks(page: Any, words: list[dict[str, Any]]) -> Iterator[tuple[float, float, str]]:
    for word in words:
        if word["text"] in ("x", "X"):
            yield (word["x0"] + word["x1"]) / 2, word["top"], "x"
    for rect in page.rects:
        width, height = rect["x1"] - rect["x0"], rect["bottom"] - rect["top"]
        if rect["fill"] and 4 < width < 25 and height > 6:
            yield (rect["x0"] + rect["x1"]) / 2, (rect["top"] + rect["bottom"]) / 2, "fill"


def hard(folder: Path) -> dict[str, tuple[Path, dict[str, Any]]]:
    """The hard layouts of the tests as files, each with its crosses and fills."""
    from tests.pdf_pages import GREY, ORANGE, ROWS, Matrix, matrix_page, pdf

    fills = {(0, 1): [ORANGE], (0, 2): [GREY], (1, 24): [ORANGE, GREY], (2, 0): [GREY], (2, 7): [GREY, ORANGE, GREY]}
    layouts = {
        **{f"lines: {kind}": Matrix(rules=kind) for kind in ("thin rectangles", "double", "dashes", "dots", "open")},
        **{f"names: {kind}": Matrix(names=kind) for kind in ("down", "stacked")},
        **{f"marks: {kind}": Matrix(mark=kind) for kind in ("dingbat", "cross", "tick", "bars", "outline", "box")},
        "columns of 6.5 points": Matrix(column=6.5),
        "fills, up to three a cell": Matrix(crosses=False, fills=fills),
    }
    made: dict[str, tuple[Path, dict[str, Any]]] = {}
    for number, (name, matrix) in enumerate(layouts.items()):
        path = folder / f"{number}.pdf"
        path.write_bytes(pdf(matrix_page(matrix)))
        marks = [[1, _digits(code), LETTERS[i]] for code, _, columns in ROWS for i in columns if matrix.crosses]
        filled = [[1, _digits(ROWS[row][0]), LETTERS[column]] for row, column in matrix.fills]
        made[name] = path, {"crosses": sorted(marks), "filled": sorted(filled)}
    return made


def _apart(name: str, path: Path, python: str) -> dict[str, Any]:
    """The outcome of a contestant, from a process of its own."""
    other = python if name.startswith(("camelot", "PyMuPDF")) else sys.executable
    command = [other, "-m", "tests.bench.pdf", "--one", name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1][:60] if done.stderr.strip() else "no reason given"}
    outcome: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return outcome


def _score(outcome: dict[str, Any], true: dict[str, Any]) -> tuple[int, int, int, int]:
    """Crosses found, missed and misplaced, and filled cells read."""
    want, got = {tuple(x) for x in true["crosses"]}, {tuple(x) for x in outcome["crosses"]}
    filled = {tuple(x) for x in true["filled"]} & {tuple(x) for x in outcome["filled"]}
    return len(want & got), len(want - got), len(got - want), len(filled)


def main() -> None:
    """Print the table of the prints and the table of the hard layouts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default=sys.executable, help="the interpreter that has the peers")
    options.add_argument("--one", nargs=2, metavar=("CONTESTANT", "FILE"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(run(*given.one)))
        return
    for path in sorted(PRINTS.glob("*.pdf")):
        _print(path, given.python)
    if not PRINTS.is_dir():
        print("No prints beside the project; only the layouts that the tests make.\n")
    with tempfile.TemporaryDirectory() as folder:
        _layouts(hard(Path(folder)), given.python)


def _print(path: Path, python: str) -> None:
    true = truth(str(path))
    print(f"### {path.name}: {len(true['crosses'])} crosses, {len(true['filled'])} filled cells\n")
    print("| | CPU s | of bare pass | peak MB | found | missed | misplaced | filled cells read |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    base = 0.0
    for name in CONTESTANTS:
        outcome = _apart(name, path, python)
        if "seconds" not in outcome:
            print(f"| {name} | {_absent(outcome)} | | | | | | |")
            continue
        base = base or outcome["seconds"]
        score = [""] * 4 if name in (BARE, "dossier check, whole") else [str(n) for n in _score(outcome, true)]
        figures = f"{outcome['seconds']:.2f} | {outcome['seconds'] / base:.2f} | {outcome['megabytes']:.0f}"
        print(f"| {name} | {figures} | {' | '.join(score)} |", flush=True)
    print()


def _layouts(made: dict[str, tuple[Path, dict[str, Any]]], python: str) -> None:
    names = [name for name in CONTESTANTS if name not in (BARE, "dossier check, whole")]
    print("### Hard layouts: crosses found/missed/misplaced, and filled cells read\n")
    print(f"| | {' | '.join(names)} |")
    print(f"|---|{'---|' * len(names)}")
    for layout, (path, true) in made.items():
        cells = []
        for name in names:
            outcome = _apart(name, path, python)
            if "seconds" not in outcome:
                cells.append(_absent(outcome))
                continue
            found, missed, misplaced, filled = _score(outcome, true)
            cells.append(
                f"{filled} of {len(true['filled'])} fills" if true["filled"] else f"{found}/{missed}/{misplaced}"
            )
        print(f"| {layout} | {' | '.join(cells)} |", flush=True)


def _absent(outcome: dict[str, Any]) -> str:
    return f"not installed ({outcome['missing']})" if "missing" in outcome else f"failed: {outcome['failed']}"


if __name__ == "__main__":
    main()
