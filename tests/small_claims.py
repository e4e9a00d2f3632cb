"""A claim base of three entries, as files, for tests that change it."""

from __future__ import annotations

from pathlib import Path

SOURCES = """\
sources:
  - id: leaflet
    title: Leaflet on iron
    url: https://example.org/iron
    publisher: Example Trust
  - id: "007"
    title: "Tea: a review"
    url: https://example.org/tea
    date: 2020-02-03
"""

CONCEPTS = """\
concepts:
  - id: iron
    kind: nutrient
    label: iron
    synonyms: [iron, ferrum]
    identifiers: {mesh: D007501}
  - id: iron-lack
    kind: condition
    label: iron lack
    synonyms: [iron lack]
    broader: [iron]
    state: deficiency
  - id: fatigue
    kind: symptom
    label: tiredness
    synonyms: [tiredness, fatigue]
  - id: exhaustion
    kind: symptom
    label: exhaustion
    synonyms: [exhaustion]
    broader: [fatigue]
  - id: tea
    kind: food
    label: tea
    synonyms: [black tea]
  - id: sleep
    kind: process
    label: sleep
    synonyms: [sleep]
"""

IRON = """\
# What iron does.
entries:
  - id: iron-deficiency--fatigue
    topic: iron
    subject: {concept: iron, state: deficiency}
    relation: causes
    object: {concept: fatigue}
    evidence: established
    statement: A lack of iron makes people tired.  # own words
    suggestion: A lack of iron causes tiredness.
    sources:
      - {source: leaflet, section: Symptoms, line: 4}
      - {source: "007", section: "Tea, iron and you", line: 9}
    # Two sources, two views.
    tensions:
      - The leaflet says always, the review says often.
    reviewed: 2026-01-31
    review_by: 2027-01-31
    examples:
      - {text: Low iron causes tiredness., verdict: supported}
      - {text: Low iron does not cause tiredness., verdict: contradicted, missed: true}
    near_misses:
      - Does low iron cause tiredness?

  # Seldom seen.
  - id: iron-excess--exhaustion
    topic: iron
    subject: {concept: iron, state: excess}
    relation: causes
    object: {concept: exhaustion}
    evidence: case_reports
    licence:
      # as the leaflet has it
      frequency: rare
      qualifiers: [[rare, case-reports], some-people]
      denial: hedged
    statement: >-  # folded
      A handful of people have been reported to be exhausted after they had swallowed more iron than is good for anyone,
      which proves nothing.
    suggestion: In rare cases, too much iron may exhaust some people.
    sources:
      - {source: leaflet, section: Overdose}
    reviewed: 2025-01-31
    review_by: 2026-01-31
    examples:
      - {text: Too much iron causes exhaustion., verdict: overstated}
      - {text: "In rare cases, too much iron may exhaust some people.", verdict: supported}
    near_misses:
      - Does too much iron exhaust you?
# The end.
"""

TEA = """\
entries:
  - id: tea--iron
    topic: tea
    subject: {concept: tea}
    relation: affects
    object: {concept: iron}
    evidence: possible
    licence: {strength: correlational, sole: true}
    statement: Tea may bear on how much iron is taken up.
    suggestion: Tea may affect iron.
    sources:
      - {source: "007", section: Summary, line: 1}
    medical_review: The review is of one author.
    figure: {low: 10, high: 20, unit: percent}
    reviewed: 2026-01-31
    review_by: 2026-06-30
    examples:
      - {text: Tea is linked to iron., verdict: supported}
      - {text: Tea changes iron., verdict: overstated}
    near_misses:
      - Does tea affect iron?
"""


def write_small_claims(folder: Path) -> Path:
    """Write the claim base into `folder`/claims and return that folder."""
    claims = folder / "claims"
    for name, text in (
        ("sources.yaml", SOURCES),
        ("concepts/all.yaml", CONCEPTS),
        ("entries/iron.yaml", IRON),
        ("entries/tea.yaml", TEA),
    ):
        path = claims / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return claims
