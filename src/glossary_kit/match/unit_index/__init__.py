"""An index of segments that finds all those near a query, without comparing most of them.

It has two uses: the units of a memory (`unit_lookup`, `concordance`), and terms with slips of
the pen in a large term base (`term_lookup`).

How it works, a file for each idea:

1. Segments become arrays with one number per symbol (`alphabet`).
2. They are sorted by length: a segment of n symbols can reach the share c of the longer one
   of itself and a query of m symbols only if c·m ≤ n ≤ m/c. So a stretch of the order is left.
3. Of these, only segments that share enough with the query can reach c: single symbols, counted
   for dozens of segments in one step (`columns`), or pairs of symbols, 64 segments to a machine
   word (`pair_rows`), wherever they stand (`bigrams`) or, in a large index, about where the
   query has them (`zones`). The query decides which says more, or whether both are counted.
4. What is left is compared in full, the most promising first, until nothing that is left can
   reach what is wanted (`search`). How much must be shared, and why, stands in `window`.

Who wants the best few, though they be far off, ranks by the pairs alone (`ranking`); and who
looks for words asks which segments have all their pairs (`holding`).

Steps 2 and 3 never dismiss a segment that a comparison with all would find: the result is
exact. All of an index is arrays of numbers (`index`), so it is kept in a file and used where
the file lies, without being read into memory; `building` makes it.
"""

from __future__ import annotations

from glossary_kit.match.unit_index.index import UnitIndex
from glossary_kit.match.unit_index.search import Search

__all__ = ["Search", "UnitIndex"]
