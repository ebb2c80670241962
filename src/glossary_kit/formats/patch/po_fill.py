"""PO files whose empty `msgstr` are filled; what is not exact is fuzzy, with the earlier text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from glossary_kit.formats.patch.edits import Replacement
from glossary_kit.formats.patch.fill import Fill, Fills
from glossary_kit.formats.patch.po import PoEntry, escaped, po_entries, targets
from glossary_kit.model.unit import State

_LINE_END = re.compile("\r\n|\n|\r")


def fill(data: bytes, fills: Fills) -> bytes:
    """The PO file `data` after `fills`.

    An entry with a target that somebody has still to look at gets the flag `fuzzy`; where the
    source of the memory is another one, that stands in front (`#|`), as gettext's own msgmerge
    writes it.

    Raises: FormatError if the file cannot be made sense of.
    """
    file = targets(data).file
    return file.with_replaced(_replacements(file.text, fills))


def _replacements(text: str, fills: Fills) -> Iterator[Replacement]:
    position = 0
    for entry in po_entries(text):
        own: list[Fill] = []
        for _, target in sorted(entry.targets.items()):
            if position in fills:
                own.append(fills[position])
                yield target.start, target.end, f'"{escaped(fills[position].text)}"'
            position += 1
        if own:
            yield from _comments(text, entry, own)


def _comments(text: str, entry: PoEntry, fills: Sequence[Fill]) -> Iterator[Replacement]:
    """The flags and the earlier text of an entry, which are those of `fills` now."""
    flags = _flags(text[start:end] for start, end in entry.flags)
    wanted = [flag for flag in flags if flag != "fuzzy"]
    lines: list[str] = []
    if any(fill.state is State.INITIAL for fill in fills):
        wanted.insert(0, "fuzzy")
        unlike = next((fill.source for fill in fills if not fill.exact), None)
        lines = [f'#| msgid "{escaped(unlike)}"'] if unlike else []
    if wanted == flags and not lines and not entry.previous:
        return
    if wanted:
        lines.insert(0, f"#, {', '.join(wanted)}")
    for start, end in (*entry.flags, *entry.previous):
        after = _LINE_END.match(text, end)
        yield start, after.end() if after else end, ""
    line_end = _LINE_END.search(text, entry.start)
    ending = line_end[0] if line_end else "\n"
    yield entry.start, entry.start, "".join(line + ending for line in lines)


def _flags(lines: Iterable[str]) -> list[str]:
    """The flags in `lines`."""
    flags = (flag.strip() for line in lines for flag in line.lstrip()[2:].split(","))
    return [flag for flag in flags if flag]
