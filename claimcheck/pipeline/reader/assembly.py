"""Puts a reading together from a cue and its two sides."""

from __future__ import annotations

from msgspec.structs import replace

from claimcheck.lexicon.cues import Cue, Sides
from claimcheck.model.claim import Polarity, Relation, State, Strength
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reader.candidates import following
from claimcheck.pipeline.reader.sentence import Sentence
from claimcheck.pipeline.reader.syntax import tokens_at
from claimcheck.pipeline.reading import Argument, Mark, Reading

# What nobody gets or is given as an outcome.
_NO_OUTCOMES = frozenset(("body", "drug", "food", "behaviour", "advice", "group"))
_COMPLAINTS = frozenset(("symptom", "condition"))
_FRAMES = frozenset((Sides.PAIR, Sides.SETTING, Sides.JOINED, Sides.FRAMED))


def reading_of(sentence: Sentence, cue: Cue, subject: Argument | None, object_: Argument) -> Reading:
    """Return the reading that `cue` makes of its sides, with the clause they stand in."""
    entry = cue.entry
    withheld = entry.withholds and _bare_nutrient(object_)
    if object_.mention is not None and (withheld or (entry.raises and _bare_nutrient(object_))):
        object_ = replace(object_, mention=replace(object_.mention, state=State.DEFICIENCY))
    placed = [one for one in (subject, object_) if one is not None and one.start >= 0]
    start, end = sentence.clause(
        min([cue.start, *(one.start for one in placed)]), max([cue.end, *(one.end for one in placed)])
    )
    # "It KEEPS the gut FROM absorbing B12" tells of a lack that it causes, not of one that it prevents.
    relation = Relation.CAUSES if withheld else _relation(sentence, cue, subject, object_)
    # "Is NOT JUST a small cramp" denies likeness; elsewhere "not just" says that there is more.
    clause = (start, max(cue.end, object_.start))
    unlike = relation is Relation.SAME_AS and bool(sentence.lexicon.grammar["not_just"].search(sentence.text, *clause))
    speaks_against = entry.against and relation is Relation.INDICATES
    # "Gets NO MORE cramps" says by its "no" what comes about, and denies nothing.
    lessened = relation is Relation.RELIEVES and _lessening(sentence, cue, object_)
    return Reading(
        Mark(cue.start, object_.start if lessened else cue.end, "relation"),
        relation,
        Strength.CAN_CAUSE if speaks_against else entry.strength,
        subject,
        object_,
        start,
        end,
        weak=entry.weak,
        absorbs="negation" if lessened else entry.absorbs,
        sole=entry.sole or (relation is Relation.CAUSES and _in_most_cases(sentence, object_)),
        setting=entry.sides is Sides.SETTING,
        polarity=Polarity.DENIED if entry.denies or speaks_against or unlike else Polarity.AFFIRMED,
        certainty=entry.certainty,
    )


def _relation(sentence: Sentence, cue: Cue, subject: Argument | None, object_: Argument) -> Relation:
    """The kinds of the sides can say more than the cue: "if you twitch, you are low" reads a sign."""
    entry = cue.entry
    kinds = [argument.mention.kind if argument and argument.mention else "" for argument in (subject, object_)]
    if entry.sides is Sides.PAIR and kinds == ["symptom", "nutrient"]:
        return Relation.INDICATES
    if entry.sides is Sides.SETTING and kinds[1] in ("group", "body"):
        return Relation.OCCURS
    if entry.risk is not None and object_.start >= 0 and _is_risk(sentence, cue):
        return entry.risk
    if entry.relation is Relation.CONTAINS and kinds[0] == "nutrient" and kinds[1] in _COMPLAINTS:
        return Relation.CAUSES  # "cramps are FOUND IN people with low B12", "nobody GETS a rash FROM B12"
    if entry.gains and kinds[1] == "nutrient":
        return Relation.CONTAINS
    if entry.relation is Relation.DIAGNOSES and kinds[0] in _COMPLAINTS:
        return Relation.INDICATES
    helps = entry.relation is Relation.SUPPORTS and cue.group == "verbs" and not entry.gains
    if (helps and kinds[1] in _COMPLAINTS) or ((helps or entry.raises) and _is_lack(object_)):
        return Relation.RELIEVES
    sign = entry.relation is Relation.INDICATES and entry.strength is Strength.CORRELATIONAL
    if sign and kinds[0] not in ("", "symptom", "nutrient") and kinds[1]:
        return Relation.CAUSES  # "a vegan diet is a risk factor for low B12"
    causal = entry.relation is Relation.CAUSES and entry.strength is not Strength.CORRELATIONAL
    if kinds[0] == "symptom" and (entry.against or (causal and _is_state(object_))):
        return Relation.INDICATES
    if entry.sole and entry.weak and entry.sides is Sides.BACKWARD and kinds == ["symptom", "symptom"]:
        return Relation.SAME_AS  # "a twitch IS JUST a small cramp"
    lessened = entry.relation is Relation.CAUSES and _lessened(sentence, cue, object_)
    return Relation.RELIEVES if lessened else entry.relation


