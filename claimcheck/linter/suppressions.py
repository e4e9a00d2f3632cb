"""Findings that the draft itself asks to leave out, and CC901 for suppressions that do not do their work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.config import KnownRule
from claimcheck.config.rulenames import code_of, unknown_rule
from claimcheck.linter.directives import Directive, directives_of
from claimcheck.linter.scopes import overlaps, scopes_of
from claimcheck.model.document import Document, Span
from claimcheck.model.finding import Finding, Severity

UNUSED = KnownRule("CC901", "unused-suppression", Severity.WARNING)


@dataclass(frozen=True)
class Suppression:
    """One rule suppressed in one stretch of source by one directive."""

    code: str
    scope: Span
    directive: Directive


def suppress(
    findings: Sequence[Finding], document: Document, known: Sequence[KnownRule], ran: Collection[str]
) -> tuple[frozenset[int], tuple[Finding, ...]]:
    """Return the indices of the suppressed findings and what is wrong with the suppressions themselves.

    `ran` are the codes of the rules that ran: a suppression of another rule is not unused.
    """
    if not document.comments and document.front_matter_span is None:
        return frozenset(), ()
    directives = directives_of(document)
    suppressions, wrong = _suppressions(directives, document, known)
    suppressed = set()
    for suppression in suppressions:
        taken = {number for number, finding in enumerate(findings) if _takes(suppression, finding)}
        suppressed |= taken
        if not taken and suppression.code in ran:
            wrong.append(_unused(suppression, known))
    return frozenset(suppressed), tuple(wrong)


def _takes(suppression: Suppression, finding: Finding) -> bool:
    return suppression.code == finding.code and overlaps(suppression.scope, finding.span)


def _suppressions(
    directives: Sequence[Directive], document: Document, known: Sequence[KnownRule]
) -> tuple[list[Suppression], list[Finding]]:
    valid: list[Suppression] = []
    wrong: list[Finding] = []
    for directive, scope in zip(directives, scopes_of(directives, document), strict=True):
        problem = scope if isinstance(scope, str) else _no_reason(directive)
        if problem is not None:
            wrong.append(_finding(directive, problem))
        elif isinstance(scope, Span):
            wrong += [_finding(directive, message) for message in _wrong_names(directive, known)]
            valid += [Suppression(code, scope, directive) for code in _codes(directive, known)]
    return valid, wrong


def _no_reason(directive: Directive) -> str | None:
    if directive.kind == "ignore-end" or directive.reason:
        return None
    rules = ", ".join(directive.rules)
    return (
        f"This suppression gives no reason, so it suppresses nothing; "
        f"write `claimcheck: {directive.kind} {rules} -- why`"
    )


def _codes(directive: Directive, known: Sequence[KnownRule]) -> list[str]:
    codes = dict.fromkeys(code_of(word, known) for word in directive.rules)
    return [code for code in codes if code is not None and code != UNUSED.code]


def _wrong_names(directive: Directive, known: Sequence[KnownRule]) -> Iterator[str]:
    for word in directive.rules:
        code = code_of(word, known)
        if code is None:
            yield f"This suppression does nothing here: {unknown_rule(word, known)}"
        elif code == UNUSED.code:
            yield f"{UNUSED.code} cannot be suppressed; remove the suppression that it speaks of"


def _unused(suppression: Suppression, known: Sequence[KnownRule]) -> Finding:
    name = next((rule.name for rule in known if rule.code == suppression.code), "")
    message = f"Nothing is reported as {suppression.code} ({name}) here; remove this suppression"
    return _finding(suppression.directive, message)


def _finding(directive: Directive, message: str) -> Finding:
    return Finding(UNUSED.code, UNUSED.name, UNUSED.severity, directive.span, directive.span, message)
