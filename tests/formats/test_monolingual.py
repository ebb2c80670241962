"""Documents in one language: languages by script, places, mending, drafts in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_kit.errors import UsageError
from glossary_kit.formats.languages import written_language
from glossary_kit.formats.markdown import paragraphs as markdown_paragraphs
from glossary_kit.formats.patch.document import patch_markdown, patch_text
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.formats.plain_text import paragraphs as text_paragraphs
from glossary_kit.model.span import Span
from glossary_kit.project import Project
from glossary_kit.project.files import draft_files
from glossary_kit.project.mending import mended_files

READERS = {"md": markdown_paragraphs, "txt": text_paragraphs}
MARKUP = st.text(alphabet="កខ្ា a\n\r`*_[]()!<>&;#|-\\~>:1. \t", max_size=80)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["ខ្មែរ"], "km"),
        (["The word ក is a letter of the script."], "en"),
        (["បញ្ញាសិប្បនិម្មិត (artificial intelligence, AI)"], "km"),
        (["12:30", "— § —"], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_told_by_the_script(texts: list[str], expected: str) -> None:
    assert written_language(texts) == expected


@pytest.mark.parametrize("kind", sorted(READERS))
@given(text=MARKUP)
def test_every_character_has_its_place(kind: str, text: str) -> None:
    end = 0
    for paragraph in READERS[kind](text):
        assert len(paragraph.places) == len(paragraph.text)
        for character, (start, stop) in zip(paragraph.text, paragraph.places, strict=True):
            assert end <= start < stop <= len(text)
            plain = stop - start == 1 and text[start] not in "\r\n"
            assert text[start] == character or not plain
            end = stop
        assert all(0 <= code.offset <= len(paragraph.text) for code in paragraph.codes)


def read(text: str) -> list[tuple[str, str, list[tuple[int, str]]]]:
    return [
        (each.id, each.text, [(code.offset, code.content) for code in each.codes])
        for each in markdown_paragraphs(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# ក #\n", [("1", "ក", [])]),
        ("ក\n===\n\nខ", [("1", "ក", []), ("4", "ខ", [])]),
        ("ក `x` ខ", [("1", "ក  ខ", [(2, "`x`")])]),
        ("ក ``a ` b`` ខ", [("1", "ក  ខ", [(2, "``a ` b``")])]),
        ("[ក](u 'ខ')គ", [("1", "កគ", [(0, "["), (1, "](u 'ខ')")])]),
        ("[ក](a(b)c)", [("1", "ក", [(0, "["), (1, "](a(b)c)")])]),
        ("[*ក*][r]\n\n[r]: u", [("1", "ក", [(0, "["), (0, "*"), (1, "*"), (1, "][r]")])]),
        ("![រូប](u)", [("1", "រូប", [(0, "!["), (3, "](u)")])]),
        ("[not a link] ក", [("1", "[not a link] ក", [])]),
        ("a_b_c __ក__", [("1", "a_b_c ក", [(6, "__"), (7, "__")])]),
        ("ក[^1] <a@b.c>", [("1", "ក ", [(1, "[^1]"), (2, "<a@b.c>")])]),
        ("a < b > c", [("1", "a < b > c", [])]),
        ("AT&amp;T &nosuch; \\*", [("1", "AT&T &nosuch; *", [(14, "\\")])]),
        ("ក\nខ  \nគ\\\nឃ", [("1", "ក ខ\nគ\nឃ", [])]),
        ("> 1. ក\n>    ខ", [("1", "ក ខ", [])]),
        (
            "|ក|ខ|\n|-|-|\n|ក \\| គ||\n",
            [("1", "ក", []), ("1:2", "ខ", []), ("3", "ក | គ", [(2, "\\")])],
        ),
        ("    ក\n\n```\nខ\n```\n", []),
        ("---\nkey: ក\n---\n\nខ", [("5", "ខ", [])]),
        ("---\n\nខ\n\n---\n", [("3", "ខ", [])]),
    ],
)
def test_what_markdown_holds(text: str, expected: list[object]) -> None:
    assert read(text) == expected


def test_an_edit_changes_its_characters_alone() -> None:
    edits = {1: [Edit(span=Span(1, 3), text="ឃង")]}
    text = "# ក\r\n\r\n> ក*ខ*គ  \r\n"
    assert (
        patch_markdown(text.encode("utf-16"), edits).decode("utf-16") == "# ក\r\n\r\n> ក*ឃង*  \r\n"
    )
    edits = {1: [Edit(span=Span(0, 1), text="ឃ")]}
    assert patch_text("ក\r\n\r\n ខគ \r".encode(), edits).decode() == "ក\r\n\r\n ឃគ \r"


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_draft_is_mended(tmp_path: Path, suffix: str) -> None:
    draft = tmp_path / f"draft.{suffix}"
    draft.write_text("# ប្រាជ្ញាសិប្បនិម្មិត\n\nល្អ\n", encoding="utf-8")
    (mended,) = mended_files(Project(tmp_path).checking(), [draft])
    assert mended.after.decode() == "# បញ្ញាសិប្បនិម្មិត\n\nល្អ\n"


def test_in_a_folder_only_khmer_documents_are_drafts(tmp_path: Path) -> None:
    texts = {
        "README.md": "# អំពីឯកសារ\n",
        "english.md": "# A source\n",
        "draft.md": "ខ្មែរ",
        "glossary.txt": "# a comment\nlaw\tច្បាប់\nright\tសិទ្ធិ\tnoun\n",
        "notes.txt": "For the committee: ក is a letter",
        "ច្បាប់.txt": "ច្បាប់",
        "empty.md": "",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [path.name for path in draft_files([tmp_path])] == ["draft.md", "ច្បាប់.txt"]
    named = tmp_path / "english.md"
    assert list(draft_files([named])) == [named]
    for name in ("draft.md", "ច្បាប់.txt"):
        (tmp_path / name).unlink()
    with pytest.raises(UsageError, match="no draft"):
        list(draft_files([tmp_path]))
