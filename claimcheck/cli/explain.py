"""`claimcheck explain`: the page of a rule, or an entry of the claim base."""

from __future__ import annotations

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write
from claimcheck.errors import ClaimcheckError


@click.command()
@click.argument("name", metavar="CODE|NAME|ENTRY")
def explain(name: str) -> int:
    """Explain a rule, by code or name, or an entry of the claim base, by its id."""
    from claimcheck.cli.resources import load_resources
    from claimcheck.config.rulenames import code_of
    from claimcheck.reporters.explain import explain_entry, explain_rule

    resources = load_resources()
    code = code_of(name, resources.known_rules)
    if code is not None:
        write(explain_rule(resources.rules[code]))
        return OK
    entry = resources.engine().entry(name)
    if entry is None:
        raise ClaimcheckError(
            f"'{name}' is neither a rule nor an entry; `claimcheck rules` lists the rules, findings name the entries"
        )
    write(explain_entry(entry))
    return OK
