"""The beads of two documents: the best chain of them, and how probable each is.

A dynamic programme over the places of the two documents. The band that it looks at widens until
the best chain keeps clear of its edges, and the probability of a bead is the share of all chains
that have it, found by the forward–backward algorithm; both after Moore 2002, Fast and Accurate
Sentence Alignment of Bilingual Corpora.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from glossary_kit.align.evidence import PRIORS, Evidence, Kind
from glossary_kit.align.lattice import Lattice, Table

_NARROWEST = 60  # places on either side of the diagonal
_MOST_PLACES = 4_000_000  # their scores take a quarter of a gigabyte


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the source and those of the target that translate them, by their indices.

    One side may be empty. `probability` is that of this bead among all that these sentences
    could be in.
    """

    source: range
    target: range
    probability: float


def best_beads(evidence: Evidence) -> tuple[tuple[Bead, ...], float]:
    """The beads of the best chain from the first sentences to the last, and what it comes to."""
    lattice, best = _clear_lattice(evidence)
    forward, backward = lattice.forward(np.logaddexp), lattice.backward(np.logaddexp)
    total = forward[-1, -1]
    beads = []
    for row, column, kind in _chain(lattice, best):
        start = row - kind[0], column - kind[1]
        score = (
            lattice.value(forward, *start)
            + lattice.score(kind, *start)
            + lattice.value(backward, row, column)
        )
        probability = min(1.0, math.exp(score - total))
        beads.append(Bead(range(start[0], row), range(start[1], column), probability))
    return tuple(reversed(beads)), float(best[-1, -1])


def best_score(evidence: Evidence) -> float:
    """What the best chain of beads comes to."""
    return float(_clear_lattice(evidence)[1][-1, -1])


def _clear_lattice(evidence: Evidence) -> tuple[Lattice, Table]:
    """A lattice of whose edges the best chain keeps clear, and the best chains to its places."""
    half = _NARROWEST
    while True:
        lattice = Lattice(evidence, half)
        best = lattice.forward(np.maximum)
        if lattice.whole or 2 * lattice.places > _MOST_PLACES:
            return lattice, best
        if not any(lattice.is_near_edge(row, column) for row, column, _ in _chain(lattice, best)):
            return lattice, best
        half *= 2


def _chain(lattice: Lattice, best: Table) -> Iterator[tuple[int, int, Kind]]:
    """The beads of the best chain from the last to the first: where each ends, and its kind."""
    row, column = lattice.size
    while row or column:
        kind = max(
            PRIORS,
            key=lambda kind: _come_to(lattice, best, row - kind[0], column - kind[1], kind),
        )
        yield row, column, kind
        row, column = row - kind[0], column - kind[1]


def _come_to(lattice: Lattice, best: Table, row: int, column: int, kind: Kind) -> float:
    """What the best chain comes to whose last bead is of `kind` and begins at a place."""
    until = lattice.value(best, row, column)
    return until + lattice.score(kind, row, column) if until > -math.inf else until
