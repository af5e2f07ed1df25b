"""A Dask cluster: work goes out as futures, and each worker has it done by a process beside itself.

What hangs, crashes or eats memory ends that process and not the worker of the cluster, so that no other
work is lost with it. A worker that dies itself loses what it had, which the scheduler gives to another.
"""

from __future__ import annotations

import threading
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from pipeline.corpus.work.call import Ended, How
from pipeline.errors import OutputError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.corpus.work.call import Answer, Call

LOCAL = "local"
_WINDOW = 1_000
"""Pieces of work that are out at a time."""
_PATIENCE = 30
"""Seconds that a scheduler may take to answer."""
_own = threading.local()


class Cluster:
    """A Dask cluster that was there, or one of so many workers that is started here and ended with the work."""

    def __init__(self, address: str, workers: int) -> None:
        if find_spec("distributed") is None:
            raise SettingsError("--cluster heeft distributed nodig: pip install 'kwalificatiedossier[cluster]'")
        from distributed import Client, LocalCluster

        self._started: Any = None
        if address == LOCAL:
            self._started = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0")
        try:
            self._client: Any = Client(self._started or address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise SettingsError(f"--cluster: op {address} antwoordt geen Dask-planner ({error})") from None

    def run(self, calls: Iterable[Call]) -> Iterator[tuple[Call, Answer]]:
        """The answer to each call as it comes; one whose worker fails is retried once."""
        from distributed import as_completed

        done, waiting = as_completed(loop=self._client.loop), iter(calls)
        out = {self._submit(call, done): call for call in islice(waiting, _WINDOW)}
        for future in done:
            call = out.pop(future.key)
            answer = _answer(future)
            future.release()
            out |= {self._submit(following, done): following for following in islice(waiting, 1)}
            yield call, answer

    def close(self) -> None:
        """Leave the cluster, and end it when it was started here."""
        self._client.close()
        if self._started is not None:
            self._started.close()

    def _submit(self, call: Call, done: Any) -> str:
        """Hand out a call among those that are waited for: the key of its future."""
        future = self._client.submit(answered, call, pure=False, retries=1)
        done.add(future)
        return str(future.key)


def answered(call: Call) -> Answer:
    """The answer to a call from a process beside this worker; one that dies is tried once more by a fresh one."""
    from pipeline.corpus.work.pool import Pool

    if not hasattr(_own, "pool"):
        _own.pool = Pool(1)
    pool: Pool = _own.pool
    ((_, answer),) = pool.run([call])
    return answer


def _answer(future: Any) -> Answer:
    if future.status == "finished":
        answer: Answer = future.result()
        return answer
    if future.status != "error":  # cancelled or lost: the scheduler no longer knows of it
        return Ended(How.STOP, "het cluster is weg; bouw opnieuw, wat gelezen is blijft bewaard")
    error = future.exception()
    if isinstance(error, OutputError):
        return Ended(How.STOP, str(error))
    return Ended(How.LOST, f"de werkers van het cluster verloren het ({type(error).__name__}); bouw opnieuw")
