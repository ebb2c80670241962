"""The verb `check` on Word documents: comments, tracked changes, what is refused."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest
from docx.document import Document
from test_check_verb import check

ROBOTS = Path(__file__).parents[1] / "fixtures/robots"
ROWS = (
    ("English", "Khmer"),
    ("The robot is safe.", "រ៉ូបូតមានសុវត្ថិភាព។"),
    ("The robot is new.", "មនុស្សយន្តថ្មី។"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROBOTS, tmp_path / "robots")
    monkeypatch.chdir(tmp_path / "robots")
    document = docx.Document()
    document.add_paragraph("រ៉ូបូតថ្មី។")
    table = document.add_table(rows=len(ROWS), cols=2)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    document.save("draft.docx")
    return tmp_path / "robots"


def opened(path: str) -> Document:
    return docx.Document(io.BytesIO(Path(path).read_bytes()))


def test_a_word_document_is_checked(folder: Path) -> None:
    done = check(folder, "draft.docx")
    assert done.returncode == 1
    assert "body p1" in done.stdout and "table 1 row 2" in done.stdout
    assert "2 issues" in done.stdout


def test_the_document_is_written_with_a_comment_at_each_issue(folder: Path) -> None:
    before = Path("draft.docx").read_bytes()
    done = check(folder, "draft.docx", "--annotate", "out.docx")
    assert done.returncode == 1
    assert Path("draft.docx").read_bytes() == before
    first, second = (comment.text for comment in opened("out.docx").comments)
    assert first.startswith("TRM102 deprecated-term · major\n") and "\nWhy: " in first
    assert "\nWrite: មនុស្សយន្ត" in second and "Why: " not in second
    assert [each.text for each in opened("out.docx").paragraphs] == ["រ៉ូបូតថ្មី។"]


def test_a_document_with_our_comments_is_given_no_second_ones(folder: Path) -> None:
    check(folder, "draft.docx", "--annotate", "out.docx")
    check(folder, "out.docx", "--annotate", "again.docx")
    assert Path("again.docx").read_bytes() == Path("out.docx").read_bytes()


def test_mending_tracks_its_changes_and_finds_nothing_the_second_time(folder: Path) -> None:
    shown = check(folder, "draft.docx", "--diff")
    assert "-body p1: 'រ៉ូបូតថ្មី។'\n" in shown.stdout
    assert "+body p1: 'មនុស្សយន្តថ្មី។'\n" in shown.stdout
    done = check(folder, "draft.docx", "--fix")
    assert (done.returncode, "draft.docx: 2 places mended" in done.stderr) == (0, True)
    mended = Path("draft.docx").read_bytes()
    assert opened("draft.docx").element.body.xpath(".//w:del//w:delText[.='រ៉ូបូត']")
    again = check(folder, "draft.docx", "--fix", "--annotate", "out.docx")
    assert again.returncode == 0
    assert Path("draft.docx").read_bytes() == mended == Path("out.docx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("draft.docx", "--annotate", "draft.docx"), "would be overwritten"),
        (("drafts/table.tsv", "--annotate", "out.docx"), "Word documents only"),
        (("drafts", "--annotate", "out.docx"), "Word documents only"),
        (("draft.docx", "drafts/table.tsv", "--annotate", "out.docx"), "one draft at a time"),
        (("-", "--stdin-filename", "a.docx", "--annotate", "out.docx"), "Word documents only"),
    ],
)
def test_what_cannot_be_annotated_is_refused(
    folder: Path, arguments: tuple[str, ...], what: str
) -> None:
    done = check(folder, *arguments)
    assert done.returncode == 2
    assert what in done.stderr
    assert not Path("out.docx").exists()


def test_a_draft_is_checked_against_its_source_document(folder: Path) -> None:
    for name, texts in (("en", ("A robot.", "The robot is new.")), ("km", ("មនុស្សយន្ត។", "ថ្មី។"))):
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        document.save(f"{name}.docx")
    assert check(folder, "km.docx").returncode == 0
    done = check(folder, "km.docx", "--source-file", "en.docx", "--annotate", "out.docx")
    assert done.returncode == 1
    assert "body p2  major     TRM101 missing-term" in done.stdout
    [comment] = opened("out.docx").comments
    assert comment.text.startswith("TRM101")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("draft.docx", "drafts", "--source-file", "draft.docx"), "belongs to one draft"),
        (("drafts", "--source-file", "draft.docx"), "belongs to one draft"),
        (("draft.docx", "--source-file", "none.docx"), "no such file"),
        (("drafts/table.tsv", "--source-file", "draft.docx"), "both languages already"),
        (("draft.docx", "--source-file", "draft.docx"), "both languages already"),
    ],
)
def test_what_is_no_source_document_is_refused(
    folder: Path, arguments: tuple[str, ...], what: str
) -> None:
    done = check(folder, *arguments)
    assert done.returncode == 2
    assert what in done.stderr
