"""The linters the suite knows; one more is one more value here, or a file of its own given by `--adapter`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from conformance.adapter import Adapter, Found, Unit, by_line, under_headings

_RAW = "reads raw text, as it says"
_MARKUP_CASES = (
    "code first, then prose",
    "comment first, then prose",
    "code block first, then prose",
    "emphasis in the word",
    "fenced code",
    "indented code",
    "code span",
    "comment",
    "address of a link",
    "address in text",
    "address definition",
    "other front matter",
    "attribute of a tag",
    "script",
    "preformatted HTML code",
    "parameter of a shortcode",
)


def _claimcheck(output: str) -> Iterator[Found]:
    for file in _report(output).get("files", ()):
        for one in file["findings"]:
            end = one["end_line"], one["end_column"]
            yield Found(file["path"], one["line"], one["column"], *end, one["message"])


def _proselint(output: str) -> Iterator[Found]:
    for address, file in _report(output).get("result", {}).items():
        path = unquote(urlsplit(address).path)
        for one in file.get("diagnostics", ()):
            if one["check_path"] == "uncomparables":
                line, column = one["pos"]
                yield Found(path, line, column, message=one["message"])


def _textlint(output: str) -> Iterator[Found]:
    for file in _report(f'{{"files": {output.strip() or "[]"}}}').get("files", ()):
        for one in file["messages"]:
            yield Found(file["filePath"], one["line"], one["column"], message=one["message"])


def _report(output: str) -> Any:
    """Return the JSON at the start of `output`, an empty record when there is none."""
    start = output.find("{")
    try:
        report, _ = json.JSONDecoder().raw_decode(output, max(start, 0))
    except json.JSONDecodeError:
        return {}
    return report


ADAPTERS: Mapping[str, Adapter] = {
    one.name: one
    for one in (
        Adapter(
            name="claimcheck",
            home="this repository",
            command=("{python}", "-m", "claimcheck", "check", "--select", "CC101"),
            machine=("{python}", "-m", "claimcheck", "check", "--select", "CC101", "--format", "json"),
            parse=_claimcheck,
            trigger="Excess vitamin B12 causes muscle spasms.",
            marked="Excess vitamin B12 causes muscle spasms",
            formats=frozenset({"markdown", "html"}),
            standard_input=("-", "--stdin-filename", "a.md"),
            jobs=(("--jobs", "1"), ("--jobs", "3")),
            # What others are quoted as saying is theirs unless a publisher wants to answer for it.
            settings={".claimcheck.yaml": "reported_claims: check\n"},
        ),
        Adapter(
            name="proselint",
            home="https://github.com/amperser/proselint",
            command=("proselint", "check"),
            machine=("proselint", "check", "--output-format", "json"),
            parse=_proselint,
            trigger="This is very unique.",
            marked="very unique",
            standard_input=(),
        ),
        Adapter(
            name="codespell",
            home="https://github.com/codespell-project/codespell",
            command=("codespell",),
            machine=("codespell",),
            parse=by_line(r"^(?:(?:\./)?(?P<path>[^\n]*?):)?(?P<line>\d+): (?P<message>.+)$"),
            trigger="We saw teh cat.",
            marked="teh",
            columns=None,
            formats=frozenset({"markdown", "html"}),
            standard_input=("-",),
            leaves_out=dict.fromkeys(
                (*_MARKUP_CASES, "HTML emphasis in the word", "HTML script", "HTML comment in HTML"), _RAW
            ),
        ),
        Adapter(
            name="write-good",
            home="https://github.com/btford/write-good",
            command=("write-good",),
            machine=("write-good", "--parse"),
            parse=by_line(r"^(?P<path>[^\n]*?):(?P<line>\d+):(?P<column>\d+):(?P<message>.+)$"),
            trigger="We saw many cats.",
            marked="many",
            columns=Unit.UTF16,
            first_column=0,
            folders=False,
        ),
        Adapter(
            name="alex",
            home="https://github.com/get-alex/alex",
            command=("alex",),
            machine=("alex",),
            parse=under_headings(
                r"^(?P<path>\S[^\n]*\.(?:md|html))(?:: .*)?$",
                r"^\s+(?P<line>\d+):(?P<column>\d+)-(?P<end_line>\d+):(?P<end_column>\d+)\s+\w+\s+(?P<message>.+)$",
            ),
            trigger="We saw the fireman today.",
            marked="fireman",
            columns=Unit.UTF16,
            standard_input=("--stdin",),
        ),
        Adapter(
            name="textlint",
            home="https://github.com/textlint/textlint",
            command=("textlint", "--rule", "write-good"),
            machine=("textlint", "--rule", "write-good", "--format", "json"),
            parse=_textlint,
            trigger="We saw many cats.",
            marked="many",
            columns=Unit.UTF16,
            standard_input=("--stdin", "--stdin-filename", "a.md"),
        ),
        Adapter(
            name="cspell",
            home="https://github.com/streetsidesoftware/cspell",
            command=("cspell", "--no-progress"),
            machine=("cspell", "--no-progress", "--no-summary"),
            parse=by_line(r"^(?:\./)?(?P<path>[^\n]*?):(?P<line>\d+):(?P<column>\d+) - (?P<message>.+)$"),
            trigger="We saw recieve there.",
            marked="recieve",
            columns=Unit.UTF16,
            formats=frozenset({"markdown", "html"}),
            standard_input=("stdin://a.md",),
            leaves_out=dict.fromkeys(
                (*_MARKUP_CASES, "HTML emphasis in the word", "HTML script", "HTML comment in HTML"), _RAW
            ),
        ),
    )
}
