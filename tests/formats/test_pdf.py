"""PDF files: an assist that says what it is, and asks for the original."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from docx_examples import converted, needs_soffice, new

from glossary_kit.errors import FormatError, UsageError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.formats.pdf import read
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project
from glossary_kit.project.files import draft_files
from glossary_kit.store.translation_memory import open_memory

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")

TM = Path(__file__).parents[2] / "tm"
_FONT = b"/Resources << /Font << /F1 5 0 R >> >>"


def pdf(*lines: str) -> bytes:
    """A PDF of one page with `lines` in a Latin font, or a page without any text."""
    shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    content = f"BT /F1 12 Tf 50 700 Td {shown}ET".encode() if lines else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R %s >>" % _FONT,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    stream = io.BytesIO(b"%PDF-1.4\n")
    stream.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(stream.tell())
        stream.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = stream.tell()
    stream.write(b"xref\n0 6\n0000000000 65535 f \n")
    stream.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    stream.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return stream.getvalue()


def units(data: bytes) -> tuple[list[TranslationUnit], list[str]]:
    told: list[Diagnostic] = []
    found = list(read(io.BytesIO(data), "f.pdf", report=told.append))
    return found, [each.message for each in told]


def test_lines_are_joined_to_paragraphs_and_the_file_is_warned_of() -> None:
    found, told = units(pdf("This is a sentence that goes on in", "the next line.", "Another."))
    assert [(unit.id, unit.target) for unit in found] == [
        ("page 1 p1", "This is a sentence that goes on in the next line."),
        ("page 1 p2", "Another."),
    ]
    assert {unit.target_lang for unit in found} == {"en"} and not any(u.source for u in found)
    assert len(told) == 1 and "Word document" in told[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "cannot be read"),
        (b"%PDF-1.4\nnonsense", "cannot be read"),
        (pdf("x")[:100], "cannot be read"),
        (pdf(), "only pictures"),
    ],
)
def test_what_has_no_text_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(FormatError, match=what) as caught:
        units(data)
    assert caught.value.hint and "Word document" in caught.value.hint


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UsageError) as caught:
        units(pdf("x"))
    assert caught.value.hint and "glossary-kit[pdf]" in caught.value.hint


def test_a_pdf_that_lies_in_a_folder_is_no_draft(tmp_path: Path) -> None:
    (tmp_path / "print.pdf").write_bytes(pdf("x"))
    (tmp_path / "draft.po").write_bytes(b"")
    assert list(draft_files([tmp_path])) == [tmp_path / "draft.po"]


@needs_soffice
@pytest.mark.parametrize(("text", "visual"), [("គេមានសិទ្ធិ។", False), ("េគមានសិទ្ធិ។", True)])
def test_khmer_in_visual_order_is_told_of(text: str, visual: bool, tmp_path: Path) -> None:
    document = new()
    document.add_paragraph(text)
    document.save(str(tmp_path / "draft.docx"))
    found, told = units(converted(tmp_path / "draft.docx", "pdf", tmp_path).read_bytes())
    assert found[0].target_lang == "km"
    assert any("before their consonants" in each for each in told) is visual


@needs_soffice
def test_pairs_with_khmer_from_a_pdf_are_all_to_be_looked_at(tmp_path: Path) -> None:
    memory = [each for each in open_memory(TM) if each.document == "guide-2024"][:40]
    made: dict[str, Path] = {}
    for lang, texts in (
        ("en", [each.unit.source for each in memory]),
        ("km", [each.unit.target for each in memory]),
    ):
        document = new()
        for text in texts:
            document.add_paragraph(text)
        made[lang] = tmp_path / f"law.{lang}.docx"
        document.save(str(made[lang]))
    told: list[Diagnostic] = []
    project = Project(memory=TM)
    verbs, entries = project.tm, project.entries

    english = converted(made["en"], "pdf", tmp_path)
    found = verbs.align(english, made["km"], entries=entries, report=told.append)
    pairs = {(each.unit.source, each.unit.target) for each in found if not each.doubts}
    right = {(each.unit.source, each.unit.target) for each in memory}
    assert len(pairs & right) > len(right) / 2

    khmer = converted(made["km"], "pdf", tmp_path)
    found = verbs.align(made["en"], khmer, entries=entries, report=told.append)
    assert all("the Khmer is from a PDF" in each.doubts for each in found)
    assert [each.message.split(",")[0] for each in told] == ["text taken from a PDF"] * 2
