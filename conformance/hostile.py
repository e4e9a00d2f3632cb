"""Repositories that mean harm, or look like it: no hang, no crash, nothing of theirs in a terminal."""

from __future__ import annotations

import os

from conformance.cases import Case, Verdict, not_applicable, passed_unless
from conformance.exits import GOOD
from conformance.linter import Linter, Run

ESCAPES = "\x1b[31m\x1b]0;owned\x07\x9b2J"
DEEP = 5_000


def escapes_in_the_text(linter: Linter) -> Verdict:
    text = f"Hello {ESCAPES} there. {linter.adapter.trigger} {ESCAPES}\n"
    run = linter.run(linter.folder({"a.md": text}), "a.md")
    return passed_unless(run.trouble, _controls(run))


def escapes_in_the_name(linter: Linter) -> Verdict:
    name = "a\x1b[31mb.md"
    run = linter.run(linter.folder({name: linter.adapter.trigger + "\n"}), name)
    return passed_unless(run.trouble, _controls(run))


def escapes_in_the_name_of_a_missing_file(linter: Linter) -> Verdict:
    run = linter.run(linter.folder(), "none\x1b[31m.md")
    return passed_unless(run.trouble, _controls(run))


def line_end_in_the_name(linter: Linter) -> Verdict:
    name = "a\n::error::owned.md"
    run = linter.run(linter.folder({name: linter.adapter.trigger + "\n"}), name)
    begun = any(line.lstrip().startswith("::error::") for line in run.text.splitlines())
    return passed_unless(run.trouble, "the name begins a line of its own" if begun else None)


def name_that_is_not_utf8(linter: Linter) -> Verdict:
    folder = linter.folder()
    name = os.fsdecode(b"caf\xe9.md")
    try:
        (folder / name).write_text(linter.adapter.trigger + "\n")
    except OSError:
        return not_applicable("the file system takes only UTF-8 names")
    run = linter.run(folder, name, machine=True)
    return passed_unless(run.trouble, None if linter.findings(run) else f"nothing is reported, exit {run.code}")


def pipe_in_a_folder(linter: Linter) -> Verdict:
    if not linter.adapter.folders:
        return not_applicable("takes no folders")
    folder = linter.folder({"drafts/a.md": GOOD})
    os.mkfifo(folder / "drafts/pipe.md")
    return passed_unless(linter.run(folder, "drafts").trouble)


def folders_that_go_round(linter: Linter) -> Verdict:
    if not linter.adapter.folders:
        return not_applicable("takes no folders")
    folder = linter.folder({"drafts/a.md": linter.adapter.trigger + "\n"})
    (folder / "drafts/again").symlink_to(folder / "drafts")
    run = linter.run(folder, "drafts", machine=True)
    count = len(linter.findings(run))
    return passed_unless(run.trouble, None if count == 1 else f"{count} findings, not 1")


def deep_nesting(linter: Linter) -> Verdict:
    text = ">" * DEEP + " Hello.\n\n" + "[" * DEEP + "Hello" + "]" * DEEP + f"\n\n{GOOD}"
    return passed_unless(linter.run(linter.folder({"a.md": text}), "a.md").trouble)


def long_line(linter: Linter) -> Verdict:
    text = GOOD.replace("\n", " ") * 50_000 + "\n"
    return passed_unless(linter.run(linter.folder({"a.md": text}), "a.md").trouble)


def vast_front_matter(linter: Linter) -> Verdict:
    text = "---\na: &a [x, x, x, x, x, x, x, x, x]\n"
    for above, below in zip("abcdefgh", "bcdefghi", strict=True):
        text += f"{below}: &{below} [{', '.join(['*' + above] * 9)}]\n"
    return passed_unless(linter.run(linter.folder({"a.md": text + "---\n\nHello.\n"}), "a.md").trouble)


def _controls(run: Run) -> str | None:
    """Return what is wrong when a raw escape or another control character is in what was printed."""
    printed = (run.out + run.err).decode("utf-8", "replace")
    raw = sorted({f"\\x{ord(char):02x}" for char in printed if char in "\x07\x08\x1b\x9b"})
    return f"prints {', '.join(raw)} as it stands" if raw else None


_TERMINAL = "a draft must not write to the terminal or the build log"
_CASES = [
    ("escapes in the text", "made visible", _TERMINAL, escapes_in_the_text),
    ("escapes in a file name", "made visible", _TERMINAL, escapes_in_the_name),
    ("escapes in a missing name", "made visible", _TERMINAL, escapes_in_the_name_of_a_missing_file),
    ("line end in a file name", "no line of its own", "a name must not forge a log command", line_end_in_the_name),
    ("name that is not UTF-8", "read and reported", "old repositories have them", name_that_is_not_utf8),
    ("pipe in a folder", "not waited for", "a pipeline must not hang", pipe_in_a_folder),
    ("folders that go round", "each file once", "a link must not multiply the work", folders_that_go_round),
    ("deep nesting", "ends, no crash", "one file must not take the run down", deep_nesting),
    ("line of a million letters", "ends, no crash", "exports have such lines", long_line),
    ("aliases that multiply", "ends, no crash", "a short front matter can fill the memory", vast_front_matter),
]

CASES = tuple(Case("hostile input", *values) for values in _CASES)
