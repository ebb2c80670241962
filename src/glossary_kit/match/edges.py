"""Whether a hit in Khmer text stands as a word, or is a part of a longer one.

Khmer writes no spaces between words, so an edge is evidenced, in this order, by a character
that is no Khmer letter (space, digit, punctuation, Latin, and the zero-width space that
careful typists put between words), by a longer term that begins or ends there, and at last
by a segmenter, which is asked only about the run of Khmer letters that holds a short
candidate, and whose compounds are taken apart again where both halves are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary_kit.model.span import Span
from glossary_kit.text.code_page import encoded
from glossary_kit.text.compounds import is_word_edge
from glossary_kit.text.folded import Folded
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, KHMER_MARK
from glossary_kit.text.segmenters import Segmenter

#: What segmenters cut by itself; a key holds no invisible characters.
_RUN = re.compile(f"[{KHMER_BASE}{KHMER_MARK}{KHMER_COENG}]+")
_INSIDE_KHMER = re.compile("[\u1780-\u17d3\u17dd]{2}")
#: What makes one word with the noun before: -ity, -er, -isation, -logist, -logy (no university).
_NOUN_SUFFIX = re.compile(
    "ភាព(?![\u1780-\u17d3\u17dd])|ករ(?![\u17b4-\u17d3\u17dd]|ណី)|ភាវូបនីយកម្ម|វិទូ|"
    "វិទ្យា(?!ល័យ|ស្ថាន|សាស្ត្រ|ការ|ករ)"
)
#: Prefixes that never stand alone: un-, co-, sub-, inter-, multi-, pre-, deputy, and others.
_BOUND_PREFIXES = (
    *("អ", "វិ", "ទុ", "សុ", "ទូរ", "ទ្វេ", "អគ្គ", "មហា", "បុព្វ", "សហ", "អនុ", "អន្តរ", "ពហុ", "បុរេ"),
    *("ឧប", "អធិ", "អភិ", "អតិ", "បដិ", "បរិ", "ប្រតិ"),
)
_BOUND_PREFIX = re.compile(encoded(f"(?<!{KHMER_COENG})(?:{'|'.join(_BOUND_PREFIXES)})\\Z"))
_LONGEST_PREFIX = 1 + max(map(len, _BOUND_PREFIXES))
_PREFIX_CODES = frozenset(map(encoded, _BOUND_PREFIXES))


def before_prefix_end(byte: int) -> frozenset[int]:
    """The bytes before this one with which it may end a prefix: see `prefixed`."""
    if bytes([byte]) in _PREFIX_CODES:
        return frozenset(range(256))
    return frozenset(code[-2] for code in _PREFIX_CODES if code[-1] == byte)


#: What makes another word of the one before, or begins the next: -ity, affairs, -ation, -er,
#: -isation, -logy.
_FORMATIVES = ("ភាព", "កិច្ច", "កម្ម", "ករ", "ភាវូបនីយកម្ម", "វិទ្យា")
#: Consonants, and those that Pali doubles them with below: no word begins with such a cluster.
_DOUBLED = (
    *("កកខ", "គគឃ", "ងកខគឃ", "ចចឆ", "ជជឈ", "ញចឆជញ", "ដឋត", "ណឋឌណត", "តតថ", "ទទធ", "នតថទធន"),
    *("បបផ", "ពពភ", "មបពម", "យយ", "សស"),
)
_DOUBLED_CODES = {code[0]: code[1:] for code in map(encoded, _DOUBLED)}
DOUBLED_BELOW = tuple(_DOUBLED_CODES.get(byte, b"") for byte in range(256))
"""For every byte the bytes that double its letter from below."""

#: A silent letter, or a shortened end; but the noun អភិវឌ្ឍន៍ is the verb អភិវឌ្ឍ.
_SILENT = re.compile(
    encoded(f"(?!ន\u17cd)[{KHMER_BASE}](?:{KHMER_COENG}[{KHMER_BASE}])*[\u17cb\u17cd]")
)
COENG = encoded(KHMER_COENG)[0]
_SECOND = encoded(f"{KHMER_COENG}\u17cb\u17cd")
MAY_GO_ON = tuple(byte in _SECOND for byte in range(256))
"""For every byte whether it may be the second one of what makes a word go on."""

_ZWSP = "\u200b"


def prefixed(code: bytes, start: int) -> bool:
    """Whether a bound prefix makes another word of the Khmer term that begins at `start`.

    A sub-decree (អនុក្រឹត្យ) is no decree, inequality (អសមភាព) no equality. `code` is the key of
    the text in bytes (see `code_page`).
    """
    return _BOUND_PREFIX.search(code, max(0, start - _LONGEST_PREFIX), start) is not None


def goes_on(code: bytes, end: int) -> bool:
    """Whether what follows the Khmer term that ends at `end` can only be the rest of its word.

    The tourist ends in the middle of tourism (ទេសចរណ៍), for no word begins with a silent letter.
    """
    first, second, third, fourth = code[end : end + 4].ljust(4)
    if second == COENG:
        if third in DOUBLED_BELOW[first]:
            return True
        if not MAY_GO_ON[fourth]:  # spares nearly all clusters the expression
            return False
    return _SILENT.match(code, end) is not None


def may_be_joined(text: str, end: int) -> bool:
    """Whether what follows the Khmer term that ends at `end` often makes another word of it."""
    return text.startswith(_FORMATIVES, end)


class WordEdges:
    """The word edges of one text; all places are places in its key.

    `terms` are hits that are known to be whole words, `lexicon` holds words (keys) that the
    segmenter may have joined to others.
    """

    def __init__(
        self,
        folded: Folded,
        segmenter: Segmenter,
        terms: Iterable[Span] = (),
        lexicon: frozenset[str] = frozenset(),
    ) -> None:
        self._folded = folded
        self._segmenter = segmenter
        self._lexicon = lexicon
        self._edges = {0, len(folded.text)}
        for span in terms:
            self._edges |= {span.start, span.end}
        self._runs: list[Span] | None = None
        self._words: dict[Span, list[Span]] = {}

    def on_both_sides(self, span: Span) -> bool:
        """Whether `span` begins and ends where a word does."""
        return self._is_edge(span.start, before=True) and self._is_edge(span.end, before=False)

    def _is_edge(self, offset: int, *, before: bool) -> bool:
        if offset in self._edges:
            return True
        text = self._folded.text
        if not _INSIDE_KHMER.match(text, offset - 1) or self._has_zwsp(offset):
            return True
        if not before and _NOUN_SUFFIX.match(text, offset):
            return False
        run = self._run_at(offset)
        return is_word_edge(
            run.of(text),
            offset - run.start,
            self._words_of(run),
            before=before,
            more=self._lexicon,
        )

    def _has_zwsp(self, offset: int) -> bool:
        """Whether the writer put a zero-width space at `offset`."""
        folded = self._folded
        if _ZWSP not in folded.original:
            return False
        before = folded.span(0, offset).end
        after = folded.span(offset, len(folded.text)).start
        return _ZWSP in folded.original[before:after]

    def _run_at(self, offset: int) -> Span:
        """The run of Khmer letters around `offset`, on both sides of which such letters stand."""
        if self._runs is None:
            self._runs = [Span(*match.span()) for match in _RUN.finditer(self._folded.text)]
        return next(run for run in self._runs if run.start < offset < run.end)

    def _words_of(self, run: Span) -> list[Span]:
        if run not in self._words:
            self._words[run] = self._segmenter.words(run.of(self._folded.text))
        return self._words[run]
