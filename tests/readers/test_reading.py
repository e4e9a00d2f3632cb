"""Reading files: formats by extension, decoding, limits, and what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck import readers
from claimcheck.errors import UnreadableFile
from claimcheck.readers import decode, format_of, read_file, read_text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.md", "markdown"),
        ("a.MDX", "mdx"),
        ("a.xhtml", "html"),
        ("a.txt", "text"),
        ("a.rst", "rst"),
        ("a.adoc", "asciidoc"),
        ("a.docx", None),
        ("README", None),
    ],
)
def test_format_by_extension(name: str, expected: str | None) -> None:
    assert format_of(Path(name)) == expected


def test_every_extension_has_a_reader() -> None:
    assert set(readers.EXTENSIONS.values()) == set(readers.READERS)


@pytest.mark.parametrize("format_in", readers.READERS)
@pytest.mark.parametrize("source", ["", "\n", " \r\n\r\n", "\r"])
def test_blank_files_have_no_blocks(format_in: str, source: str) -> None:
    assert read_text(source, "draft", format_in).blocks == ()


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfcramps", "a.txt") == "cramps"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            "a\nb\nfüncafé".encode() + b"\xe9",
            "a.txt:3:8: not UTF-8 (byte 0xE9 on line 3, column 8); save the file as UTF-8",
            id="latin-1",
        ),
        pytest.param("a".encode("utf-16"), "a.txt:1:1: UTF-16, not UTF-8; save the file as UTF-8", id="utf-16"),
        pytest.param("a".encode("utf-32"), "a.txt:1:1: UTF-32, not UTF-8; save the file as UTF-8", id="utf-32"),
        pytest.param(
            b"a\nb\0c",
            "a.txt:2:2: NUL byte: not a text file; save it as UTF-8 text or exclude it",
            id="nul",
        ),
    ],
)
def test_what_is_not_utf8_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == message


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_file(path, "shown")
    return str(caught.value)


def test_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.md") == "shown: no such file; check the path"


def test_directory(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "shown: is a directory; name a file in it"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert refusal(tmp_path / "a.md") == "shown: not a regular file; save the text to a file first"


def test_circular_link(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "a.md")
    assert refusal(tmp_path / "a.md").startswith("shown: cannot be opened (")


def test_nul_in_the_path() -> None:
    assert refusal(Path("a\0b")).startswith("shown: cannot be opened (")


def test_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(readers.MAX_BYTES + 1)
    assert refusal(tmp_path / "a.txt") == "shown: larger than 20 MB; split it or exclude it"


def test_unknown_extension_is_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"A *cramp* hurts.\r\n")
    document = read_file(tmp_path / "a.docx", "a.docx")
    assert [block.text for block in document.blocks] == ["A *cramp* hurts."]
    assert document.source.endswith("\r\n")


def test_a_given_format_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<p>a", encoding="utf-8")
    assert read_file(tmp_path / "a.txt", "a.txt", "html").blocks[0].text == "a"


def test_too_deep_nesting_is_an_unreadable_file() -> None:
    source = "\n".join(" " * depth + "- a" for depth in range(1500))
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        read_text(source, "a.rst", "rst")


HOSTILE = {
    "less-than": "<" * 200_000,
    "ampersand": "&" * 200_000,
    "bold": "<b>" * 50_000,
    "nested": "<div>" * 10_000 + "x" + "</div>" * 10_000,
    "comments": "<!--" * 50_000,
    "declarations": "<!" * 100_000,
    "attributes": '<a b="' * 40_000,
    "half-tags": "<a " * 60_000,
    "scripts": "<script>" * 30_000,
    "cells": "<table><tr>" + "<th colspan=1000>" * 10_000,
    "roles": ":a" * 100_000,
    "backticks": "`" * 200_000,
    "stars": "*a " * 60_000,
    "brackets": "[a " * 60_000,
    "spaces": "a" + " " * 200_000 + "b",
    "lines": "\n" * 200_000,
    "delimiters": "\n".join("=" * length for length in range(4, 600)),
}


@pytest.mark.parametrize("format_in", ["html", "text", "rst", "asciidoc"])
@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_take_linear_time(format_in: str, source: str) -> None:
    read_text(source, "draft", format_in)
