"""CHR107: a character is typed for another one that looks like it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, product

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, KHMER_MARK

#: Words that end in ះ and are none without it.
_WORDS = "នេ|នោ|ព្រោ|ឈ្មោ|ចំពោ|គន្លឹ|ម្ល៉ោ|ម៉្លោ|ដូច្នេ|ផ្ទ|ព្រ|ខ្ល|ឈ្ន"
#: More of them, of which there may be a doubt at the end of a phrase.
_BEGUN = "ចុ|ជិ|ប៉|បោ|ពោ|គ្រោ|ដំណោ|រំដោ|ស្មោ"
#: Words that end in ៈ, and those that are none without it.
_SHORT_A = "គណ|លក្ខណ|សាធារណ|រយ|សិល្ប|ទស្សន|ឥស្សរ|អវយវ|សម្ភារ|មរណ|ជីវ|ធុរ|ខណ|សារ"
_BOUND = "គណ|លក្ខណ|សាធារណ|ឥស្សរ|អវយវ|ទស្សន|សិល្ប|ធុរ|រយ(?=.ពេល)|ខណ(?=.ពេល)|សារ(?=.(?:សំខាន់|ប្រយោជន៍))"
_DIGIT = "[០-៩]"
_AFTER_DIGIT = "(?![A-Za-z0-9])"

#: What is typed, what is meant, and whether there is no doubt about it.
_LOOK_ALIKES: tuple[tuple[re.Pattern[str], Callable[[str], str], bool], ...] = (
    (
        re.compile(f"(?<={_DIGIT})[oO]+{_AFTER_DIGIT}|(?<![A-Za-z0-9])[oO](?={_DIGIT})"),
        lambda found: "០" * len(found),
        True,
    ),
    (re.compile("(?<!ល)(?<!បេ)។[\u200b ]?។(?![។ល])"), lambda _: "៕", False),
    (
        re.compile(f"(?<![{KHMER_COENG}])(?:(?:{_WORDS})[:៖ៈ]|(?:{_BEGUN})[:៖](?=[{KHMER_BASE}]))"),
        lambda found: f"{found[:-1]}ះ",
        False,
    ),
    (
        re.compile(f"(?<![{KHMER_COENG}])(?:(?:{_SHORT_A})ះ|(?:{_BOUND})[:៖](?=[{KHMER_BASE}]))"),
        lambda found: f"{found[:-1]}ៈ",
        False,
    ),
    (re.compile("(?<=[ \u200b])ឫ(?=[ \u200b])"), lambda _: "ឬ", True),
    # Words with ឫ: root, bamboo, hermit; power; gesture; Rig Veda; debt; season.
    (
        re.compile(
            f"(?:(?<![ \u200b])ឫ|ឫ(?![ \u200b]))"
            f'(?!ស|ទ្ធ|ក(?![{KHMER_MARK}{KHMER_COENG}])|គ្វ|ណ|ត)(?![»”"’)]|\\s*$)'
        ),
        lambda _: "ឬ",
        False,
    ),
)
_DIGITS = "០១២៣៤៥៦៧៨៩"
#: One of these is in all that is typed; each line for one kind.
_SIGNS = (
    *map("".join, chain(product(_DIGITS, "oO"), product("oO", _DIGITS))),
    *("។។", "។\u200b", "។ "),
    *map("".join, product((*_WORDS.split("|"), *_BEGUN.split("|")), ":៖ៈ")),
    *map("".join, product(_SHORT_A.split("|"), "ះ:៖")),
    "ឫ",
)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each character that only looks like the one that belongs there."""
    text = evidence.khmer_prose
    for pattern, meant, safe in _LOOK_ALIKES:
        for match in pattern.finditer(text):
            right = meant(match[0])
            yield Remark(
                message=f"“{match[0]}” only looks like “{right}”",
                span=Span(*match.span()),
                expected=(right,),
                verdict="look-alike",
                suggestion=right,
                safe=safe,
            )


RULE = UnitRule(
    code="CHR107",
    name="look-alike",
    summary="A character is typed for another one that looks like it.",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset(_SIGNS),
)
