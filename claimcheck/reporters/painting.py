"""Pieces of styled text put together, with colours only when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """Some text and its rich style."""

    text: str
    style: str = ""


def paint(pieces: Sequence[Piece], *, color: bool) -> str:
    """Return the text of the pieces, with terminal escapes when `color` is true."""
    if not color:
        return "".join(piece.text for piece in pieces)
    from rich.color import ColorSystem
    from rich.style import Style

    return "".join(Style.parse(piece.style).render(piece.text, color_system=ColorSystem.STANDARD) for piece in pieces)
