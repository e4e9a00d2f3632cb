"""From a task to its document."""

from __future__ import annotations

from claimcheck.config import Settings
from claimcheck.errors import Problem, UnreadableFile
from claimcheck.linter.tasks import Task
from claimcheck.model.document import Document
from claimcheck.readers import MAX_BYTES, ReaderOptions, decode, format_of, read_bytes, read_text


def draft_bytes(task: Task) -> bytes:
    """Return the content of the draft of a task. Raises UnreadableFile."""
    if task.data is None:
        return read_bytes(task.path, task.shown)
    if len(task.data) > MAX_BYTES:
        problem = Problem(task.shown, None, None, f"larger than {MAX_BYTES // 1_000_000} MB; split it")
        raise UnreadableFile(problem)
    return task.data


def format_name(task: Task) -> str:
    """Return the format that the draft of a task is read as."""
    return task.format or format_of(task.path) or "text"


def read_draft(task: Task) -> Document:
    """Read the draft of a task. Raises UnreadableFile."""
    return document_of(task, draft_bytes(task))


def document_of(task: Task, data: bytes) -> Document:
    """Return the draft of a task, whose content is `data`. Raises UnreadableFile."""
    return read_text(decode(data, task.shown), task.shown, format_name(task), _reader_options(task.settings))


def _reader_options(settings: Settings) -> ReaderOptions:
    return ReaderOptions(front_matter_keys=settings.front_matter_keys)
