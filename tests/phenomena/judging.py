"""Cases of what texts claim, by phenomenon, read from the YAML files beside this module, and what becomes of each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from claimcheck.claimbase import ClaimFolders
from claimcheck.config import Settings
from claimcheck.lexicon import load_lexicon
from claimcheck.linter.resources import DraftEngine
from claimcheck.matching import Judgement, answerable
from claimcheck.model.claim import Claim, State, Term
from claimcheck.model.document import Document
from claimcheck.model.entry import Verdict
from claimcheck.pipeline.mentions import finder_for
from claimcheck.pipeline.signals import SignalReader
from claimcheck.readers import read_text
from claimcheck.yamlfile import Checker, YamlNode, parse_yaml

FOLDER = Path(__file__).resolve().parent
FORMATS = {"markdown": "case.md", "text": "case.txt", "html": "case.html"}
SIDES = ("subject", "relation", "object")
WORDS = (*SIDES, "polarity", "strength", "certainty", "frequency", "voice", "verdict")
SETTINGS = Settings()


class Wanted(Struct, frozen=True):
    """A claim as a case describes it: for each attribute the values it may have, and qualifiers it must give."""

    attributes: tuple[tuple[str, frozenset[str]], ...]
    qualifiers: frozenset[str]

    def __str__(self) -> str:
        words = ("/".join(sorted(values)) for _, values in self.attributes)
        return " ".join((*words, *sorted(self.qualifiers)))


class Case(Struct, frozen=True):
    """A text with the claims that must be found in it, those that must not, and those that may be.

    `signals` says which signals (dosing, professional advice ...) it must carry (true) or must not (false).
    """

    phenomenon: str
    id: str
    text: str
    format: str
    wanted: tuple[Wanted, ...]
    unwanted: tuple[Wanted, ...]
    allowed: tuple[Wanted, ...]
    signals: tuple[tuple[str, bool], ...]
    missed: bool

    @property
    def name(self) -> str:
        return f"{self.phenomenon}-{self.id}"


def load_cases() -> list[Case]:
    """Return the cases of every file, in the order of the files' names."""
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in _cases(path)]


def faults(case: Case, engine: DraftEngine) -> list[str]:
    """Return what is wrong with what `engine` makes of `case`, each in a sentence."""
    document = read_text(case.text, FORMATS[case.format], case.format)
    judgements = engine.draft(document, SETTINGS).judgements
    found = [(judged, _attributes(judged)) for judged in judgements]
    known = (*case.wanted, *case.allowed)
    expected = [judged for judged, told in found if any(_is(told, judged.claim, claim) for claim in known)]
    return [
        *(f"not found: {wanted}" for wanted in case.wanted if not _any(found, wanted)),
        *(f"found: {unwanted}" for unwanted in case.unwanted if _any(found, unwanted)),
        *(f"flagged: {told(judged)}" for judged in judgements if judged not in expected and _flagged(judged)),
        *_signal_faults(case, document),
    ]


def told(judged: Judgement) -> str:
    """Say a judged claim in the words of the cases."""
    shown = {name: value for name, value in _attributes(judged).items() if value not in _USUAL}
    return " ".join((*shown.values(), *sorted(judged.claim.qualifiers)))


_USUAL = ("affirmed", "plain", "own", "")


def _any(found: list[tuple[Judgement, dict[str, str]]], wanted: Wanted) -> bool:
    return any(_is(attributes, judged.claim, wanted) for judged, attributes in found)


def _is(attributes: dict[str, str], claim: Claim, wanted: Wanted) -> bool:
    alike = any(
        all(told[name] in values for name, values in wanted.attributes)
        for told in (attributes, _turned_round(attributes))
    )
    return alike and wanted.qualifiers <= claim.qualifiers | claim.nearby


