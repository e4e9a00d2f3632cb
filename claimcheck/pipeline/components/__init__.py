"""The spaCy components, one a file; `COMPONENTS` is their order in the pipeline."""

from claimcheck.pipeline.components import concepts, cues, grades, relations, voices

COMPONENTS = (concepts.NAME, cues.NAME, relations.NAME, grades.NAME, voices.NAME)
EXTENSIONS = ("mentions", "relation_cues", "modifier_cues", "readings")

__all__ = ["COMPONENTS", "EXTENSIONS"]
