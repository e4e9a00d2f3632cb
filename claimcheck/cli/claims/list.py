"""`claimcheck claims list`: the entries, a line each."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.claims.base import chosen_base, claims_option
from claimcheck.cli.claims.output import format_option, write_list
from claimcheck.model.entry import Evidence

GRADES = {grade.label: grade for grade in reversed(Evidence)}


@click.command("list")
@click.option("--concept", metavar="ID", help="Only entries about this concept or a narrower one.")
@click.option("--grade", type=click.Choice(tuple(GRADES)), help="Only entries of this grade of evidence.")
@click.option("--source", metavar="ID", help="Only entries that cite this source.")
@click.option("--topic", metavar="TEXT", default="", help="Only entries with this text in their topic.")
@click.option("--text", metavar="TEXT", default="", help="Only entries with this text in id, statement or suggestion.")
@click.option("--medical-review", is_flag=True, help="Only entries marked for medical review.")
@format_option
@claims_option
def list_entries(
    concept: str | None,
    grade: str | None,
    source: str | None,
    topic: str,
    text: str,
    medical_review: bool,
    format_out: str,
    claim_folders: tuple[Path, ...],
) -> int:
    """List entries: id, grade of evidence, strongest wording allowed, statement."""
    from claimcheck.curation.listing import Wanted, chosen

    wanted = Wanted(concept, GRADES[grade] if grade else None, source, topic, text, medical_review)
    return write_list(chosen(chosen_base(claim_folders), wanted), format_out)
