"""`claimcheck rules`: the list of rules."""

from __future__ import annotations

import json

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write


@click.command()
@click.option("--format", "format_out", type=click.Choice(("text", "json")), default="text", help="Of the list.")
def rules(format_out: str) -> int:
    """List the rules: code, name, severity."""
    from claimcheck.cli.resources import load_resources

    known = load_resources().known_rules
    if format_out == "json":
        records = [{"code": r.code, "name": r.name, "severity": r.severity.label} for r in known]
        write(json.dumps(records, indent=2) + "\n", machine_readable=True)
        return OK
    width = max(len(rule.name) for rule in known)
    write("".join(f"{rule.code}  {rule.name:<{width}}  {rule.severity.label}\n" for rule in known))
    return OK
