"""The words claimcheck reads claims by: cues, states and signals, kept as YAML beside this file."""

from claimcheck.lexicon.load import CueRule, Lexicon, StateRule, load_lexicon

__all__ = ["CueRule", "Lexicon", "StateRule", "load_lexicon"]