def _turned_round(attributes: dict[str, str]) -> dict[str, str]:
    """Return "B causes A" for "A indicates B", and the other way round: the same said from its other end."""
    other = {"causes": "indicates", "indicates": "causes"}.get(attributes["relation"])
    if other is None:
        return attributes
    return attributes | {"subject": attributes["object"], "relation": other, "object": attributes["subject"]}


def _flagged(judged: Judgement) -> bool:
    return judged.verdict > Verdict.SUPPORTED and answerable(judged.claim, reported=False)


def _attributes(judged: Judgement) -> dict[str, str]:
    claim = judged.claim
    return {
        "subject": _side(claim.subject),
        "relation": claim.relation.value,
        "object": _side(claim.object),
        "polarity": claim.polarity.value,
        "strength": claim.strength.label,
        "certainty": claim.certainty.label,
        "frequency": claim.frequency.label if claim.frequency else "",
        "voice": claim.voice.value,
        "verdict": judged.verdict.label,
        "sole": "sole" if claim.sole else "",
        "figure": "" if claim.figure is None else f"{claim.figure:g}",
    }


def _side(term: Term) -> str:
    return f"{term.concept or repr(term.text)}{f'/{term.state.value}' if term.state else ''}"


def _signal_faults(case: Case, document: Document) -> list[str]:
    if not case.signals:
        return []
    signals = SignalReader(finder_for(ClaimFolders()), load_lexicon()).read(document)
    return [
        f"{'lacks' if wanted else 'has'} the signal {name}"
        for name, wanted in case.signals
        if bool(getattr(signals, name)) is not wanted
    ]


@cache
def _cases(path: Path) -> tuple[Case, ...]:
    checker = Checker()
    root = parse_yaml(path.read_text(encoding="utf-8"), path.name)
    keys = checker.mapping(root, known=("cases",), required=("cases",))
    cases = checker.each(keys.get("cases"), lambda node: _case(checker, node, path.stem))
    checker.raise_problems()
    return cases


def _case(checker: Checker, node: YamlNode, phenomenon: str) -> Case:
    known = ("id", "text", "format", "claims", "never", "allowed", "signals", "missed")
    keys = checker.mapping(node, known=known, required=("id", "text", "claims"))
    signals = checker.mapping(keys["signals"]) if "signals" in keys else {}
    return Case(
        phenomenon,
        checker.text(keys.get("id")),
        checker.text(keys.get("text")),
        checker.choice(keys.get("format"), {name: name for name in FORMATS}, "markdown"),
        checker.each(keys.get("claims"), lambda item: _wanted(checker, item)),
        checker.each(keys.get("never"), lambda item: _wanted(checker, item)),
        checker.each(keys.get("allowed"), lambda item: _wanted(checker, item)),
        tuple((name, checker.flag(value)) for name, value in signals.items()),
        checker.flag(keys.get("missed")),
    )


def _wanted(checker: Checker, node: YamlNode) -> Wanted:
    keys = checker.mapping(node, known=(*WORDS, "qualifiers", "sole", "figure"), required=SIDES)
    attributes = [(name, _values(checker, keys[name])) for name in WORDS if name in keys]
    if "sole" in keys:
        attributes.append(("sole", frozenset(("sole" if checker.flag(keys["sole"]) else "",))))
    if "figure" in keys:
        attributes.append(("figure", frozenset((f"{keys['figure'].plain():g}",))))
    for name in ("subject", "object"):
        _check_side(checker, keys.get(name))
    return Wanted(tuple(attributes), frozenset(checker.texts(keys.get("qualifiers"))))


def _check_side(checker: Checker, node: YamlNode | None) -> None:
    states = {state.value for state in State}
    for side in _values(checker, node) if node else ():
        _, slash, state = side.partition("/")
        if node and slash and state not in states:
            checker.report(node, f"'{state}' is no state; known are {', '.join(sorted(states))}")


def _values(checker: Checker, node: YamlNode) -> frozenset[str]:
    """Return the value at `node`, or each of a list of values."""
    return frozenset(checker.texts(node) if isinstance(node.value, list) else (checker.text(node),))
