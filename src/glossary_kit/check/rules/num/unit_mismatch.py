"""NUM107: a quantity has another unit of measure in the target than in the source."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rates import rate_difference
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.units import in_khmer, unit_of
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.numbers import NumberValue, comparable


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each number with another unit on each side, and for a rate of another span."""
    yield from _of_quantities(evidence)
    difference = rate_difference(
        evidence.source_prose, evidence.target_prose, evidence.unit.target_lang
    )
    if difference:
        found = difference.span.of(evidence.target_prose)
        expected = difference.in_khmer if has_khmer(found) else difference.wanted
        yield Remark(
            message=f"the source says how much it is per {difference.wanted}, not “{found}”",
            span=difference.span,
            source_term=difference.wanted,
            expected=(expected,),
            verdict="another unit",
            suggestion=expected,
        )


def _of_quantities(evidence: Evidence) -> Iterator[Remark]:
    target = evidence.unit.target
    wanted = _units(evidence.source_numbers, evidence.unit.source)
    if not any(unit for units in wanted.values() for unit in units):
        return
    others = _units(evidence.target_numbers, target)
    for found in evidence.target_numbers:
        unit, span = unit_of(found, target)
        units = wanted.get(comparable(found), {None})
        if unit and span and len(units) == 1 and not units & {None, *others[comparable(found)]}:
            yield _remark(found, str(next(iter(units))), span, target)


def _units(numbers: Sequence[NumberValue], text: str) -> dict[Hashable, set[str | None]]:
    """The units that each value has in `text`; `None` among them where it stands without."""
    units: dict[Hashable, set[str | None]] = {}
    for number in numbers:
        units.setdefault(comparable(number), set()).add(unit_of(number, text)[0])
    return units


def _remark(found: NumberValue, wanted: str, span: Span, target: str) -> Remark:
    expected = in_khmer(wanted) if has_khmer(span.of(target)) else wanted
    return Remark(
        message=f"the source has {wanted} after “{found.text}”, not “{span.of(target)}”",
        span=span,
        source_term=wanted,
        expected=(expected,),
        verdict="another unit",
        suggestion=expected if has_khmer(expected) else None,
    )


RULE = UnitRule(
    code="NUM107",
    name="unit-mismatch",
    summary="A quantity has another unit of measure in the target than in the source.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
