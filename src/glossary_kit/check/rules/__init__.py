"""All rules, in the order of their codes."""

from __future__ import annotations

from glossary_kit.check.rule import Rule
from glossary_kit.check.rules.chr import non_canonical_order
from glossary_kit.check.rules.cmp import empty_target
from glossary_kit.check.rules.ent import (
    approval_without_body,
    circular_replacement,
    dangling_reference,
    deprecated_inside_preferred,
    duplicate_concept,
    homograph_in_field,
    lookup_form_collides,
    no_preferred_term,
    non_canonical_term,
    reliability_without_source,
    two_preferred_terms,
    unknown_language_tag,
)
from glossary_kit.check.rules.num import number_mismatch
from glossary_kit.check.rules.trm import deprecated_term, missing_term

RULES: tuple[Rule, ...] = (
    missing_term.RULE,
    deprecated_term.RULE,
    number_mismatch.RULE,
    non_canonical_order.RULE,
    empty_target.RULE,
    no_preferred_term.RULE,
    two_preferred_terms.RULE,
    duplicate_concept.RULE,
    deprecated_inside_preferred.RULE,
    homograph_in_field.RULE,
    reliability_without_source.RULE,
    dangling_reference.RULE,
    circular_replacement.RULE,
    approval_without_body.RULE,
    non_canonical_term.RULE,
    lookup_form_collides.RULE,
    unknown_language_tag.RULE,
)
