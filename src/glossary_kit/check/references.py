"""References to the numbered parts of a document: Article 5(2), មាត្រា ៥ និង ៧."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from glossary_kit.check.number_matching import NumberedText
from glossary_kit.text.document_parts import ENGLISH_PARTS, KHMER_PARTS, PARTS
from glossary_kit.text.folded import fold_key
from glossary_kit.text.number_words import one_of
from glossary_kit.text.numbers import NumberKind, NumberValue, comparable

_LABEL = rf"(?<![a-z])(?P<english>{one_of(ENGLISH_PARTS)})|(?P<khmer>{one_of(KHMER_PARTS)})"
#: What stands between the word and the number meant: other numbers, (a), the first of 5(2).
_SUB = r"(?:\([a-z\d\u1780-\u17d3]{1,4}\) ?)*"
_JOINED = r"(?:,? (?:and|or|to|និង|ឬ|ដល់) |, ?| ?- ?| (?:និង|ឬ|ដល់)(?:ទី)?|\()"
_REFERENCE = re.compile(rf"(?:{_LABEL}) ?(?:ទី|លេខ)? ?(?P<listed>[\d.]+{_SUB}{_JOINED})*$")
_TWO = 2
_DIGITS = re.compile(r"\d+")
_IN_TWO = re.compile(r"\d+[.,]\d+")
_HEADING = re.compile(r"\.? [A-Z]")
_VERSION = re.compile(r"(?:\bversion|\bver\.|\bv|កំណែ) ?(?:ទី|លេខ)? ?$", re.IGNORECASE)
_PARTS = {word: part for part, words in PARTS.items() for each in words for word in each}


def is_reference(number: NumberValue, text: str) -> bool:
    """Whether `number`, which stands in `text`, names an article, a section, a table …."""
    return _reference(number, text) is not None


def exchanged_references(
    source: NumberedText, target: NumberedText
) -> Iterator[tuple[NumberValue, NumberValue]]:
    """The numbers that two parts have exchanged: paragraph 4 of Article 7, កថាខណ្ឌ ៧ នៃមាត្រា ៤.

    Each part is looked at only if either text names a single one of it.
    """
    if len(source.numbers) < _TWO or len(target.numbers) < _TWO:
        return
    wanted, found = _single(source), _single(target)
    for one, other in combinations([part for part in wanted if part in found], 2):
        here = comparable(wanted[one]), comparable(wanted[other])
        there = comparable(found[other]), comparable(found[one])
        if here == there and here[0] != here[1]:
            yield wanted[one], found[one]


def renumbered(
    source: NumberedText, target: NumberedText
) -> Iterator[tuple[NumberValue, NumberValue]]:
    """Numbers of parts and versions that are the same as decimals only: 3.2 and ៣.២០."""
    for wanted in source.numbers:
        if _IN_TWO.fullmatch(wanted.text):
            same = [each for each in target.numbers if comparable(each) == comparable(wanted)]
            differs = same and all(_groups(each) != _groups(wanted) for each in same)
            if differs and (_is_label(wanted, source.text) or _is_label(same[0], target.text)):
                yield wanted, same[0]


def _groups(number: NumberValue) -> list[int]:
    return [int(digits) for digits in _DIGITS.findall(number.text)]


def _is_label(number: NumberValue, text: str) -> bool:
    """Whether `number` names a part or a version, or is that of a heading."""
    before, after = text[: number.span.start], text[number.span.end :]
    heading = not before.strip() and _HEADING.match(after)
    return bool(heading or _VERSION.search(before[-12:]) or is_reference(number, text))


def _single(side: NumberedText) -> dict[str, NumberValue]:
    """The only number of each part to which the text refers."""
    named: dict[str, list[NumberValue]] = {}
    for number in side.numbers:
        match = _reference(number, side.text)
        if match and not match["listed"]:
            named.setdefault(_PARTS[match["english"] or match["khmer"]], []).append(number)
    return {part: each[0] for part, each in named.items() if len(each) == 1}


def _reference(number: NumberValue, text: str) -> re.Match[str] | None:
    if number.kind is NumberKind.DATE:
        return None
    return _REFERENCE.search(fold_key(text[max(0, number.span.start - 60) : number.span.start]))
