"""Where the words of a Khmer text begin and end, told by one of four segmenters.

All stand behind one interface and get the same text: runs of Khmer letters without anything
else in them. ICU glues Khmer to neighbouring Latin, and khmer-nltk drops spaces and invisible
characters; so the rest of the text is cut here, and the words are put back to their places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Protocol

from glossary_kit.errors import UsageError
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import IGNORABLE, KHMER_BASE, KHMER_COENG, KHMER_MARK, iter_clusters

_LETTERS = f"{KHMER_BASE}{KHMER_MARK}{KHMER_COENG}"
_RUN = re.compile(
    f"(?P<khmer>[{_LETTERS}](?:[{IGNORABLE}]*[{_LETTERS}])*)"
    rf"|(?:(?![{_LETTERS}])\w)+(?:['’.,:/@_-](?:(?![{_LETTERS}])\w)+)*|[^\s{IGNORABLE}]"
)
_IGNORABLES = re.compile(f"[{IGNORABLE}]+")


class Segmenter(Protocol):
    """Tells the words of Khmer text."""

    @property
    def name(self) -> str:
        """The name under which `segmenter` gives it."""

    def words(self, text: str) -> list[Span]:
        """The words of `text`, punctuation marks as words of their own, spaces left out."""


def segmenter(name: str) -> Segmenter:
    """The segmenter `name`: khmer-nltk, khmercut, icu or clusters; `auto`: the best installed.

    Raises:
        UsageError: if there is no such segmenter, or it is not installed.

    """
    if name == "auto":
        return next(known for known in _SEGMENTERS if known.installed)
    for known in _SEGMENTERS:
        if known.name == name and known.installed:
            return known
        if known.name == name:
            message = f"The segmenter {name} is not installed."
            raise UsageError(message, hint=f"Install it with: pip install {known.package}")
    names = ", ".join(known.name for known in _SEGMENTERS)
    raise UsageError(f"There is no segmenter {name!r}.", hint=f"Choose one of auto, {names}.")


def lost(segmenter: Segmenter) -> str | None:
    """One sentence on what is lost with `segmenter`; `None` if it is the best there is."""
    known = (known for known in _SEGMENTERS if known.name == segmenter.name)
    return next((each.loses for each in known), None)


@dataclass(frozen=True, slots=True)
class _Known:
    """A segmenter, loaded on first use: `load` gives the function that cuts a Khmer run."""

    name: str
    module: str | None
    package: str
    loses: str | None
    load: Callable[[], Callable[[str], list[str]]]

    @property
    def installed(self) -> bool:
        return self.module is None or find_spec(self.module) is not None

    def words(self, text: str) -> list[Span]:
        return list(_words(self, text))


@lru_cache(maxsize=1 << 14)
def _words(known: _Known, text: str) -> tuple[Span, ...]:
    return tuple(_cut(known, text))


def _cut(known: _Known, text: str) -> Iterator[Span]:
    for run in _RUN.finditer(text):
        if run["khmer"] is None:
            yield Span(run.start(), run.end())
        else:
            plain = _IGNORABLES.sub("", run[0])
            yield from _aligned(_loaded(known)(plain), text, Span(run.start(), run.end()))


def _aligned(pieces: list[str], text: str, run: Span) -> Iterator[Span]:
    """The places of `pieces` in the stretch `run` of `text`, which may hold invisible characters.

    Counts letters instead of comparing them, so that a segmenter that corrects what it is
    given cannot lead astray.
    """
    letters: Sequence[int] = range(run.start, run.end)
    if _IGNORABLES.search(text, run.start, run.end):
        letters = [offset for offset in letters if not _IGNORABLES.match(text[offset])]
    done = 0
    for place, piece in enumerate(pieces):
        last = len(letters) if place == len(pieces) - 1 else min(done + len(piece), len(letters))
        if last > done:
            yield Span(letters[done], letters[last - 1] + 1)
        done = last


@cache
def _loaded(known: _Known) -> Callable[[str], list[str]]:
    return known.load()


def _load_khmer_nltk() -> Callable[[str], list[str]]:
    from glossary_kit.text.khmer_tokeniser import KhmerTokeniser

    return KhmerTokeniser().words


def _load_khmercut() -> Callable[[str], list[str]]:
    from khmercut import tokenize

    return lambda run: list(tokenize(run))


def _load_icu() -> Callable[[str], list[str]]:
    from icu4py.breakers import WordBreaker

    return lambda run: list(WordBreaker(run, "km"))


def _load_clusters() -> Callable[[str], list[str]]:
    return lambda run: [span.of(run) for span in iter_clusters(run)]


#: Best first. khmercut carries the model of khmer-nltk without scikit-learn: nothing is lost.
_SEGMENTERS = (
    _Known("khmer-nltk", "khmernltk", "khmer-nltk", None, _load_khmer_nltk),
    _Known("khmercut", "khmercut", "glossary-kit[khmercut]", None, _load_khmercut),
    _Known(
        "icu",
        "icu4py",
        "glossary-kit[icu]",
        "Khmer words are told by ICU, not by khmer-nltk: more short Khmer terms are overlooked "
        "(install khmer-nltk).",
        _load_icu,
    ),
    _Known(
        "clusters",
        None,
        "glossary-kit",
        "No segmenter for Khmer is used: short Khmer terms are also found inside longer words "
        "(install khmer-nltk).",
        _load_clusters,
    ),
)
