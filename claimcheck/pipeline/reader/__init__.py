"""The reader of claims: from a parsed sentence to who does what to what, in any topic.

`component` is the door. It asks in turn what each cue may assert (`verbal`, `nominal`, `predicative`, `comparisons`,
by `standing` and `framing`), which phrases it governs (`sides`), what these are about (`naming`), and adds the frames
and predicates that need two concepts of the claim base (`frames`, `predicates`).
"""
