"""Processes that are killed, and processes that write at once: nothing written is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from glossary_kit.errors import UsageError
from glossary_kit.match.unit_lookup import UnitLookup
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project
from glossary_kit.store.memory_index import folder as index_folders
from glossary_kit.store.memory_index.folder import index_folder, locked
from glossary_kit.store.translation_memory import open_memory, save_document

TM = Path(__file__).parents[2] / "tm"

INDEX = """
import sys
from pathlib import Path
from glossary_kit.project import Project
from glossary_kit.project.tm.indexing import segments
segments._STEP = 50
def tick(what, done, total):
    print(what, done, flush=True)
Project(memory=Path(sys.argv[1])).tm.index(tick)
print("made", flush=True)
"""
ADD = """
import sys
from pathlib import Path
from glossary_kit.project import Project
memory, name = Path(sys.argv[1]), sys.argv[2]
for number in range(int(sys.argv[3])):
    sheet = memory.parent / f"{name}.csv"
    sheet.write_text(f"id,en,km\\n{name}{number},Sentence {name} {number},ប្រយោគ{name}{number}\\n")
    tm = Project(memory=memory).tm
    plan = tm.plan_import(sheet, collection="new", document="added", report=print)
    tm.apply_import(plan)
    print("added", f"{name}{number}", flush=True)
"""
HOLD = """
import sys, time
from pathlib import Path
from glossary_kit.store.memory_index.folder import locked
with locked(Path(sys.argv[1]), sys.argv[2]):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """The real memory and a longer document, so that an index takes its time."""
    copy = Path(shutil.copytree(TM, tmp_path / "tm"))
    units = [
        TranslationUnit(
            id=str(number), source=f"{unit.source} {number}", target=f"{unit.target}{number}"
        )
        for number, unit in enumerate([each.unit for each in open_memory(copy)] * 4)
    ]
    save_document(copy, "long", "document", units)
    return copy


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def killed_after(process: subprocess.Popen[str], lines: int, seconds: float = 0.0) -> list[str]:
    """What the process printed before it was killed, so long after so many lines."""
    assert process.stdout is not None
    printed = [process.stdout.readline().strip() for _ in range(lines)]
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate()
    return [*printed, *rest.splitlines()]


def check_whole(memory: Path) -> None:
    """The memory can be read, and its index finds what the units themselves do."""
    units = [each.unit for each in open_memory(memory)]
    tm = Project(memory=memory).tm
    indexed = tm.index()
    assert indexed is not None and len(indexed.units) == len(units)
    plain = UnitLookup(units, find_codes=tm.lookup._find_codes)
    for unit in units[:: len(units) // 7]:
        for text, lang in ((unit.source, "en"), (unit.target, "km")):
            assert tm.lookup.look_up(text[:-2], lang) == plain.look_up(text[:-2], lang)


@pytest.mark.parametrize("lines", [2, 40, 90])
def test_killed_while_indexing(memory: Path, lines: int) -> None:
    printed = killed_after(started(INDEX, memory), lines, seconds=0.02 * (lines % 7))
    assert printed
    check_whole(memory)
    folder = index_folder(memory)
    assert folder is not None and not list(folder.glob("*.tmp"))


def test_killed_while_adding(memory: Path) -> None:
    check_whole(memory)
    for turn in range(2):
        printed = killed_after(started(ADD, memory, f"n{turn}x", 1000), 3, seconds=0.05 * turn)
        added = {line.split()[1] for line in printed if line.startswith("added ")}
        assert len(added) >= 3
        assert added <= {each.unit.id for each in open_memory(memory)}
        check_whole(memory)


def test_two_that_write_at_once(memory: Path) -> None:
    """Each is told when the other was first, or waits; what is said to be added is there."""
    both = [started(ADD, memory, name, 4) for name in ("one", "two")]
    printed = [line for process in both for line in process.communicate()[0].splitlines()]
    added = {line.split()[1] for line in printed if line.startswith("added ")}
    assert added
    assert added == {each.unit.id for each in open_memory(memory) if each.document == "added"}
    check_whole(memory)


def test_two_that_index_at_once(memory: Path) -> None:
    both = [started(INDEX, memory) for _ in range(2)]
    assert all("made" in process.communicate()[0] for process in both)
    check_whole(memory)


@pytest.mark.parametrize("what", ["memory", "index"])
def test_the_second_is_told_to_wait(
    memory: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_folders, "PATIENCE", 0.1)
    holder = started(HOLD, memory, what)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    with (
        pytest.raises(UsageError, match="another process is writing") as caught,
        locked(memory, what),
    ):
        pass
    assert caught.value.hint == "wait until it has ended, then try again"
    holder.kill()
    holder.communicate()
    with locked(memory, what):  # the lock of a dead process holds nobody up
        pass
