"""From a task to its document."""

from __future__ import annotations

from claimcheck.config import Settings
from claimcheck.errors import Problem, UnreadableFile
from claimcheck.linter.tasks import Task
from claimcheck.model.document import Document
from claimcheck.readers import MAX_BYTES, ReaderOptions, decode, format_of, read_file, read_text


def read_draft(task: Task) -> Document:
    """Read the draft of a task. Raises UnreadableFile."""
    options = _reader_options(task.settings)
    if task.data is None:
        return read_file(task.path, task.shown, task.format, options)
    if len(task.data) > MAX_BYTES:
        problem = Problem(task.shown, None, None, f"larger than {MAX_BYTES // 1_000_000} MB; split it")
        raise UnreadableFile(problem)
    format_name = task.format or format_of(task.path) or "text"
    return read_text(decode(task.data, task.shown), task.shown, format_name, options)


def _reader_options(settings: Settings) -> ReaderOptions:
    return ReaderOptions(front_matter_keys=settings.front_matter_keys)
