"""Component: the text as it is looked up, concepts of the claim base in it and the states they are in."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.claimbase import ClaimFolders
from claimcheck.lexicon.normal import normalise
from claimcheck.pipeline.mentions import Mention, MentionFinder, finder_for

NAME = "claimcheck_concepts"


class ConceptMatcher:
    """Sets `doc._.normal` and `doc._.mentions`, unless they are known; positions are code points of the text."""

    def __init__(self, finder: MentionFinder):
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        if not doc._.normal:
            text = normalise(doc.text)
            self.set_annotations(doc, text, self.match(text))
        return doc

    def match(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in normalised `text`, from left to right."""
        return self._finder.find(text)

    def set_annotations(self, doc: Doc, text: str, mentions: tuple[Mention, ...]) -> None:
        """Write the normalised text and its mentions."""
        doc._.normal, doc._.mentions = text, mentions


@Language.factory(
    NAME,
    assigns=["doc._.normal", "doc._.mentions"],
    default_config={"packs": [], "base": "", "cache": ""},
)
def create(nlp: Language, name: str, packs: list[str], base: str, cache: str) -> ConceptMatcher:
    """Return the component for a claim base."""
    return ConceptMatcher(finder_for(ClaimFolders(tuple(packs), base, cache)))
