from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.errors import DataError, ErrorGroup, Location, UsageError
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.store.unit_file import read_units, write_units

GOLDEN = Path(__file__).parent / "golden" / "units.tsv"
HEADER = "id\ten\tkm\tstate\tsource\tchanged\n"


def read(data: bytes | str) -> list[TranslationUnit]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_units(io.BytesIO(raw), "x.tsv"))


def written(units: list[TranslationUnit], **langs: str) -> bytes:
    stream = io.BytesIO()
    write_units(units, stream, **langs)
    return stream.getvalue()


def test_the_golden_file_is_read_and_written_back() -> None:
    units = read(GOLDEN.read_bytes())
    assert [unit.id for unit in units] == ["mi01", "mi02", "mi03"]
    assert units[0].origin == "Guide, B.1"
    assert units[0].changed == date(2026, 1, 31)
    assert units[0].at == Location(path="x.tsv", line=2)
    assert units[1].source == "tab\tline\nbackslash\\n"
    assert units[1].origin is None
    assert units[2].state is State.FINAL
    assert written(units) == GOLDEN.read_bytes()


def test_the_header_names_the_languages() -> None:
    data = "id\tkm\ten-GB\tstate\tsource\tchanged\n1\tក\ta\tinitial\t\t\n"
    [unit] = read(data)
    assert (unit.source_lang, unit.target_lang, unit.source) == ("km", "en-GB", "ក")
    assert written([unit], source_lang="km", target_lang="en-GB") == data.encode()


def test_every_error_of_a_file_comes_at_once_and_good_rows_come_before() -> None:
    rows = [
        "1\ta\tb\tinitial\t\t",
        "1\ta\tb\tinitial\t\t",
        "2\ta\tb",
        "3\ta\\x\tb\tinitial\t\t",
        "4\ta\\\tb\tinitial\t\t",
        "5\ta\tb\tdone\t\t",
        "6\ta\tb\tinitial\t\tyesterday",
        "\ta\tb\tinitial\t\t",
        "7\ta\tb\tinitial\t\t",
    ]
    data = (HEADER + "\n".join(rows)).encode() + b"\n8\t\xff\tb\tinitial\t\t\n"
    got: list[str] = []
    with pytest.raises(ErrorGroup) as caught:
        got.extend(unit.id for unit in read_units(io.BytesIO(data), "x.tsv"))
    assert got == ["1", "7"]
    assert [str(error) for error in caught.value.errors] == [
        "x.tsv:3: the id “1” is not unique",
        "x.tsv:4: the row has 3 columns",
        "x.tsv:5: “\\x” stands for nothing",
        "x.tsv:6: “\\” stands for nothing",
        "x.tsv:7: state cannot be “done”",
        "x.tsv:8: changed “yesterday” is not a day",
        "x.tsv:9: the row has no id",
        "x.tsv:11: the row is not UTF-8",
    ]
    assert all(isinstance(error, DataError) and error.hint for error in caught.value.errors)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "\n",
        "1\ta\tb\tinitial\t\t\n",
        "id,en,km,state,source,changed\n",
        "id\ten\ten\tstate\tsource\tchanged\n",
        "id\ten\tkhmer\tstate\tsource\tchanged\n",
    ],
)
def test_a_file_without_its_header_is_refused(data: str) -> None:
    with pytest.raises(ErrorGroup, match=r"x\.tsv:1: the header of a unit file is missing"):
        read(data)


def test_bom_and_windows_line_ends_and_blank_lines_are_read() -> None:
    data = ("\ufeff" + HEADER + "1\ta\tb\tinitial\t\t\n\n").replace("\n", "\r\n")
    assert written(read(data)) == (HEADER + "1\ta\tb\tinitial\t\t\n").encode()


@pytest.mark.parametrize("changes", [{"id": ""}, {"id": "1"}, {"target_lang": "fr"}])
def test_units_that_do_not_belong_in_the_file_are_refused(changes: dict[str, str]) -> None:
    first = TranslationUnit(id="1", source="a", target="b")
    second = TranslationUnit(**({"id": "2", "source": "a", "target": "b"} | changes))  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        written([first, second])


ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('\t\n\r\\nt"\u2028\x85ក្'))
UNIT = st.builds(
    TranslationUnit,
    id=ANY.filter(bool),
    source=ANY,
    target=ANY,
    state=st.sampled_from(State),
    changed=st.none() | st.dates(),
    origin=st.none() | ANY.filter(bool),
)


@settings(max_examples=100)
@given(units=st.lists(UNIT, unique_by=lambda unit: unit.id, max_size=4))
def test_what_is_written_is_read_back(units: list[TranslationUnit]) -> None:
    assert read(written(units)) == units
