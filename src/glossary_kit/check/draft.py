"""What draft rules keep of the units of a run, and the issues they make of it in the end."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from tempfile import SpooledTemporaryFile

from msgspec import Struct, msgpack

from glossary_kit.check.issue import Issue, issue_of
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity
from glossary_kit.errors import Location
from glossary_kit.model.unit import TranslationUnit

Place = tuple[int, int]
"""The position of a unit in a run: the number of its file and its number in there."""

_DIFFERENT = b""
"""Stands for values of which not all are the same."""
_SIZE = 4  # bytes that tell how many follow
_IN_MEMORY = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """What draft rules keep of one unit: small, and able to cross a process border.

    `keys` are for each fact the code of the rule, a digest of the key and of the unit's
    languages, and one of the value; `record` is what else is known, packed.
    """

    keys: tuple[tuple[str, bytes, bytes], ...]
    record: bytes


class _Record(Struct, frozen=True, array_like=True):
    """What an issue shows of a unit, and its facts: of each the value and the remark."""

    place: Place
    path: str
    unit: str
    source: str
    target: str
    line: int | None
    column: int | None
    facts: tuple[tuple[str, Remark], ...]


_packed = msgpack.Encoder().encode
_unpacked = msgpack.Decoder(_Record).decode


def kept_facts(
    found: Sequence[tuple[str, Fact]], unit: TranslationUnit, path: str, place: Place
) -> KeptFacts:
    """What is kept of the facts that rules, given by their codes, have `found` of a unit.

    It stands at `place` in the file `path`.
    """
    at = unit.at
    langs = unit.source_lang, unit.target_lang
    record = _Record(
        place=place,
        path=path,
        unit=unit.id,
        source=unit.source,
        target=unit.target,
        line=at.line if at else None,
        column=at.column if at else None,
        facts=tuple([(fact.value, fact.remark) for _, fact in found]),
    )
    keys = [
        (code, _digest(_packed((*langs, fact.key))), _digest(fact.value.encode()))
        for code, fact in found
    ]
    return KeptFacts(tuple(keys), _packed(record))


@lru_cache(maxsize=1 << 12)  # most keys and values of a rule come again
def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=8).digest()


@dataclass(slots=True)
class _Group:
    """The facts of a rule with the same key: the digest of their value, and where they are kept.

    The places are two numbers a fact: that of its record, and its own number in there.
    """

    value: bytes
    places: array[int] = field(default_factory=lambda: array("Q"))


class DraftFacts:
    """The facts of a run, by rule and key, in the order in which they were added.

    Beyond 32 MB they lie in a temporary file: what stays in memory is two numbers a fact.
    """

    def __init__(self) -> None:
        self._spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  lives as long as this
        self._groups: dict[tuple[str, bytes], _Group] = {}
        self._end = 0

    def add(self, kept: Iterable[KeptFacts]) -> None:
        """Keep facts; to be called in the order of the draft."""
        for each in kept:
            for number, (code, key, value) in enumerate(each.keys):
                group = self._groups.get((code, key))
                if group is None:
                    group = self._groups[code, key] = _Group(value)
                elif group.value != value:
                    group.value = _DIFFERENT
                group.places.extend((self._end, number))
            size = len(each.record).to_bytes(_SIZE, "little")
            self._end += self._spool.write(size + each.record)

    def issues(
        self, rules: Iterable[DraftRule], severities: Mapping[str, Severity]
    ) -> Iterator[tuple[Place, Issue]]:
        """The issues that `rules` find, each with the place of its unit."""
        by_code = {rule.code: rule for rule in rules}
        for (code, _), group in self._groups.items():
            rule = by_code[code]
            if group.value == _DIFFERENT or rule.judges_alike:
                yield from self._judged(rule, group, severities)

    def _judged(
        self, rule: DraftRule, group: _Group, severities: Mapping[str, Severity]
    ) -> Iterator[tuple[Place, Issue]]:
        kept = (
            self._record(offset).facts[number]
            for offset, number in zip(group.places[::2], group.places[1::2], strict=True)
        )
        facts = [Fact(key="", value=value, remark=remark) for value, remark in kept]
        for index, remark in rule.judge(facts):
            record = self._record(group.places[2 * index])
            severity = _severity(rule, remark, severities)
            yield record.place, issue_of(rule, remark, _unit(record), record.path, severity)

    def _record(self, offset: int) -> _Record:
        self._spool.seek(offset)
        size = int.from_bytes(self._spool.read(_SIZE), "little")
        return _unpacked(self._spool.read(size))


def _unit(record: _Record) -> TranslationUnit:
    """What an issue shows of a unit."""
    return TranslationUnit(
        id=record.unit,
        source=record.source,
        target=record.target,
        at=Location(path=record.path, line=record.line, column=record.column),
    )


def _severity(rule: DraftRule, remark: Remark, severities: Mapping[str, Severity]) -> Severity:
    return severities.get(rule.code) or remark.severity or rule.severity
