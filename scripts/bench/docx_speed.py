"""How fast a Word document is read, commented and mended, and in how much memory.

The document is a bilingual table of so many pages (25 rows each) made of the units of `tm/`,
every tenth target cut into three runs; every fifth unit gets a comment, and a tracked change. The
yardstick is python-docx opening the same file and saving it, which is the least that writing a
comment with it takes. Every task is a process of its own, the fastest of three counts. Times are
processor time, memory is the peak of the whole process.

Usage: python scripts/bench/docx_speed.py [pages, 500 by default]
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

import docx

from glossary_kit.formats.docx.annotating import Note, annotate
from glossary_kit.formats.docx.comments import Comment
from glossary_kit.formats.docx.reading import read
from glossary_kit.formats.docx.tracking import patch
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.formats.xml_writing import escaped
from glossary_kit.formats.zip_rewriting import rewritten
from glossary_kit.model.span import Span
from glossary_kit.store.translation_memory import open_memory

ROOT = Path(__file__).parents[2]
ROWS_A_PAGE = 25
TASKS = ("python-docx", "read", "comment", "change")
READINGS = 3
KHMER = (
    '<w:rPr><w:rFonts w:ascii="Khmer OS" w:hAnsi="Khmer OS" w:cs="Khmer OS"/>'
    '<w:szCs w:val="22"/><w:lang w:bidi="km-KH"/></w:rPr>'
)


def make(path: Path, pages: int) -> None:
    """Write the document with a table of `pages` pages into an empty one of python-docx."""
    units = [each.unit for each in open_memory(ROOT / "tm") if each.unit.target]
    rows = [
        f"<w:tr>{cell([unit.source], '')}{cell(cut(unit.target, number), KHMER)}</w:tr>"
        for number, unit in enumerate(islice(cycle(units), pages * ROWS_A_PAGE))
    ]
    empty = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("PLACE")
    document.save(empty)
    part = document.part.blob.decode()
    place = part.index("<w:p>", part.index("<w:body>"))
    end = part.index("</w:p>", place) + len("</w:p>")
    table = f"<w:tbl>{''.join(rows)}</w:tbl><w:p/>"
    body = part[:place] + table + part[end:]
    path.write_bytes(rewritten(empty.getvalue(), {"word/document.xml": body.encode()}))


def cut(text: str, number: int) -> list[str]:
    third = len(text) // 3
    return [text] if number % 10 else [text[:third], text[third : 2 * third], text[2 * third :]]


def cell(pieces: list[str], properties: str) -> str:
    runs = "".join(
        f'<w:r w:rsidR="00AB12CD">{properties}<w:t xml:space="preserve">{escaped(each)}</w:t></w:r>'
        for each in pieces
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:p>{runs}</w:p></w:tc>'


def done(task: str, data: bytes) -> int:
    """The size of what the task makes of the document, or the number of units read."""
    if task == "python-docx":
        stream = io.BytesIO()
        docx.Document(io.BytesIO(data)).save(stream)
        return len(stream.getvalue())
    units = list(read(io.BytesIO(data), "f"))
    if task == "read":
        return len(units)
    fifth = list(enumerate(units))[::5]
    if task == "comment":
        comment = Comment(("TRM102 deprecated-term · major", "“ពាក្យ” is deprecated: write “ពាក្យ”"))
        notes = [Note(unit=unit.id, comment=comment, span=Span(3, 9)) for _, unit in fifth]
        return len(annotate(data, "f", notes, datetime.now(UTC)))
    spans = [(number, Span(0, min(9, len(unit.target)))) for number, unit in fifth]
    return len(patch(data, {number: [Edit(span=span, text="ពាក្យ")] for number, span in spans}))


def peak() -> float:
    """The most memory that this process had, in megabytes; Linux tells it of no other one."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measured(task: str, path: Path) -> tuple[float, float]:
    """Seconds of processor time and megabytes of memory of the fastest of some runs."""
    found = []
    for _ in range(READINGS):
        command = [sys.executable, __file__, task, str(path)]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        found.append(tuple(json.loads(done.stdout)))
    seconds, memory = min(found)
    return seconds, memory


def main() -> None:
    if len(sys.argv) > 2:
        task, path = sys.argv[1:]
        data = Path(path).read_bytes()
        start = time.process_time()
        done(task, data)
        used = time.process_time() - start
        print(json.dumps([used, peak()]))
        return
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.docx"
        make(path, pages)
        rows, size = pages * ROWS_A_PAGE, path.stat().st_size / 1024**2
        print(f"{pages} pages, {rows} rows, {rows // 5} comments or changes, {size:.1f} MB")
        yardstick: tuple[float, float] | None = None
        for task in TASKS:
            seconds, memory = measured(task, path)
            yardstick = yardstick or (seconds, memory)
            print(
                f"{task:<12} {seconds:6.2f} s  {seconds / yardstick[0]:5.2f}x   "
                f"{memory:6.0f} MB  {memory / yardstick[1]:5.2f}x"
            )


if __name__ == "__main__":
    main()
