"""`check` on a term base: a folder of concept files, and a file of another format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from glossary_kit.check.entry_runner import check_entries
from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Severity
from glossary_kit.check.rules.ent import approval_without_body, non_canonical_term
from glossary_kit.errors import FormatError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.model.concept import (
    Approval,
    ConceptEntry,
    LanguageSection,
    Review,
    ReviewState,
    TermSection,
)
from glossary_kit.project import Project
from glossary_kit.project.files import draft_files

ENTRY = ConceptEntry(
    id="legal/law",
    languages=(
        LanguageSection(lang="en", terms=(TermSection(term="law"),)),
        LanguageSection(lang="km", terms=(TermSection(term="ច្បាប់"),)),
    ),
    see_also=("legal/lost",),
)


def checked(path: Path) -> list[Issue]:
    return list(Project(path.parent, term_base=path).checking().issues([path]))


def exported(entry: ConceptEntry, path: Path) -> Path:
    from glossary_kit.formats.selection import Selection
    from glossary_kit.project.exporting import export

    export([entry], path, None, Selection())
    return path


def test_a_folder_is_checked_concept_by_concept(tmp_path: Path) -> None:
    from glossary_kit.store.term_base import save_entry

    file = save_entry(tmp_path / "glossary", ENTRY)
    (issue,) = checked(tmp_path / "glossary")
    assert (issue.code, issue.unit, issue.path) == ("ENT107", "legal/law", str(file))
    assert (issue.source, issue.target) == ("law", "ច្បាប់")


def test_a_foreign_file_is_checked_as_well(tmp_path: Path) -> None:
    (issue,) = checked(exported(ENTRY, tmp_path / "base.tbx"))
    assert (issue.code, issue.path) == ("ENT107", str(tmp_path / "base.tbx"))


def test_a_folder_with_drafts_is_no_term_base(tmp_path: Path) -> None:
    from glossary_kit.store.term_base import save_entry

    save_entry(tmp_path, ENTRY)
    (tmp_path / "draft.tsv").write_text("en\tkm\nlaw\tច្បាប់\n", encoding="utf-8")
    assert checked(tmp_path) == []


def entry(term: str, review: Review | None = None) -> ConceptEntry:
    section = LanguageSection(lang="km", terms=(TermSection(term=term),))
    return ConceptEntry(id="test/it", languages=(section,), review=review or Review())


@pytest.mark.parametrize(
    ("term", "stored"),
    [
        ("បញ្ញា\u200bសិប្បនិម្មិត", "បញ្ញាសិប្បនិម្មិត"),
        ("\ufeffច្បាប់", "ច្បាប់"),
        ("ស្រ្តី", "ស្ត្រី"),
        (" ច្បាប់  ថ្មី ", "ច្បាប់ ថ្មី"),
        ("ច្បាប់", None),
    ],
)
def test_what_no_file_can_hold_is_found_in_other_bases(term: str, stored: str | None) -> None:
    issues = list(check_entries([entry(term)], [non_canonical_term.RULE], lambda _: "base.tbx"))
    assert [issue.suggestion for issue in issues] == ([stored] if stored else [])


@pytest.mark.parametrize(
    ("approval", "wrong"),
    [
        (None, True),
        (Approval(body="", reference="12", date=date(2025, 1, 31)), True),
        (Approval(body="the committee", reference="12", date=date(2025, 1, 31)), False),
    ],
)
def test_an_approval_needs_a_body(approval: Approval | None, wrong: bool) -> None:
    review = Review(state=ReviewState.APPROVED, approval=approval)
    rules = [approval_without_body.RULE]
    issues = list(check_entries([entry("ច្បាប់", review)], rules, lambda _: "base.tbx"))
    assert bool(issues) is wrong


def test_severities_can_be_overridden() -> None:
    rules, minor = [non_canonical_term.RULE], {"ENT110": Severity.MINOR}
    (issue,) = check_entries([entry("ស្រ្តី")], rules, lambda _: "base.tbx", minor)
    assert issue.severity is Severity.MINOR


@pytest.mark.parametrize(
    ("table", "is_base"),
    [
        ("en,km,definition\nlaw,ច្បាប់,rules\n", True),
        ("English;Khmer;Status\nlaw;ច្បាប់;Preferred\nrule;ក្បួន;deprecated\n", True),
        ("concept,lang,term\na,en,law\n", True),
        ("en,km\nlaw,ច្បាប់\n", False),
        ("id,en,km,state,changed,origin,notes\n1,law,ច្បាប់,final,,,\n", False),
        ("English,Khmer,Status\nlaw,ច្បាប់,Translated\n", False),
        ("English,Khmer,Status\nlaw,ច្បាប់,\n", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_table_of_terms_is_told_from_a_draft(
    tmp_path: Path, table: str, suffix: str, *, is_base: bool
) -> None:
    from glossary_kit.formats.tables import rows
    from glossary_kit.formats.xlsx import write_xlsx
    from glossary_kit.project.term_bases import is_term_base

    path = tmp_path / f"x.{suffix}"
    if suffix == "xlsx":
        with path.open("wb") as stream:
            write_xlsx([row.cells for row in rows(table, "x")], stream, title="x")
    else:
        path.write_text(table, encoding="utf-8")
    assert is_term_base(path) is is_base
    (tmp_path / "draft.csv").write_text("en,km\nlaw,ច្បាប់\n", encoding="utf-8")
    assert (path in list(draft_files([tmp_path]))) is not is_base


def test_nothing_is_not_taken_for_clean(tmp_path: Path) -> None:
    for name in ("x.po", "x.csv", "x.txt"):
        path = tmp_path / name
        path.write_bytes(b"\xef\xbb\xbf\n")
        with pytest.raises(FormatError, match="0 units read"):
            list(Project(tmp_path).checking().issues([path]))
    catalogue = tmp_path / "x.csv"
    catalogue.write_text("en,km\n", encoding="utf-8")
    told: list[Diagnostic] = []
    assert not list(Project(tmp_path).checking(report=told.append).issues([catalogue]))
    assert [each.message for each in told] == ["the whole file: 0 units read"]
