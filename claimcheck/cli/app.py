"""The program with its commands."""

from __future__ import annotations

from importlib import import_module

import click

# Each in the module of its name below `claimcheck.cli`; imported when it is called, because one article needs one.
COMMANDS = {
    "check": "check",
    "extract": "extract",
    "rules": "rules",
    "explain": "explain",
    "config": "configuration",
    "claims": "claims",
    "baseline": "baseline",
    "suppressions": "suppressions",
    "schema": "schema",
    "cache": "cache",
}


class Commands(click.Group):
    """A group whose commands are the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which help lists them."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"claimcheck.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command


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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
