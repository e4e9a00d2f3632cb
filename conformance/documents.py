"""Drafts that show exact positions and scope: one file a case, all checked in one run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conformance.adapter import Adapter, Found
from conformance.cases import PASSED, Case, Verdict, failed, not_applicable
from conformance.linter import Linter, Run

_SLOT = re.compile(r"\{(trigger|emphasised|wrapped|joined|silent)\}")
_LINE_END = re.compile(r"\r\n|\n|\r")
_EXPECTED = {
    "positions": "the finding begins and ends where its words stand",
    "scope: read": "the words are read and reported",
    "scope: not read": "the words are not read, the prose beside them is",
}
_EXTENSIONS = {"markdown": ".md", "html": ".html"}


@dataclass(frozen=True)
class Draft:
    """A file with slots for the linter's trigger.

    `{trigger}` has to be reported where it stands, `{emphasised}` with markup inside its first word, `{wrapped}` over
    two lines; `{silent}` must not be reported, nor `{joined}`, which has hyphens for spaces.
    """

    group: str
    name: str
    template: str
    why: str
    format: str = "markdown"
    line_end: str = "\n"
    byte_order_mark: bool = False
    by_column: bool = False

    @property
    def file(self) -> str:
        """The name of its file."""
        return "-".join(re.findall(r"\w+", f"{self.group} {self.name}")) + _EXTENSIONS[self.format]

    @property
    def expected(self) -> str:
        """What the linter has to do, in a line."""
        return _EXPECTED[self.group]


def rendered(draft: Draft, adapter: Adapter) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a draft and the offsets, start and end, that have to be reported."""
    text, places, last = "", [], 0
    for slot in _SLOT.finditer(draft.template):
        text += draft.template[last : slot.start()].replace("\n", draft.line_end)
        sentence, start, end = _filled(slot[1], adapter, draft)
        if slot[1] not in ("silent", "joined"):
            places.append((len(text) + start, len(text) + end))
        text, last = text + sentence, slot.end()
    return text + draft.template[last:].replace("\n", draft.line_end), places


def _filled(slot: str, adapter: Adapter, draft: Draft) -> tuple[str, int, int]:
    before, after = adapter.trigger.split(adapter.marked)
    marked = adapter.marked
    if slot == "emphasised":
        middle = len(marked.split()[0]) // 2
        inside = ("<i>", "</i>") if draft.format == "html" else ("*", "*")
        marked = f"{marked[:middle]}{inside[0]}{marked[middle]}{inside[1]}{marked[middle + 1 :]}"
    if slot == "wrapped":
        marked = marked.replace(" ", draft.line_end, 1)
    sentence = before + marked + after
    if slot == "joined":
        sentence = sentence.rstrip(".").replace(" ", "-")
    return sentence, len(before), len(before) + len(marked)


def judged(draft: Draft, linter: Linter) -> Verdict:
    """Compare what the linter reports in a draft with what it has to report."""
    adapter = linter.adapter
    reason = _reason_to_skip(draft, adapter)
    if reason is not None:
        return not_applicable(reason)
    run, by_file = linter.once(_checked)
    if run.trouble:
        return failed(run.trouble)
    text, places = rendered(draft, adapter)
    wanted = [_place(text, start, end, adapter) for start, end in places]
    found = sorted(by_file.get(draft.file, []))
    return _compared(wanted, found, adapter)


def _reason_to_skip(draft: Draft, adapter: Adapter) -> str | None:
    if draft.name in adapter.leaves_out:
        return adapter.leaves_out[draft.name]
    if draft.format not in adapter.formats:
        return f"does not read {draft.format}"
    if draft.by_column and adapter.columns is None:
        return "tells no columns"
    if "{wrapped}" in draft.template and " " not in adapter.marked:
        return "reports single words"
    return None


