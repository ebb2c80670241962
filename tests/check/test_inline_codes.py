"""What rules make of inline codes, which have a place in a segment but no width."""

from __future__ import annotations

from glossary_kit.check.evidence import Evidence, TermFacts
from glossary_kit.check.rule import Remark
from glossary_kit.check.rules.chr import legacy_font_text
from glossary_kit.check.rules.mrk import tag_mismatch
from glossary_kit.check.rules.typ import spacing
from glossary_kit.model.unit import InlineCode, TranslationUnit

TERMS = TermFacts((), "en", "km")
BOLD, END = InlineCode(0, '<g id="1">'), InlineCode(3, "</g>")


def remarks(
    target: str, source_codes: tuple[InlineCode, ...], target_codes: tuple[InlineCode, ...]
) -> list[Remark]:
    unit = TranslationUnit(
        id="1",
        source="New law.",
        target=target,
        source_codes=source_codes,
        target_codes=target_codes,
    )
    return list(tag_mismatch.RULE.check(Evidence(unit, TERMS)))


def test_the_same_codes_may_stand_elsewhere() -> None:
    assert (
        remarks("ច្បាប់ថ្មី។", (BOLD, END), (InlineCode(6, BOLD.content), InlineCode(10, "</g>"))) == []
    )


def test_a_code_that_is_missing_is_named() -> None:
    [remark] = remarks("ច្បាប់ថ្មី។", (BOLD, END), (BOLD,))
    assert (remark.source_term, remark.span) == ("</g>", None)


def test_a_code_too_many_is_pointed_at() -> None:
    [remark] = remarks(
        "ច្បាប់ថ្មី។", (BOLD, END), (BOLD, InlineCode(6, "</g>"), InlineCode(10, "</g>"))
    )
    assert remark.span is not None
    assert remark.span.start == 10 or remark.span.start == 6


def test_the_numbers_that_a_tool_gives_do_not_matter() -> None:
    assert remarks("ថ្មី", (InlineCode(0, '<bpt i="1"/>'),), (InlineCode(0, '<bpt i="2"/>'),)) == []


def test_a_space_before_a_code_is_none_before_the_end_mark() -> None:
    code = InlineCode(8, '<ph id="1"/>')
    text = "ច្បាប់ " + "។"
    place = text.index("។")
    unit = TranslationUnit(
        id="1", source="", target=text, target_codes=(InlineCode(place, code.content),)
    )
    assert list(spacing.RULE.check(Evidence(unit, TERMS))) == []
    assert list(
        spacing.RULE.check(Evidence(TranslationUnit(id="1", source="", target=text), TERMS))
    )


def test_text_in_an_old_font_is_named_and_no_code_of_the_source() -> None:
    old = (InlineCode(0, "PaB", "Limon S1"), InlineCode(0, "saxµ", "Limon S1"))
    unit = TranslationUnit(id="1", source="Law", target="", target_codes=old)
    [remark] = legacy_font_text.RULE.check(Evidence(unit, TERMS))
    assert "Limon S1" in remark.message
    assert remarks("ច្បាប់", (), old) == []
