"""Which tables of a Word document hold a text and its translation, and in which columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.docx.content import Paragraph
from glossary_kit.formats.languages import written_language
from glossary_kit.formats.tables import Row
from glossary_kit.formats.unit_columns import Columns, from_header

LOOKED_AT = 100
"""Rows of a table after which it is decided what its columns are."""

_HEADER_WITHIN = 3
_MOST_COLUMNS = 12
_LEAST_SHARE = 1 / 2


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row by the number of their first grid column, each with its paragraphs."""

    number: int
    cells: dict[int, list[Paragraph]]

    def text(self, column: int) -> str:
        """What stands in the cell that begins at `column`, paragraphs as lines."""
        return "\n".join(paragraph.text for paragraph in self.cells.get(column, ()))

    def as_row(self) -> Row:
        """The row as those of other tables are: a text for each column, from 0."""
        width = max(self.cells, default=0)
        return Row(self.number, tuple(map(self.text, range(1, width + 1))))


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The columns of a bilingual table, and how many rows at its top are none of its units.

    `named` is true where the last of these names the languages.
    """

    columns: Columns
    head: int
    named: bool

    def pairs(self, row: TableRow) -> bool:
        """Whether `row` has a cell for each side; one that others span, or join, has not."""
        sides = (self.columns.source + 1, self.columns.target + 1)
        return all(side in row.cells and not row.cells[side][-1].cells[-1].joined for side in sides)


def bilingual(rows: Sequence[TableRow], counts: Tally) -> Bilingual | None:
    """What the columns of a table that begins with `rows` are; `None` if it is not bilingual.

    A row near the top that names two languages decides. Without one, a column of English
    beside one of Khmer does, if half of the rows that fill both of them do it so.
    """
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = from_header(row.as_row(), counts)
        if columns:
            return Bilingual(columns, number + 1, named=True)
    return _by_script(rows)


def _by_script(rows: Sequence[TableRow]) -> Bilingual | None:
    languages = [
        {column: lang for column in row.cells if (lang := _language(row.text(column)))}
        for row in rows
    ]
    pairs = Counter(
        (source, target)
        for row in languages
        for source, target in permutations(list(row)[:_MOST_COLUMNS], 2)
        if source < target and {row[source], row[target]} == {"en", "km"}
    )
    if not pairs:
        return None
    (source, target), both = pairs.most_common(1)[0]
    filled = [row for row in languages if source in row and target in row]
    if both < _LEAST_SHARE * len(filled):
        return None
    source_lang = Counter(row[source] for row in filled).most_common(1)[0][0]
    target_lang = "km" if source_lang == "en" else "en"
    in_one = len({languages[0].get(source, "-"), languages[0].get(target, "+")}) == 1
    is_head = in_one and rows[0].text(source) != rows[0].text(target)
    columns = Columns(
        width=max(max(row.cells, default=0) for row in rows),
        source=source - 1,
        target=target - 1,
        source_lang=source_lang,
        target_lang=target_lang,
        other={},
    )
    return Bilingual(columns, int(is_head and len(rows) > 1), named=False)


def _language(text: str) -> str | None:
    """The language that `text` is written in; `None` if it has no letters."""
    return written_language([text]) if any(map(str.isalpha, text)) else None
