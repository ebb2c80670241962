"""How the rules of this family name terms in their messages."""

from __future__ import annotations

from collections.abc import Sequence

from glossary_kit.check.evidence import Demand

SHOWN = 3
"""How many expected terms a message names; reports list all."""


def expected_terms(demand: Demand) -> tuple[str, ...]:
    """The terms that would satisfy `demand`, the preferred ones first."""
    return tuple(dict.fromkeys(term.term for term in demand.expected))


def quoted(terms: Sequence[str]) -> str:
    """The first terms in quotation marks, joined by “or”."""
    shown = " or ".join(f"“{term}”" for term in terms[:SHOWN])
    return shown if len(terms) <= SHOWN else f"{shown} …"
