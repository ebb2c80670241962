"""Files of other tools that are not read, and what these tools can write in their place."""

from __future__ import annotations

import re

from glossary_kit.errors import FormatError, Location

_TABLE = "save it as .xlsx, or as CSV in UTF-8"
_DRAFT = "export the draft as XLIFF"
_MEMORY = "export the memory as TMX"
_WAYS_OUT = {
    ".doc": "save it as .docx",
    ".mdb": "export the term base of MultiTerm as XML",
    ".mtb": "export the term base of MultiTerm as XML",
    ".ods": _TABLE,
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".sdlppx": "open the package, and give the .sdlxliff files in it",
    ".sdlrpx": "open the package, and give the .sdlxliff files in it",
    ".sdltb": "export the term base of MultiTerm as XML",
    ".sdltm": _MEMORY,
    ".tmw": _MEMORY,
    ".ttx": _DRAFT,
    ".txml": _DRAFT,
    ".wsxz": "open the package, and give the .xlf files in it",
    ".xls": _TABLE,
    ".zip": "unpack it, and give the files in it",
}
_WORDFAST = re.compile("%[^\n]*\t%Wordfast TM", re.IGNORECASE)


def way_out(name: str) -> str | None:
    """What to do with the file `name` where it is of a kind that is not read; `None` if unknown."""
    lower = name.lower()
    return next((way for suffix, way in _WAYS_OUT.items() if lower.endswith(suffix)), None)


def refuse_wordfast(text: str, name: str) -> None:
    """Nothing, or the FormatError that `text` is a memory of Wordfast, whose lines are no text."""
    if _WORDFAST.match(text):
        raise FormatError(
            "this is a translation memory of Wordfast, which is not read",
            at=Location(path=name, line=1),
            hint=_MEMORY,
        )
