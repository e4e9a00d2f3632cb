"""What each HTML element means to a reader: does it break the text, hide it, or set its kind."""

from __future__ import annotations

from claimcheck.model.document import BlockKind

INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i img ins "
    "kbd label mark nobr q ruby rb rp rt rtc s samp small span strike strong sub sup time tt u var wbr "
    "button canvas input meter output picture progress select source svg math map area object param "
    "script style template iframe".split()
)
BLOCK = frozenset(
    "address article aside audio base blockquote body br caption center col colgroup dd details dialog dir "
    "div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header "
    "hgroup hr html legend li link main menu meta nav noframes noscript ol optgroup option p pre search "
    "section slot summary table tbody td textarea tfoot th thead title tr track ul video".split()
)
KNOWN = INLINE | BLOCK

VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())

# Elements whose content the tokenizer must not read as markup.
RAW = frozenset("script style title textarea xmp iframe noembed noframes".split())

# Left out without a trace; the words around them belong together.
REMOVED = frozenset("del s strike rp rt".split())

# Left out, with a space in their place.
SKIPPED = frozenset(
    "script style pre code kbd samp tt template nav svg math iframe button select option optgroup datalist "
    "textarea xmp noembed noframes listing plaintext".split()
)

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset("ul ol menu dir".split())
ROW_GROUPS = frozenset("thead tbody tfoot".split())
KINDS = {
    "title": BlockKind.TITLE,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
}
QUOTING = frozenset(["blockquote"])
TITLED = frozenset("a img abbr".split())
DESCRIPTIONS = frozenset("description og:title og:description twitter:title twitter:description dc.description".split())
