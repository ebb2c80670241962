"""What draft rules keep of the units of a run, and the issues they make of it in the end."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from tempfile import SpooledTemporaryFile

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.issue import Issue, issue_of
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity
from glossary_kit.model.unit import TranslationUnit

Place = tuple[int, int]
"""The position of a unit in a run: the number of its file and its number in there."""

_IN_MEMORY = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFact:
    """A fact on its way to the judge: small, and able to cross a process border.

    `key` stands for the fact's key and the languages of its unit; `data` is the rest, packed.
    """

    code: str
    key: bytes
    data: bytes


def facts_of(
    rules: Iterable[DraftRule], evidence: Evidence, path: str, place: Place
) -> Iterator[KeptFact]:
    """What each of `rules` keeps of the unit at `place` in the file `path`."""
    unit = evidence.unit
    for rule in rules:
        if unit.source or not rule.bilingual:
            for fact in rule.collect(evidence):
                key = repr((unit.source_lang, unit.target_lang, fact.key)).encode()
                kept = (place, path, _slim(unit), replace(fact, key=""))
                yield KeptFact(
                    code=rule.code,
                    key=blake2b(key, digest_size=8).digest(),
                    data=pickle.dumps(kept, pickle.HIGHEST_PROTOCOL),
                )


def _slim(unit: TranslationUnit) -> TranslationUnit:
    """The unit without what no issue shows."""
    return replace(unit, notes=(), source_codes=(), origin=None, changed=None)


class DraftFacts:
    """The facts of a run, by rule and key, in the order in which they were added.

    Beyond 32 MB they lie in a temporary file: what stays in memory is one number a fact.
    """

    def __init__(self) -> None:
        self._spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  lives as long as this
        self._offsets: dict[tuple[str, bytes], array[int]] = {}
        self._end = 0

    def add(self, facts: Iterable[KeptFact]) -> None:
        """Keep `facts`; to be called in the order of the draft."""
        for fact in facts:
            self._offsets.setdefault((fact.code, fact.key), array("Q")).append(self._end)
            self._end += self._spool.write(fact.data)

    def issues(
        self, rules: Iterable[DraftRule], severities: Mapping[str, Severity]
    ) -> Iterator[tuple[Place, Issue]]:
        """The issues that `rules` find, each with the place of its unit."""
        by_code = {rule.code: rule for rule in rules}
        for (code, _), offsets in self._offsets.items():
            rule = by_code[code]
            kept = [self._at(offset) for offset in offsets]
            for index, remark in rule.judge([fact for *_, fact in kept]):
                place, path, unit, _ = kept[index]
                yield place, issue_of(rule, remark, unit, path, _severity(rule, remark, severities))

    def _at(self, offset: int) -> tuple[Place, str, TranslationUnit, Fact]:
        self._spool.seek(offset)
        kept: tuple[Place, str, TranslationUnit, Fact] = pickle.load(self._spool)  # noqa: S301  our own
        return kept


def _severity(rule: DraftRule, remark: Remark, severities: Mapping[str, Severity]) -> Severity:
    return severities.get(rule.code) or remark.severity or rule.severity
