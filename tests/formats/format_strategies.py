"""Concepts and units for property tests: Khmer, ZWSP, astral characters, inline codes."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from glossary_kit.model.concept import (
    AdministrativeStatus,
    Approval,
    ConceptEntry,
    Decision,
    EntryKind,
    LanguageSection,
    Matching,
    PartOfSpeech,
    Reliability,
    Review,
    ReviewState,
    TermSection,
    TermType,
)
from glossary_kit.model.unit import InlineCode, State, TranslationUnit

_SAMPLES = (
    "បញ្ញាសិប្បនិម្មិត",
    "ការ\u200bត្រួតពិនិត្យ\u200bដោយ\u200bមនុស្ស",
    "ស្ត្រី ០១២៣ ៛ ៕",
    "human oversight",
    "AI & <b>law</b> \"quoted\" 'single' ]]>",
    "😀 𐐷 \u17d2",
    "=SUM(A1)",
    "'=1+1",
    "-5",
    "@you",
    "tab\there",
    "back\\slash \\n",
    "Note: not a label",
    "a; b, c | d",
    "\u2028line\u0085sep\u00a0",
    "line one\nline two",
    "carriage\rreturn\r\n",
    " leading and trailing ",
)
_CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"),
    exclude_characters="\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "".join(map(chr, range(0xFDD0, 0xFDF0))),
) | st.sampled_from("\n\t\r\u200b\u17d2\u1780\u17b6\\\"'|;,")
texts = st.sampled_from(_SAMPLES) | st.text(_CHARACTERS, max_size=30)
filled = st.sampled_from(_SAMPLES) | st.text(_CHARACTERS, min_size=1, max_size=30)
maybe = st.none() | filled
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
langs = st.sampled_from(("en", "km", "fr", "pt-BR", "zh-Hant-TW"))
slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
ids = st.builds("{}/{}".format, slugs, slugs) | slugs | filled

_MARKUP = (
    '<ph x="1">%s</ph>',
    '<x id="1"/>',
    '<g id="2">',
    "</g>",
    "<hi>",
    "</hi>",
    '<ph type="x-code">%s</ph>',
    '<ph id="1" ctype="x-code">%s</ph>',
    "<unclosed",
    "{0}",
)


@st.composite
def _codes(draw: st.DrawFn, text: str) -> tuple[InlineCode, ...]:
    contents = draw(st.lists(st.sampled_from(_MARKUP) | texts, max_size=4))
    offsets = sorted(draw(st.integers(0, len(text))) for _ in contents)
    return tuple(map(InlineCode, offsets, contents))


@st.composite
def units(draw: st.DrawFn, source: str, target: str) -> TranslationUnit:
    """One unit of the pair of languages."""
    source_text, target_text = draw(filled), draw(texts)
    return TranslationUnit(
        id=draw(filled),
        source=source_text,
        target=target_text,
        source_lang=source,
        target_lang=target,
        state=draw(st.sampled_from(State)),
        changed=draw(st.none() | days),
        origin=draw(maybe),
        notes=tuple(draw(st.lists(filled, max_size=3))),
        source_codes=draw(_codes(source_text)),
        target_codes=draw(_codes(target_text)),
    )


@st.composite
def unit_lists(draw: st.DrawFn) -> list[TranslationUnit]:
    """Units of one pair of languages, ids all different."""
    source, target = draw(st.sampled_from((("en", "km"), ("km", "en"), ("en", "pt-BR"))))
    return draw(st.lists(units(source, target), max_size=4, unique_by=lambda unit: unit.id))


terms = st.builds(
    TermSection,
    term=filled,
    status=st.sampled_from(AdministrativeStatus),
    term_type=st.none() | st.sampled_from(TermType),
    part_of_speech=st.none() | st.sampled_from(PartOfSpeech),
    reliability=st.none() | st.sampled_from(Reliability),
    source=maybe,
    lookup_forms=st.lists(filled, max_size=2).map(tuple),
    matching=st.none() | st.sampled_from(Matching),
    note=maybe,
)
sections = st.builds(
    LanguageSection,
    lang=langs,
    terms=st.lists(terms, max_size=3).map(tuple),
    definition=maybe,
    definition_source=maybe,
    note=maybe,
)
reviews = st.builds(
    Review,
    state=st.sampled_from(ReviewState),
    approval=st.none() | st.builds(Approval, body=filled, reference=filled, date=days),
    decisions=st.lists(
        st.builds(
            Decision,
            lang=langs,
            term=filled,
            decision=filled,
            reviewer=filled,
            date=days,
            comment=maybe,
        ),
        max_size=1,
    ).map(tuple),
)
references = st.lists(ids, max_size=2).map(tuple)
concepts = st.builds(
    ConceptEntry,
    id=ids,
    kind=st.sampled_from(EntryKind),
    languages=st.lists(sections, min_size=1, max_size=3, unique_by=lambda each: each.lang)
    .filter(lambda found: any(section.terms for section in found))
    .map(tuple),
    occurs_in=st.lists(filled, max_size=2).map(tuple),
    broader=references,
    narrower=references,
    see_also=references,
    replaced_by=st.none() | ids,
    note=maybe,
    review=reviews,
)
concept_lists = st.lists(concepts, min_size=1, max_size=3, unique_by=lambda entry: entry.id)
