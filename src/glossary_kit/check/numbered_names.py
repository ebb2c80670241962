"""Names with a number in them, of which the number has changed: 5G and 4G, A4 and A5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.number_matching import NumberedText
from glossary_kit.model.span import Span
from glossary_kit.text.folded import fold_key
from glossary_kit.text.numbers import NumberKind, NumberValue

_NAME = re.compile(
    r"(?<![\w&%$#@/\\._-])(?:(?P<before>[A-Za-z]{1,8})(?P<last>\d+)|(?P<first>\d+)(?P<behind>[A-Za-z]{1,8}))"
    r"(?![\w@/\\]|[._=(-]\w)"
)


def renamed(
    source: NumberedText, target: NumberedText
) -> Iterator[tuple[NumberValue, NumberValue]]:
    """The names of `source` that have another number in `target`.

    Only where each side has one name of these letters that the other has not; FY24 may be FY2024.
    """
    wanted = _names(source)
    found = _names(target) if wanted else {}
    for letters in wanted.keys() & found.keys():
        missing = [wanted[letters][each] for each in wanted[letters].keys() - found[letters].keys()]
        extra = [found[letters][each] for each in found[letters].keys() - wanted[letters].keys()]
        if len(missing) == len(extra) == 1 and not _is_shortened(missing[0], extra[0]):
            yield missing[0], extra[0]


def _names(side: NumberedText) -> dict[str, dict[str, NumberValue]]:
    """The names in the prose of `side` by their letters and by their digits; no quantities."""
    names: dict[str, dict[str, NumberValue]] = {}
    for match in _NAME.finditer(side.prose):
        span = Span(*match.span())
        if not any(span.overlaps(number.span) for number in side.numbers):
            letters = f"{match['before'] or ''}0{match['behind'] or ''}".lower()
            digits = fold_key(match["last"] or match["first"])
            name = NumberValue(
                span=span, kind=NumberKind.VERSION, value=(int(digits),), text=match[0]
            )
            names.setdefault(letters, {})[digits] = name
    return names


def _is_shortened(one: NumberValue, other: NumberValue) -> bool:
    """Whether the number of one name is the end of the other's."""
    digits = ["".join(re.findall(r"\d", fold_key(name.text))) for name in (one, other)]
    return digits[0].endswith(digits[1]) or digits[1].endswith(digits[0])
