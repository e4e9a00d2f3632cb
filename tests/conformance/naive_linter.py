"""A linter that does what naive linters do: it searches raw text and counts in its exit code."""

import re
import sys
from pathlib import Path

count = 0
for name in sys.argv[1:]:
    text = Path(name).read_text()
    for match in re.finditer("saw many cats", text):
        count += 1
        place = text.index(match.group())
        line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        print(f"{name}:{line}:{column}: \x1b[31m{text.splitlines()[line - 1]}\x1b[0m")
sys.exit(count % 256)
