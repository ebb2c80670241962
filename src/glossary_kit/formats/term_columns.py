"""What the columns of a term table mean: guessed from the headers, or given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossary_kit.formats.for_people import is_own_table
from glossary_kit.formats.languages import language_named
from glossary_kit.formats.tables import Row, header_among
from glossary_kit.formats.tbx_values import status_named

# The columns of our own tables: a row is a term. What belongs to the concept or to the
# language stands in its first row.
OF_CONCEPT = (
    *("kind", "concept note", "occurs in", "broader", "narrower", "see also", "replaced by"),
    *("review state", "approved by", "approval reference", "approval date"),
)
OF_LANGUAGE = ("definition", "definition source", "language note")
OF_TERM = (
    *("status", "term type", "part of speech", "reliability", "source"),
    *("look-up forms", "matching", "note"),
)
HEADER = ("concept", "lang", "term", *OF_TERM, *OF_LANGUAGE, *OF_CONCEPT)

# Words in the headers of other people's tables. The first that fits decides.
_WORDS = (
    ("definition source", ("definition source", "source of definition")),
    ("definition", ("definition", "def", "meaning", "explanation", "និយមន័យ", "អត្ថន័យ")),
    (
        "deprecated",
        ("deprecated", "forbidden", "avoid", "do not use", "obsolete", "not recommended"),
    ),
    (
        "admitted",
        ("synonym", "synonyms", "admitted", "alternative", "alternatives", "variant", "variants"),
    ),
    ("status", ("status", "ស្ថានភាព")),
    ("part of speech", ("part of speech", "pos", "word class", "ថ្នាក់ពាក្យ")),
    ("term type", ("term type", "type")),
    ("reliability", ("reliability",)),
    ("subject field", ("subject field", "subject", "domain", "field", "category", "វិស័យ")),
    (
        "note",
        (
            *("note", "notes", "comment", "comments", "remark", "remarks", "description"),
            "កំណត់សម្គាល់",
        ),
    ),
    ("source", ("source", "reference", "references", "ប្រភព")),
    ("concept", ("id", "concept id", "entry id", "concept", "key")),
    ("number", ("no", "no.", "nr", "#", "number", "ល.រ")),
)
_ONLY_OF_TERMS = {"definition", "deprecated", "admitted", "part of speech", "term type"}
_SIDES = {
    **dict.fromkeys(("source term", "source text", "term", "src"), "en"),
    **dict.fromkeys(("target term", "target text", "translation", "target", "tgt"), "km"),
}
_OF_TERMS = {"term", "terms", "word", "words", "text", "translation", "preferred", "in", "language"}
_WORD_ENDS = re.compile(r"[\s()\[\]/:,]+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_KHMER = re.compile("[\u1780-\u17ff]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: which field, of which language (`None`: of the concept)."""

    index: int
    field: str
    lang: str | None = None


def is_own_layout(row: Row) -> bool:
    """Whether the row is the header of a table with one row a term."""
    cells = [cell.strip().lower() for cell in row.cells]
    return all(name in cells for name in ("concept", "lang", "term"))


def guessed(row: Row) -> tuple[list[Column], list[str]] | None:
    """The columns a header row names and the headers not understood; `None` if it is no header.

    A header names at least two languages, in any of the ways people do: `English`,
    `km definition`, `Term (en)`, `និយមន័យ (ខ្មែរ)`.
    """
    names = [cell.strip().lower() for cell in row.cells]
    if "target" in names and names.count("source") == 1:  # here no reference, but the other side
        names[names.index("source")] = "source term"
    columns = _without_doubtful([_column(index, name) for index, name in enumerate(names)], names)
    found = [column for column in columns if column]
    if len({column.lang for column in found if column.field == "term"}) < 2:
        return None
    unknown = [cell for cell, column in zip(row.cells, columns, strict=True) if not column and cell]
    return found, unknown


def tells_of_terms(rows: Sequence[Row]) -> bool:
    """Whether a table that begins so is a term base or a list of candidates, and no draft.

    A definition or a part of speech tells it, and a status that is one of terms.
    """
    if header_among(rows, lambda row: is_own_layout(row) or is_own_table(row) or None):
        return True
    number, (columns, _) = header_among(rows, guessed) or (0, ([], []))
    if any(column.field in _ONLY_OF_TERMS for column in columns):
        return True
    status = next((column.index for column in columns if column.field == "status"), None)
    values = [value for row in rows[number + 1 :] if (value := row.cell(status))]
    return bool(values) and all(status_named(value) for value in values)


def given(row: Row, mapping: Mapping[str, str]) -> tuple[list[Column], list[str]]:
    """The columns that `mapping` names, as `{"Khmer term": "km.term", "Nr": "concept"}`."""
    columns: list[Column] = []
    unknown: list[str] = []
    for index, cell in enumerate(row.cells):
        meaning = mapping.get(cell) or mapping.get(cell.strip())
        lang, dot, field = (meaning or "").rpartition(".")
        if meaning:
            columns.append(Column(index, field if dot else meaning, lang or None))
        elif cell:
            unknown.append(cell)
    return columns, unknown


def without_header(row: Row) -> list[Column]:
    """The columns of a table without a header: two terms, told apart by their script."""
    khmer_first = bool(_KHMER.search(row.cell(0))) and not _KHMER.search(row.cell(1))
    first, second = ("km", "en") if khmer_first else ("en", "km")
    return [Column(0, "term", first), Column(1, "term", second)]


def _without_doubtful(
    columns: Sequence[Column | None], names: Sequence[str]
) -> list[Column | None]:
    """The columns without those that only seem to hold terms, such as `Khmer gender`.

    Where a language has no column that is called after it alone, its first one holds them.
    """
    terms = [column for column in columns if column and column.field == "term"]
    doubtful = [column for column in terms if not _is_plain(names[column.index])]
    sure = {column.lang for column in terms if column not in doubtful}
    left_out: list[Column] = []
    for column in doubtful:
        if column.lang in sure:
            left_out.append(column)
        sure.add(column.lang)
    return [None if column in left_out else column for column in columns]


def _is_plain(header: str) -> bool:
    """Whether a header says nothing but a language, or a side, and that its terms stand below."""
    if header in _SIDES:
        return True
    words = _WORD_ENDS.split(_BRACKETED.sub(" ", header.replace("_", " ").lower()))
    others = [word for word in words if word and language_named(word) is None]
    return all(word in _OF_TERMS or word.isdigit() for word in others)


def _column(index: int, header: str) -> Column | None:
    text = re.sub(r"\s+", " ", header.strip().lower().replace("_", " "))
    if text in _SIDES:
        return Column(index, "term", _SIDES[text])
    words = _WORD_ENDS.split(text)
    lang = _language(text, words)
    field = next((name for name, keys in _WORDS if _names(keys, text, words)), None)
    if field:
        return Column(index, field, lang)
    return Column(index, "term", lang) if lang else None


def _language(text: str, words: Sequence[str]) -> str | None:
    is_name = re.fullmatch(r"[a-z]{2}([- ][a-z]{2,4})?|[a-z]{4,}", text)
    whole = language_named(text) if is_name else None
    named = (language_named(word) for word in words if word)
    ours = next((found for found in named if found in ("en", "km")), None)
    return ours or (None if any(text in keys for _, keys in _WORDS) else whole)


def _names(keys: Sequence[str], text: str, words: Sequence[str]) -> bool:
    return any(key in words if " " not in key else key in text for key in keys)
