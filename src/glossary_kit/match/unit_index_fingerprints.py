"""How many pairs of neighbouring symbols a segment shares with a query, for some segments.

Where single symbols say little, as in English, which has few of them, pairs say more. One
edit changes at most two pairs, so by the reasoning of `unit_index_columns`, a segment that is
d edits away shares at least M − 1 − 2·d pairs with the query.

A segment's fingerprint is a set of bits. Each of its pairs has a bit, found by hashing; a pair
that comes twice has two, for hashing takes in which time it is. What is shared is then no
more than the number of bits that both have. Two pairs with one bit only raise the count,
but where this happens within the query, the bit was counted once for both: the rest is
granted. So no segment is lost here, either.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

WORDS = 16
"""Words of 64 bits in a fingerprint."""
_BITS = 64 * WORDS
_SYMBOL_BITS = 20  # no alphabet has more symbols than Unicode characters
#: Odd, and near 2⁶⁴ divided by the golden ratio: neighbours are sent far apart (Knuth, The
#: Art of Computer Programming 3, section 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """`words[w, p]`: the word w of the fingerprint of the segment at the place p."""

    words: npt.NDArray[np.uint64]

    @classmethod
    def empty(cls, size: int) -> Fingerprints:
        """Fingerprints of `size` segments, all bits unset."""
        return cls(np.zeros((WORDS, size), np.uint64))

    def mark(
        self, first: int, lengths: npt.NDArray[np.int64], codes: npt.NDArray[np.unsignedinteger]
    ) -> None:
        """Set the bits of the segments from `first` on; `codes` are all their symbols."""
        segments, bits = _bits(lengths, codes)
        table = np.zeros((len(lengths), _BITS), np.bool_)
        table[segments, bits] = True
        packed = np.packbits(table, axis=1, bitorder="little")
        self.words[:, first : first + len(lengths)] = packed.view(np.uint64).T

    def shared(
        self, codes: npt.NDArray[np.unsignedinteger], places: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.int64]:
        """How many pairs each segment at `places` shares with the query `codes` at most."""
        _, bits = _bits(np.array([len(codes)]), codes)
        table = np.zeros(_BITS, np.bool_)
        table[bits] = True
        granted = len(bits) - int(table.sum())
        wanted = np.packbits(table, bitorder="little").view(np.uint64)
        common = np.zeros(len(places), np.uint16)
        for word, mine in zip(self.words, wanted, strict=True):
            theirs = word[places]
            np.add(common, np.bitwise_count(np.bitwise_and(theirs, mine, out=theirs)), out=common)
        return common.astype(np.int64) + granted


def _bits(
    lengths: npt.NDArray[np.int64], codes: npt.NDArray[np.unsignedinteger]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Every pair of symbols in segments of `lengths`, as the segment's number and the bit."""
    segment_of = np.repeat(np.arange(len(lengths)), lengths)
    wide = codes.astype(np.uint64)
    pairs = (wide[:-1] << np.uint64(_SYMBOL_BITS)) | wide[1:]
    within = segment_of[:-1] == segment_of[1:]
    segment_of, pairs = segment_of[:-1][within], pairs[within]
    in_order = np.lexsort((pairs, segment_of))
    segment_of, pairs = segment_of[in_order], pairs[in_order]
    new = np.ones(len(pairs), np.bool_)
    new[1:] = (pairs[1:] != pairs[:-1]) | (segment_of[1:] != segment_of[:-1])
    runs = np.flatnonzero(new)
    times = np.arange(len(pairs)) - np.repeat(runs, np.diff(runs, append=len(pairs)))
    mixed = (pairs ^ (times.astype(np.uint64) << np.uint64(2 * _SYMBOL_BITS))) * _SPREAD
    return segment_of, (mixed >> np.uint64(64 - _BITS.bit_length() + 1)).astype(np.int64)
