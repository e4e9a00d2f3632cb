"""Tries drafted records together with the claim base: they must load, and examples judged otherwise are marked."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from claimcheck.claimbase import ClaimFolders
from claimcheck.curation.draft_output import write_folder
from claimcheck.curation.examples import outcomes
from claimcheck.curation.proposing import Records
from claimcheck.linter.engine import Engine


def tried(records: Records, folders: ClaimFolders) -> Records:
    """Return `records` with those examples marked as missed that are judged otherwise."""
    if not records.entries:
        return records
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder), records)
        engine = Engine(folders._replace(packs=(*folders.packs, folder), cache=""))
    return replace(records, entries=tuple(_marked(entry, engine) for entry in records.entries))


def _marked(fields: Mapping[str, Any], engine: Engine) -> dict[str, Any]:
    entry = engine.entry(fields["id"])
    wrong = {one.example.text for one in outcomes(entry, engine) if not one.right} if entry is not None else set()
    return {
        **fields,
        "examples": [{**one, **({"missed": True} if one["text"] in wrong else {})} for one in fields["examples"]],
        "near_misses": [{"text": one, "missed": True} if one in wrong else one for one in fields["near_misses"]],
    }
