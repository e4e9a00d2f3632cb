"""Findings that the draft itself asks to leave out, and CC901 for suppressions that do not do their work."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from claimcheck.config import KnownRule
from claimcheck.config.rulenames import code_of, unknown_rule
from claimcheck.linter.directives import Directive, directives_of
from claimcheck.linter.scopes import overlaps, scopes_of
from claimcheck.model.document import Document, Span
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import SuppressionState

UNUSED = KnownRule("CC901", "unused-suppression", Severity.WARNING)


class Handled(Struct, frozen=True):
    """What became of a directive: its state, the indices of the findings it takes, and what is wrong with it."""

    directive: Directive
    state: SuppressionState
    taken: frozenset[int] = frozenset()
    problems: tuple[str, ...] = ()


class Suppressed(Struct, frozen=True):
    """The indices of the suppressed findings, findings on the suppressions themselves, and all of these."""

    indices: frozenset[int] = frozenset()
    wrong: tuple[Finding, ...] = ()
    handled: tuple[Handled, ...] = ()


def suppress(
    findings: Sequence[Finding],
    document: Document,
    known: Sequence[KnownRule],
    ran: Collection[str],
    as_of: datetime.date | None = None,
) -> Suppressed:
    """Apply the suppressions that `document` asks for.

    `ran` are the codes of the rules that ran: a suppression of another rule is not unused. On the day `as_of` those
    whose last day is past have ended; without a day none has.
    """
    directives = _directives(document)
    if not directives:
        return Suppressed()
    scopes = zip(directives, scopes_of(directives, document), strict=True)
    handled = [_handle(directive, scope, findings, known, ran, as_of) for directive, scope in scopes]
    taken = frozenset(number for one in handled for number in one.taken)
    wrong = tuple(_finding(one.directive, message) for one in handled for message in one.problems)
    return Suppressed(taken, wrong, _listed(handled))


def passed_over(document: Document) -> Suppressed:
    """Return the suppressions of `document` where they do not count."""
    return Suppressed(handled=_listed([Handled(one, SuppressionState.OFF) for one in _directives(document)]))


def _directives(document: Document) -> tuple[Directive, ...]:
    if not document.comments and document.front_matter_span is None:
        return ()
    return directives_of(document)


def _listed(handled: Sequence[Handled]) -> tuple[Handled, ...]:
    """Leave out the ends of stretches, unless something is wrong with them."""
    return tuple(one for one in handled if one.directive.kind != "ignore-end" or one.problems)


def _handle(
    directive: Directive,
    scope: Span | str,
    findings: Sequence[Finding],
    known: Sequence[KnownRule],
    ran: Collection[str],
    as_of: datetime.date | None,
) -> Handled:
    if isinstance(scope, str):
        return Handled(directive, SuppressionState.WRONG, problems=(scope,))
    problem = _no_reason(directive)
    if problem is not None:
        return Handled(directive, SuppressionState.WRONG, problems=(problem,))
    wrong, codes = tuple(_wrong_names(directive, known)), _codes(directive, known)
    active = [code for code in codes if code in ran]
    if not active:
        state = SuppressionState.OFF if codes else SuppressionState.WRONG
        return Handled(directive, state, problems=wrong)
    if directive.until is not None and as_of is not None and directive.until < as_of:
        return Handled(directive, SuppressionState.ENDED, problems=(*wrong, _ended(directive.until)))
    taken = {code: _taken(code, scope, findings) for code in active}
    unused = tuple(_unused(code, known) for code in active if not taken[code])
    state = SuppressionState.USED if any(taken.values()) else SuppressionState.UNUSED
    return Handled(directive, state, frozenset().union(*taken.values()), (*wrong, *unused))


def _taken(code: str, scope: Span, findings: Sequence[Finding]) -> frozenset[int]:
    return frozenset(n for n, one in enumerate(findings) if one.code == code and overlaps(scope, one.span))


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


def _unused(code: str, known: Sequence[KnownRule]) -> str:
    name = next((rule.name for rule in known if rule.code == code), "")
    return f"Nothing is reported as {code} ({name}) here; remove this suppression"


def _ended(until: datetime.date) -> str:
    return f"This suppression ended on {until.isoformat()}; settle what it held back, or remove it"


def _finding(directive: Directive, message: str) -> Finding:
    return Finding(UNUSED.code, UNUSED.name, UNUSED.severity, directive.span, directive.span, message)
