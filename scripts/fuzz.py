"""Mutates sample files of a format and reads them, until the time is up.

A reader may give items, or raise a `GlossaryKitError` that names a place and a hint. Any other
exception, and a reading that takes longer than ten seconds, is a find: the file is put into
`.fuzz/` under the name it needs in `tests/fixtures/formats/fuzz/`.

A mutation is blind (bytes changed, cut, doubled), or knows a little: it moves whole tags and
lines about, puts in values that hurt, and works inside the members of zip files.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import random
import re
import signal
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from glossary_kit.errors import GlossaryKitError
from glossary_kit.formats.codec import Codec
from glossary_kit.formats.registry import CODECS, codec_named

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "formats"
FINDS = ROOT / ".fuzz"
SECONDS = 10
LARGEST = 300_000
NASTY = (
    *(b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\t", b'"', b"'", b"&#0;"),
    *(b"&x;", b"<", b"]]>", b"<!--", b"-1", b"0", b"99999999999999999999", b"1e999", b"NaN"),
    *(b"\xe1\x9f\x92", b"\xe2\x80\x8b", b"\xe1\x9e\x80" * 50, b"a" * 5000, b"%s", b"{0}", b"\\"),
    *(b"//", b"..", b":", b";", b"=cmd", b"xml:lang", b"\xc3\x28", b"<a>" * 400, b"2.0", b"utf-16"),
)
PIECE = re.compile(rb"<[^<>]*>|\"[^\"]*\"|[^\n<]*\n|[^<\n\"]+|.", re.DOTALL)


class HangError(Exception):
    """A reading took too long."""


def samples(codec: Codec[Any]) -> list[bytes]:
    """The sample files of a format: ours, and those of the shared folder where there is one."""
    paths = [*(FIXTURES / "read" / codec.name).glob("*"), *(FIXTURES / "write").glob("*")]
    shared = os.environ.get("GLOSSARY_KIT_SHARED")
    if shared:
        paths += Path(shared, "samples").rglob("*")
    return [
        path.read_bytes()
        for path in paths
        if path.is_file() and path.name.lower().endswith(codec.suffixes)
        if path.stat().st_size < LARGEST
    ]


def mutated(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """The file damaged in a few places."""
    if data[:2] == b"PK" and rng.random() < 0.9:
        return _with_member_mutated(data, rng)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        data = rng.choice((_bytes, _bytes, _pieces, _pieces, _pieces))(data, others, rng)
    return data


def _bytes(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    end = min(len(data), start + rng.choice((0, 1, 1, 4, 40, 4000)))
    what = rng.randrange(5)
    if what == 0:
        return data[:start] + data[end:]
    if what == 1:
        return data[:start] + rng.choice(NASTY) + data[end:]
    if what == 2:
        return data[:end] + data[start:end] * rng.choice((1, 2, 30)) + data[end:]
    if what == 3:
        return data[:start] if rng.random() < 0.3 else data[:start] + rng.randbytes(end - start)
    other = rng.choice(others)
    at = rng.randrange(len(other) + 1)
    return data[:start] + other[at : at + 400] + data[end:]


def _pieces(data: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    pieces = PIECE.findall(data)
    if not pieces:
        return rng.choice(NASTY)
    one, other = rng.randrange(len(pieces)), rng.randrange(len(pieces))
    what = rng.randrange(6)
    if what == 0:
        del pieces[one]
    elif what == 1:
        pieces[one], pieces[other] = pieces[other], pieces[one]
    elif what == 2:
        pieces.insert(one, pieces[other])
    elif what == 3:
        pieces[one] = rng.choice((b'"%s"', b"%s")) % rng.choice(NASTY)
    elif what == 4:
        pieces[one:one] = pieces[min(one, other) : max(one, other)][:200]
    else:
        pieces[one] = re.sub(rb"[\w:.-]+", lambda _: rng.choice(NASTY), pieces[one], count=1)
    return b"".join(pieces)


def _with_member_mutated(data: bytes, rng: random.Random) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        names = source.namelist()
        chosen = rng.choice(names)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for name in names:
                content = source.read(name)
                if name == chosen:
                    if rng.random() < 0.05:
                        continue
                    content = mutated(content, [content], rng)
                made.writestr(name, content)
    return target.getvalue()


def outcome(codec: Codec[Any], data: bytes) -> str:
    """What came of reading the file: how it ended.

    Raises: whatever the reader raises and should not.
    """
    assert codec.read
    signal.alarm(SECONDS)
    try:
        items = list(codec.read(io.BytesIO(data), f"x{codec.suffixes[0]}", report=lambda _: None))
        assert all(isinstance(item, codec.carries) for item in items)
    except GlossaryKitError as error:
        assert error.hint and error.at, f"no place or hint: {error}"
        return "refused"
    finally:
        signal.alarm(0)
    return "read" if items else "empty"


def _hang(_signal: int, _frame: object) -> None:
    raise HangError(f"more than {SECONDS} seconds")


def mutations(codec: Codec[Any], rng: random.Random) -> Iterator[bytes]:
    found = samples(codec)
    assert found, f"no sample of {codec.name}"
    while True:
        data = rng.choice(found)
        yield mutated(data, found, rng) if len(data) < LARGEST else data


def fuzz(codec: Codec[Any], minutes: float, seed: int) -> int:
    """The number of different finds."""
    signal.signal(signal.SIGALRM, _hang)
    end = time.monotonic() + 60 * minutes
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for data in mutations(codec, random.Random(seed)):
        if time.monotonic() > end:
            break
        try:
            counts[outcome(codec, data)] += 1
        except Exception as error:  # noqa: BLE001  any other exception is what we look for
            where = traceback.extract_tb(error.__traceback__)[-1]
            key = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
            counts["FOUND"] += 1
            if key not in seen:
                seen.add(key)
                keep(codec, data, f"{key}: {error}")
    print(f"{codec.name}: {dict(counts)}, {len(seen)} different finds", flush=True)
    return len(seen)


def keep(codec: Codec[Any], data: bytes, what: str) -> None:
    FINDS.mkdir(exist_ok=True)
    name = f"{hashlib.sha256(data).hexdigest()[:8]}-{codec.name}"
    (FINDS / name).write_bytes(data)
    print(f"{name}: {what}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    names = [codec.name for codec in CODECS if codec.read]
    parser.add_argument("reader", choices=names, metavar="READER", help=", ".join(names))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=zlib.crc32(os.urandom(8)))
    given = parser.parse_args()
    raise SystemExit(min(1, fuzz(codec_named(given.reader), given.minutes, given.seed)))


if __name__ == "__main__":
    main()
