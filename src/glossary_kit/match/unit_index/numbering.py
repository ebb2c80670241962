"""Symbols numbered as they are met, those of many thousand keys in one step.

What a symbol is says `unit_score.symbols`. That takes key by key, and for a million of them
longer than all else about an index; here the same is found for all characters at once, from
what each of them is and what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, KHMER_MARK, has_khmer

_OTHER, _BASE, _MARK, _COENG = range(4)
_BEFORE_KHMER, _BEHIND_KHMER = 0x177F, 0x1800
_BITS, _FIT = 7, 9
"""A character of a cluster, less what stands before the Khmer block, has so many bits, so that
so many of them fit a number."""
_NO_CLUSTER, _TOO_LONG = np.uint64(1 << 63), np.uint64((1 << 64) - 1)

Points = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]


def _class_of(char: str) -> int:
    classes = ((KHMER_BASE, _BASE), (KHMER_MARK, _MARK), (KHMER_COENG, _COENG))
    return next((kind for chars, kind in classes if re.match(f"[{chars}]", char)), _OTHER)


_CLASSES = np.array([*map(_class_of, map(chr, range(_BEFORE_KHMER, _BEHIND_KHMER + 1)))], np.uint8)


class Numbering:
    """The `numbers` of all symbols that were met, from 0 on."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._known = np.empty(0, np.uint64)
        self._numbers_of_known = np.empty(0, np.uint32)

    def of(self, keys: Sequence[str]) -> tuple[Points, Places]:
        """The numbers of all symbols of `keys`, one after the other, and how many each key has."""
        text = "\n".join([*keys, ""])
        if not has_khmer(text):
            return self._characters("".join(keys)), np.array([*map(len, keys)], np.int64)
        points = _points(text)
        ends = np.cumsum([len(key) + 1 for key in keys], dtype=np.int64)
        starts = np.flatnonzero(_begins(points))
        sizes = np.diff(starts, append=len(points))
        within = np.ones(len(points), np.bool_)
        within[ends - 1] = False  # what parts the keys
        starts, sizes = starts[within[starts]], sizes[within[starts]]
        counts = np.diff(np.searchsorted(starts, ends), prepend=0)
        return self._numbered(text, points, starts, sizes), counts

    def _characters(self, text: str) -> Points:
        """The numbers of the characters of `text`, each a symbol: these are looked up at once."""
        points = _points(text)
        table = np.zeros(int(points.max(initial=0)) + 1, np.uint32)
        for character in sorted(set(text)):
            table[ord(character)] = self.numbers.setdefault(character, len(self.numbers))
        return table[points]

    def _numbered(self, text: str, points: Points, starts: Places, sizes: Places) -> Points:
        """The numbers of the symbols of `text` that begin at `starts`, new ones among them."""
        packed = _packed(points, starts, sizes)
        places = self._places(packed)
        new = np.flatnonzero(self._known[places] != packed) if len(self._known) else slice(None)
        values, first = np.unique(packed[new], return_index=True)
        if len(values):
            at = np.arange(len(packed))[new][first]
            met = np.argsort(at)
            self._learn(values[met], _stretches(text, starts[at[met]], sizes[at[met]]))
            places = self._places(packed)
        found = self._numbers_of_known[places]
        long = np.flatnonzero(sizes > _FIT)
        found[long] = self._learnt(_stretches(text, starts[long], sizes[long]))
        return found

    def _places(self, packed: npt.NDArray[np.uint64]) -> Places:
        """Where each is among those known, if it is."""
        return np.minimum(np.searchsorted(self._known, packed), max(len(self._known) - 1, 0))

    def _learn(self, packed: npt.NDArray[np.uint64], symbols: Iterable[str]) -> None:
        known = np.concatenate([self._known, packed])
        order = np.argsort(known)
        self._known = known[order]
        numbers = np.concatenate([self._numbers_of_known, self._learnt(symbols)])
        self._numbers_of_known = numbers[order]

    def _learnt(self, symbols: Iterable[str]) -> Points:
        """The numbers of `symbols`, each of which has one from now on."""
        numbers = self.numbers
        return np.array([numbers.setdefault(symbol, len(numbers)) for symbol in symbols], np.uint32)


def _points(text: str) -> Points:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _begins(points: Points) -> npt.NDArray[np.bool_]:
    """For every character whether a symbol begins with it.

    These do not (see `PLAIN_CLUSTER`): marks that follow a base, whatever marks are between;
    COENGs that follow such marks, or a base; and a base that follows such COENGs.
    """
    classes = _CLASSES[np.clip(points, _BEFORE_KHMER, _BEHIND_KHMER) - _BEFORE_KHMER]
    base, mark, coeng = classes == _BASE, classes == _MARK, classes == _COENG
    hung = mark & base[_last(~mark)]
    low = coeng & (base | hung)[_last(~coeng)]
    begins: npt.NDArray[np.bool_] = ~(hung | low)
    begins[1:] &= ~(base[1:] & low[:-1])
    return begins


def _last(which: npt.NDArray[np.bool_]) -> Places:
    """For every place the last one up to it that is one of `which`; the first if there is none."""
    last: Places = np.maximum.accumulate(np.where(which, np.arange(len(which)), 0))
    return last


def _packed(points: Points, starts: Places, sizes: Places) -> npt.NDArray[np.uint64]:
    """A number for each symbol, which no other has; all that are too long have the same."""
    firsts = points[starts]
    packed = firsts.astype(np.uint64) | _NO_CLUSTER
    packed[sizes > _FIT] = _TOO_LONG
    khmer = (firsts > _BEFORE_KHMER) & (firsts < _BEHIND_KHMER)
    clusters = np.flatnonzero(khmer & (sizes <= _FIT))
    starts, sizes = starts[clusters], sizes[clusters]
    parts = np.zeros(len(clusters), np.uint64)
    for part in range(int(sizes.max(initial=0))):
        more = np.flatnonzero(sizes > part)
        bits = (points[starts[more] + part] - _BEFORE_KHMER).astype(np.uint64)
        parts[more] = (parts[more] << np.uint64(_BITS)) | bits
    packed[clusters] = parts
    return packed


def _stretches(text: str, starts: Places, sizes: Places) -> Iterator[str]:
    for start, size in zip(starts.tolist(), sizes.tolist(), strict=True):
        yield text[start : start + size]
