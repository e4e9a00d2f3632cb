"""Many drafts, in this process or in several; the result does not depend on how many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from claimcheck.errors import ClaimcheckError, Problem, UnreadableFile
from claimcheck.linter.check import check_document
from claimcheck.linter.locate import locate_claim
from claimcheck.linter.reading import read_draft
from claimcheck.linter.resources import Resources
from claimcheck.linter.tasks import Task
from claimcheck.model.document import Document, Lines
from claimcheck.model.report import FileReport
from claimcheck.reporters.extract import FileClaims

FEW_FILES = 8

T = TypeVar("T")


class UnexpectedError(Exception):
    """A bug came to light while a file was worked on; the message names the file, the cause is the bug."""


def check_files(
    tasks: Sequence[Task],
    resources: Resources,
    *,
    jobs: int = 0,
    on_progress: Callable[[], None] | None = None,
) -> tuple[FileReport, ...]:
    """Check every task and return the reports in the same order.

    `jobs` 0 takes all processors. A file that cannot be read becomes a report with an error.
    """
    return _all(check_task, tasks, resources, jobs, on_progress)


def extract_files(
    tasks: Sequence[Task],
    resources: Resources,
    *,
    jobs: int = 0,
    on_progress: Callable[[], None] | None = None,
) -> tuple[FileClaims, ...]:
    """Return the claims of every task in the same order."""
    return _all(extract_task, tasks, resources, jobs, on_progress)


def check_task(task: Task, resources: Resources) -> FileReport:
    """Read and check one draft."""
    document = _document(task)
    if isinstance(document, str):
        return FileReport(task.shown, error=document)
    try:
        return check_document(document, task.settings, resources, task.as_of)
    except ClaimcheckError:
        raise
    except Exception as error:
        raise UnexpectedError(_naming(task)) from error


def extract_task(task: Task, resources: Resources) -> FileClaims:
    """Read one draft and find its claims."""
    document = _document(task)
    if isinstance(document, str):
        return FileClaims(task.shown, error=document)
    try:
        claims = resources.engine(task.settings.claims).claims(document)
    except ClaimcheckError:
        raise
    except Exception as error:
        raise UnexpectedError(_naming(task)) from error
    lines = Lines(document.source)
    return FileClaims(task.shown, claims=tuple(locate_claim(claim, document, lines) for claim in claims))


def _naming(task: Task) -> str:
    return f"while working on {task.shown}"


def _document(task: Task) -> Document | str:
    """Return the draft, or why it cannot be read."""
    try:
        return read_draft(task)
    except UnreadableFile as error:
        return "; ".join(map(_without_path, error.problems))
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    except Exception as error:
        raise UnexpectedError(_naming(task)) from error


def _without_path(problem: Problem) -> str:
    place = ", ".join(f"{name} {at}" for name, at in (("line", problem.line), ("column", problem.column)) if at)
    return f"{place}: {problem.message}" if place else problem.message


def _all(
    work: Callable[[Task, Resources], T],
    tasks: Sequence[Task],
    resources: Resources,
    jobs: int,
    on_progress: Callable[[], None] | None,
) -> tuple[T, ...]:
    for claim_folders in sorted({task.settings.claims for task in tasks}):
        # Errors in a claim base come before anything else, and forked workers share what is read here.
        resources.engine(claim_folders)
    return tuple(_counted(_results(work, tasks, resources, jobs), on_progress))


def _results(
    work: Callable[[Task, Resources], T], tasks: Sequence[Task], resources: Resources, jobs: int
) -> Iterator[T]:
    if jobs == 1 or len(tasks) < FEW_FILES:
        return (work(task, resources) for task in tasks)
    # Not needed for one article, where every hundredth of a second counts.
    from claimcheck.linter.workers import available_processors, in_processes

    return in_processes(work, tasks, resources, min(jobs or available_processors(), len(tasks)))


def _counted(results: Iterator[T], on_progress: Callable[[], None] | None) -> Iterator[T]:
    for result in results:
        if on_progress is not None:
            on_progress()
        yield result
