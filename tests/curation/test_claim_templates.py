"""The template of an entry: it loads as it is, whatever it is about."""

from __future__ import annotations

import datetime
from itertools import product
from pathlib import Path

import pytest

from claimcheck.claimbase import ClaimBase, load_claim_base
from claimcheck.curation.appending import append_entry, with_entry
from claimcheck.curation.templates import Wish, new_entry
from claimcheck.curation.writing import entry_yaml
from claimcheck.errors import ClaimcheckError
from claimcheck.lexicon import load_lexicon
from claimcheck.model.claim import Relation, State
from claimcheck.model.entry import Evidence
from claimcheck.yamlfile import parse_yaml

TODAY = datetime.date(2028, 2, 29)


def wish(**changes: object) -> Wish:
    given = {
        "subject": "iron:excess",
        "relation": Relation.CAUSES,
        "object": "fatigue",
        "evidence": Evidence.POSSIBLE,
        "source": "007",
        "topic": "iron",
    }
    return Wish(**{**given, **changes})  # type: ignore[arg-type]


def test_template(base: ClaimBase) -> None:
    assert entry_yaml(new_entry(base, wish(), TODAY)) == (
        "  - id: iron-excess--fatigue\n"
        "    topic: iron\n"
        "    subject: {concept: iron, state: excess}\n"
        "    relation: causes\n"
        "    object: {concept: fatigue}\n"
        "    evidence: possible\n"
        "    licence:\n"
        "      strength: can_cause\n"
        "      frequency: common\n"
        '      denial: "yes"\n'
        '    statement: "TODO: what is known, in one or two sentences of your own."\n'
        "    suggestion: Too much iron may cause tiredness.\n"
        "    sources:\n"
        '      - {source: "007", section: "TODO: the heading it stands under"}\n'
        "    reviewed: 2028-02-29\n"
        "    review_by: 2029-02-28\n"
        "    examples:\n"
        "      - {text: Too much iron may cause tiredness., verdict: supported}\n"
        "      - {text: Too much iron causes tiredness., verdict: overstated}\n"
        "    near_misses:\n"
        "      - Does too much iron cause tiredness?\n"
    )


@pytest.mark.parametrize(
    ("evidence", "suggestion"),
    [
        (Evidence.ESTABLISHED, "Too much iron causes tiredness."),
        (Evidence.PROBABLE, "Too much iron probably causes tiredness."),
        (Evidence.POSSIBLE, "Too much iron may cause tiredness."),
        (Evidence.CASE_REPORTS, "It is uncertain whether too much iron causes tiredness."),
        (Evidence.NOT_ESTABLISHED, "It is uncertain whether too much iron causes tiredness."),
        (Evidence.REFUTED, "Too much iron does not cause tiredness."),
    ],
)
def test_suggestions_follow_the_grade(base: ClaimBase, evidence: Evidence, suggestion: str) -> None:
    assert new_entry(base, wish(evidence=evidence), TODAY)["suggestion"] == suggestion


def test_relations_with_is(base: ClaimBase) -> None:
    fields = new_entry(base, wish(subject="fatigue", relation=Relation.INDICATES, object="iron:deficiency"), TODAY)
    assert fields["suggestion"] == "Tiredness may be a sign of iron deficiency."
    assert fields["near_misses"] == ["Is tiredness a sign of iron deficiency?"]


@pytest.mark.parametrize("evidence", Evidence, ids=lambda grade: grade.label)
def test_every_template_loads(folder: Path, base: ClaimBase, evidence: Evidence) -> None:
    file = folder / "entries" / "new.yaml"
    names = load_lexicon().qualifier_names
    for relation, state in product(Relation, (None, *State)):
        given = wish(
            subject=f"sleep:{state.value}" if state else "sleep", relation=relation, evidence=evidence, object="tea"
        )
        fields = new_entry(base, given, TODAY)
        # In a file of its own: some relations contradict each other.
        file.write_text(f"entries:\n{entry_yaml(fields)}", encoding="utf-8")
        loaded = load_claim_base(base=folder, qualifiers=names).entries[fields["id"]]
        assert (loaded.relation, loaded.subject.state, loaded.evidence) == (relation, state, evidence)