def _checked(linter: Linter) -> tuple[Run, dict[str, list[Found]]]:
    """Run the linter once on all drafts it reads."""
    drafts = [draft for draft in DRAFTS if draft.format in linter.adapter.formats]
    files = {draft.file: _bytes(draft, linter.adapter) for draft in drafts}
    run = linter.run(linter.folder(files), *files, machine=True)
    by_file: dict[str, list[Found]] = {}
    for found in linter.findings(run):
        by_file.setdefault(found.path.rpartition("/")[2], []).append(found)
    return run, by_file


def _bytes(draft: Draft, adapter: Adapter) -> bytes:
    return rendered(draft, adapter)[0].encode("utf-8-sig" if draft.byte_order_mark else "utf-8")


def _place(text: str, start: int, end: int, adapter: Adapter) -> Found:
    line, column = position(text, start, adapter)
    end_line, end_column = position(text, end, adapter)
    return Found("", line, column, end_line, end_column)


def position(text: str, offset: int, adapter: Adapter) -> tuple[int, int | None]:
    """Return the line and the column of an offset as the linter counts them."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text, 0, offset))]
    if adapter.columns is None:
        return len(starts), None
    return len(starts), adapter.first_column + adapter.columns.count(text[starts[-1] : offset])


def _compared(wanted: list[Found], found: list[Found], adapter: Adapter) -> Verdict:
    if not found:
        return failed("nothing is reported")
    same = len(wanted) == len(found) and all(map(_agrees, wanted, found))
    return PASSED if same else failed(f"reported at {_shown(found)}, not {_shown(wanted)}")


def _agrees(wanted: Found, found: Found) -> bool:
    pairs = zip(wanted[1:5], found[1:5], strict=True)
    return all(told is None or told == right for right, told in pairs)


def _shown(found: list[Found]) -> str:
    return ", ".join(":".join(str(part) for part in one[1:3] if part is not None) for one in found[:3])


def _drafts() -> Iterator[Draft]:
    at_place = "editors and review comments jump to the place that is reported"
    for name, template in _PLACES.items():
        yield Draft("positions", name, template, at_place, by_column=name in _BY_COLUMN)
    yield Draft("positions", "CRLF", "# Notes\n\nHello.\n{trigger}\n", "drafts come from Windows, too", line_end="\r\n")
    yield Draft("positions", "byte-order mark", "{trigger}\n", "drafts come from Windows, too", byte_order_mark=True)
    yield Draft("positions", "HTML", "<h1>Notes</h1>\n<p>Salt &amp; soap. {trigger}</p>\n", at_place, "html")
    yield Draft("positions", "HTML emphasis in the word", "<p>Hello. {emphasised}</p>\n", at_place, "html")
    for name, template in _READ.items():
        yield Draft("scope: read", name, template, "what readers see must not escape the gate")
    yield Draft("scope: read", "HTML paragraph", "<body><p>{trigger}</p></body>\n", "drafts may be HTML", "html")
    yield Draft("scope: read", "HTML title", "<title>{trigger}</title><p>Hello.</p>\n", "search shows it", "html")
    for name, template in _NOT_READ.items():
        yield Draft("scope: not read", name, template, "false alarms in what is no prose get linters switched off")
    yield Draft(
        "scope: not read", "HTML script", "<script>\n// {silent}\n</script>\n<p>{trigger}</p>\n", "no prose", "html"
    )
    yield Draft("scope: not read", "HTML comment in HTML", "<!-- {silent} -->\n<p>{trigger}</p>\n", "no prose", "html")


_PLACES = {
    "first line": "{trigger}\n",
    "later line": "# Notes\n\nHello.\n\n{trigger}\n",
    "after a sentence": "Hello. {trigger}\n",
    "emoji before": "Hello \U0001f600 \U0001f469\U0001f3fd\u200d\u2695\ufe0f. {trigger}\n",
    "combining marks before": "Cafe\u0301 nai\u0308ve. {trigger}\n",
    "wide letters before": "\u65e5\u672c. {trigger}\n",
    "no-break space before": "Hello\u00a0there. {trigger}\n",
    "tab before": "- \tHello. {trigger}\n",
    "twice": "{trigger} Hello. {trigger}\n",
    "code first, then prose": "`{silent}`\n\nHello. {trigger}\n",
    "comment first, then prose": "<!-- {silent} -->\n\nHello. {trigger}\n",
    "code block first, then prose": "```\n{silent}\n```\n\n{trigger}\n",
    "wrapped": "Hello.\n{wrapped}\n",
    "emphasis around": "Hello. **{trigger}**\n",
    "emphasis in the word": "Hello. {emphasised}\n",
    "entity before": "Salt &amp; soap. {trigger}\n",
    "escape before": "Salt \\* soap. {trigger}\n",
    "link before": "[Hello](https://example.org/a_b 'there'). {trigger}\n",
    "comment before": "Hello <!-- there -->. {trigger}\n",
    "nested list": "- Hello.\n  - Bye.\n    - {trigger}\n",
    "quoted list": "> Hello.\n>\n> - Bye.\n> - {trigger}\n",
    "table cell": "| Day | Note |\n|---|---|\n| One \u00e9 | {trigger} |\n",
    "after front matter": "---\nlayout: post\n---\n\n{trigger}\n",
    "no line end": "Hello.\n\n{trigger}",
}
_BY_COLUMN = frozenset(_PLACES) - {
    "first line", "later line", "code first, then prose", "comment first, then prose", "code block first, then prose",
    "after front matter", "no line end",
}  # fmt: skip

_READ = {
    "heading": "# {trigger}\n\nHello.\n",
    "underlined heading": "{trigger}\n===\n\nHello.\n",
    "list item": "- Hello.\n- {trigger}\n",
    "table": "| Day | Note |\n|---|---|\n| One | {trigger} |\n",
    "quotation": "> {trigger}\n",
    "alternative text": "![{trigger}](i.png)\n",
    "link text": "[{trigger}](https://example.org/a)\n",
    "footnote": "Hello.[^1]\n\n[^1]: {trigger}\n",
    "raw HTML": "Hello.\n\n<div><p>{trigger}</p></div>\n",
    "front-matter title": "---\ntitle: {trigger}\n---\n\nHello.\n",
    "after a template tag": '{{< figure src="a.png" >}}\n\n{trigger}\n',
    "inside a shortcode": "{{% note %}}\n{trigger}\n{{% /note %}}\n",
}

_NOT_READ = {
    "fenced code": "Hello.\n\n```\n{silent}\n```\n\n{trigger}\n",
    "indented code": "Hello.\n\n    {silent}\n\n{trigger}\n",
    "code span": "Hello `{silent}` there.\n\n{trigger}\n",
    "comment": "Hello.\n\n<!-- {silent} -->\n\n{trigger}\n",
    "address of a link": "[Hello](https://example.org/{joined}).\n\n{trigger}\n",
    "address in text": "See https://example.org/{joined} for more.\n\n{trigger}\n",
    "address definition": "[Hello][a].\n\n[a]: https://example.org/{joined}\n\n{trigger}\n",
    "other front matter": "---\nlayout: post\nslug: {joined}\n---\n\nHello.\n\n{trigger}\n",
    "attribute of a tag": '<div class="{joined}">Hello.</div>\n\n{trigger}\n',
    "script": "Hello.\n\n<script>\n// {silent}\n</script>\n\n{trigger}\n",
    "preformatted HTML code": "Hello.\n\n<pre><code>{silent}</code></pre>\n\n{trigger}\n",
    "parameter of a shortcode": 'Hello.\n\n{{< figure src="{joined}.png" >}}\n\n{trigger}\n',
}

DRAFTS = tuple(_drafts())


def _case(draft: Draft) -> Case:
    return Case(draft.group, draft.name, draft.expected, draft.why, lambda linter: judged(draft, linter))


CASES = tuple(map(_case, DRAFTS))
