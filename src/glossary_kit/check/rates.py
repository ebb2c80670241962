"""How often something happens, in both languages: per hour, daily, ក្នុងមួយម៉ោង, ប្រចាំថ្ងៃ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary_kit.model.span import Span
from glossary_kit.text.number_words import ENGLISH_CARDINALS, KHMER_END, one_of

#: The spans of time, and what else is counted by: English names, English words for what happens
#: in each, Khmer names.
_SPANS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "second": (("mbps", "gbps", "kbps", "fps"), ("វិនាទី",)),
    "minute": (("rpm",), ("នាទី",)),
    "hour": (("hourly", "km/h", "kph", "mph"), ("ម៉ោង",)),
    "day": (("daily",), ("ថ្ងៃ",)),
    "week": (("weekly",), ("សប្តាហ៍", "សប្ដាហ៍", "អាទិត្យ")),
    "month": (("monthly",), ("ខែ",)),
    "quarter": (("quarterly",), ("ត្រីមាស",)),
    "year": (("yearly", "annual", "annually", "per annum"), ("ឆ្នាំ",)),
    "kilometre": (("per km", "per kilometer"), ("គីឡូម៉ែត្រ",)),
    "metre": (("per meter",), ("ម៉ែត្រ",)),
    "hectare": (("per ha",), ("ហិកតា",)),
    "kilogram": (("per kg", "per kilo"), ("គីឡូក្រាម",)),
    "litre": (("per liter",), ("លីត្រ",)),
}
_BY_WORD = {
    word: span
    for span, (in_english, in_khmer) in _SPANS.items()
    for word in (span, *in_english, *in_khmer)
}
_ENGLISH = one_of(_SPANS)
_IN_EACH = one_of(word for words, _ in _SPANS.values() for word in words)
_COUNTED = one_of([*ENGLISH_CARDINALS, "once", "twice", "times", "hours", "days", "minutes"])
_KHMER = one_of(word for _, words in _SPANS.values() for word in words)

#: What is a rate and nothing else, and what only may be one: of each language.
_RATES = {
    "en": re.compile(
        rf"(?:\b(?:per|every|each) |/ ?|(?:\d|\b{_COUNTED}) (?:[a-z]+ ){{0,2}}?an? )"
        rf"(?P<span>{_ENGLISH})\b|(?<![a-z])(?P<each>{_IN_EACH})\b",
        re.IGNORECASE,
    ),
    "km": re.compile(
        rf"(?:ក្នុង ?(?:មួយ|១|1) ?|រៀងរាល់ ?|រាល់ ?|ប្រចាំ ?|/ ?)(?P<span>{_KHMER}){KHMER_END}"
    ),
}
_MENTIONS = {
    "en": re.compile(rf"\b(?:an?|one|the) (?P<span>{_ENGLISH})\b", re.IGNORECASE),
    "km": re.compile(rf"(?:មួយ|១) ?(?P<span>{_KHMER}){KHMER_END}|(?P<each>{_KHMER})នីមួយ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RateDifference:
    """The rate at `span` of the target, which the source has of `wanted`, in Khmer `in_khmer`."""

    wanted: str
    in_khmer: str
    span: Span


def rate_difference(source: str, target: str, target_lang: str) -> RateDifference | None:
    """The one rate that is another one in `target`; `None` if there is none, or any doubt.

    Only a rate of which the other side says nothing is another one: a day may be mentioned in
    many ways.
    """
    into, out_of = ("km", "en") if target_lang.startswith("km") else ("en", "km")
    found = dict(_named(_RATES[into], target))
    wanted = dict(_named(_RATES[out_of], source)) if found else {}
    if not wanted:
        return None
    extra = found.keys() - wanted.keys() - dict(_named(_MENTIONS[out_of], source)).keys()
    missing = wanted.keys() - found.keys() - dict(_named(_MENTIONS[into], target)).keys()
    if len(extra) != 1 or len(missing) != 1:
        return None
    name = missing.pop()
    return RateDifference(wanted=name, in_khmer=_SPANS[name][1][0], span=found[extra.pop()])


def _named(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, Span]]:
    for match in pattern.finditer(text):
        group = str(match.lastgroup)
        yield _BY_WORD[match[group].lower()], Span(*match.span(group))
