"""Runs a benchmark folder's own `score.py` with the claimcheck of this environment.

Usage: python benchmarks/accuracy.py FOLDER [ARGUMENT ...]
FOLDER holds `score.py`; the arguments after it are the scorer's, the folder itself when there are none.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        sys.exit(__doc__)
    folder, *rest = arguments
    scorer = [
        sys.executable,
        str(Path(folder) / "score.py"),
        "--claimcheck",
        f"{sys.executable} -m claimcheck",
    ]
    return subprocess.run([*scorer, *(rest or [folder])], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
