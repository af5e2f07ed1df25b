"""What keeps the house in order: rules know themselves, and nothing knows their codes for them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import pipeline
from pipeline.check import rules as _rules  # noqa: F401 - importing the package registers the rules
from pipeline.check.engine.rule import CATALOGUE, Rule

ROOT = Path(pipeline.__file__).parent
RULES = ROOT / "check" / "rules"
ELSEWHERE = sorted(path for path in ROOT.rglob("*.py") if RULES not in path.parents)
OF_RULES = sorted(RULES.rglob("*.py"))


def words(path: Path) -> list[str]:
    """The strings of a module that are no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told]
    return [node.value for node in strings if isinstance(node.value, str)]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_of_a_rule_stands_outside_the_rules(path: Path) -> None:
    assert [text for text in words(path) if re.search(r"KD\d", text)] == []


@pytest.mark.parametrize("path", OF_RULES, ids=lambda path: str(path.relative_to(RULES)))
def test_no_rule_reads_from_the_module_of_another(path: Path) -> None:
    assert imported(path) & {item.function.__module__ for item in CATALOGUE.values()} == set()


@pytest.mark.parametrize("item", [CATALOGUE[code] for code in sorted(CATALOGUE)], ids=lambda i: i.code)
def test_a_rule_is_found_by_its_code(item: Rule) -> None:
    page = (ROOT.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    chapter = page.partition(f"### {item.code} ")[2].partition("\n### ")[0]
    assert f"[{item.file}](../{item.file})" in chapter
    assert f'"{item.code}"' in (ROOT.parent / item.file).read_text(encoding="utf-8")
