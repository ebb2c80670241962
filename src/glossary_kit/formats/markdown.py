"""Markdown (CommonMark with tables): paragraphs, headings, list items and cells are units.

Code blocks and front matter hold no text to read; an HTML comment is a note on the unit
after it. What is inside a paragraph is read in `markdown_inline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.markdown_inline import Raw, read_inline
from glossary_kit.formats.monolingual import LINE_END, Paragraph, Place, lines_of, units_of
from glossary_kit.formats.text_input import decoded
from glossary_kit.model.unit import TranslationUnit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=[\w-]+[ \t]*:).*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>|&\w+;")
_CELLS = ("th_open", "td_open")
_DEEPEST = 100
"""Blocks nested deeper are not read: twenty lists one in the other are forty levels."""


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:
    """The blocks of text of a Markdown document, as units without a source.

    The id is the number of the line, with `:2` and so on for further cells of a table row.

    Raises:
        FormatError: not UTF-8 or UTF-16, or NUL characters.

    """
    with tally(name, report) as counts:
        yield from units_of(list(paragraphs(decoded(stream, name), counts)), name)


def paragraphs(text: str, counts: Tally | None = None) -> Iterator[Paragraph]:
    """The blocks of `text` that hold text, with the places of their characters.

    Text in HTML blocks, which is not read, goes to `counts`.
    """
    finder = _PlaceFinder(text)
    notes: tuple[str, ...] = ()
    before = ""
    for token in _parser().parse(_without_front_matter(LINE_END.sub("\n", text))):
        if token.level >= _DEEPEST - 2 and counts and token.map:
            counts.skipped("a text in lists or quotations nested too deep", token.map[0] + 1)
        if token.type == "html_block":
            notes += tuple(comment.strip() for comment in _COMMENT.findall(token.content))
            if counts:
                _count_html(token, counts)
        elif token.type == "inline" and token.map:
            raw, cell = finder.raw(token, in_cell=before in _CELLS)
            content, codes, places = read_inline(raw)
            if content.strip():
                line = token.map[0] + 1
                identity = f"{line}:{cell}" if cell > 1 else str(line)
                yield Paragraph(
                    id=identity, text=content, line=line, codes=codes, notes=notes, places=places
                )
                notes = ()
        before = token.type


@cache
def _parser() -> MarkdownIt:
    """A parser of blocks alone."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _without_front_matter(text: str) -> str:
    """`text` with blank lines in the place of the settings at its top."""
    found = _FRONT_MATTER.match(text)
    return "\n" * found[0].count("\n") + text[found.end() :] if found else text


def _count_html(token: Token, counts: Tally) -> None:
    left = _TAG.sub("", _COMMENT.sub("", token.content))
    if any(map(str.isalpha, left)):
        counts.lost("the text of an HTML block", token.map[0] + 1 if token.map else None)


class _PlaceFinder:
    """Finds where in the text of the file the content of a block stands.

    The parser gives the lines of a block, and its content without what stands before it on
    each line: the marks of lists and quotations, indentation.
    """

    def __init__(self, text: str) -> None:
        self._lines = list(lines_of(text))
        self._line = -1
        self._cell = self._end = 0

    def raw(self, token: Token, *, in_cell: bool) -> tuple[Raw, int]:
        """The content of `token` as the file has it, and the number of its cell, from 1."""
        first = token.map[0] if token.map else 0
        if first != self._line:
            self._line, self._cell, self._end = first, 0, 0
        self._cell += 1
        pieces: list[str] = []
        places: list[Place] = []
        ended = 0
        for number, content in enumerate(token.content.split("\n"), first):
            offset, line = self._lines[number]
            start, end = self._span(line, content.lstrip(), in_cell=in_cell)
            if pieces:
                pieces.append("\n")
                places.append((ended, offset + start))
            pieces.append(line[start:end])
            places += [(offset + at, offset + at + 1) for at in range(start, end)]
            self._end, ended = end, offset + end
        return Raw("".join(pieces), places), self._cell

    def _span(self, line: str, content: str, *, in_cell: bool) -> tuple[int, int]:
        """Where `content` stands in `line`; bars in cells are escaped there."""
        for tail in () if in_cell else (line, line.rstrip()):
            if tail.endswith(content):
                return len(tail) - len(content), len(tail)
        pattern = re.escape(content).replace(r"\|", r"\\?\|")
        found = re.compile(pattern).search(line, self._end if in_cell else 0)
        return found.span() if found else (len(line), len(line))


CODEC = Codec(
    name="markdown",
    title="Markdown",
    suffixes=(".md", ".markdown"),
    carries=TranslationUnit,
    read=read,
    monolingual=True,
    description="drafts in one language, a block a paragraph",
)
