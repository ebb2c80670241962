"""What is inside a block of Markdown: its text, and its marks as opaque codes.

Codes, addresses, emphasis, HTML tags are codes; the text of links and of images is text.
After CommonMark 0.31, chapter 6, but for emphasis: a run of `*` or `_` that could be a mark
is one, whether or not it finds its counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from glossary_kit.formats.monolingual import Place
from glossary_kit.model.unit import InlineCode

_LABEL = r"(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*"
_DESTINATION = r"<[^<>\n]*>|(?:[^\s()<\\]|\\.|\([^\s()]*\))*"
_TITLE = r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|\((?:[^()\\]|\\.)*\)'
_INLINE = re.compile(
    rf"""(?P<code>(?<!`)(?P<ticks>`+)(?!`).{{1,2000}}?(?<!`)(?P=ticks)(?!`))
    |(?P<tag><(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+|/?[A-Za-z][^<>]*|!--.{{0,2000}}?--)>)
    |(?P<footnote>\[\^[^\]\s]+\])
    |(?P<task>\A\[[ xX]\][ ]+)
    |(?P<link>(?P<open>!?\[)(?P<label>{_LABEL})
        (?P<close>\](?:\([ \n]*(?:{_DESTINATION})(?:[ \n]+(?:{_TITLE}))?[ \n]*\)|\[[^\[\]]*\])))
    |(?P<hard_break>(?:[ ]{{2,}}|\\)\n)
    |(?P<soft_break>[ ]?\n)
    |(?P<escape>\\[!-/:-@\[-`{{-~])
    |(?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    |(?P<mark>~~|\*+|(?<!\w)_+|_+(?!\w))
    """,
    re.DOTALL | re.VERBOSE,
)
_KINDS = ("link", "hard_break", "soft_break", "escape", "entity")
_BREAKS = {"hard_break": "\n", "soft_break": " "}


@dataclass(frozen=True, slots=True)
class Raw:
    """The content of a block as written, and where in the file each character of it stands."""

    text: str
    places: Sequence[Place]


def read_inline(raw: Raw) -> tuple[str, tuple[InlineCode, ...], Sequence[Place]]:
    """The text in `raw`, the codes between its characters, the places of the characters.

    A line break is a space, a hard one stays a line break; an entity is its character.
    """
    reading = _Reading(raw)
    reading.stretch(0, len(raw.text))
    return "".join(reading.text), tuple(reading.codes), reading.places


@dataclass(slots=True)
class _Reading:
    """What has been read of a block so far."""

    raw: Raw
    text: list[str] = field(default_factory=list)
    codes: list[InlineCode] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def stretch(self, start: int, end: int) -> None:
        """Read what stands from `start` to `end`."""
        done = start
        for match in _INLINE.finditer(self.raw.text, start, end):
            self._add_text(done, match.start())
            self._take(match)
            done = match.end()
        self._add_text(done, end)

    def _take(self, match: re.Match[str]) -> None:
        kind = next((name for name in _KINDS if match[name] is not None), "code")
        if kind == "link":
            self._add_code(match["open"])
            self.stretch(*match.span("label"))
            self._add_code(match["close"])
        elif kind in _BREAKS:
            self._add_character(_BREAKS[kind], match)
        elif kind == "escape":
            self._add_code("\\")
            self._add_text(match.start() + 1, match.end())
        elif kind == "code":
            self._add_code(match[0])
        elif len(character := unescape(match[0])) == 1:
            self._add_character(character, match)
        else:  # unknown, or two characters
            self._add_text(*match.span())

    def _add_text(self, start: int, end: int) -> None:
        self.text += self.raw.text[start:end]
        self.places += self.raw.places[start:end]

    def _add_character(self, character: str, match: re.Match[str]) -> None:
        start, end = match.span()
        self.text.append(character)
        self.places.append((self.raw.places[start][0], self.raw.places[end - 1][1]))

    def _add_code(self, content: str) -> None:
        self.codes.append(InlineCode(len(self.text), content))
