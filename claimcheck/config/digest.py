"""One digest of the settings that held for the files of a run, to be pinned and compared between runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from msgspec import Struct

from claimcheck.config.rulenames import KnownRule
from claimcheck.config.settings import Settings
from claimcheck.config.states import rule_states

# Which rules run, and how severely, is told by the states of the rules; a claim base counts with its digest, not with
# the folder it lies in, and of a baseline, only that there is one: it changes as articles do.
_TOLD_OTHERWISE = frozenset({"select", "ignore", "severities", "claims", "origin", "baseline"})


def configuration_digest(settings: Iterable[tuple[Settings, str]], known: Sequence[KnownRule]) -> str:
    """Return the digest of the different `settings`, each paired with the digest of the claim base it names.

    It depends on what the settings do: not on how they are written, on where their files lie, or on the order and
    the number of the files they hold for.
    """
    different = sorted({_canonical(one, claim_base, known) for one, claim_base in settings})
    return f"sha256:{hashlib.sha256(json.dumps(different).encode()).hexdigest()}"


def _canonical(settings: Settings, claim_base: str, known: Sequence[KnownRule]) -> str:
    rest = set(settings.__struct_fields__) - _TOLD_OTHERWISE
    values = {name: _plain(getattr(settings, name)) for name in rest}
    told = {"rules": rule_states(settings, known), "claim_base": claim_base, "baseline": settings.baseline is not None}
    return json.dumps({**values, **told}, sort_keys=True)


def _plain(value: Any) -> Any:
    """Return `value` as JSON can hold it, with the items of sequences, whose order means nothing, sorted."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, tuple):
        return sorted((_plain(item) for item in value), key=json.dumps)
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    return value
