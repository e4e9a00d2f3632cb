"""`claimcheck claims new`: the template of an entry."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from claimcheck.cli.claims.base import chosen_base, claims_option
from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write
from claimcheck.model.claim import Relation
from claimcheck.model.entry import Evidence

RELATIONS = {relation.value: relation for relation in Relation}
GRADES = {grade.label: grade for grade in reversed(Evidence)}


@click.command()
@click.option("--subject", metavar="CONCEPT[:STATE]", required=True, help="What bears on the object.")
@click.option("--relation", type=click.Choice(tuple(RELATIONS)), required=True, help="How it bears on it.")
@click.option("--object", "object_", metavar="CONCEPT[:STATE]", required=True, help="What it bears on.")
@click.option("--evidence", type=click.Choice(tuple(GRADES)), required=True, help="How well that is known.")
@click.option("--source", metavar="ID", required=True, help="A source that says it.")
@click.option("--topic", metavar="TEXT", default="TODO: topic", help="What to file it under.")
@click.option("--into", type=click.Path(path_type=Path), help="Add it to this file of entries, instead of printing it.")
@claims_option
def new(
    subject: str,
    relation: str,
    object_: str,
    evidence: str,
    source: str,
    topic: str,
    into: Path | None,
    claim_folders: tuple[Path, ...],
) -> int:
    """Write the template of an entry, filled as far as it goes; TODO marks what a person must write."""
    from claimcheck.curation.appending import append_entry
    from claimcheck.curation.templates import Wish, new_entry
    from claimcheck.curation.writing import entry_yaml

    wish = Wish(subject, RELATIONS[relation], object_, GRADES[evidence], source, topic)
    fields = new_entry(chosen_base(claim_folders), wish, datetime.date.today())
    if into is None:
        write(entry_yaml(fields), machine_readable=True)
    else:
        append_entry(into, entry_yaml(fields), fields["id"])
        write(f"added {fields['id']} to {into}\n")
    return OK
