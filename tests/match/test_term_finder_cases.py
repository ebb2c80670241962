"""Terms in running text, case by case, as `term_finder_cases.tsv` writes them.

`term` is what is looked for; further headwords, after ` · `, are other concepts of the base.
A `~` marks an admitted term, a `!` a deprecated one. `expected` is the verdict on the first
term with the stretch it was found at; `(nested)` says that the stretch lies inside the hit of
a longer term. Invisible characters are written as `{200B}`. Where the `note` begins with
“limit:”, it names a known limit: such a case must fail, and loses the mark when it passes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from glossary_kit.match.near_miss import near_miss
from glossary_kit.match.term_finder import TermFinder, outermost
from glossary_kit.match.verdict import TermHit, Verdict
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    TermSection,
)
from glossary_kit.text.segmenters import Segmenter, segmenter

CASES_FILE = Path(__file__).with_name("term_finder_cases.tsv")
STATUSES = {"~": AdministrativeStatus.ADMITTED, "!": AdministrativeStatus.DEPRECATED}
CODE_POINT = re.compile(r"\{([0-9A-F]{4,6})\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    line: int
    lang: str
    terms: tuple[str, ...]
    text: str
    expected: str
    note: str


def cases() -> tuple[Case, ...]:
    lines = CASES_FILE.read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["lang", "term", "text", "expected", "note"]
    return tuple(_case(number, line) for number, line in enumerate(lines[1:], 2))


def _case(number: int, line: str) -> Case:
    lang, term, text, expected, note = (
        CODE_POINT.sub(lambda found: chr(int(found[1], 16)), cell) for cell in line.split("\t")
    )
    terms = tuple(term.split(" · "))
    return Case(line=number, lang=lang, terms=terms, text=text, expected=expected, note=note)


CASES = cases()
PARAMETERS = [
    pytest.param(
        case,
        id=f"line{case.line}-{case.lang}",
        marks=[pytest.mark.xfail(reason=case.note, strict=True)]
        if case.note.startswith("limit:")
        else [],
    )
    for case in CASES
]


def entry(number: int, headword: str, lang: str) -> ConceptEntry:
    status = STATUSES.get(headword[0], AdministrativeStatus.PREFERRED)
    term = TermSection(term=headword.lstrip("~!"), status=status)
    return ConceptEntry(id=f"test/{number}", languages=(LanguageSection(lang=lang, terms=(term,)),))


def verdict(case: Case, words: Segmenter) -> str:
    """What is found of the first term, written as in the column `expected`."""
    entries = [entry(number, term, case.lang) for number, term in enumerate(case.terms)]
    hits = TermFinder(entries, case.lang, words).find(case.text)
    own = [hit for hit in hits if hit.concept == "test/0"]
    accepted = sorted((hit for hit in own if hit.accepted), key=lambda hit: hit.nested)
    if accepted:
        return _shown(accepted[0])
    others = [hit.span for hit in outermost(hits)]
    miss = near_miss(case.text, [case.terms[0].lstrip("~!")], case.lang, others)
    if miss:
        return f"{Verdict.NEAR_MISS}: {miss.found}"
    return _shown(own[0]) if own else Verdict.ABSENT


def _shown(hit: TermHit) -> str:
    return f"{hit.verdict}: {hit.found}" + (" (nested)" if hit.nested else "")


@pytest.fixture(scope="module")
def khmer_nltk() -> Segmenter:
    pytest.importorskip("khmernltk", reason="the cases are judged with khmer-nltk")
    return segmenter("khmer-nltk")


@pytest.mark.parametrize("case", PARAMETERS)
def test_case(case: Case, khmer_nltk: Segmenter) -> None:
    assert verdict(case, khmer_nltk) == case.expected, case.note


def test_every_verdict_occurs_in_the_cases() -> None:
    named = {case.expected.partition(":")[0] for case in CASES}
    assert named == set(Verdict)