def test_ids_that_are_taken(base: ClaimBase) -> None:
    assert new_entry(base, wish(subject="tea", object="iron"), TODAY)["id"] == "tea--causes--iron"


def test_vitamins_go_by_their_letter(base: ClaimBase) -> None:
    concepts = {**base.concepts, "vitamin-b6": base.concepts["iron"], "vitamin-d": base.concepts["iron"]}
    more = ClaimBase(concepts, base.sources, base.entries, base.digest)
    assert new_entry(more, wish(subject="vitamin-b6", object="vitamin-d"), TODAY)["id"] == "b6--vitamin-d"


def test_everything_unknown_is_told(base: ClaimBase) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        new_entry(base, wish(subject="irn", object="fatigue:low", source="leafet"), TODAY)
    assert [str(problem).split(";")[0] for problem in caught.value.problems] == [
        "there is no concept 'irn'",
        "there is no source 'leafet'",
        "there is no state 'low'",
    ]


@pytest.mark.parametrize("subject", ["iron:deficiency", "iron-lack"])
def test_the_same_relation_is_refused(base: ClaimBase, subject: str) -> None:
    with pytest.raises(ClaimcheckError, match=r"iron\.yaml:3: 'iron-deficiency--fatigue' is about the same relation"):
        new_entry(base, wish(subject=subject), TODAY)


ENTRY = "  - id: new\n    topic: t\n    statement: >-\n      folded\n\n      twice\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("entries:\n  - id: a\n", f"entries:\n  - id: a\n\n{ENTRY}", id="at the end"),
        pytest.param("entries:\n  - id: a", f"entries:\n  - id: a\n\n{ENTRY}", id="no last line end"),
        pytest.param("entries:\n  - id: a\n\n\n", f"entries:\n  - id: a\n\n{ENTRY}", id="blank lines"),
        pytest.param("entries:  # none\n", f"entries:  # none\n{ENTRY}", id="no entry yet"),
        pytest.param("entries:\n  - id: a\n# end\n", f"entries:\n  - id: a\n\n{ENTRY}# end\n", id="last comment"),
        pytest.param(
            "entries:\n- id: a\n",
            "entries:\n- id: a\n\n- id: new\n  topic: t\n  statement: >-\n    folded\n\n    twice\n",
            id="less indent",
        ),
    ],
)
def test_appended(before: str, after: str) -> None:
    assert with_entry(before, "f.yaml", ENTRY, "new") == after
    assert parse_yaml(after, "f.yaml").plain()["entries"][-1]["statement"] == "folded\ntwice"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("concepts:\n", "f.yaml:1: no file of entries"),
        ("", "f.yaml:1: no file of entries"),
        ("entries: []\n", "f.yaml:1:10: expected a list under `entries:`"),
        ("entries:\n  - id: new\n", "f.yaml: the id 'new' stands there already"),
        ("entries: [\n", "f.yaml:2:1: not valid YAML"),
    ],
)
def test_not_appended(text: str, problem: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        with_entry(text, "f.yaml", ENTRY, "new")
    assert str(caught.value).startswith(problem)


def test_a_new_file(tmp_path: Path) -> None:
    append_entry(tmp_path / "new.yaml", ENTRY, "new")
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8") == f"entries:\n{ENTRY}"
    with pytest.raises(ClaimcheckError, match=r"ends in \.yaml"):
        append_entry(tmp_path / "new.txt", ENTRY, "new")
    with pytest.raises(ClaimcheckError, match="cannot be written"):
        append_entry(tmp_path / "none" / "new.yaml", ENTRY, "new")
