"""All rules, in the order of their codes."""

from __future__ import annotations

from glossary_kit.check.rule import Rule
from glossary_kit.check.rules.chr import non_canonical_order
from glossary_kit.check.rules.cmp import empty_target
from glossary_kit.check.rules.num import number_mismatch
from glossary_kit.check.rules.trm import deprecated_term, missing_term

RULES: tuple[Rule, ...] = (
    missing_term.RULE,
    deprecated_term.RULE,
    number_mismatch.RULE,
    non_canonical_order.RULE,
    empty_target.RULE,
)
