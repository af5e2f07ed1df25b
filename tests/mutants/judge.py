"""Runs the tests on a fault, in a child process that starts with everything loaded."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.rule import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.mutants.operators import Mutant

SECONDS = 60
"""A fault that keeps the tests busy for longer is noticed."""
FORGOTTEN = ("pipeline.check", "pipeline.transform", "pipeline.report", "tests.golden", "tests.small", "tests.test_")
"""How the names begin of the modules that a child loads anew: those that can hold a fault, or use one that does."""


def noticed(mutant: Mutant, tests: Callable[[], bool]) -> bool:
    """Whether `tests` answer False, fail or never end with the fault in place; this process stays as it was."""
    child = os.fork()
    if not child:
        signal.alarm(SECONDS)
        code = 1
        try:
            with Path(os.devnull).open("w") as sink, redirect_stdout(sink), redirect_stderr(sink):
                put_in(mutant)
                code = 0 if tests() else 1
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return status != 0


def put_in(mutant: Mutant) -> None:
    """Let the module with the fault take the place of the one that is loaded.

    Nothing else uses a module of rules, so running it anew is enough; what others use makes them all be
    loaded anew.
    """
    code = compile(mutant.tree, mutant.module, "exec")
    own = [key for key, item in CATALOGUE.items() if item.function.__module__ == mutant.module]
    if own:
        for key in own:
            del CATALOGUE[key]
        exec(code, ModuleType(mutant.module).__dict__)
        return
    for name in [name for name in sys.modules if name.startswith(FORGOTTEN)]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder(mutant.module, code))
    importlib.invalidate_caches()


class _Finder:
    """Finds one module, and runs its code with the fault in it."""

    def __init__(self, name: str, code: Any) -> None:
        self.name, self.code = name, code

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return ModuleSpec(name, self) if name == self.name else None

    def create_module(self, _spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: Any) -> None:
        exec(self.code, module.__dict__)
