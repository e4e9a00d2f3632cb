"""Work spread over processes, each with its own resources, the results in the order of the work."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.linter.resources import Resources
from claimcheck.linter.tasks import Task

CHUNK = 8

T = TypeVar("T")
Work = Callable[[Task, Resources], T]

# The resources of a worker process: too large to be sent with every task.
_own: list[Resources] = []


def available_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(work: Work[T], tasks: Sequence[Task], resources: Resources, processes: int) -> Iterator[T]:
    """Yield `work(task, resources)` of every task, in order; on an interrupt the workers are ended."""
    chunk = max(1, min(CHUNK, len(tasks) // (processes * 2)))
    executor = ProcessPoolExecutor(processes, mp_context=_context(), initializer=_start_worker, initargs=(resources,))
    try:
        # Not `executor.map`: it cancels its futures, and Python 3.10 complains when their workers are then ended.
        chunks = [tasks[start : start + chunk] for start in range(0, len(tasks), chunk)]
        futures = _submitted(executor, work, chunks)
        futures.reverse()
        while futures:
            yield from futures.pop().result()
    except (BrokenProcessPool, BrokenPipeError):
        message = "a worker process ended unexpectedly, perhaps for lack of memory; try --jobs 1"
        raise ClaimcheckError(message) from None
    except BaseException:
        _end(executor)
        raise
    executor.shutdown()


def _submitted(executor: ProcessPoolExecutor, work: Work[T], chunks: Sequence[Sequence[Task]]) -> list[Future[list[T]]]:
    """Submit the largest chunks first, so that no worker is left with one at the end; return all in their order."""
    largest_first = sorted(range(len(chunks)), key=lambda number: -sum(map(_size, chunks[number])))
    futures = {number: executor.submit(_with_own_resources, work, chunks[number]) for number in largest_first}
    return [futures[number] for number in range(len(chunks))]


def _size(task: Task) -> int:
    try:
        return len(task.data) if task.data is not None else os.stat(task.path).st_size
    except (OSError, ValueError):
        return 0


def _with_own_resources(work: Work[T], tasks: Sequence[Task]) -> list[T]:
    return [work(task, _own[0]) for task in tasks]


def _context() -> multiprocessing.context.BaseContext:
    """Return how to start processes: on Linux by fork, which shares the claim base that is already read."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _start_worker(resources: Resources) -> None:
    # An interrupt reaches every process of the group; the parent answers it for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parent has read lives on to the end: looking for garbage in it would only copy its pages.
    gc.freeze()
    _own[:] = [resources]


def _end(executor: ProcessPoolExecutor) -> None:
    workers = multiprocessing.active_children()
    for process in workers:
        process.terminate()
    executor.shutdown(wait=False, cancel_futures=not workers)
