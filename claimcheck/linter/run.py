"""Many drafts, in this process or in several; the result does not depend on how many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from claimcheck.errors import ClaimcheckError, Problem, UnreadableFile
from claimcheck.linter.known import keep_report, known_reports
from claimcheck.linter.reading import document_of, draft_bytes
from claimcheck.linter.resources import Resources
from claimcheck.linter.tasks import Task
from claimcheck.model.document import Document, Lines
from claimcheck.model.report import FileReport

if TYPE_CHECKING:
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

    `jobs` 0 takes all processors. A file that cannot be read becomes a report with an error. With a cache, only
    files that are new to it are worked on.
    """
    known = known_reports(tasks, resources)
    _tell(on_progress, sum(report is not None for report in known))
    changed = [task for task, report in zip(tasks, known, strict=True) if report is None]
    fresh = iter(_all(check_task, changed, resources, jobs, on_progress))
    if resources.cache is not None and changed:
        resources.cache.store.prune()
    return tuple(report if report is not None else next(fresh) for report in known)


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
    # What works on drafts is imported when there is one that is not known yet.
    from claimcheck.linter.check import check_document

    data, document = _read(task)
    if isinstance(document, str):
        return FileReport(task.shown, error=document)
    try:
        report = check_document(document, task.settings, resources, task.as_of)
    except ClaimcheckError:
        raise
    except Exception as error:
        raise UnexpectedError(_naming(task)) from error
    keep_report(task, data, report, resources)
    return report


def extract_task(task: Task, resources: Resources) -> FileClaims:
    """Read one draft and find its claims."""
    from claimcheck.linter.locate import locate_claim
    from claimcheck.reporters.extract import FileClaims

    _, document = _read(task)
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


def _read(task: Task) -> tuple[bytes, Document | str]:
    """Return the content and the document of a draft, or why it cannot be read."""
    try:
        data = draft_bytes(task)
        return data, document_of(task, data)
    except UnreadableFile as error:
        return b"", "; ".join(map(_without_path, error.problems))
    except OSError as error:
        return b"", f"cannot be read: {error.strerror or error}"
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
        _ = resources.engine(claim_folders).base
    return tuple(_counted(_results(work, tasks, resources, jobs), on_progress))


def _results(
    work: Callable[[Task, Resources], T], tasks: Sequence[Task], resources: Resources, jobs: int
) -> Iterator[T]:
    if jobs == 1 or len(tasks) < FEW_FILES:
        return (work(task, resources) for task in tasks)
    # Not needed for one article, where every hundredth of a second counts.
    from claimcheck.linter.workers import available_processors, in_processes

    return in_processes(work, tasks, resources, min(jobs or available_processors(), len(tasks)))


def _tell(on_progress: Callable[[], None] | None, times: int) -> None:
    for _ in range(times if on_progress is not None else 0):
        on_progress()  # type: ignore[misc]


def _counted(results: Iterator[T], on_progress: Callable[[], None] | None) -> Iterator[T]:
    for result in results:
        if on_progress is not None:
            on_progress()
        yield result
