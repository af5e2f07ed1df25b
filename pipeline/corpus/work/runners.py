"""Who does the work of a build: processes of this machine, or a cluster."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.corpus.work.call import Runner


def runner(workers: int, cluster: str = "") -> Runner:
    """So many processes, or one per processor for 0; or the Dask cluster at an address, `local` for one of this machine.

    SettingsError when the library of a cluster is missing, or nothing answers at the address.
    """
    number = workers or _processors()
    if cluster:
        from pipeline.corpus.work.cluster import Cluster

        return Cluster(cluster, number)
    from pipeline.corpus.work.pool import Pool

    return Pool(number)


def _processors() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
