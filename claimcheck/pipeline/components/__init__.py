"""The spaCy components, one a file; `COMPONENTS` is their order in the pipeline."""

from claimcheck.pipeline.components import concepts, grades, voices
from claimcheck.pipeline.reader import component as reader

COMPONENTS = (concepts.NAME, reader.NAME, grades.NAME, voices.NAME)
# "normal" is the normalised text of the doc; spaCy would put its text together anew for everybody who asks.
# "strange" tells that the doc is about something the claim base does not know.
EXTENSIONS = ("normal", "mentions", "readings", "strange")

__all__ = ["COMPONENTS", "EXTENSIONS"]
