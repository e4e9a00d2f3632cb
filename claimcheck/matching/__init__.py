"""Claims against the claim base: which entry speaks about a claim, and what it makes of the wording."""

from claimcheck.matching.entries import Match, matches
from claimcheck.matching.judging import GRAVITY, Fault, Judgement, answerable, judge

__all__ = ["GRAVITY", "Fault", "Judgement", "Match", "answerable", "judge", "matches"]
