from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command_line import exit_code
from openpyxl import load_workbook

from glossary_kit.formats.codec import Codec
from glossary_kit.formats.registry import CODECS
from glossary_kit.formats.tbx_v2 import CODEC as TBX
from glossary_kit.model.concept import (
    AdministrativeStatus,
    Approval,
    ConceptEntry,
    LanguageSection,
    Reliability,
    Review,
    ReviewState,
    TermSection,
)
from glossary_kit.store.term_base import save_entries

AI, OLD_AI, DATA = "បញ្ញាសិប្បនិម្មិត", "ប្រាជ្ញាសិប្បនិម្មិត", "ទិន្នន័យ"
DEPRECATED = AdministrativeStatus.DEPRECATED


def km(*terms: TermSection) -> LanguageSection:
    return LanguageSection(lang="km", terms=terms)


def en(term: str) -> LanguageSection:
    return LanguageSection(lang="en", terms=(TermSection(term=term),))


def approved() -> Review:
    approval = Approval(body="A body", reference="316", date=date(2025, 1, 2))
    return Review(state=ReviewState.APPROVED, approval=approval)


ENTRIES = (
    ConceptEntry(
        id="ai/artificial-intelligence",
        languages=(
            en("artificial intelligence"),
            km(
                TermSection(term=AI, reliability=Reliability.RELIABLE),
                TermSection(term=OLD_AI, status=DEPRECATED, reliability=Reliability.MINIMUM),
            ),
        ),
        review=approved(),
    ),
    ConceptEntry(
        id="digital/data",
        languages=(en("data"), km(TermSection(term=DATA, reliability=Reliability.MINIMUM))),
    ),
    ConceptEntry(id="digital/bare", languages=(en("bare"),)),
)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "glossary"
    save_entries(folder, ENTRIES)
    (tmp_path / "tm").mkdir()
    monkeypatch.chdir(tmp_path)
    return folder


def terms(path: str) -> set[str]:
    """All terms of a TBX file, whatever their language."""
    assert TBX.read
    with Path(path).open("rb") as stream:
        entries = list(TBX.read(stream, path))
    return {term.term for entry in entries for each in entry.languages for term in each.terms}


ENGLISH = {"artificial intelligence", "data", "bare"}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], {*ENGLISH, AI, OLD_AI, DATA}),
        (["--field", "digital"], {"data", "bare", DATA}),
        (["--field", "digital", "--field", "ai"], {*ENGLISH, AI, OLD_AI, DATA}),
        (["--status", "deprecated"], {OLD_AI}),
        (["--status", "preferred", "--status", "admitted"], {*ENGLISH, AI, DATA}),
        (["--review", "proposed"], {"data", "bare", DATA}),
        (["--review", "approved", "--review", "proposed"], {*ENGLISH, AI, OLD_AI, DATA}),
        (["--min-reliability", "3"], {*ENGLISH, AI}),
        (["--approved-only"], {"artificial intelligence", AI}),
        (["--approved-only", "--status", "preferred"], {"artificial intelligence", AI}),
        (["--field", "ai", "--status", "deprecated"], {OLD_AI}),
    ],
    ids=" ".join,
)
def test_a_term_is_written_if_it_passes_every_filter(
    base: Path, monkeypatch: pytest.MonkeyPatch, filters: list[str], found: set[str]
) -> None:
    assert exit_code(monkeypatch, "export", "x.tbx", *filters) == 0
    assert terms("x.tbx") == found


def test_what_is_written_chosen_and_lost_is_counted(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(monkeypatch, "export", "x.txt", "--to", "omegat", "--field", "digital") == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[:3] == [
        "x.txt: 1 concepts written",
        "  not chosen: 1 concepts",
        "  left out, no Khmer term: 1 concepts",
    ]
    assert "  TermSection.reliability is not carried by this format (1 concepts)" in shown.err


def test_losses_are_named_concept_by_concept(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(monkeypatch, "export", "x.utx", "--losses") == 0
    lines = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert set(lines) == {entry.id for entry in ENTRIES}
    assert "TermSection.reliability" in lines["digital/data"].split()
    assert "ConceptEntry.review" in lines["ai/artificial-intelligence"]
    assert lines["digital/bare"] == "no Khmer term"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["x.tbx", "--field", "digitl"], "there is no subject field “digitl”", "digital?"),
        (["x.tbx", "--review", "reviewed"], "no concept is left to write", "filters"),
        (
            ["x.txt", "--to", "omegat", "--status", "deprecated"],
            "ai/artificial-intelligence has no English term",
            "format",
        ),
        (["x.tmx", "--to", "tmx"], "not written as “tmx”", "tbx-v2"),
        (["x.xlf", "--to", "xliff2"], "not written as “xliff2”", "tbx-v2"),
        (["x.tbx", "--to", "tbx2"], "there is no format “tbx2”", "tbx"),
        (["x.doc"], "no format for concepts", ".tbx"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_an_export_of_nothing_is_an_error_and_leaves_the_old_file(
    base: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
    hint: str,
) -> None:
    Path(arguments[0]).write_text("old")
    assert exit_code(monkeypatch, "export", *arguments) == 2
    said, hinted = capsys.readouterr().err.splitlines()
    assert message in said
    assert hint in hinted
    assert Path(arguments[0]).read_text() == "old"


def test_a_value_that_is_none_is_refused(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for option, value in (("--status", "good"), ("--review", "done"), ("--min-reliability", "5")):
        assert exit_code(monkeypatch, "export", "x.tbx", option, value) == 2
        assert option in capsys.readouterr().err
    assert not Path("x.tbx").exists()


def in_plain_sight(codec: Codec[Any]) -> bool:
    """Whether the terms can be read off the file; printed documents have tests of their own."""
    return codec.carries is ConceptEntry and codec.suffixes[0] not in (".docx", ".pdf")


@pytest.mark.parametrize(
    "name", [each.name for each in CODECS if in_plain_sight(each) and each.write]
)
def test_every_format_writes_the_chosen_concepts_alone(
    base: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert exit_code(monkeypatch, "export", "out.xlsx", "--to", name, "--approved-only") == 0
    text = _text(Path("out.xlsx"))
    assert AI in text
    assert OLD_AI not in text
    assert DATA not in text


def _text(path: Path) -> str:
    data = path.read_bytes()
    if data[:2] != b"PK":
        return data.decode("utf-8-sig")
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row)


@pytest.mark.usefixtures("base")
def test_only_an_earlier_export_is_replaced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = "en,km\nlaw,ច្បាប់\n"
    for name in ("x.csv", "x.tbx"):
        Path(name).write_text(draft, encoding="utf-8")
        assert exit_code(monkeypatch, "export", name) == 2
        assert Path(name).read_text(encoding="utf-8") == draft
        assert "no earlier export" in capsys.readouterr().err
        assert exit_code(monkeypatch, "export", name, "--force") == 0
        assert exit_code(monkeypatch, "export", name) == 0
    assert exit_code(monkeypatch, "export", "x.csv", "--term-base", "x.csv", "--force") == 2
    assert "would be overwritten" in capsys.readouterr().err
