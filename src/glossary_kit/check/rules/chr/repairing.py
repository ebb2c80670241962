"""What the rules about faulty clusters share: which of them reports which repair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark
from glossary_kit.text.folded import FoldRule
from glossary_kit.text.khmer import KHMER_COENG, canonical_cluster
from glossary_kit.text.repair import Repair

#: A cluster with several faults is one issue: that of the first of these.
_PRECEDENCE = (
    FoldRule.CLUSTER_ORDER,
    FoldRule.SPLIT_VOWEL,
    FoldRule.REPEATED_MARK,
    FoldRule.DEPRECATED_CHARACTER,
    FoldRule.IGNORABLE,
    FoldRule.SHIFTER,
)
_U, _SHIFTERS = "\u17bb", "\u17c9\u17ca"
_VOWEL = "\u17b6-\u17c5"
INDEPENDENT_VOWEL = "\u17a5-\u17b3"
#: What no repair mends: a COENG without a base, two register shifters, two vowels, of which one
#: may be the letter itself (ឧិ).
_INVALID = re.compile(
    f"{KHMER_COENG}$|[\u17c9\u17ca].*[\u17c9\u17ca]|[{_VOWEL}{INDEPENDENT_VOWEL}].*[{_VOWEL}]",
    re.DOTALL,
)


def is_invalid(cluster: str) -> bool:
    """Whether `cluster` stays one that Khmer does not have, however its parts are ordered."""
    return _INVALID.search(canonical_cluster(cluster)) is not None


def repairs_for(evidence: Evidence, rule: FoldRule) -> Iterator[Repair]:
    """The repairs of the target that are to be reported under `rule`."""
    for repair in evidence.target_repairs:
        if _reason(repair) is rule and not is_invalid(repair.found):
            drawn = any(repair.span.overlaps(span) for span, _ in evidence.visual_order)
            if not drawn:
                yield repair


def _reason(repair: Repair) -> FoldRule:
    """The fault that a person would name, of those that the repair mends."""
    if repair.replacement in (repair.found.replace(_U, shifter) for shifter in _SHIFTERS):
        return FoldRule.SHIFTER  # in its place, as far as the keys go that were hit
    return next(reason for reason in _PRECEDENCE if reason in repair.rules)


def repair_remark(repair: Repair, message: str, *, safe: bool = True) -> Remark:
    """A remark that offers `repair`."""
    return Remark(
        message=message,
        span=repair.span,
        expected=(repair.replacement,),
        verdict="folded variant",
        suggestion=repair.replacement,
        safe=safe,
    )
