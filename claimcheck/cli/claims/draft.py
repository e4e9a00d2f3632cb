"""`claimcheck claims draft`: entries to review, from what a trusted document claims."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.options import config_options
from claimcheck.cli.streams import say, write

if TYPE_CHECKING:
    from claimcheck.claimbase import ClaimFolders
    from claimcheck.curation.drafting import Drafted
    from claimcheck.curation.proposing import Records
    from claimcheck.errors import Problem
    from claimcheck.linter.tasks import Task
    from claimcheck.model.document import Document

FORMATS = ("yaml", "json", "text")


@click.command()
@click.argument("documents", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DOC...")
@click.option("--source", metavar="ID", help="The id of the document's source; a new one gets a record to fill in.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file; to a folder when the name has no extension, as a pack that loads beside the claim base.",
)
@click.option("--format", "format_out", type=click.Choice(FORMATS), default="yaml", show_default=True)
@click.option("--covered", is_flag=True, help="Say of every claim which entry covers it, or why it is left out.")
@config_options
def draft(
    documents: tuple[Path, ...],
    source: str | None,
    output: Path | None,
    format_out: str,
    covered: bool,
    config_file: Path | None,
    isolated: bool,
) -> int:
    """Draft entries from trusted documents: what they claim and the claim base does not have, to be reviewed."""
    from claimcheck.claimbase import load_folders
    from claimcheck.cli.inputs import InputOptions, gather
    from claimcheck.cli.resources import load_resources
    from claimcheck.config import Layer
    from claimcheck.curation.draft_trial import tried
    from claimcheck.curation.drafting import draft_claims
    from claimcheck.curation.proposing import records_of
    from claimcheck.errors import ClaimcheckError, Problem

    if source is not None and len(documents) > 1:
        raise click.UsageError("--source is the source of one document; draft from one at a time, or leave it out")
    if output is not None and not output.suffix and format_out != "yaml":
        raise click.UsageError("a folder is written as YAML; name a file for --format json or text")
    if output is not None and output.suffix and output.exists():
        raise ClaimcheckError(Problem(str(output), None, None, "exists already; name another file, or move it away"))
    options = InputOptions(None, None, 1, True, False, True, config_file, isolated)
    inputs = gather(documents, options, Layer(), load_resources().known_rules)
    if inputs.failures:
        raise ClaimcheckError(Problem(one.shown, None, None, one.message) for one in inputs.failures)
    if not inputs.plan.tasks:
        raise ClaimcheckError("nothing to draft from; the configuration excludes every document")
    folders, read = _folders(inputs.plan.tasks), _read(inputs.plan.tasks)
    drafted = draft_claims(read, folders)
    records = records_of(drafted, read, load_folders(folders), source, datetime.date.today())
    records = tried(records, folders)
    _deliver(drafted, records, read, output, format_out, covered=covered)
    return OK


def _folders(tasks: Sequence[Task]) -> ClaimFolders:
    """Return the claim base that the first document's configuration asks for."""
    from claimcheck.claimbase import ClaimFolders
    from claimcheck.cli.resources import with_installed

    return with_installed(ClaimFolders(tuple(map(str, tasks[0].settings.claims))))


def _read(tasks: Sequence[Task]) -> list[Document]:
    """Read the documents; ClaimcheckError tells of all that cannot be read."""
    from claimcheck.errors import ClaimcheckError, UnreadableFile
    from claimcheck.linter.reading import read_draft

    found: list[Document] = []
    problems: list[Problem] = []
    for task in tasks:
        try:
            found.append(read_draft(task))
        except UnreadableFile as error:
            problems.extend(error.problems)
    if problems:
        raise ClaimcheckError(problems)
    return found


def _deliver(
    drafted: Drafted,
    records: Records,
    read: Sequence[Document],
    output: Path | None,
    format_out: str,
    *,
    covered: bool,
) -> None:
    from claimcheck.curation import draft_output
    from claimcheck.curation.files import replace_file

    if output is not None and not output.suffix:
        draft_output.write_folder(output, records)
    else:
        text = _text(drafted, records, read, format_out, covered=covered)
        if output is None:
            write(text, machine_readable=format_out != "text")
        else:
            replace_file(output, text.encode())
    if output is not None:
        for line in draft_output.summary(drafted, read, covered=covered):
            say(line)


def _text(drafted: Drafted, records: Records, read: Sequence[Document], format_out: str, *, covered: bool) -> str:
    from claimcheck.curation.draft_output import draft_data, draft_text, draft_yaml

    if format_out == "json":
        return json.dumps(draft_data(drafted, records, read), indent=2, ensure_ascii=False) + "\n"
    to_text = draft_yaml if format_out == "yaml" else draft_text
    return to_text(drafted, records, read, covered=covered)
