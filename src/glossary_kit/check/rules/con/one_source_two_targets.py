"""CON101: the same source is translated in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity
from glossary_kit.check.rules.con.comparable import comparable, whole, without_end_mark


def collect(evidence: Evidence) -> Iterator[Fact]:
    """The source and what it has become; nothing of units that are empty or copied."""
    unit = evidence.unit
    if unit.source.strip() and not evidence.blank_target and not evidence.copied:
        yield Fact(
            key=(unit.source_lang, unit.target_lang, comparable(unit.source)),
            value=unit.target,
            remark=Remark(message="", source_term=unit.source.strip()),
        )


def judge(facts: Sequence[Fact]) -> Iterator[tuple[int, Remark]]:
    """The units whose target is not the most frequent one; of equals, not the first one."""
    if len({fact.value for fact in facts}) == 1:
        return
    keys = [without_end_mark(fact.value) for fact in facts]
    counts = Counter(keys)
    chosen = max(counts, key=lambda key: counts[key])
    usual = facts[keys.index(chosen)].value
    for index, (fact, key) in enumerate(zip(facts, keys, strict=True)):
        if key != chosen:
            yield (
                index,
                Remark(
                    message=f"the same source is “{usual}” elsewhere ({counts[chosen]} of "
                    f"{counts.total()} times)",
                    span=whole(fact.value),
                    source_term=fact.remark.source_term,
                    expected=(usual,),
                    suggestion=usual,
                ),
            )


RULE = DraftRule(
    code="CON101",
    name="one-source-two-targets",
    summary="The same source is translated in two ways.",
    severity=Severity.MINOR,
    collect=collect,
    judge=judge,
    bilingual=True,
)
