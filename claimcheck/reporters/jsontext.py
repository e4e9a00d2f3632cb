"""JSON that survives everything: terminals, readers of lines, encodings without lone surrogates."""

from __future__ import annotations

import json
import re
from typing import Any

from claimcheck.reporters.visible import UNSAFE


def json_text(record: Any, *, indent: int | None = None) -> str:
    """Return `record` as JSON with a line end, characters that a terminal or a line reader acts on escaped."""
    # Line feeds between values are the only unsafe characters of JSON that do not stand in a string.
    lines = json.dumps(record, ensure_ascii=False, indent=indent).split("\n")
    return "".join(f"{UNSAFE.sub(_escaped, line)}\n" for line in lines)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