def _in_most_cases(sentence: Sentence, effect: Argument) -> bool:
    """Tell whether it is most cases, or all, of an effect that have the cause: "MOST cramps come from low B12"."""
    if effect.mention is None or effect.mention.kind not in _COMPLAINTS or effect.start < 0:
        return False
    root = tokens_at(sentence.doc, effect.start, effect.end).root
    phrase = root.doc[root.left_edge.i : root.i + 1]
    before = (*phrase, *(root.head.lefts if root.dep_ == "pobj" else ()))
    quantified = [*before, *(root.head.head,) * (root.dep_ == "pobj" and root.head.lower_ == "of")]
    # "The MOST common causes" are not most causes.
    return any(one.lower_ in sentence.lexicon.words["in_most_cases"] and one.tag_ != "RBS" for one in quantified)


def _is_risk(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether it is a risk that is raised or lowered: what raises the risk of something causes it."""
    last = tokens_at(sentence.doc, cue.start, cue.end)[0]
    return any(token.lower_ in sentence.lexicon.words["risks"] for token in following(sentence.doc, last.i + 1, 7))


def _bare_nutrient(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.kind == "nutrient" and argument.mention.state is None


def _is_lack(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.state is State.DEFICIENCY


def _is_state(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.kind == "nutrient" and argument.mention.state is not None


def _lessened(sentence: Sentence, cue: Cue, object_: Argument) -> bool:
    """Tell whether less of the object is meant: "leads to a REDUCTION of cramps", "after treatment, cramps EASE"."""
    if _lessening(sentence, cue, object_):
        return True
    eased = sentence.lexicon.grammar["eased"]
    return cue.entry.sides in _FRAMES and bool(eased.match(sentence.text, max(object_.end, 0)))


def _lessening(sentence: Sentence, cue: Cue, object_: Argument) -> bool:
    """Tell whether words right before the object, after the cue, say that there is less of it."""
    before = sentence.text[max(cue.end, object_.start - 40) : object_.start] if cue.end <= object_.start else ""
    return bool(sentence.lexicon.grammar["lessening"].search(before))


def with_remedy(sentence: Sentence, reading: Reading) -> Reading:
    """Give a relief whose subject is unsaid the remedy that the sentence names: "banish cramps WITH B12"."""
    eased, subject, grammar = reading.object.mention, reading.subject, sentence.lexicon.grammar
    person = subject is not None and grammar["anybody"].fullmatch(sentence.text, subject.start, subject.end)
    if reading.relation is not Relation.RELIEVES or not (subject is None or person) or eased is None:
        return reading
    ordered = not sentence.text[reading.start : reading.cue.start].strip()
    for mention in sentence.mentions:
        taken = mention.kind in ("drug", "food", "nutrient") and mention.state is not State.DEFICIENCY
        means = not ordered or grammar["by_means"].search(sentence.text, 0, mention.start)
        if taken and means and mention != eased and not grammar["no_remedy"].search(sentence.text, 0, mention.start):
            return replace(reading, subject=Argument(mention.start, mention.end, mention))
    return reading


def fits(reading: Reading, mentions: tuple[Mention, ...]) -> bool:
    """Tell whether the sides can be what the relation needs.

    Treatment is given, not caused or relieved; "gives" makes no muscle; in "for those low in B12, injections help" it
    is not the lack that helps, if one of the other `mentions` can.
    """
    mention = reading.object.mention
    subject = reading.subject.mention if reading.subject else None
    loose = reading.weak and reading.relation is Relation.CAUSES and _told_last(reading)
    if reading.weak and reading.relation is Relation.CAUSES and mention is not None and mention.kind == "body":
        return False
    if (
        loose
        and mention is not None
        and (mention.kind in _NO_OUTCOMES or (mention.kind == "nutrient" and not mention.state))
    ):
        return False
    if reading.relation is Relation.CAUSES and subject is not None and subject.kind == "property":
        return False  # "most spasms come from NOTHING SERIOUS"
    helps = reading.relation in (Relation.RELIEVES, Relation.PREVENTS)
    lack = subject if subject and subject.kind == "nutrient" and subject.state is State.DEFICIENCY else None
    if (
        helps
        and lack
        and (reading.weak or any(_given(m) and lack.end <= m.start < reading.cue.start for m in mentions))
    ):
        return False  # who is low "FEELS less tired" by something else
    if mention is None or mention.kind != "nutrient" or mention.state is None:
        return True
    if helps:
        return mention.state is State.DEFICIENCY
    if reading.relation in (Relation.CAUSES, Relation.WORSENS, Relation.INDICATES):
        return mention.state in (State.DEFICIENCY, State.EXCESS)
    return True


def _told_last(reading: Reading) -> bool:
    """Tell whether the cause is named last, as after "because" and "from"."""
    return reading.subject is not None and reading.subject.start >= reading.cue.end > reading.object.end


def _given(mention: Mention) -> bool:
    return mention.kind == "nutrient" and mention.state not in (None, State.DEFICIENCY, State.EXCESS)
