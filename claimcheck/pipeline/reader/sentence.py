"""A parsed sentence with all that was found in it, and the search in its text for what is listed together."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from spacy.tokens import Doc, Token

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.cues import Cue
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument

# Subjects, None where left unsaid, and objects.
Pairs = Iterator[tuple[Argument | None, Argument]]

# Words that may stand between a cue and its argument.
_REACH = 14


class Sentence(Struct, frozen=True):
    """A sentence: its parse, its normalised `text` and what was found in it.

    `clauses` are the ranges of clauses with a subject of their own, `breaks` the positions where one begins or ends.
    """

    doc: Doc
    text: str
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]
    clauses: tuple[tuple[int, int], ...]
    breaks: tuple[int, ...]
    lexicon: Lexicon

    def named_at(self, token: Token) -> Mention | None:
        """Return the concept that `token` is a word of."""
        return next((m for m in self.mentions if m.start <= token.idx < m.end), None)

    def words_between(self, start: int, end: int) -> int:
        """Count the words of `text[start:end]`."""
        return len(self.text[start:end].split())

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest stretch between clause breaks that holds `start:end`.

        A clause of which only a part is held ("everyone WHO IS LOW twitches") begins and ends nothing.
        """
        cut = {place for s, e in self.clauses if s < start < e <= end or start <= s < end < e for place in (s, e)}
        breaks = [place for place in self.breaks if place not in cut]
        left = max((b for b in breaks if b <= start), default=0)
        right = min((b for b in breaks if b >= end), default=len(self.text))
        return left, right


def objects_right(sentence: Sentence, position: int) -> list[Mention]:
    """Return the first mention after `position` and those coordinated with it."""
    found: list[Mention] = []
    for mention in (m for m in sentence.mentions if m.start >= position):
        gap = sentence.text[found[-1].end if found else position : mention.start]
        if found and not (joins(sentence, gap) and not _starts_clause(sentence, mention)):
            break
        if not found and (len(gap.split()) > _REACH or _blocked(sentence, position, mention.start)):
            break
        found.append(mention)
    return found


def objects_left(sentence: Sentence, position: int) -> list[Mention]:
    """Return the last mention before `position` and those coordinated with it, in text order."""
    found: list[Mention] = []
    for mention in reversed([m for m in sentence.mentions if m.end <= position]):
        gap = sentence.text[mention.end : found[0].start if found else position]
        if found and not joins(sentence, gap):
            break
        if not found and (len(gap.split()) > _REACH or _blocked(sentence, mention.end, position)):
            break
        found.insert(0, mention)
    return found


def joins(sentence: Sentence, gap: str) -> bool:
    """Tell whether only commas, "and" and the like stand between two members of a list."""
    grammar = sentence.lexicon.grammar
    return bool(grammar["coordinated"].fullmatch(gap) and grammar["list_sign"].search(gap))


def _starts_clause(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a finite verb follows, so that the mention is a new subject and no further object."""
    if any(mention.start == cut for cut in sentence.breaks):
        return True
    return bool(sentence.lexicon.grammar["finite"].match(sentence.text, mention.end))


def _blocked(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether another cue or a new clause stands between `start` and `end`."""
    if sentence.lexicon.grammar["apart"].search(sentence.text, start, end):
        return True
    if any(start < cut < end and sentence.text[cut] != ":" for cut in sentence.breaks):
        return True
    return any(start <= cue.start and cue.end <= end and not cue.entry.weak for cue in sentence.cues)


def as_arguments(mentions: list[Mention]) -> list[Argument]:
    """Return the mentions as sides of a relation."""
    return [Argument(m.start, m.end, m) for m in mentions]


def refers(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is a pronoun or a noun like "the vitamin" that stands for something else."""
    words = sentence.text[start:end].strip()
    return bool(sentence.lexicon.pronouns.fullmatch(words)) or any(
        found.end - found.start == len(words) for found in sentence.lexicon.nouns.find(words)
    )


def pronoun_right(sentence: Sentence, cue: Cue) -> list[Argument]:
    """Return the pronoun right after a cue."""
    match = sentence.lexicon.grammar["object_pronoun"].match(sentence.text, cue.end)
    return [Argument(match.end() - len(match.group().strip()), match.end(), None, refers=True)] if match else []
