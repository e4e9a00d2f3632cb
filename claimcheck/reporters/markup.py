"""Text of any origin put into GitHub's Markdown, so that it stays text: no links, mentions, HTML or markup."""

from __future__ import annotations

import re
from urllib.parse import quote

from claimcheck.reporters.visible import one_line, visible

CUT = "\u2026"
# Markup, what begins a list, a heading or a line below one, and what makes an address of the words around it.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|:(?=//)|(?<=www)\.", re.IGNORECASE)
# GitHub makes links of these in the finished page, where a character reference no longer hides them.
_REFERENCE = re.compile(r"@|#|(?<=\bGH)-", re.IGNORECASE)
_NO_WIDTH = "\u200b"
_IN_URLS = ":/?#[]@!$&'()*+,;=%~"


def plain(text: str) -> str:
    """Return `text` on one line, as a page shall show it."""
    apart = _REFERENCE.sub(lambda match: f"{match.group()}{_NO_WIDTH}", one_line(text))
    return _MARKUP.sub(lambda match: f"&#{ord(match.group())};", apart)


def code(text: str) -> str:
    """Return `text` on one line as a code span, in which GitHub makes no links."""
    shown = visible(text)
    if not shown.strip():
        return "(empty)"
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    # A code span loses one space on both sides, if it has any.
    room = " " if longest or shown[0] == " " == shown[-1] else ""
    return f"{fence}{room}{shown}{room}{fence}"


def cut(text: str, length: int) -> str:
    """Return `text` on one line, of at most `length` characters and a sign that there is more."""
    line = one_line(text)
    return line if len(line) <= length else f"{line[:length]}{CUT}"


def quoted_link(title: str, url: str) -> str:
    """Return a link; an address that is not one of the web stays text."""
    if not re.match(r"https?://", url):
        return f"{plain(title)} ({plain(url)})"
    return f"[{plain(title)}](<{quote(url, safe=_IN_URLS)}>)"
