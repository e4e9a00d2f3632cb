"""Where the reports of a run go: standard output, files, the summary of a GitHub job."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from claimcheck.atomic import write_atomically
from claimcheck.cli.streams import say, write
from claimcheck.model.report import Report
from claimcheck.reporters import REPORTERS, ReportOptions

# In the encoding of the terminal; all others are UTF-8 everywhere.
FOR_PEOPLE = frozenset({"text", "concise"})
JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
MAX_JOB_SUMMARY = 1024 * 1024


class Output(Struct, frozen=True):
    """A report to write: in `format`, to `path`, None for standard output."""

    format: str
    path: Path | None = None


def outputs_of(format_out: str | None, values: Sequence[str]) -> tuple[Output, ...]:
    """Return what `--format` and `--output` ask for. Raises click.UsageError."""
    outputs = [_parsed(value) for value in values]
    if format_out is not None or not outputs:
        outputs.append(Output(format_out or "text"))
    printed = [output.format for output in outputs if output.path is None]
    if len(printed) > 1:
        raise click.UsageError(
            f"only one report can go to standard output, not {' and '.join(printed)}; "
            f"write the others to files, for instance --output {printed[0]}:PATH"
        )
    _refuse_same(outputs)
    return tuple(outputs)


def _parsed(value: str) -> Output:
    name, colon, path = value.partition(":")
    if name not in REPORTERS:
        raise click.UsageError(f"--output {value}: '{name}' is no format; choose from {', '.join(REPORTERS)}")
    if colon and not path:
        raise click.UsageError(f"--output {value}: name a file after the colon, or leave the colon out")
    return Output(name, Path(path) if path not in ("", "-") else None)


def _refuse_same(outputs: Iterable[Output]) -> None:
    formats: dict[str, str] = {}
    for output in outputs:
        place = os.path.realpath(output.path) if output.path is not None else ""
        if output.path is not None and place in formats:
            raise click.UsageError(f"--output: {formats[place]} and {output.format} name the same file, {output.path}")
        formats[place] = output.format


def refuse_to_replace(drafts: Iterable[Path], outputs: Iterable[Output]) -> None:
    """Raise click.UsageError when a report would be written over a draft that is to be checked."""
    targets = {os.path.realpath(output.path): output.path for output in outputs if output.path is not None}
    for draft in drafts if targets else ():
        path = targets.get(os.path.realpath(draft))
        if path is not None:
            raise click.UsageError(f"--output: {path} is one of the files to check; name another, or exclude it")


def write_reports(
    report: Report, outputs: Sequence[Output], options: ReportOptions, environment: Mapping[str, str]
) -> bool:
    """Write every report; tell whether all could be written, having said what is wrong with the others.

    `options` hold for standard output; files get no colour.
    """
    written = [_write_file(output.path, _text(report, output, options)) for output in outputs if output.path]
    if environment.get(JOB_SUMMARY) and any(output.format == "github" for output in outputs):
        written.append(_add_to_summary(Path(environment[JOB_SUMMARY]), report))
    for output in outputs:
        if output.path is None:
            write(_text(report, output, options), machine_readable=output.format not in FOR_PEOPLE)
    return all(written)


def _text(report: Report, output: Output, options: ReportOptions) -> str:
    return REPORTERS[output.format](report, options if output.path is None else replace(options, color=False))


def _write_file(path: Path, text: str) -> bool:
    # In JSON this is how a lone surrogate is written; elsewhere it shows one.
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe is written to, not replaced.
            path.write_bytes(data)
        else:
            write_atomically(path.resolve(), data)
    except FileNotFoundError:
        say(f"{path}: the report cannot be written: there is no such folder; make it first")
        return False
    except (OSError, RuntimeError) as error:
        say(f"{path}: the report cannot be written: {getattr(error, 'strerror', None) or error}")
        return False
    return True


def _add_to_summary(path: Path, report: Report) -> bool:
    from claimcheck.reporters.markdown import markdown_within

    try:
        with path.open("ab") as file:
            text = markdown_within(report, MAX_JOB_SUMMARY - file.tell())
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        say(f"{path}: the job summary cannot be written: {error.strerror or error}")
        return False
    if not text:
        say(f"{path}: the job summary is full; the report is not added to it")
    return True
