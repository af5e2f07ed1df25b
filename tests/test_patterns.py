"""No pattern of the code takes a time that grows faster than the line that it reads."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import time
from functools import cache
from typing import TYPE_CHECKING

import pytest

import pipeline

if TYPE_CHECKING:
    from types import ModuleType

LENGTHS = (300, 4_000)
"""Characters of a line: the first shows what is worse than the square of it, the second the square."""
MOST = 0.06
"""Seconds for one pattern over one line: 16 million steps take more; the slowest that is linear takes a tenth."""
SEEDS = (
    " ", "\t", ".", "-", "_", "#", "*", "1", "a", "A", "(", "'", '"', "|", "<", "&", ":", ",", "x", "…", "•", "é",
    "a ", "1 ", "1.", "1.1 ", ". ", "- ", "A. ", "a, ", "(a", "*a", "**a", "[a", "[a](", "<p ", "<li>", "a-", "Aa ",
    "kerntaak ", "Kerntaak 1 ", "werkproces 1.1 ", "Deel A ", "op 1 ", "en 2 ", "paragraaf 2.1, ", "1 mei ", "goed tot ", "\\", "$", "=",
)  # fmt: skip
ENDS = ("", "!")


def modules() -> list[ModuleType]:
    names = (info.name for info in pkgutil.walk_packages(pipeline.__path__, "pipeline."))
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


def patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Every compiled pattern of the package by module and name, and whether it is searched for inside a line."""
    found: dict[str, tuple[re.Pattern[str], bool]] = {}
    everywhere = {name for module in modules() for name in searched(module)}
    for module in modules():
        for name, value in vars(module).items():
            inside = name in (searched(module) if name.startswith("_") else everywhere)
            for one in value if isinstance(value, list | tuple) else [value]:
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    found[f"{module.__name__}: {name} {one.pattern[:60]}"] = (one, inside)
    return found


@cache
def searched(module: ModuleType) -> frozenset[str]:
    """The names of the patterns that a module looks for inside a text, not at its begin."""
    tree = ast.parse(inspect.getsource(module))
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    methods = {"search", "sub", "finditer", "findall", "split", "subn"}
    named = (call for call in calls if isinstance(call, ast.Attribute) and call.attr in methods)
    return frozenset(call.value.id for call in named if isinstance(call.value, ast.Name))


def took(pattern: re.Pattern[str], line: str, *, inside: bool) -> float:
    start = time.process_time()
    pattern.match(line)
    if inside:
        pattern.sub("", line)
    return time.process_time() - start


def is_slow(pattern: re.Pattern[str], seed: str, *, inside: bool) -> bool:
    for length in LENGTHS:
        line = (seed * length)[:length]
        for end in ENDS:
            tries = (took(pattern, line + end, inside=inside) for _ in range(3))
            if all(cost > MOST for cost in tries):
                return True
    return False


def test_no_pattern_is_worse_than_linear() -> None:
    slow = [
        (name, seed)
        for name, (pattern, inside) in patterns().items()
        for seed in SEEDS
        if is_slow(pattern, seed, inside=inside)
    ]
    assert slow == []


@pytest.mark.parametrize("line", ["{}", "1 {}", "1.1 Titel {} 3", "# {}", "Titel {} x"])
@pytest.mark.parametrize("seed", [".", "_", " ", ". ", "…", "1", "1.", ".1"])
def test_entries_of_the_contents_are_read_in_linear_time(line: str, seed: str) -> None:
    from pipeline.transform.contents_entry import entry, has_leader

    text = line.format(seed * 200_000)
    start = time.process_time()
    entry(text)
    has_leader(text)
    assert time.process_time() - start < 1.0
