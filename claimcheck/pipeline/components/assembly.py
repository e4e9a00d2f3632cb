"""Puts a reading together from a cue and its arguments."""

from __future__ import annotations

from msgspec.structs import replace

from claimcheck.lexicon import CueRule
from claimcheck.model.claim import Certainty, Polarity, Relation, State, Strength
from claimcheck.pipeline.components.scene import Scene
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument, Mark, Reading


def reading_of(scene: Scene, cue: CueRule, subject: Argument | None, object_: Argument) -> Reading:
    """Return the reading that `cue` makes of its arguments, with the clause they stand in."""
    ends = [
        (cue.start, cue.end),
        (object_.start, object_.end),
        *([(subject.start, subject.end)] if subject else []),
    ]
    start, end = scene.clause(min(s for s, _ in ends), max(e for _, e in ends))
    relation = _relation(scene, cue, subject, object_)
    speaks_against = "against" in cue.attributes and relation is Relation.INDICATES
    return Reading(
        Mark(cue.start, cue.end, "relation"),
        relation,
        Strength.CAN_CAUSE if speaks_against else Strength[cue.attributes["strength"].upper()],
        subject,
        object_,
        start,
        end,
        weak="weak" in cue.attributes,
        absorbs=cue.attributes.get("absorbs", ""),
        sole=cue.attributes.get("sole") == "yes",
        setting=cue.attributes.get("direction") == "setting",
        polarity=Polarity.DENIED if "denies" in cue.attributes or speaks_against else Polarity.AFFIRMED,
        certainty=Certainty[cue.attributes.get("certainty", "plain").upper()],
    )


def _relation(scene: Scene, cue: CueRule, subject: Argument | None, object_: Argument) -> Relation:
    """The kinds of the arguments can say more than the cue: "if you twitch, you are low" reads a sign."""
    kinds = [argument.mention.kind if argument and argument.mention else "" for argument in (subject, object_)]
    if cue.attributes.get("direction") == "pair" and kinds == ["symptom", "nutrient"]:
        return Relation.INDICATES
    if cue.attributes.get("direction") == "setting" and object_.mention and object_.mention.kind in ("group", "body"):
        return Relation.OCCURS
    relation = Relation(cue.attributes["relation"])
    signs = (
        "direction" in cue.attributes
        and cue.attributes["relation"] == "causes"
        and cue.attributes["strength"] != "correlational"
    )
    if kinds[0] == "symptom" and ("against" in cue.attributes or (signs and _is_state(object_))):
        return Relation.INDICATES
    return Relation.RELIEVES if relation is Relation.CAUSES and _lessened(scene, cue, object_) else relation


def _is_state(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.kind == "nutrient" and argument.mention.state is not None


def _lessened(scene: Scene, cue: CueRule, object_: Argument) -> bool:
    """Tell whether less of the object is meant: "leads to a REDUCTION of cramps", "after treatment, cramps EASE"."""
    before = scene.text[max(cue.end, object_.start - 40) : object_.start] if cue.end <= object_.start else ""
    if scene.lexicon.grammar["lessening"].search(before):
        return True
    framed = cue.attributes.get("direction") in ("pair", "setting", "joined", "framed")
    return framed and bool(scene.lexicon.grammar["eased"].match(scene.text, object_.end))


def with_remedy(scene: Scene, reading: Reading) -> Reading:
    """Give a relief whose subject is unsaid the remedy that the sentence names: "banish cramps WITH B12"."""
    eased = reading.object.mention
    if reading.relation is not Relation.RELIEVES or reading.subject is not None or eased is None:
        return reading
    excluded = scene.lexicon.grammar["no_remedy"]
    for mention in scene.mentions:
        taken = mention.kind in ("drug", "food", "nutrient") and mention.state is not State.DEFICIENCY
        if taken and mention != eased and not excluded.search(scene.text, 0, mention.start):
            return replace(reading, subject=Argument(mention.start, mention.end, mention))
    return reading


def fits(reading: Reading, mentions: tuple[Mention, ...]) -> bool:
    """Tell whether the sides can be what the relation needs.

    Treatment is given, not caused or relieved; "gives" makes no muscle; in "for those low in B12, injections help" it
    is not the lack that helps, if one of the other `mentions` can.
    """
    mention = reading.object.mention
    subject = reading.subject.mention if reading.subject else None
    if mention is not None and mention.kind == "body" and reading.weak and reading.relation is Relation.CAUSES:
        return False
    helps = reading.relation in (Relation.RELIEVES, Relation.PREVENTS)
    lack = subject if subject and subject.kind == "nutrient" and subject.state is State.DEFICIENCY else None
    if helps and lack and any(_given(m) and lack.end <= m.start < reading.cue.start for m in mentions):
        return False
    if mention is None or mention.kind != "nutrient" or mention.state is None:
        return True
    if reading.relation in (Relation.RELIEVES, Relation.PREVENTS):
        return mention.state is State.DEFICIENCY
    if reading.relation in (Relation.CAUSES, Relation.WORSENS, Relation.INDICATES):
        return mention.state in (State.DEFICIENCY, State.EXCESS)
    return True


def _given(mention: Mention) -> bool:
    return mention.kind == "nutrient" and mention.state not in (None, State.DEFICIENCY, State.EXCESS)
