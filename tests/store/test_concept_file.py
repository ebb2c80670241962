from __future__ import annotations

import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from glossary_kit.errors import DataError, ErrorGroup
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
from glossary_kit.store.concept_file import read_concept, write_concept
from glossary_kit.store.concept_text import one_line

GOLDEN = Path(__file__).parent / "golden"
ID = "ai-governance/human-oversight"


def read(text: str) -> ConceptEntry:
    return read_concept(text.encode(), "x.toml", ID)


def errors_of(text: str) -> list[tuple[int | None, str, str | None]]:
    with pytest.raises(ErrorGroup) as caught:
        read(text)
    assert all(isinstance(error, DataError) for error in caught.value.errors)
    return [(e.at.line if e.at else None, e.message, e.hint) for e in caught.value.errors]


def test_the_golden_file_is_read_whole() -> None:
    entry = read((GOLDEN / "human-oversight.toml").read_text("utf-8"))
    assert entry.kind is EntryKind.TERM
    assert entry.note == 'Said "as is", with a back\\slash.'
    assert [section.lang for section in entry.languages] == ["en", "km", "fr"]
    english = entry.section("en")
    assert english
    assert english.definition == (
        "Arrangement by which people can follow, question and stop an AI system, e.g. a loan "
        "model. It may be continuous or on demand."
    )
    khmer = entry.preferred("km")
    assert khmer
    assert khmer.reliability is Reliability.NOT_VERIFIED
    assert len(khmer.lookup_forms) == 4
    assert entry.review.approval == Approval(
        body="Committee of the example", reference="No. 1", date=date(2026, 1, 31)
    )
    assert entry.review.decisions[0].comment == "Clear."


def test_the_golden_file_is_canonical() -> None:
    text = (GOLDEN / "human-oversight.toml").read_text("utf-8")
    assert write_concept(read(text)) == text


def test_every_error_of_a_file_comes_at_once_with_its_line() -> None:
    shown = [
        f"{line}: {message} | {hint}"
        for line, message, hint in errors_of((GOLDEN / "broken.toml").read_text("utf-8"))
    ]
    assert "\n".join(shown) + "\n" == (GOLDEN / "broken.errors.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("kind = term\n", 1, "not valid TOML"),
        ('kind = "term"\n\n[en\n', 3, "not valid TOML"),
        ('kind = "term"\nnote = """\n\n', 2, "not valid TOML"),
        ("[en]\n[en]\n", 2, "not valid TOML"),
        ('[review]\n[review.approval]\ndate = 2025-02-30\nbody = "x"', 3, "not valid TOML"),
        ('kind = "term"\nnote = "1 # 2"\n# lost\n', 3, "comment"),
        ('kind = "term"\nsee_also = [ # lost\n]\n', 2, "comment"),
        ("en = []\n", 1, "en is not a table"),
        ("[en]\nterms = 1\n", 2, "terms is not a list of tables"),
        ("[review]\nstate = 2025-01-01\n", 2, "state cannot be"),
        ('[review]\n[review.approval]\nbody = "x"\ndate = 2025-01-01T10:00:00\n', 4, "not a day"),
        ("[[en.terms]]\nterm = 'x'\nreliability = true\n", 3, "reliability cannot be"),
        ("[[en.terms]]\nterm = 'x'\nsource.title = 1\n", 3, "source is not a text"),
        ('"en" = { terms = [{ term = "" }] }\n', 1, "has no term"),
    ],
)
def test_an_error_names_its_line(text: str, line: int, part: str) -> None:
    assert any(found == line and part in message for found, message, _ in errors_of(text))


def test_a_file_in_another_encoding_is_refused_with_its_line() -> None:
    data = 'kind = "term"\nnote = "café"\n'.encode("latin-1")
    with pytest.raises(ErrorGroup) as caught:
        read_concept(data, "x.toml", ID)
    assert str(caught.value.errors[0]) == "x.toml:2: the file is not UTF-8"


def test_deep_nesting_is_an_error_of_the_file() -> None:
    assert "nested" in errors_of(f"note = {'[' * 100_000}")[0][1]


def test_bom_and_windows_line_ends_are_read_and_not_written() -> None:
    text = (
        'kind = "term"\n\n[en]\ndefinition = """\nOne.\nTwo."""\n\n[review]\nstate = "proposed"\n'
    )
    entry = read_concept(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "x.toml", ID)
    assert write_concept(entry) == text


