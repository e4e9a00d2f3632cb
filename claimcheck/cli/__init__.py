"""The command line: the only layer that prints, exits and reads the environment."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from claimcheck.cli.exitcodes import FAILED, INTERNAL, INTERRUPTED, OK


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    # What is loaded at the start lives on to the end. Looking through it for garbage, again and again and once more
    # when the interpreter ends, would cost a fifth of the time that one article takes.
    gc.set_threshold(100_000)
    # Read once, when NumPy is first loaded: its many small products take three times as long in several threads.
    for library in ("OPENBLAS", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        return _report_bug()
    finally:
        gc.freeze()


def _run(arguments: Sequence[str] | None) -> int:
    import click

    from claimcheck.cli.app import app
    from claimcheck.cli.streams import prepare_streams, say
    from claimcheck.errors import ClaimcheckError

    prepare_streams()
    try:
        code = app.main(args=arguments, prog_name="claimcheck", standalone_mode=False)
        return int(code or OK)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code if error.exit_code == FAILED else FAILED
    except ClaimcheckError as error:
        for problem in error.problems:
            say(str(problem) if problem.path else f"claimcheck: {problem.message}")
        return FAILED
    except SystemExit:
        # So click leaves when nobody reads the help any more; commands see to their own output.
        return OK


def _report_bug() -> int:
    import traceback

    traceback.print_exc()
    message = "claimcheck: this is a bug; please report it to the makers of claimcheck with the lines above"
    print(message, file=sys.stderr)
    return INTERNAL
