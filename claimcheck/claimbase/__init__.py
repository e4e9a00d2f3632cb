"""The claim base: concepts, sources and evidence-graded entries, read from YAML and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.claimbase.base import ClaimBase
from claimcheck.claimbase.folders import PARTS, ClaimFolders, built_in_folder

if TYPE_CHECKING:
    from claimcheck.claimbase.load import load_claim_base, load_folders

__all__ = ["PARTS", "ClaimBase", "ClaimFolders", "built_in_folder", "load_claim_base", "load_folders"]


def __getattr__(name: str) -> Any:
    """Import what loads a claim base, and YAML with it, when first asked for: unchanged drafts need neither."""
    if name not in ("load_claim_base", "load_folders"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from claimcheck.claimbase import load

    return getattr(load, name)
