"""How many pairs of neighbouring symbols a segment shares with a query, 64 segments at a time.

This is the filter of `window` with q = 2: one edit changes at most two pairs. Pairs tell
segments apart far better than symbols, above all in English, which has few of these.

The index is a table of bits: a row for a pair, and in it a bit for every segment, set where
the segment has the pair. A pair that comes twice has two rows, one for each time, so that what
is counted are multisets. The rows of a query are added up as vertical counters: a word holds
one binary digit of the counts of 64 segments, and a full adder takes three words to two in
five operations (carry-save addition; see Muła, Kurz and Lemire 2018).

There are fewer rows than pairs. Two pairs in one row only raise the count; where both are in
the query, the row is added once and the rest is granted. So no segment is lost here, either.
Frequent pairs are dealt out so that all rows are about equally full, which is what
tells segments apart best; a rare pair has the row to which hashing sends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heapreplace

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index.alphabet import Codes
from glossary_kit.match.unit_index.window import Counts, Window

ROWS = 1024
WORDS_AT_ONCE = 2048
"""Words of a row that are added in one step: a query's rows of that length stay in the cache."""
_WORD = 64
_TIMES_BITS, _SYMBOL_BITS = 4, 14
"""A pair and its time are 32 bits: symbols and times beyond these share those of others."""
_USUAL_BITS = 7
"""The symbols whose numbers have no more bits are the most frequent: most pairs are theirs."""
#: Odd, and near 2⁶⁴ divided by the golden ratio: neighbours are sent far apart (Knuth, The
#: Art of Computer Programming 3, section 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Words = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Bigrams:
    """`bits[r]`: the row r, the segment at the place p being bit p % 64 of the word p // 64.

    The pair `frequent[i]`, in ascending order, has the row `rows[i]`.
    """

    bits: Words
    frequent: npt.NDArray[np.uint32]
    rows: npt.NDArray[np.uint16]

    @classmethod
    def empty(cls, size: int, lengths: npt.NDArray[np.int64], sample: Codes) -> Bigrams:
        """Rows without a bit for `size` segments, dealt out by a `sample` of segments.

        `sample` are all symbols of the segments in it, `lengths` how many each has.
        """
        frequent, counts = np.unique(_pairs(lengths, sample)[1], return_counts=True)
        rows = np.empty(len(frequent), np.uint16)
        emptiest = [(0, row) for row in range(ROWS)]
        heapify(emptiest)
        for number in np.argsort(-counts, kind="stable").tolist():
            full, rows[number] = emptiest[0]
            heapreplace(emptiest, (full + int(counts[number]), int(rows[number])))
        return cls(np.zeros((ROWS, -(-size // _WORD)), np.uint64), frequent, rows)

    def mark(self, first: int, lengths: npt.NDArray[np.int64], codes: Codes) -> None:
        """Set the bits of the segments from `first` on, a multiple of 64; `codes` are theirs."""
        segments, pairs = _pairs(lengths, codes)
        width = -(-len(lengths) // _WORD)
        table = np.zeros((ROWS, width * _WORD), np.bool_)
        table[self._rows_of_many(pairs), segments] = True
        packed = np.packbits(table, axis=1, bitorder="little").view(np.uint64)
        self.bits[:, first // _WORD : first // _WORD + width] = packed

    def shared(self, window: Window) -> Counts:
        """How many pairs each segment in `window` shares with the query, or more."""
        pairs = _pairs(np.array([len(window.codes)]), window.codes)[1]
        rows = np.unique(self._rows_of(pairs))
        shared = window.counts()
        step = WORDS_AT_ONCE * _WORD
        for start in range(window.first // _WORD * _WORD, window.last, step):
            first, last = max(start, window.first), min(start + step, window.last)
            words = slice(start // _WORD, -(-last // _WORD))
            counts = _counts(_added(self.bits[rows, words]), shared.dtype)
            shared[first - window.first : last - window.first] = counts[first - start :][
                : last - first
            ]
        shared += len(pairs) - len(rows)
        return shared

    def having(self, codes: Codes) -> npt.NDArray[np.bool_]:
        """For every place, and some behind, whether its segment may have all pairs of `codes`."""
        rows = np.unique(self._rows_of(_pairs(np.array([len(codes)]), codes)[1]))
        having = np.bitwise_and.reduce(self.bits[rows], axis=0)
        return _unpacked(having).view(np.bool_)

    def _rows_of(self, pairs: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint16]:
        """The row of every pair."""
        rows = ((pairs * _SPREAD) >> np.uint64(_WORD - ROWS.bit_length() + 1)).astype(np.uint16)
        if len(self.frequent):
            found = np.searchsorted(self.frequent, pairs)
            found[found == len(self.frequent)] = 0
            known = self.frequent[found] == pairs
            rows[known] = self.rows[found[known]]
        return rows

    def _rows_of_many(self, pairs: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint16]:
        """The same for very many pairs: those of frequent symbols are looked up in a table."""
        first, second, times = _parts(pairs, _SYMBOL_BITS)
        usual = (first | second) < 1 << _USUAL_BITS
        number = (((first << _USUAL_BITS) | second) << _TIMES_BITS) | times
        rows = self._usual_rows()[np.where(usual, number, 0)]
        rare = np.flatnonzero(~usual)
        rows[rare] = self._rows_of(pairs[rare])
        return rows

    def _usual_rows(self) -> npt.NDArray[np.uint16]:
        """The rows of all pairs of the most frequent symbols."""
        numbers = np.arange(1 << (2 * _USUAL_BITS + _TIMES_BITS), dtype=np.uint32)
        first, second, times = _parts(numbers, _USUAL_BITS)
        pairs = (((first << _SYMBOL_BITS) | second) << _TIMES_BITS) | times
        return self._rows_of(pairs.astype(np.uint32))


def _parts(
    pairs: npt.NDArray[np.uint32], bits: int
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Both symbols, of so many `bits` each, and the time of every pair."""
    both = pairs >> np.uint32(_TIMES_BITS)
    last = np.uint32((1 << bits) - 1)
    return both >> np.uint32(bits), both & last, pairs & np.uint32((1 << _TIMES_BITS) - 1)


def _added(rows: Words) -> list[Words]:
    """The binary digits of the sums of `rows` taken bit by bit, the lowest first.

    Rows of the same weight are added three at a time, and all such threes in one step: a third
    of the rows become sums, which stay, a third carries, which weigh twice as much. What
    `rows` held is lost.
    """
    digits: list[Words] = []
    spare = np.empty_like(rows[: len(rows) // 3])
    while len(rows):
        carries = [rows[:0]]
        while len(rows) > 2:
            third = len(rows) // 3
            one, two, three = rows[:third], rows[third : 2 * third], rows[2 * third : 3 * third]
            half = np.bitwise_xor(one, two, out=spare[:third])
            np.bitwise_and(one, two, out=one)
            np.bitwise_and(half, three, out=two)
            np.bitwise_or(one, two, out=two)
            np.bitwise_xor(half, three, out=three)
            carries.append(two)
            rows = rows[2 * third :]
        if len(rows) == 2:
            carries.append(rows[:1] & rows[1:])
            rows = rows[:1] ^ rows[1:]
        digits.append(rows[0])
        rows = np.concatenate(carries)
    return digits


def _counts(digits: Sequence[Words], kind: np.dtype[np.unsignedinteger]) -> Counts:
    """The numbers that have these binary digits, one for each bit of the words."""
    counts: Counts = np.zeros(WORDS_AT_ONCE * _WORD, kind)
    for digit in reversed(digits):
        bits = _unpacked(digit)
        counts = counts[: len(bits)]
        np.add(counts, counts, out=counts)  # a tenth of what shifting costs (numpy 2.4)
        np.bitwise_or(counts, bits, out=counts)
    return counts


def _unpacked(words: Words) -> npt.NDArray[np.uint8]:
    """The bits of `words`, one after the other, those of the lowest value first."""
    return np.unpackbits(words.view(np.uint8), bitorder="little")


def _pairs(
    lengths: npt.NDArray[np.int64], codes: Codes
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
    """Every pair of symbols in segments of `lengths`: the segment's number, pair and time."""
    segments = np.repeat(np.arange(len(lengths)), lengths)
    within = segments[:-1] == segments[1:]
    narrow = codes.astype(np.uint64) & np.uint64((1 << _SYMBOL_BITS) - 1)
    pairs = ((narrow[:-1] << np.uint64(_SYMBOL_BITS)) | narrow[1:])[within]
    shift = np.uint64(2 * _SYMBOL_BITS)
    both = np.sort((segments[:-1][within].astype(np.uint64) << shift) | pairs)
    new = np.ones(len(both), np.bool_)
    np.not_equal(both[1:], both[:-1], out=new[1:])
    runs = np.flatnonzero(new)
    times = np.arange(len(both)) - runs[np.cumsum(new) - 1]
    times = np.minimum(times, (1 << _TIMES_BITS) - 1).astype(np.uint64)
    timed = ((both << np.uint64(_TIMES_BITS)) | times).astype(np.uint32)  # the segment is cut off
    return (both >> shift).astype(np.int64), timed
