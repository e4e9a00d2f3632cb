"""A sentence with all that was found in it, and the search in it for what stands on either side of a cue."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from spacy.tokens import Doc

from claimcheck.lexicon import CueRule, Lexicon
from claimcheck.pipeline.components.syntax import is_verb, predicate_of, subject_of, tokens_at, words_of
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument

# Subjects, None where left unsaid, and objects.
Pairs = Iterator[tuple[Argument | None, Argument]]

# Words that may stand between a cue and its argument.
_REACH = 14


class Scene(Struct, frozen=True):
    """A sentence with all that was found in it so far."""

    doc: Doc
    text: str
    mentions: tuple[Mention, ...]
    cues: tuple[CueRule, ...]
    clauses: tuple[tuple[int, int], ...]
    breaks: tuple[int, ...]
    lexicon: Lexicon

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


def objects_right(scene: Scene, position: int) -> list[Mention]:
    """Return the first mention after `position` and those coordinated with it."""
    found: list[Mention] = []
    for mention in (m for m in scene.mentions if m.start >= position):
        gap = scene.text[found[-1].end if found else position : mention.start]
        if found and not (joins(scene, gap) and not _starts_clause(scene, mention)):
            break
        if not found and (len(gap.split()) > _REACH or _blocked(scene, position, mention.start)):
            break
        found.append(mention)
    return found


def objects_left(scene: Scene, position: int) -> list[Mention]:
    """Return the last mention before `position` and those coordinated with it, in text order."""
    found: list[Mention] = []
    for mention in reversed([m for m in scene.mentions if m.end <= position]):
        gap = scene.text[mention.end : found[0].start if found else position]
        if found and not joins(scene, gap):
            break
        if not found and (len(gap.split()) > _REACH or _blocked(scene, mention.end, position)):
            break
        found.insert(0, mention)
    return found


def joins(scene: Scene, gap: str) -> bool:
    """Tell whether only commas, "and" and the like stand between two members of a list."""
    return bool(scene.lexicon.grammar["coordinated"].fullmatch(gap) and scene.lexicon.grammar["list_sign"].search(gap))


def _starts_clause(scene: Scene, mention: Mention) -> bool:
    """Tell whether a finite verb follows, so that the mention is a new subject and no further object."""
    if any(mention.start == cut for cut in scene.breaks):
        return True
    return bool(scene.lexicon.grammar["finite"].match(scene.text, mention.end))


def _blocked(scene: Scene, start: int, end: int) -> bool:
    """Tell whether another cue or a new clause stands between `start` and `end`."""
    if scene.lexicon.grammar["apart"].search(scene.text, start, end):
        return True
    if any(start < cut < end and scene.text[cut] != ":" for cut in scene.breaks):
        return True
    strong = (c for c in scene.cues if start <= c.start and c.end <= end and "weak" not in c.attributes)
    return any(True for _ in strong)


def subjects_left(scene: Scene, cue: CueRule) -> list[Argument] | None:
    """Return the subjects of a cue whose subject stands before it; None where it is left unsaid."""
    token = subject_of(predicate_of(tokens_at(scene.doc, cue.start, cue.end).root))
    if token is not None and token.idx < cue.start:
        start, end = words_of(token, cue.start)
        named = [m for m in scene.mentions if m.start < end and start < m.end <= cue.start]
        if token.right_edge.idx >= cue.start:
            # The head of a relative clause: of all that its phrase names, its own word is meant.
            named = [m for m in named if m.start <= token.idx < m.end] or named
        if named and scene.lexicon.grammar["avoided"].search(scene.text, 0, named[0].start):
            return [Argument(start, end)]
        if named:
            return as_arguments(_main(scene, named))
        if _refers(scene, start, end):
            return [Argument(start, end, None, refers=True)]
        if not is_verb(token) and token.tag_ not in ("WDT", "WP", "EX"):
            return _unknown(scene, start, end, cue)
    near = objects_left(scene, cue.start)
    return as_arguments(_main(scene, near)) if near else None


def _unknown(scene: Scene, start: int, end: int, cue: CueRule) -> list[Argument]:
    """Return words without a known concept, unless a concept in apposition follows them before the cue."""
    near = [m for m in objects_left(scene, cue.start) if m.start >= end and scene.words_between(m.end, cue.start) < 3]
    return as_arguments(near) if near else [Argument(start, end)]


def _main(scene: Scene, named: list[Mention]) -> list[Mention]:
    """Leave out groups of people beside other concepts, and what only specifies the first concept."""
    kept = [mention for mention in named if mention.kind not in ("group", "body")] or named
    main = kept[:1]
    for mention in kept[1:]:
        gap = scene.text[main[-1].end : mention.start]
        if joins(scene, gap):
            main.append(mention)
    return main


def _refers(scene: Scene, start: int, end: int) -> bool:
    words = scene.text[start:end].strip()
    return bool(scene.lexicon.pronouns.fullmatch(words)) or any(
        found.end - found.start == len(words) for found in scene.lexicon.nouns.find(words)
    )


def as_arguments(mentions: list[Mention]) -> list[Argument]:
    """Return the mentions as sides of a relation."""
    return [Argument(m.start, m.end, m) for m in mentions]


def pronoun_right(scene: Scene, cue: CueRule) -> list[Argument]:
    """Return the pronoun right after a cue."""
    match = scene.lexicon.grammar["object_pronoun"].match(scene.text, cue.end)
    return [Argument(match.end() - len(match.group().strip()), match.end(), None, refers=True)] if match else []
