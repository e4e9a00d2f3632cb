"""The language model: found, checked, and loaded in part without reading differently."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from spacy.tokens import Doc

from claimcheck.errors import ClaimcheckError
from claimcheck.pipeline import nlp
from claimcheck.pipeline.nlp import DIGESTS, Model, check_weights, find_model, load_language

TEXTS = (
    "High B12 levels don't cause muscle twitching, e.g. at 5 p.m., but they're a sign of it.",
    "Dr. Smith's patients can't take 1,000mcg/day (or more) - see https://example.org/b12?x=1 for why!",
    "“Nerve damage”, she'd said, “isn't reversible”… U.S. guidelines (2024) disagree; 😀 naïve café-goers too.",
)


def features(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.whitespace_, t.norm_, t.shape_, t.is_stop, t.tag_, t.dep_, t.head.i, t.is_sent_start) for t in doc
    ]


def test_reads_as_the_whole_model_does() -> None:
    plain = import_module(find_model().name).load(exclude=["attribute_ruler", "lemmatizer", "ner"])
    lean = load_language()
    assert [features(lean(text)) for text in TEXTS] == [features(plain(text)) for text in TEXTS]
    assert lean.tokenizer.to_bytes(exclude=["vocab"]) == plain.tokenizer.to_bytes(exclude=["vocab"])


def test_leaves_out_what_is_not_used() -> None:
    assert load_language().component_names == ["tok2vec", "tagger", "parser"]


@pytest.mark.parametrize("name", DIGESTS)
def test_refuses_other_weights(tmp_path: Path, name: str) -> None:
    model = find_model()
    for part in DIGESTS:
        (tmp_path / part).parent.mkdir(exist_ok=True)
        (tmp_path / part).write_bytes((model.folder / part).read_bytes())
    copied = Model(model.name, model.version, tmp_path)
    check_weights(copied)
    changed = bytearray((tmp_path / name).read_bytes())
    changed[-1] ^= 1
    (tmp_path / name).write_bytes(changed)
    with pytest.raises(ClaimcheckError) as caught:
        check_weights(copied)
    (problem,) = caught.value.problems
    assert problem.message == (
        f"{tmp_path / name}: these are not the weights of en_core_web_sm 3.8.0; install the model package again"
    )


def test_says_how_to_install_a_missing_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "PACKAGES", ("no_such_model", "nor_this_one"))
    find_model.cache_clear()
    try:
        with pytest.raises(ClaimcheckError, match=r"no_such_model 3\.8\.0 is not installed; run: pip install nor-this"):
            find_model()
    finally:
        find_model.cache_clear()


def test_another_version_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "VERSION", "3.7.0")
    find_model.cache_clear()
    try:
        with pytest.raises(ClaimcheckError, match=r"3\.7\.0 is not installed"):
            find_model()
    finally:
        find_model.cache_clear()
