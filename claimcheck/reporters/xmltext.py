"""XML that every reader takes: what may not stand in XML is shown, in the way it is shown on terminals."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from claimcheck.reporters.visible import visible

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(parent: Element | None, name: str, attributes: Mapping[str, str | int], text: str | None = None) -> Element:
    """Return a new element, inside `parent` unless that is None; `text` may have several lines."""
    shown = {key: visible(str(value)) for key, value in attributes.items()}
    made = Element(name, shown) if parent is None else SubElement(parent, name, shown)
    if text is not None:
        made.text = "\n".join(map(visible, text.split("\n")))
    return made


def add_comment(parent: Element, text: str) -> None:
    """Add a comment, in which two hyphens may not follow each other."""
    parent.append(Comment(f" {visible(text).replace('--', '- -')} "))


def xml_text(root: Element) -> str:
    """Return the whole document."""
    indent(root)
    return f"{DECLARATION}{tostring(root, encoding='unicode')}\n"
