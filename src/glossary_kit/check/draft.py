"""What draft rules keep of the units of a run, and the issues they make of it in the end."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from tempfile import SpooledTemporaryFile
from typing import Any

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.issue import Issue, issue_of
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity, Side
from glossary_kit.errors import Location
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit

Place = tuple[int, int]
"""The position of a unit in a run: the number of its file and its number in there."""

_ONE_FACT = 2  # offsets
_SIZE = 4  # bytes that tell how many follow
_IN_MEMORY = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """What draft rules keep of one unit, packed: small, and able to cross a process border.

    `facts` are the code of the rule, a digest of the key and of the unit's languages, and the
    fact itself.
    """

    unit: bytes
    facts: tuple[tuple[str, bytes, bytes], ...]


def facts_of(
    rules: Iterable[DraftRule], evidence: Evidence, path: str, place: Place
) -> KeptFacts | None:
    """What `rules` keep of the unit at `place` in the file `path`; `None` if that is nothing."""
    unit = evidence.unit
    langs = f"{unit.source_lang} {unit.target_lang} "
    facts = tuple(
        (rule.code, blake2b((langs + repr(fact.key)).encode(), digest_size=8).digest(), _pack(fact))
        for rule in rules
        for fact in rule.collect(evidence)
    )
    if not facts:
        return None
    at = unit.at
    line = (at.line, at.column) if at else (None, None)
    kept = (place, path, unit.id, unit.source, unit.target, line)
    return KeptFacts(marshal.dumps(kept), facts)


class DraftFacts:
    """The facts of a run, by rule and key, in the order in which they were added.

    Beyond 32 MB they lie in a temporary file: what stays in memory is two numbers a fact.
    """

    def __init__(self) -> None:
        self._spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  lives as long as this
        self._offsets: dict[tuple[str, bytes], array[int]] = {}
        self._end = 0

    def add(self, kept: Iterable[KeptFacts]) -> None:
        """Keep facts; to be called in the order of the draft."""
        for each in kept:
            unit = self._written(each.unit)
            for code, key, fact in each.facts:
                offsets = self._offsets.setdefault((code, key), array("Q"))
                offsets.extend((unit, self._written(fact)))

    def _written(self, data: bytes) -> int:
        offset = self._end
        self._end += self._spool.write(len(data).to_bytes(_SIZE, "little") + data)
        return offset

    def issues(
        self, rules: Iterable[DraftRule], severities: Mapping[str, Severity]
    ) -> Iterator[tuple[Place, Issue]]:
        """The issues that `rules` find, each with the place of its unit."""
        by_code = {rule.code: rule for rule in rules}
        for (code, _), offsets in self._offsets.items():
            rule = by_code[code]
            if len(offsets) == _ONE_FACT and not rule.judges_alone:
                continue
            facts = [_unpack(self._at(offset)) for offset in offsets[1::2]]
            for index, remark in rule.judge(facts):
                place, path, unit = _unit(self._at(offsets[2 * index]))
                yield place, issue_of(rule, remark, unit, path, _severity(rule, remark, severities))

    def _at(self, offset: int) -> Sequence[Any]:
        self._spool.seek(offset)
        size = int.from_bytes(self._spool.read(_SIZE), "little")
        packed: Sequence[Any] = marshal.loads(self._spool.read(size))  # noqa: S302  by `add`
        return packed


def _pack(fact: Fact) -> bytes:
    remark = fact.remark
    span = remark.span
    packed = (
        str(fact.value),
        str(remark.message),
        (span.start, span.end) if span else None,
        str(remark.side),
        remark.concept,
        remark.source_term,
        tuple(remark.expected),
        str(remark.verdict),
        remark.suggestion,
        remark.safe,
        str(remark.severity) if remark.severity else None,
    )
    return marshal.dumps(packed)


def _unpack(packed: Sequence[Any]) -> Fact:
    value, message, span, side, concept, source_term, expected, verdict, *rest = packed
    suggestion, safe, severity = rest
    remark = Remark(
        message=message,
        span=Span(*span) if span else None,
        side=Side(side),
        concept=concept,
        source_term=source_term,
        expected=expected,
        verdict=verdict,
        suggestion=suggestion,
        safe=bool(safe),
        severity=Severity(severity) if severity else None,
    )
    return Fact(key="", value=value, remark=remark)


def _unit(packed: Sequence[Any]) -> tuple[Place, str, TranslationUnit]:
    """The place, the file and what an issue shows of a unit."""
    place, path, unit_id, source, target, (line, column) = packed
    unit = TranslationUnit(
        id=unit_id,
        source=source,
        target=target,
        at=Location(path=path, line=line, column=column),
    )
    return place, path, unit


def _severity(rule: DraftRule, remark: Remark, severities: Mapping[str, Severity]) -> Severity:
    return severities.get(rule.code) or remark.severity or rule.severity
