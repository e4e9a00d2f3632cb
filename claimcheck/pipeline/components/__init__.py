"""The spaCy components, one a file; `COMPONENTS` is their order in the pipeline."""

from claimcheck.pipeline.components import concepts, cues, grades, relations, voices

COMPONENTS = (concepts.NAME, cues.NAME, relations.NAME, grades.NAME, voices.NAME)
# "normal" is the normalised text of the doc; spaCy would put its text together anew for everybody who asks.
EXTENSIONS = ("normal", "mentions", "relation_cues", "modifier_cues", "readings")

__all__ = ["COMPONENTS", "EXTENSIONS"]
