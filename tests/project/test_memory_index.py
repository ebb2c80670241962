"""The index on the disk: what is found through it is what is found without it, come what may."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from glossary_kit.errors import ErrorGroup, UsageError
from glossary_kit.match.unit_lookup import UnitLookup, UnitMatch
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.project import Project
from glossary_kit.project.tm.indexing import segments
from glossary_kit.store.memory_index import catalogue
from glossary_kit.store.memory_index.array_file import Array, open_arrays, write_arrays
from glossary_kit.store.translation_memory import open_memory, save_document

TM = Path(__file__).parents[2] / "tm"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TM, tmp_path / "tm"))


def found(lookup: UnitLookup, units: list[TranslationUnit]) -> list[tuple[UnitMatch, ...]]:
    """What looking up a few segments like those of `units` finds, all of it."""
    return [
        lookup.look_up(segment, lang, min_score=50, limit=None)
        for unit in random.Random(5).sample(units, 12)
        for text, lang in ((unit.source, "en"), (unit.target, "km"))
        for segment in (text, text[: len(text) * 3 // 4])
    ]


def check_same(memory: Path) -> None:
    """Through the index and by the units in memory the same is found."""
    tm = Project(memory=memory).tm
    units = [each.unit for each in open_memory(memory)]
    assert tm.index() is not None
    assert found(tm.lookup, units) == found(
        UnitLookup(units, find_codes=tm.lookup._find_codes), units
    )
    assert [tm.placed(place) for place in range(len(units))] == list(open_memory(memory))


def files_of(memory: Path) -> dict[str, int]:
    """The files of the index, and when they were written."""
    folder = memory.parent / ".glossary-kit" / "tm.index"
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.arrays")}


def edit(memory: Path, change: Callable[[list[TranslationUnit]], list[TranslationUnit]]) -> None:
    units = [each.unit for each in open_memory(memory) if each.document == "guide-2024"]
    save_document(memory, "asean-guides", "guide-2024", change(units))


def test_it_is_made_and_used_again(memory: Path) -> None:
    check_same(memory)
    for path in memory.rglob("*.tsv"):  # so that they are not fresher than a tick of the clock
        os.utime(path, (1_700_000_000, 1_700_000_000))
    check_same(memory)
    before = files_of(memory)
    check_same(memory)
    assert files_of(memory) == before


def test_additions_deletions_and_changes(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "WORTH_KEEPING", 0)
    check_same(memory)
    first = set(files_of(memory))
    unit = TranslationUnit(id="x", source="Something nobody has said before", target="ពាក្យថ្មី")
    edit(memory, lambda units: [unit, *units])
    check_same(memory)
    assert first < set(files_of(memory)), "the large segments stay, and small ones come"
    edit(memory, lambda units: units[3:])
    check_same(memory)
    edit(memory, lambda units: [replace(each, state=State.FINAL) for each in reversed(units)])
    check_same(memory)
    edit(memory, lambda units: [replace(units[0], source="Another source"), *units[1:]])
    check_same(memory)
    (memory / "asean-guides" / "definitions.tsv").unlink()
    (memory / "asean-guides" / "guide-2024.tsv").rename(memory / "first.tsv")
    check_same(memory)


def test_many_small_additions_do_not_make_many_segments(memory: Path) -> None:
    for number in range(8):
        unit = TranslationUnit(id=f"n{number}", source=f"New text {number}", target=f"ថ្មី{number}")
        edit(memory, partial(list.__add__, [unit]))
        check_same(memory)
    assert len(files_of(memory)) == 3, "a catalogue, and a segment for each language"


def test_a_broken_index_is_made_again(memory: Path) -> None:
    check_same(memory)
    folder = memory.parent / ".glossary-kit" / "tm.index"
    for path in sorted(folder.glob("*.arrays")):
        whole = path.read_bytes()
        for damaged in (b"", whole[:100], whole[: len(whole) // 2], b"x" * 300):
            path.write_bytes(damaged)
            check_same(memory)
        path.unlink()
        check_same(memory)
    shutil.rmtree(folder)
    check_same(memory)


@pytest.mark.parametrize("name", ["catalogue", "en-*", "km-*"])
def test_damage_behind_a_sound_header_is_seen_and_mended(memory: Path, name: str) -> None:
    check_same(memory)
    (path,) = (memory.parent / ".glossary-kit" / "tm.index").glob(f"{name}.arrays")
    whole = path.read_bytes()
    for start in range(len(whole) // 9, len(whole), len(whole) // 4):
        end = start + len(whole) // 50
        path.write_bytes(
            whole[:start] + bytes(0x55 ^ byte for byte in whole[start:end]) + whole[end:]
        )
        indexed = Project(memory=memory).tm.index()
        assert indexed is not None and indexed.mended
        check_same(memory)


def test_an_index_that_is_laid_out_otherwise_is_made_again(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as another:
        for module in (catalogue, segments):
            another.setattr(module, "WRITER", "glossary-kit 0.0.0, layout 0")
        check_same(memory)
    old = files_of(memory)
    for name in old.keys() - {"catalogue.arrays"}:
        path = memory.parent / ".glossary-kit" / "tm.index" / name
        digests = open_arrays(path).arrays["digests"].copy()
        write_arrays(path, {}, {"digests": digests, "another": np.zeros(9, np.uint8)})
    check_same(memory)
    assert files_of(memory).keys() & old.keys() == {"catalogue.arrays"}


def test_an_index_that_was_copied_is_whole(memory: Path, tmp_path: Path) -> None:
    check_same(memory)
    for path in memory.rglob("*.tsv"):  # so that they are not fresher than a tick of the clock
        os.utime(path, (1_700_000_000, 1_700_000_000))
    check_same(memory)
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copytree(memory, copy / "tm")
    shutil.copytree(
        memory.parent / ".glossary-kit", copy / ".glossary-kit", copy_function=shutil.copyfile
    )
    before = {path: path.read_bytes() for path in copy.rglob("*.arrays")}
    check_same(copy / "tm")
    assert {path: path.read_bytes() for path in copy.rglob("*.arrays")} == before
    times = [files_of(each) for each in (memory, copy / "tm")]
    assert times[0] == times[1], "once it was found whole, it is not looked at again"


def test_something_else_in_the_place_of_the_lock(memory: Path) -> None:
    lock = memory.parent / ".glossary-kit" / "tm.index" / "index.lock"
    lock.mkdir(parents=True)
    with pytest.raises(UsageError, match="no lock can be put here") as caught:
        Project(memory=memory).tm.index()
    assert str(lock) in str(caught.value) and caught.value.hint
    lock.rmdir()
    check_same(memory)


def test_errors_of_all_files_are_reported(memory: Path) -> None:
    check_same(memory)
    for name in ("a", "b"):
        (memory / f"{name}.tsv").write_text("no header\n")
    with pytest.raises(ErrorGroup) as caught:
        Project(memory=memory).tm.index()
    assert len(caught.value.errors) == 2


def test_where_nothing_can_be_written_the_cache_of_the_user_is_used(
    memory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (memory.parent / ".glossary-kit").write_text("a file, so that there can be no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    check_same(memory)
    assert list(tmp_path.rglob("catalogue.arrays"))


def test_where_nothing_at_all_can_be_written_units_are_kept_in_memory(
    memory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (".glossary-kit", "cache", "home"):
        (tmp_path / name).write_text("a file")
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    tm = Project(memory=memory).tm
    assert tm.index() is None
    assert tm.search("The Guide is a practical reference", min_score=20)


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    arrays: dict[str, Array] = {
        "empty": np.empty((2, 0), np.uint64),
        "bytes": np.arange(7, dtype=np.uint8),
        "big-endian": np.arange(6, dtype=">i8").reshape(2, 3),
    }
    write_arrays(tmp_path / "x", {"note": "ក"}, arrays)
    opened = open_arrays(tmp_path / "x")
    assert opened.about == {"note": "ក"}
    for name, array in arrays.items():
        assert opened.arrays[name].shape == array.shape
        assert (opened.arrays[name] == array).all()
