"""How fast TBX and TMX are read, and in how much memory, against a bare `lxml.iterparse`.

The bare loop asks for the same elements and empties each, as one must with large files; it
looks at nothing. Files are made from `glossary/` and `tm/`, over and over with new ids: TBX as
we write it, the same TBX as if another tool had written it, and TMX. Every reading is a process
of its own, the two by turns, and the fastest of five counts. Times are processor time of the loop,
memory is the peak of the whole process.

Usage: python scripts/bench/read_speed.py [megabytes, 50 by default]
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree
from msgspec.structs import replace

from glossary_kit.formats.registry import codec_named
from glossary_kit.formats.tbx_writing import CREATED_BY
from glossary_kit.store.term_base import open_term_base
from glossary_kit.store.translation_memory import open_memory

ROOT = Path(__file__).parents[2]
CODECS = {"tbx": "tbx-v2", "foreign-tbx": "tbx-v2", "tmx": "tmx"}
READINGS = 5
ENTRIES = {"tbx": "termEntry", "foreign-tbx": "termEntry", "tmx": "tu"}


def numbered(kind: str) -> Iterator[Any]:
    """Concepts or units without end, each with its own id."""
    if kind == "tmx":
        items: list[Any] = [each.unit for each in open_memory(ROOT / "tm")]
    else:
        items = list(open_term_base(ROOT / "glossary").entries)
    for number in count():
        for item in items:
            yield replace(item, id=f"{item.id}-{number}")


def make(kind: str, path: Path, size: int) -> None:
    """Write about `size` bytes to `path`: the head once, entries until it is full, the end."""
    codec = codec_named(CODECS[kind])
    assert codec.write
    items = numbered(kind)
    first_tag, last_tag = f"<{ENTRIES[kind]} ".encode(), f"</{ENTRIES[kind]}>".encode()
    end = b""
    with path.open("wb") as out:
        while out.tell() < size:
            batch = io.BytesIO()
            codec.write([next(items) for _ in range(2000)], batch)
            data = batch.getvalue()
            first, last = data.index(first_tag), data.rindex(last_tag) + len(last_tag)
            if not end:
                head = data[:first]
                own = kind != "foreign-tbx"
                out.write(head if own else head.replace(CREATED_BY.encode(), b"Another tool"))
            end = data[last:]
            out.write(data[first:last])
        out.write(end)


def bare(stream: BinaryIO, kind: str) -> int:
    number = 0
    for _, element in etree.iterparse(stream, tag=ENTRIES[kind]):
        number += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return number


def ours(stream: BinaryIO, kind: str) -> int:
    codec = codec_named(CODECS[kind])
    assert codec.read
    return sum(1 for _ in codec.read(stream, kind, report=lambda _: None))


def measured(how: str, kind: str, path: Path) -> dict[str, float]:
    with path.open("rb") as stream:
        start = time.process_time()
        number = (bare if how == "bare" else ours)(stream, kind)
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"number": number, "seconds": seconds, "peak": peak}


def in_a_process(how: str, kind: str, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", how, kind, str(path)]
    found: dict[str, float] = json.loads(subprocess.check_output(command))
    return found


def best(readings: list[dict[str, float]]) -> dict[str, float]:
    """The fastest reading: what else the machine does makes times longer, not shorter."""
    return min(readings, key=lambda each: each["seconds"])


def main() -> None:
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as folder:
        for kind in CODECS:
            path = Path(folder, f"x.{kind}")
            make(kind, path, megabytes * 1024**2)
            pairs = [
                (in_a_process("bare", kind, path), in_a_process("ours", kind, path))
                for _ in range(READINGS)
            ]
            least, read = map(best, map(list, zip(*pairs, strict=True)))
            assert least["number"] == read["number"], "not every entry was read"
            size = path.stat().st_size / 1024**2
            print(
                f"{kind:12} {size:6.0f} MB  {read['number']:>9,.0f} entries"
                f"  bare {least['seconds']:6.2f} s, peak {least['peak']:4.0f} MB"
                f"  ours {read['seconds']:6.2f} s, peak {read['peak']:4.0f} MB"
                f"  {read['seconds'] / least['seconds']:4.1f}x",
                flush=True,
            )
            path.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measured(sys.argv[2], sys.argv[3], Path(sys.argv[4]))))
    else:
        main()
