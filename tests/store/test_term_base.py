from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.errors import DataError, ErrorGroup, UsageError
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.store.rename import rename
from glossary_kit.store.slugs import slug
from glossary_kit.store.term_base import (
    TermBase,
    format_folder,
    open_term_base,
    save_entries,
    save_entry,
)


def concept(concept_id: str, english: str = "term", **more: object) -> ConceptEntry:
    section = LanguageSection(lang="en", terms=(TermSection(term=english),))
    return ConceptEntry(id=concept_id, languages=(section,), **more)  # type: ignore[arg-type]


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_saved_is_opened_sorted_by_id(tmp_path: Path) -> None:
    second, first = concept("b/one"), concept("a/two", note="x")
    for entry in (second, first):
        save_entry(tmp_path, entry)
    (tmp_path / "README.md").write_text("not a concept", "utf-8")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.toml").write_text("not a concept", "utf-8")
    base = open_term_base(tmp_path)
    assert list(base) == [first, second]
    assert len(base) == 2
    assert base.get("b/one") == second
    assert base.get("b/none") is None
    assert base == TermBase((second, first))


def test_two_concepts_with_one_id_are_refused() -> None:
    with pytest.raises(DataError, match="two concepts have the id a/b"):
        TermBase((concept("a/b"), concept("a/b", "other")))


def test_all_errors_of_a_folder_come_at_once(tmp_path: Path) -> None:
    save_entry(tmp_path, concept("a/good"))
    (tmp_path / "a" / "bad.toml").write_text('kind = "trem"\nnote = 1\n', "utf-8")
    (tmp_path / "a" / "Ethik und Recht.toml").write_text('kind = "term"\n', "utf-8")
    (tmp_path / "b.toml").write_text("kind", "utf-8")
    with pytest.raises(ErrorGroup) as caught:
        open_term_base(tmp_path)
    errors = [(Path(e.at.path).name, e.at.line) for e in caught.value.errors if e.at]
    assert errors == [
        ("Ethik und Recht.toml", None),
        ("bad.toml", 1),
        ("bad.toml", 2),
        ("b.toml", 1),
    ]
    assert caught.value.errors[0].hint == (
        "use small Latin letters, digits and hyphens: a/ethik-und-recht"
    )


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere: there is no term base here"):
        open_term_base(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "bad", ["../x", "a/../../x", "/etc/x", "a//b", "A/b", "a\\b", "ក/ខ", "", "a/b\n"]
)
def test_an_id_cannot_lead_out_of_the_folder(tmp_path: Path, bad: str) -> None:
    with pytest.raises(DataError, match="cannot be the id of a concept"):
        save_entry(tmp_path, concept(bad))
    with pytest.raises(DataError):
        save_entries(tmp_path, [concept("a/good"), concept(bad)])
    assert content(tmp_path) == {}


def test_formatting_changes_the_form_and_nothing_else(tmp_path: Path) -> None:
    save_entry(tmp_path, concept("a/good"))
    other = tmp_path / "a" / "other.toml"
    loose = "see_also=['a/good']\r\nen.terms = [{term='x'}]\r\n"
    other.write_bytes(loose.encode())
    before = open_term_base(tmp_path)
    assert format_folder(tmp_path, check=True) == [other]
    assert other.read_bytes() == loose.encode()
    assert format_folder(tmp_path, check=False) == [other]
    assert other.read_text("utf-8") == (
        'kind = "term"\nsee_also = ["a/good"]\n\n'
        '[en]\n[[en.terms]]\nterm = "x"\nstatus = "preferred"\n\n[review]\nstate = "proposed"\n'
    )
    assert format_folder(tmp_path, check=True) == []
    assert open_term_base(tmp_path) == before


def test_renaming_mends_every_kind_of_reference(tmp_path: Path) -> None:
    old = concept("a/old", see_also=("a/old", "b/x"))
    others = [
        concept("b/x", see_also=("b/y", "a/old")),
        concept("b/y", broader=("a/old",), narrower=("a/old-too",)),
        concept("b/z", replaced_by="a/old", narrower=("a/old",)),
        concept("b/untouched", see_also=("a/old-too",)),
        concept("a/old-too"),
    ]
    save_entries(tmp_path, [old, *others])
    changed = rename(tmp_path, "a/old", "c/new")
    names = {path.relative_to(tmp_path).as_posix() for path in changed}
    assert names == {"c/new.toml", "b/x.toml", "b/y.toml", "b/z.toml"}
    assert not (tmp_path / "a" / "old.toml").exists()
    assert list(open_term_base(tmp_path)) == [
        concept("a/old-too"),
        concept("b/untouched", see_also=("a/old-too",)),
        concept("b/x", see_also=("b/y", "c/new")),
        concept("b/y", broader=("c/new",), narrower=("a/old-too",)),
        concept("b/z", replaced_by="c/new", narrower=("c/new",)),
        concept("c/new", see_also=("c/new", "b/x")),
    ]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("a/oen", "a/three", "did you mean “a/one”?"),
        ("a/one", "a/two", "choose another id, or make the two concepts one by hand"),
        ("a/one", "a/one", "choose another id, or make the two concepts one by hand"),
        ("a/one", "../x", "use small Latin letters, digits and hyphens: …/x"),
    ],
)
def test_a_refused_rename_changes_nothing(tmp_path: Path, old: str, new: str, hint: str) -> None:
    save_entries(tmp_path, [concept("a/one"), concept("a/two", see_also=("a/one",))])
    before = content(tmp_path)
    with pytest.raises((UsageError, DataError)) as caught:
        rename(tmp_path, old, new)
    assert caught.value.hint == hint
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Human-in-the-loop", "human-in-the-loop"),
        ("Ministry’s Plan", "ministrys-plan"),
        ("Research & Development (R&D)", "research-and-development-r-and-d"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("ＡＩ ﬁle", "ai-file"),
        ("con", "con-term"),
        ("បញ្ញា", ""),
        ("word " * 40, "-".join(["word"] * 16)),
        ("x" * 200, "x" * 80),
    ],
)
def test_slugs_are_ascii(term: str, expected: str) -> None:
    assert slug(term) == expected
