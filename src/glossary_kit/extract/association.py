"""The likely Khmer counterpart of an English candidate, from an aligned memory."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import KHMER_BASE
from glossary_kit.text.segmenters import Segmenter

_LONGEST = 6
_SIGNIFICANT = 6.63
"""The log-likelihood ratio that chance exceeds once in a hundred times."""
_SHOWN = 3
_KHMER_WORD = re.compile(f"[{KHMER_BASE}]")
#: Words with which no Khmer term begins or ends.
_LITTLE = frozenset(
    map(
        fold_key,
        (
            *("និង", "ឬ", "នៃ", "នៅ", "ក្នុង", "លើ", "ពី", "ទៅ", "មក", "ដល់", "ដែល", "ជា", "ជាមួយ"),
            *("នឹង", "បាន", "ត្រូវ", "មាន", "គឺ", "នេះ", "នោះ", "សម្រាប់", "ចំពោះ", "តាម", "ដើម្បី"),
            *("ក៏", "ទេ", "ហើយ", "របស់", "ដោយ", "រួម", "ទាំង", "កំពុង", "ដូច", "ឱ្យ", "ផង", "អំពី"),
        ),
    )
)

Grams = Mapping[str, str]
"""The stretches of one segment: key and how it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A Khmer stretch that goes together with an English candidate.

    `together` is the number of units with both; `association` is the log-likelihood ratio,
    which is above 6.63 once in a hundred times by chance. `concept` is the concept of the
    base that has this Khmer term: the candidate may be another name for it.
    """

    term: str
    together: int
    association: float
    concept: str | None = None


def counterparts(
    wanted: Sequence[frozenset[int]],
    targets: Sequence[str],
    words: Segmenter,
    known: Mapping[str, str],
) -> list[tuple[Counterpart, ...]]:
    """For every candidate, given as the units it stands in, its likely counterparts, best first.

    `targets` are the Khmer segments of the units; `known` gives the concept of a Khmer key
    that is a term already. Stretches of up to six words are ranked by the log-likelihood ratio
    (Dunning 1993) of standing in the same units; of stretches one inside the other only the
    better is kept.
    """
    grams = [dict(_grams(target, words)) for target in targets]
    everywhere = Counter(key for segment in grams for key in segment)
    return [
        tuple(_best(units, grams, everywhere, known))[:_SHOWN] if len(units) > 1 else ()
        for units in wanted
    ]


def _best(
    units: frozenset[int],
    grams: Sequence[Grams],
    everywhere: Counter[str],
    known: Mapping[str, str],
) -> Iterator[Counterpart]:
    here = Counter(key for unit in units for key in grams[unit])
    written = {key: form for unit in sorted(units) for key, form in grams[unit].items()}
    ratios = {
        key: log_likelihood_ratio(together, len(units), everywhere[key], len(grams))
        for key, together in here.items()
        if together > 1
    }
    chosen: list[str] = []
    for key in sorted(ratios, key=lambda key: (-ratios[key], -len(key), key)):
        if ratios[key] < _SIGNIFICANT:
            return
        if not any(key in other or other in key for other in chosen):
            chosen.append(key)
            association = round(ratios[key], 1)
            yield Counterpart(
                term=written[key],
                together=here[key],
                association=association,
                concept=known.get(key),
            )


def _grams(text: str, words: Segmenter) -> Iterator[tuple[str, str]]:
    """Every stretch of up to six Khmer words that nothing visible interrupts."""
    spans = words.words(text)
    keys = [fold_key(span.of(text)) for span in spans]
    for start, first in enumerate(spans):
        if keys[start] in _LITTLE:
            continue
        for end in range(start, min(start + _LONGEST, len(spans))):
            gap = text[spans[end - 1].end : spans[end].start] if end > start else ""
            if not _KHMER_WORD.match(keys[end]) or gap.strip("\u200b"):
                break
            if keys[end] not in _LITTLE:
                stretch = text[first.start : spans[end].end].replace("\u200b", "")
                yield fold_key(stretch), stretch


def log_likelihood_ratio(together: int, one: int, other: int, units: int) -> float:
    """How surely two things that stand in `one` and `other` of the `units` attract each other.

    −2 log λ of Dunning (1993) for `together` common units; 0 if they rather avoid each other.
    """
    if together * units <= one * other:
        return 0.0
    table = (together, one - together, other - together, units - one - other + together)
    expected = (
        one * other / units,
        one * (units - other) / units,
        (units - one) * other / units,
        (units - one) * (units - other) / units,
    )
    pairs: Iterable[tuple[int, float]] = zip(table, expected, strict=True)
    return 2 * sum(seen * math.log(seen / chance) for seen, chance in pairs if seen)
