"""JSON Schemas of everything that people write in YAML, made from the forms that the loaders read by.

They lie in the package under `schemas/`, so that an editor that is pointed at one completes and checks while typing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimcheck.claimbase.changes import change_record
from claimcheck.claimbase.records import CONCEPT, SOURCE, Known, entry_record, topic_record
from claimcheck.config import KnownRule
from claimcheck.config.form import config_record
from claimcheck.lexicon import load_lexicon
from claimcheck.linter.baselinefile import BASELINE
from claimcheck.shapes import Field, Items, Record, Shape, document_schema


def schema_text(name: str, known_rules: Sequence[KnownRule]) -> str:
    """Return the JSON Schema of that name as it is published."""
    qualifiers = load_lexicon().qualifier_names
    shapes: dict[str, Shape[Any]] = {
        "entries": _file("entries", entry_record(Known(qualifiers=qualifiers))),
        "concepts": _file("concepts", CONCEPT),
        "sources": _file("sources", SOURCE),
        "topics": _file("topics", topic_record({})),
        "changes": _file("changes", change_record(qualifiers)),
        "configuration": config_record(known_rules, None),
        "baseline": BASELINE,
    }
    schema = document_schema(f"claimcheck {name}", shapes[name])
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _file(part: str, record: Record[Any]) -> Record[Any]:
    """Return the form of a file that holds the records of one part of a claim base."""
    return Record({part: Field(Items(record), f"The {part}.", required=True)})
