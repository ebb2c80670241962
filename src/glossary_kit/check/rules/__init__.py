"""All rules, in the order of their codes."""

from __future__ import annotations

from glossary_kit.check.rule import Rule
from glossary_kit.check.rules.chr import non_canonical_order
from glossary_kit.check.rules.cmp import (
    copied_source,
    empty_target,
    leftover_english,
    length_ratio,
    missing_sentence,
)
from glossary_kit.check.rules.con import (
    differs_from_reviewed_unit,
    one_source_two_targets,
    two_sources_one_target,
)
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
from glossary_kit.check.rules.sup import (
    expired_waiver,
    suppression_without_reason,
    unused_suppression,
)
from glossary_kit.check.rules.trm import (
    abbreviation_not_introduced,
    deprecated_term,
    do_not_translate_altered,
    missing_term,
    mixed_synonyms,
    near_miss,
    superseded_term,
    term_spacing,
    untranslated_term,
    wrong_official_name,
)

RULES: tuple[Rule, ...] = (
    missing_term.RULE,
    deprecated_term.RULE,
    superseded_term.RULE,
    near_miss.RULE,
    untranslated_term.RULE,
    do_not_translate_altered.RULE,
    term_spacing.RULE,
    wrong_official_name.RULE,
    abbreviation_not_introduced.RULE,
    mixed_synonyms.RULE,
    one_source_two_targets.RULE,
    two_sources_one_target.RULE,
    differs_from_reviewed_unit.RULE,
    number_mismatch.RULE,
    non_canonical_order.RULE,
    empty_target.RULE,
    copied_source.RULE,
    leftover_english.RULE,
    length_ratio.RULE,
    missing_sentence.RULE,
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
    unused_suppression.RULE,
    suppression_without_reason.RULE,
    expired_waiver.RULE,
)
