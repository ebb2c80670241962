"""A table of bits: which segments have which pairs of neighbouring symbols, 64 to a word.

There is a row for a pair with a label, and in it a bit for every segment, set where the
segment has the pair so. What the label is, is for those to say who have such a table: which
time it is that the pair comes (`bigrams`), or where about in the segment (`zones`).

Bits are counted as vertical counters: a word holds one binary digit of the counts of 64
segments, and a full adder takes three words to two in five operations (carry-save addition;
see Muła, Kurz and Lemire 2018).

There are fewer rows than pairs. Two pairs in one row only raise a count, so no segment is
lost. Frequent pairs are dealt out so that all rows are about equally full, which is what
tells segments apart best; a rare pair has the row to which hashing sends it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heapreplace

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index.alphabet import Codes
from glossary_kit.match.unit_index.arrays import as_kind
from glossary_kit.match.unit_index.window import Counts

WORD = 64
LABEL_BITS = 4
_SYMBOL_BITS = 14
"""A pair and its label are 32 bits: symbols beyond these share those of others."""
_USUAL_BITS = 7
"""The symbols whose numbers have no more bits are the most frequent: most pairs are theirs."""
#: Odd, and near 2⁶⁴ divided by the golden ratio: neighbours are sent far apart (Knuth, The
#: Art of Computer Programming 3, section 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Words = npt.NDArray[np.uint64]
Pairs = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PairRows:
    """`bits[r]`: the row r, the segment at the place p being bit p % 64 of the word p // 64.

    The pair `frequent[i]`, in ascending order, has the row `rows[i]`. The number of rows is a
    power of two.
    """

    bits: Words
    frequent: Pairs
    rows: npt.NDArray[np.uint16]

    @classmethod
    def empty(cls, height: int, size: int, sample: Pairs) -> PairRows:
        """So many rows without a bit for `size` segments, dealt out by the pairs of a `sample`."""
        frequent, counts = np.unique(sample, return_counts=True)
        rows = np.empty(len(frequent), np.uint16)
        emptiest = [(0, row) for row in range(height)]
        heapify(emptiest)
        for number in np.argsort(-counts, kind="stable").tolist():
            full, rows[number] = emptiest[0]
            heapreplace(emptiest, (full + int(counts[number]), int(rows[number])))
        return cls(np.zeros((height, -(-size // WORD)), np.uint64), frequent, rows)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[np.generic]], name: str) -> PairRows:
        """The table that `arrays` once was, under this `name`.

        Raises: KeyError and ValueError if it is not.
        """
        return cls(
            as_kind(arrays[f"{name}_bits"], np.uint64),
            as_kind(arrays[f"{name}_frequent"], np.uint32),
            as_kind(arrays[f"{name}_rows"], np.uint16),
        )

    def as_arrays(self, name: str) -> dict[str, npt.NDArray[np.generic]]:
        """All of the table, fit for a file."""
        return {
            f"{name}_bits": self.bits,
            f"{name}_frequent": self.frequent,
            f"{name}_rows": self.rows,
        }

    def mark(self, first: int, size: int, segments: Numbers, pairs: Pairs) -> None:
        """Set the bits of the `pairs` of `segments`, which are `size`, counted from `first` on.

        `first` is a multiple of 64.
        """
        width = -(-size // WORD)
        table = np.zeros((len(self.bits), width * WORD), np.bool_)
        table[self._of_many(pairs), segments] = True
        packed = np.packbits(table, axis=1, bitorder="little").view(np.uint64)
        self.bits[:, first // WORD : first // WORD + width] = packed

    def of(self, pairs: Pairs) -> npt.NDArray[np.uint16]:
        """The row of every pair."""
        shift = np.uint64(64 + 1 - len(self.bits).bit_length())
        rows = ((pairs * _SPREAD) >> shift).astype(np.uint16)
        if len(self.frequent):
            found = np.searchsorted(self.frequent, pairs)
            found[found == len(self.frequent)] = 0
            known = self.frequent[found] == pairs
            rows[known] = self.rows[found[known]]
        return rows

    def _of_many(self, pairs: Pairs) -> npt.NDArray[np.uint16]:
        """The same for very many pairs: those of frequent symbols are looked up in a table."""
        first, second, label = _parts(pairs, _SYMBOL_BITS)
        usual = (first | second) < 1 << _USUAL_BITS
        number = (((first << _USUAL_BITS) | second) << LABEL_BITS) | label
        rows = self._usual()[np.where(usual, number, 0)]
        rare = np.flatnonzero(~usual)
        rows[rare] = self.of(pairs[rare])
        return rows

    def _usual(self) -> npt.NDArray[np.uint16]:
        """The rows of all pairs of the most frequent symbols."""
        numbers = np.arange(1 << (2 * _USUAL_BITS + LABEL_BITS), dtype=np.uint32)
        first, second, label = _parts(numbers, _USUAL_BITS)
        pairs = (((first << _SYMBOL_BITS) | second) << LABEL_BITS) | label
        return self.of(pairs.astype(np.uint32))


def neighbours(lengths: Numbers, codes: Codes) -> tuple[Numbers, Pairs]:
    """Every pair of neighbouring symbols in segments of `lengths`: the segment's number, and it.

    `codes` are all their symbols, one after the other. The label of every pair is 0.
    """
    segments = np.repeat(np.arange(len(lengths)), lengths)
    within = segments[:-1] == segments[1:]
    narrow = codes.astype(np.uint32) & np.uint32((1 << _SYMBOL_BITS) - 1)
    pairs = ((narrow[:-1] << np.uint32(_SYMBOL_BITS)) | narrow[1:])[within]
    return segments[:-1][within], pairs << np.uint32(LABEL_BITS)


def labelled(pairs: Pairs, labels: Numbers) -> Pairs:
    """The pairs with these labels; those too high for a label are the highest."""
    highest = (1 << LABEL_BITS) - 1
    return pairs | np.minimum(labels, highest).astype(np.uint32)


def counted(rows: Words, kind: np.dtype[np.unsignedinteger]) -> Counts:
    """How many of the `rows`, which are spent for it, have a bit, for each bit of a row."""
    counts: Counts = np.zeros(rows.shape[1] * WORD, kind)
    for digit in reversed(_added(rows)):
        np.add(counts, counts, out=counts)  # a tenth of what shifting costs (numpy 2.4)
        np.bitwise_or(counts, unpacked(digit), out=counts)
    return counts


def unpacked(words: Words) -> npt.NDArray[np.uint8]:
    """The bits of `words`, one after the other, those of the lowest value first."""
    return np.unpackbits(words.view(np.uint8), bitorder="little")


def _added(rows: Words) -> Sequence[Words]:
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


def _parts(pairs: Pairs, bits: int) -> tuple[Pairs, Pairs, Pairs]:
    """Both symbols, of so many `bits` each, and the label of every pair."""
    both = pairs >> np.uint32(LABEL_BITS)
    last = np.uint32((1 << bits) - 1)
    return both >> np.uint32(bits), both & last, pairs & np.uint32((1 << LABEL_BITS) - 1)
