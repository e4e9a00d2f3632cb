from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config.tomlplaces import KeyPath, find_places

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        pytest.param("a = 1\nb = 2\n", ("b",), "b = 2", id="key"),
        pytest.param("[t]\nb = 2\n", ("t", "b"), "b = 2", id="table"),
        pytest.param("[[t]]\na = 1\n[[t]]\na = 2\n", ("t", 1, "a"), "a = 2", id="array of tables"),
        pytest.param("[[t]]\n[t.u]\na = 2\n", ("t", 0, "u", "a"), "a = 2", id="table in an array"),
        pytest.param("a.b.c = 2\n", ("a", "b", "c"), "a.b.c", id="dotted"),
        pytest.param("\"a b\".'c' = 2\n", ("a b", "c"), '"a b"', id="quoted"),
        pytest.param("a = [ # ]\n  1,\n  'x]', 3]\n", ("a", 2), "3]", id="array item"),
        pytest.param("a = {b = [1], c = 2}\n", ("a", "c"), "c = 2", id="inline table"),
        pytest.param('a = """\nb = 1\n"""\nb = 2', ("b",), "b = 2", id="long string"),
        pytest.param("a = 1979-05-27 07:32:00\nb = 2", ("b",), "b = 2", id="date and time"),
        pytest.param("# [x]\r\n\r\nb = 2\r\n", ("b",), "b = 2", id="comment, CRLF"),
    ],
)
def test_places(text: str, path: KeyPath, found: str) -> None:
    assert text[find_places(text)[path] :].startswith(found)


KEYS = st.text(alphabet="ab-_1", min_size=1, max_size=4)
SCALARS = st.one_of(st.integers(), st.booleans(), st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8))
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


def written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[ " + ", # [\n ".join(map(written, value)) + ("\n" if value else "") + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {written(item)}' for key, item in value.items()) + "}"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def paths_of(value: Any, path: KeyPath = ()) -> set[KeyPath]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    own = {path} if path else set()
    return own.union(*(paths_of(item, (*path, key)) for key, item in items))


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_every_key_and_item_has_a_place(data: dict[str, Any]) -> None:
    text = "\n".join(f"{key} = {written(value)}" for key, value in data.items())
    assert tomllib.loads(text) == data
    assert set(find_places(text)) == paths_of(data)