def test_sentences_of_a_definition_stand_on_lines_of_their_own() -> None:
    khmer = "ការត្រួតពិនិត្យដោយមនុស្ស។ ការត្រួតពិនិត្យ។"
    sections = (
        LanguageSection(lang="km", definition=khmer),
        LanguageSection(lang="en", definition="One, i.e. A. Two (see cf. B)? no. Three."),
    )
    text = write_concept(ConceptEntry(id=ID, languages=sections))
    assert '"""\nOne, i.e. A.\nTwo (see cf. B)? no.\nThree."""\n' in text
    assert '"""\nការត្រួតពិនិត្យដោយមនុស្ស។\nការត្រួតពិនិត្យ។"""\n' in text


def test_a_list_is_broken_only_when_it_is_longer_than_a_hundred_columns() -> None:
    fits = ("a" * 82,)
    assert 'occurs_in = ["aaa' in write_concept(ConceptEntry(id=ID, occurs_in=fits))
    longer = write_concept(ConceptEntry(id=ID, occurs_in=("a" * 85,)))
    assert f'occurs_in = [\n    "{"a" * 85}",\n]\n' in longer


# --- read(write(x)) == x ------------------------------------------------------------------

ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('\n\t\r"\\#\u200b\x7f។'), min_size=1
)
KHMER = st.text("កខគរត្ិាំ៊ ", min_size=1).map(str.strip).filter(bool)
WORDING = KHMER | st.text(string.printable + "é", min_size=1).map(
    lambda text: one_line(text).strip()
).filter(lambda text: bool(text) and text.isprintable())
DEFINITION = ANY_TEXT.map(one_line).filter(bool) | st.lists(
    WORDING.map(lambda word: f"{word}."), min_size=2
).map(lambda words: one_line(" ".join(words)))
DAY = st.dates()
TERM = st.builds(
    TermSection,
    term=WORDING,
    status=st.sampled_from(AdministrativeStatus),
    term_type=st.none() | st.sampled_from(TermType),
    part_of_speech=st.none() | st.sampled_from(PartOfSpeech),
    reliability=st.none() | st.sampled_from(Reliability),
    source=st.none() | ANY_TEXT,
    lookup_forms=st.lists(WORDING, max_size=4).map(tuple),
    matching=st.none() | st.sampled_from(Matching),
    note=st.none() | ANY_TEXT,
)
TERMS = st.lists(TERM, max_size=3).map(tuple)


def sections(lang: str) -> st.SearchStrategy[LanguageSection]:
    return st.builds(
        LanguageSection,
        lang=st.just(lang),
        terms=TERMS,
        definition=st.none() | DEFINITION,
        definition_source=st.none() | ANY_TEXT,
        note=st.none() | ANY_TEXT,
    )


LANGUAGES = st.lists(
    st.sampled_from(["en", "km", "fr", "zh-Hant", "zh-Hans-CN"]), unique=True
).flatmap(lambda langs: st.tuples(*(sections(lang) for lang in langs)))
APPROVAL = st.builds(Approval, body=ANY_TEXT, reference=ANY_TEXT, date=DAY)
DECISION = st.builds(
    Decision,
    lang=st.sampled_from(["en", "km"]),
    term=ANY_TEXT,
    decision=ANY_TEXT,
    reviewer=ANY_TEXT,
    date=DAY,
    comment=st.none() | ANY_TEXT,
)
REVIEW = st.builds(
    Review,
    state=st.sampled_from([ReviewState.PROPOSED, ReviewState.REVIEWED]),
    approval=st.none() | APPROVAL,
    decisions=st.lists(DECISION, max_size=2).map(tuple),
) | st.builds(Review, state=st.just(ReviewState.APPROVED), approval=APPROVAL)
IDS = st.lists(ANY_TEXT, max_size=3).map(tuple)
ENTRY = st.builds(
    ConceptEntry,
    id=st.just(ID),
    kind=st.sampled_from(EntryKind),
    languages=LANGUAGES,
    occurs_in=IDS,
    broader=IDS,
    narrower=IDS,
    see_also=IDS,
    replaced_by=st.none() | ANY_TEXT,
    note=st.none() | ANY_TEXT,
    review=REVIEW,
)


def by_tag(entry: ConceptEntry) -> ConceptEntry:
    return replace(entry, languages=tuple(sorted(entry.languages, key=lambda s: s.lang)))


@settings(max_examples=150)
@given(entry=ENTRY)
def test_what_is_written_is_read_back(entry: ConceptEntry) -> None:
    text = write_concept(entry)
    again = read_concept(text.encode(), "x.toml", ID)
    assert by_tag(again) == by_tag(entry)
    assert write_concept(again) == text
