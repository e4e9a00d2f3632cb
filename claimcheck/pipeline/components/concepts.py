"""Component: concepts of the claim base and the states they are in."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.claimbase import ClaimFolders
from claimcheck.lexicon.normal import normalise
from claimcheck.pipeline.mentions import Mention, MentionFinder, finder_for

NAME = "claimcheck_concepts"


class ConceptMatcher:
    """Sets `doc._.mentions`; positions are code points of the text."""

    def __init__(self, finder: MentionFinder):
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> tuple[Mention, ...]:
        """Return the mentions in `doc`, from left to right."""
        return self._finder.find(normalise(doc.text))

    def set_annotations(self, doc: Doc, mentions: tuple[Mention, ...]) -> None:
        """Write the mentions."""
        doc._.mentions = mentions


@Language.factory(NAME, assigns=["doc._.mentions"], default_config={"packs": [], "base": "", "cache": ""})
def create(nlp: Language, name: str, packs: list[str], base: str, cache: str) -> ConceptMatcher:
    """Return the component for a claim base."""
    return ConceptMatcher(finder_for(ClaimFolders(tuple(packs), base, cache)))
