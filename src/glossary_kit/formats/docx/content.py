"""What a paragraph of a Word document is made of, and where in the part's bytes it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossary_kit.model.unit import InlineCode


@dataclass(slots=True)
class Item:
    """A child of a run other than its properties: its bytes, and what a reader sees of it.

    `text` is empty for what has no width; `code` then says what stands there, if it matters
    to a translator. Only where `is_text` is true are the bytes a `<w:t>`. `note` is the id of
    the footnote or endnote whose mark this is, `comment` that of such a comment.
    """

    start: int
    end: int = 0
    text: str = ""
    code: str = ""
    is_text: bool = False
    font: str | None = None
    note: str = ""
    comment: str = ""


@dataclass(slots=True)
class Run:
    """A run: the bytes of it, of its start tag and of its properties.

    `wrapper` is the start tag of the tracked insertion that is the run's parent, if one is.
    """

    start: int
    tag: bytes
    end: int = 0
    properties: bytes = b""
    wrapper: bytes = b""
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: numbers from 1, in the order of the part; `width` in grid columns.

    One that is `joined` to the cell above is shown as part of that one, and its text not at all.
    """

    table: int
    row: int
    column: int
    width: int = 1
    joined: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph with the place where it stands.

    `story` names what it is in (`body`, `text box 1`, `footnote 2`), `cells` the cells around
    it, the innermost last. `start` is the byte where its content begins, `end` where it ends; one
    that `is_closed` has no content and is one tag. `note` is the id of the note it is in;
    `mark` are the bytes of the properties that its mark has, as what is typed there would.
    """

    story: str
    cells: tuple[Cell, ...]
    start: int
    end: int = 0
    is_closed: bool = False
    note: str = ""
    style: str = ""
    mark: bytes = b""
    runs: list[Run] = field(default_factory=list)
    formulas: list[int] = field(default_factory=list)

    @property
    def comments(self) -> tuple[str, ...]:
        """The ids of the comments that end in the paragraph."""
        return tuple(item.comment for run in self.runs for item in run.items if item.comment)

    @property
    def text(self) -> str:
        """What a reader sees of the paragraph; it may have line breaks and tabulators."""
        return "".join(item.text for run in self.runs for item in run.items)

    def codes(self, shift: int = 0) -> tuple[InlineCode, ...]:
        """What stands between the characters, at offsets that are `shift` larger."""
        found: list[InlineCode] = []
        offset = shift
        for number, run in enumerate(self.runs):
            found += [InlineCode(offset, "<oMath/>")] * self.formulas.count(number)
            for item in run.items:
                if item.code:
                    found.append(InlineCode(offset, item.code, item.font))
                offset += len(item.text)
        last = len(self.runs)
        return (*found, *[InlineCode(offset, "<oMath/>")] * self.formulas.count(last))
