"""How the rules of this family name terms in their messages, and which terms are names."""

from __future__ import annotations

from collections.abc import Sequence

from glossary_kit.check.evidence import Demand, Evidence

SHOWN = 3
"""How many expected terms a message names; reports list all."""


def expected_terms(demand: Demand) -> tuple[str, ...]:
    """The terms that would satisfy `demand`, the preferred ones first."""
    return tuple(dict.fromkeys(term.term for term in demand.expected))


def quoted(terms: Sequence[str]) -> str:
    """The first terms in quotation marks, joined by “or”."""
    shown = " or ".join(f"“{term}”" for term in terms[:SHOWN])
    return shown if len(terms) <= SHOWN else f"{shown} …"


def like(term: str, found: str) -> str:
    """`term` with a capital where `found`, which it replaces, has one."""
    return term[:1].upper() + term[1:] if found[:1].isupper() and found[1:].islower() else term


def is_name(evidence: Evidence, demand: Demand) -> bool:
    """Whether `demand` is for the name of a body, a document, a country or a rank."""
    return evidence.terms.entries[demand.concept].kind.is_name


def must_stay(evidence: Evidence, demand: Demand) -> bool:
    """Whether the term that `demand` asks for is the same in both languages: not to be changed."""
    return evidence.terms.unchanging.issuperset(demand.concepts)
