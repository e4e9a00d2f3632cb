"""Puts a reading together from a cue and its arguments."""

from __future__ import annotations

from claimcheck.lexicon import CueRule
from claimcheck.model.claim import Certainty, Relation, State, Strength
from claimcheck.pipeline.components.scene import Scene
from claimcheck.pipeline.reading import Argument, Mark, Reading


def reading_of(scene: Scene, cue: CueRule, subject: Argument | None, object_: Argument) -> Reading:
    """Return the reading that `cue` makes of its arguments, with the clause they stand in."""
    ends = [
        (cue.start, cue.end),
        (object_.start, object_.end),
        *([(subject.start, subject.end)] if subject else []),
    ]
    start, end = scene.clause(min(s for s, _ in ends), max(e for _, e in ends))
    return Reading(
        Mark(cue.start, cue.end, "relation"),
        _relation(cue, subject, object_),
        Strength[cue.attributes["strength"].upper()],
        subject,
        object_,
        start,
        end,
        weak="weak" in cue.attributes,
        sole=cue.attributes.get("sole") == "yes",
        setting=cue.attributes.get("direction") == "setting",
        certainty=Certainty[cue.attributes.get("certainty", "plain").upper()],
    )


def _relation(cue: CueRule, subject: Argument | None, object_: Argument) -> Relation:
    """The kinds of the arguments can say more than the cue: "if you twitch, you are low" reads a sign."""
    kinds = [argument.mention.kind if argument and argument.mention else "" for argument in (subject, object_)]
    if cue.attributes.get("direction") == "pair" and kinds == ["symptom", "nutrient"]:
        return Relation.INDICATES
    if cue.attributes.get("direction") == "setting" and object_.mention and object_.mention.kind in ("group", "body"):
        return Relation.OCCURS
    return Relation(cue.attributes["relation"])


def fits(reading: Reading) -> bool:
    """Tell whether the object can be what the relation needs: treatment is given, not caused or relieved."""
    mention = reading.object.mention
    if mention is None or mention.kind != "nutrient" or mention.state is None:
        return True
    if reading.relation in (Relation.RELIEVES, Relation.PREVENTS):
        return mention.state is State.DEFICIENCY
    if reading.relation in (Relation.CAUSES, Relation.WORSENS, Relation.INDICATES):
        return mention.state in (State.DEFICIENCY, State.EXCESS)
    return True
