"""The program with its commands."""

from __future__ import annotations

import click

from claimcheck.cli.baseline import baseline
from claimcheck.cli.check import check
from claimcheck.cli.claims import claims
from claimcheck.cli.configuration import config
from claimcheck.cli.explain import explain
from claimcheck.cli.extract import extract
from claimcheck.cli.rules import rules
from claimcheck.cli.schema import schema
from claimcheck.cli.suppressions import suppressions


def _print_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from claimcheck.claimbase.installed import installed_packs
    from claimcheck.cli.resources import load_resources
    from claimcheck.cli.streams import write

    packs = "".join(f"pack {pack.name} {pack.version}\n" for pack in installed_packs())
    tool = load_resources().engine().tool_info()
    write(
        f"claimcheck {tool.version}\n"
        f"model {tool.model_name} {tool.model_version}\n"
        f"claim base {tool.digest} ({tool.entries} entries)\n{packs}"
    )
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the versions of the program, the language model and the claim base.",
)
def app() -> None:
    """Check the health claims in drafts against a curated, evidence-graded claim base.

    Exit codes: 0 nothing found, 1 findings, 2 bad usage or input, 3 a bug, 130 interrupted.
    """


for _command in (check, extract, rules, explain, config, claims, baseline, suppressions, schema):
    app.add_command(_command)
