"""Counts the claim findings on a folder of published pages, and says how a reader judged each.

Usage: python benchmarks/pages.py FOLDER
`page_verdicts.yaml` beside this file holds the verdicts, by the path in FOLDER, the line and the code. Findings that
nobody has judged are printed, to be judged by somebody who did not write the program.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
VERDICTS = Path(__file__).with_name("page_verdicts.yaml")
JUDGED = ("CC1", "CC2", "CC303")


def main(arguments: list[str]) -> None:
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder = Path(arguments[0]).resolve()
    listed = yaml.safe_load(VERDICTS.read_text(encoding="utf-8"))
    verdicts = {(one["path"], one["line"], one["code"]): one["verdict"] for one in listed["findings"]}
    command = [sys.executable, "-m", "claimcheck", "check", "--isolated", "--format", "json", str(folder)]
    report = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout)
    counts: Counter[str] = Counter()
    for file in report["files"]:
        path = (ROOT / file["path"]).resolve().relative_to(folder).as_posix()
        for found in file["findings"]:
            if found["code"].startswith(JUDGED):
                verdict = verdicts.get((path, found["line"], found["code"]), "not judged")
                counts[verdict] += 1
                print(f"{verdict:10}  {path}:{found['line']}  {found['code']}  {found['message']}")
    print(f"{len(report['files'])} pages, {counts.total()} findings: {dict(counts)}")
    print("claims judged at random:", listed["claims"])


if __name__ == "__main__":
    main(sys.argv[1:])
