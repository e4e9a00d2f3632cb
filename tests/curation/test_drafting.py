"""Drafting from three short documents on nutrients that the claim base has no entries about."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from claimcheck.claimbase import ClaimFolders, load_claim_base
from claimcheck.curation import plausibility
from claimcheck.curation.draft_output import draft_text, draft_yaml, part_texts, write_folder
from claimcheck.curation.draft_trial import tried
from claimcheck.curation.drafting import Drafted, draft_claims
from claimcheck.curation.ownwords import RUN, Runs
from claimcheck.curation.proposing import Records, records_of
from claimcheck.errors import ClaimcheckError
from claimcheck.lexicon import load_lexicon
from claimcheck.model.document import Document
from claimcheck.readers import ReaderOptions, read_file, read_text
from claimcheck.yamlfile import parse_yaml

FOLDER = Path(__file__).parent / "documents"
EXPECTED = parse_yaml((FOLDER / "expected.yaml").read_text(encoding="utf-8"), "expected.yaml").plain()
TODAY = datetime.date(2026, 1, 31)
# What is proposed of the true claims, over all three documents, and what is proposed besides.
LEAST_FOUND = 0.6
MOST_BESIDES = 3


def document(name: str) -> Document:
    return read_file(FOLDER / name, name, None, ReaderOptions())


def text(source: str, name: str = "note.txt") -> Document:
    return read_text(source, name, "text")


def records(drafted: Drafted, documents: list[Document], source: str | None = None) -> Records:
    return records_of(drafted, documents, load_claim_base(), source, TODAY)


def one(source: str) -> tuple[Drafted, Records]:
    documents = [text(source)]
    drafted = draft_claims(documents, ClaimFolders())
    return drafted, records(drafted, documents)


@pytest.fixture(scope="module")
def names() -> list[str]:
    return list(EXPECTED)


@pytest.fixture(scope="module")
def documents(names: list[str]) -> list[Document]:
    return [document(name) for name in names]


@pytest.fixture(scope="module")
def drafted(documents: list[Document]) -> Drafted:
    return draft_claims(documents, ClaimFolders())


@pytest.fixture(scope="module")
def made(drafted: Drafted, documents: list[Document]) -> Records:
    return tried(records(drafted, documents), ClaimFolders())


def written(entry: dict[str, Any]) -> str:
    def side(fields: dict[str, str]) -> str:
        return "/".join((fields["concept"], *([fields["state"]] if "state" in fields else [])))

    return f"{side(entry['subject'])} {entry['relation']} {side(entry['object'])}"


def test_most_true_claims_are_proposed_and_little_else(made: Records, drafted: Drafted) -> None:
    proposed = {written(entry) for entry in made.entries}
    covered = {entry.entry for entry in drafted.covered}
    readings = [reading.split(" | ") for claims in EXPECTED.values() for reading in claims]
    found = [reading for reading in readings if proposed & set(reading)]
    besides = proposed - {claim for reading in readings for claim in reading}
    assert len(found) >= LEAST_FOUND * len(readings), sorted(map(str, (r for r in readings if r not in found)))
    assert len(besides) <= MOST_BESIDES, (sorted(besides), sorted(covered))


def test_what_is_drafted_loads_with_the_claim_base(made: Records, tmp_path: Path) -> None:
    write_folder(tmp_path, made)
    base = load_claim_base([tmp_path], qualifiers=load_lexicon().qualifier_names)
    assert {entry["id"] for entry in made.entries} <= base.entries.keys()
    assert {concept["id"] for concept in made.concepts} <= base.concepts.keys()


def test_the_yaml_is_that_of_the_parts(made: Records, drafted: Drafted, documents: list[Document]) -> None:
    whole = parse_yaml(draft_yaml(drafted, made, documents, covered=True), "draft.yaml").plain()
    parts = {part: parse_yaml(text, part).plain()[part] for part, text in part_texts(made).items()}
    assert whole == parts


def test_no_words_of_the_documents_are_copied(made: Records, documents: list[Document]) -> None:
    runs = Runs(document.source for document in documents)
    for entry in made.entries:
        texts = [entry["statement"], entry["suggestion"], *(example["text"] for example in entry["examples"])]
        assert not any(runs.holds(one) for one in texts), entry["id"]


def test_examples_are_tests(made: Records) -> None:
    for entry in made.entries:
        assert len(entry["examples"]) == 2
        assert len(entry["near_misses"]) == 1
    missed = [example for entry in made.entries for example in entry["examples"] if "missed" in example]
    assert len(missed) <= 0.2 * 2 * len(made.entries)


def test_entries_say_where_they_come_from(made: Records, documents: list[Document]) -> None:
    by_id = {entry["id"]: entry for entry in made.entries}
    entry = by_id["vitamin-d-deficiency--rickets"]
    assert entry["sources"] == [{"source": "vitamin-d", "section": "What a lack does", "line": 14}]
    assert entry["medical_review"] == "drafted from vitamin-d.txt, not reviewed"
    assert entry["reviewed"] < entry["review_by"]
    source = next(source for source in made.sources if source["id"] == "vitamin-d")
    assert source == {"id": "vitamin-d", "title": "Vitamin D in brief", "url": "TODO", "publisher": "TODO"}


def test_the_licence_follows_the_wording(made: Records) -> None:
    by_id = {entry["id"]: entry for entry in made.entries}
    hedged = by_id["vitamin-d-deficiency--bone-pain"]
    assert hedged["evidence"] == "possible"
    assert hedged["licence"]["strength"] == "conditional_causal"
    assert by_id["vitamin-d-supplement--rickets"]["evidence"] == "probable"


def test_questions_myths_and_suppositions_are_not_proposed(drafted: Drafted) -> None:
    reasons = {left.words: left.reason for left in drafted.left_out}
    assert reasons["iron tablets cause headaches"] == plausibility.NOT_ASSERTED
    assert reasons["it causes hair loss"] == plausibility.NOT_ASSERTED


def test_a_claim_that_is_covered_names_its_entry() -> None:
    drafted, made = one("Vitamin B12 deficiency can cause fatigue.\n")
    assert not made.entries
    assert [found.entry for found in drafted.covered] == ["b12-deficiency--fatigue"]
    assert drafted.covered[0].place.line == 1


def test_one_entry_for_one_relation_however_often_it_is_stated() -> None:
    documents = [text("Iron deficiency causes rickets.\n\nA lack of iron causes rickets.\n"), text("", "b.txt")]
    documents[1] = text("Low iron causes rickets.\n", "b.txt")
    entries = records(draft_claims(documents, ClaimFolders()), documents).entries
    assert [entry["id"] for entry in entries] == ["iron-deficiency--rickets"]
    assert [(place["source"], place["line"]) for place in entries[0]["sources"]] == [
        ("note", 1),
        ("note", 3),
        ("b", 1),
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param("Does iron cause migraine?", plausibility.NOT_ASSERTED, id="question"),
        pytest.param("Iron deficiency causes iron deficiency.", plausibility.SAME, id="the same"),
        pytest.param("The hepcidin axis causes ferroptosis.", plausibility.FOREIGN, id="foreign"),
        pytest.param("Vegans cause fatigue.", plausibility.WRONG_KIND, id="a group as a cause"),
        pytest.param("Iron deficiency causes what 3 of the 7 older trials saw.", plausibility.UNNAMED, id="no name"),
    ],
)
def test_what_is_not_proposed(source: str, reason: str) -> None:
    drafted, made = one(source)
    assert not made.entries
    assert [left.reason for left in drafted.left_out] in ([reason], [reason] * len(drafted.left_out), [])


def test_a_phrase_is_a_concept_only_where_it_is_named() -> None:
    _, made = one("Iron deficiency causes brittle nails.\n")
    assert [concept["id"] for concept in made.concepts] == ["brittle-nails"]
    assert made.concepts[0] == {
        "id": "brittle-nails",
        "kind": "symptom",
        "label": "brittle nails",
        "synonyms": ["brittle nails"],
    }


def test_a_source_that_is_known_needs_no_record() -> None:
    documents = [text("Iron deficiency causes brittle nails.\n")]
    made = records(draft_claims(documents, ClaimFolders()), documents, "003")
    assert not made.sources
    assert made.entries[0]["sources"] == [{"source": "003", "section": "beginning", "line": 1}]


def test_a_document_without_claims_drafts_nothing() -> None:
    drafted, made = one("The library is closed on Mondays.\n")
    assert drafted == Drafted((), (), (), ())
    assert draft_text(drafted, made, [text("")], covered=False).startswith("drafted from note.txt, not reviewed\n0 ")


def test_nothing_is_overwritten(made: Records, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("mine")
    with pytest.raises(ClaimcheckError, match="exists already"):
        write_folder(tmp_path, made)
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yaml"]


def test_a_run_of_words_is_found_in_whatever_type() -> None:
    runs = Runs(["Heavy periods CAN cause iron-deficiency, doctors say."])
    assert runs.holds("heavy periods can cause iron-deficiency")
    assert not runs.holds("Periods can cause iron-deficiency")
    assert RUN == 5
