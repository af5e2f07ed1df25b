"""A fictional corpus with known faults, built once for the tests that question and show it."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, NamedTuple

import pytest
from filelock import FileLock

from tests.corpus.sources import make as build
from tests.many.corpus import Corpus, make

if TYPE_CHECKING:
    from pathlib import Path


class Made(NamedTuple):
    """The folder of a corpus, and what was put into its sources."""

    folder: Path
    corpus: Corpus


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Made:
    """A corpus of ninety sources in which every rule between dossiers has something to find; workers share one."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "velen"
    kept = folder / "gemaakt.pickle"
    with FileLock(f"{folder}.lock"):
        if not kept.exists():
            corpus = make(folder / "bronnen", 90, 2, plain=True)
            build([folder / "bronnen"], folder / "corpus")
            kept.write_bytes(pickle.dumps(corpus))
    return Made(folder / "corpus", pickle.loads(kept.read_bytes()))
