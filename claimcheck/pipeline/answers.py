"""What an answer or an echo says: the claim asked about or told before, with the polarity of the answer."""

from __future__ import annotations

from msgspec.structs import replace

from claimcheck.lexicon import Lexicon
from claimcheck.model.claim import Certainty, Polarity, Strength, Voice
from claimcheck.pipeline.grading import graded
from claimcheck.pipeline.reading import Argument, Mark, Reading


def limited(strength: Strength, words: str, lexicon: Lexicon) -> Strength:
    """Return the strength that a modal in an answer or an ellipsis leaves: "it CAN", "so MAY stress"."""
    modals = (cue.attributes for cue in lexicon.modifiers.find(words))
    return min([strength, *(Strength[m["value"].upper()] for m in modals if m["category"] == "strength")])


def answer(
    reading: Reading, polarity: Polarity, certainty: Certainty, text: str, length: int, lexicon: Lexicon
) -> Reading:
    """Return `reading` as a unit of `length` characters answers it with the words `text`."""
    return replace(
        reading,
        subject=_outside(reading.subject),
        object=replace(reading.object, start=-1, end=-1),
        voice=Voice.OWN,
        polarity=polarity,
        strength=limited(reading.strength, text, lexicon),
        certainty=certainty,
        cue=Mark(0, length, "answer"),
        start=0,
        end=length,
        marks=(Mark(0, length, "answer"),),
    )


def echo(reading: Reading, text: str, length: int, lexicon: Lexicon) -> Reading:
    """Return `reading` as "It never is." or "They always do." repeats it."""
    plain = replace(
        answer(reading, Polarity.AFFIRMED, Certainty.PLAIN, text, length, lexicon), frequency=None, sole=False
    )
    return replace(graded(plain, list(lexicon.modifiers.find(text)), plain.qualifiers), marks=plain.marks)


def _outside(argument: Argument | None) -> Argument | None:
    return replace(argument, start=-1, end=-1) if argument else None
