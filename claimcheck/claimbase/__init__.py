"""The claim base: concepts, sources and evidence-graded entries, read from YAML and checked."""

from claimcheck.claimbase.base import ClaimBase
from claimcheck.claimbase.folders import PARTS, ClaimFolders, built_in_folder
from claimcheck.claimbase.load import load_claim_base, load_folders

__all__ = ["PARTS", "ClaimBase", "ClaimFolders", "built_in_folder", "load_claim_base", "load_folders"]
