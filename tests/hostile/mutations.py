"""Inputs made from sound ones: cut, doubled, moved, and sprinkled with what means something to a parser."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

# Few and always the same: what is found is found by everyone. Longer searches raise the number by hand.
MODEST = settings(max_examples=60, derandomize=True, deadline=None)

SIGNS = st.sampled_from(
    (
        "--- +++ ``` ~~~ <!-- --> <b> </b> <p> <pre> <script> </script> { } {{ }} {% %} {/* */} [ ] [^1]: ]( ) | ||| * "
        "** - > # = == ==== ---- .. :: ::: ... ' \" & &amp; &#xD800; &#0; \\ $ : , ? ! % @ ~ null true 1 -1 1e999 0x "
        '&a *a << !!python/object:os.system !!binary !x "\\ud800" "\\x00" \ufeff \u2028 \u0301 \u202e \x1b '
        "\x1b \x7f \x85 \U0001f469\u200d\u2695\ufe0f claimcheck:"
        " ignore ignore-start ignore-end ignore-file CC101 CC1 -- \u2014"
    ).split(" ")
)
SPACES = st.sampled_from(["", " ", "\n", "\r\n", "\r", "\t", "\n\n", "\n  ", "\n    ", "\n- "])


@st.composite
def mutated(draw: st.DrawFn, originals: list[str]) -> str:
    """Draw one of `originals` with some pieces cut, doubled or moved, and signs put in."""
    text = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(0, 6))):
        first, last = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
        inside = draw(st.sampled_from(["", text[first:last] * 2, text[first:last][::-1], None]))
        if inside is None:
            inside = draw(SPACES) + draw(SIGNS) + draw(SPACES)
            last = first
        text = text[:first] + inside + text[last:]
    return text
