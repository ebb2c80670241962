"""The words that khmer-nltk tells, without what khmer-nltk loads to tell them.

khmer-nltk (P. Chea, "Khmer natural language processing toolkit", 2020) tags every cluster of a
text as the first of a word or not, with a conditional random field that looks at the clusters
around it, alone and up to four together. Here that very model is asked, with two differences:
no scikit-learn is imported, which takes longer than the checks of most drafts; and the question
is turned round. Instead of naming for each cluster the thirty-five things that the model looks
at, we remember what every four clusters in a row say about their neighbourhood, and add up.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from glossary_kit.text.crf_model import CrfModel, read_model
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG

_MODEL = "word_tokenize/sklearn_crf_ner_10000.sav"
_CLUSTER_START = re.compile(f"(?<=.)(?<!{KHMER_COENG})(?=[{KHMER_BASE}])", re.DOTALL)


_FIRST_OF_WORD = "1"
_REACH = 3
"""How many clusters away the model looks, to either side."""
_PLACES = 2 * _REACH + 1

#: What the model looks at: by the number of clusters that are seen as one, what khmer-nltk
#: calls them, and where the cluster is that it judges, counted from the first of them.
_LOOKS = {
    1: (
        *(("kcc:", 0), ("kcc[-1]:", 1), ("kcc[-2]:", 2), ("kcc[-3]:", 3)),
        *(("kcc[+1]:", -1), ("kcc[+2]:", -2), ("kcc[+3]:", -3)),
    ),
    2: (
        *(("kcc[-1:0]:", 1), ("kcc[-2:-1]:", 2), ("kcc[-3:-2]:", 3)),
        *(("kcc[+1:0]:", 0), ("kcc[+1:+2]:", -1), ("kcc[+2:+3]:", -2)),
    ),
    3: (("kcc[-2:0]:", 2), ("kcc[-3:-1]:", 3), ("kcc[0:+2]:", 0), ("kcc[+1:+3]:", -1)),
    4: (("kcc[-3:0]:", 3), ("kcc[0:+3]:", 0)),
}
#: The same for the kind of a cluster, and for its being one that takes no space.
_LOOKS_AT_KIND = (
    *(("t:", 0), ("kcc[-1]t:", 1), ("kcc[-2]t:", 2), ("kcc[-3]t:", 3)),
    *(("kcc[+1]t:", -1), ("kcc[+2]t:", -2), ("kcc[+3]t:", -3)),
)
_LOOKS_AT_UNSPACED = (("ns", 0), ("ns-1", 1), ("ns+1", -1), ("ns+2", -2))
_BEGINNING, _END = "BOS", "EOS"

_LONGEST = 4
"""So many clusters at most are seen as one."""

Say = tuple[float, ...]
"""How much something speaks for a word's beginning at each place, from the furthest before it
to the furthest behind it."""


class KhmerTokeniser:
    """Cuts a run of Khmer letters, with nothing else in it, into words."""

    def __init__(self) -> None:
        from khmernltk.utils.constants import mistokenized_dict

        self._votes = _Votes(_khmer_nltk())
        # What khmer-nltk corrects before it looks; wrong spellings with a ZWSP are in no run.
        wrong = (each for each in mistokenized_dict if "\u200b" not in each)
        self._corrected = re.compile("|".join(wrong))

    def words(self, run: str) -> list[str]:
        """The words of `run`, as khmer-nltk's `word_tokenize` gives them."""
        clusters = self._clusters(run)
        found = clusters[:1]
        for cluster, begins in zip(clusters[1:], self._votes.begins(clusters)[1:], strict=True):
            if begins:
                found.append(cluster)
            else:
                found[-1] += cluster
        return found

    def _clusters(self, run: str) -> list[str]:
        if not self._corrected.search(run):
            return _CLUSTER_START.split(run)
        from khmernltk.utils.data import cleanup_str, seg_kcc

        return list(seg_kcc(cleanup_str(run)))


class _Votes:
    """Asks the model `field` which clusters begin words."""

    def __init__(self, field: CrfModel) -> None:
        if field.labels[0] != _FIRST_OF_WORD:
            raise ValueError("the model of khmer-nltk tags clusters in a way that is not known")
        self._weights = field.attributes
        self._transitions = field.transitions
        self._beginning, self._end = (
            field.attributes.get(each, 0.0) for each in (_BEGINNING, _END)
        )
        remembered = lru_cache(maxsize=1 << 16)
        self._says = remembered(self._said)
        self._says_by_two = remembered(self._said_by_two)
        self._says_by_itself = remembered(self._said_by_itself)

    def _said(self, clusters: Sequence[str]) -> Say:
        """What the first of four `clusters` says, alone and as one with those behind it.

        At the end of a run they are fewer, and the rest is empty.
        """
        first, second, third, fourth = clusters
        said = list(self._says_by_two(first, second))
        if third:
            self._add(said, 3, first + second + third)
        if fourth:
            self._add(said, 4, first + second + third + fourth)
        return tuple(said)

    def _said_by_two(self, first: str, second: str) -> Say:
        """What `first` says, alone and as one with the `second`, which may be empty."""
        said = list(self._says_by_itself(first))
        if second:
            self._add(said, 2, first + second)
        return tuple(said)

    def _add(self, said: list[float], length: int, stretch: str) -> None:
        """Add what so many clusters say as one to what has been `said`."""
        for name, place in _LOOKS[length]:
            weight = self._weights.get(name + stretch)
            if weight:
                said[_REACH + place] += weight

    def _said_by_itself(self, cluster: str) -> Say:
        """What `cluster` says by itself, by its kind and by taking no space, in one sum a place."""
        from khmernltk.word_tokenize.features import is_no_space, kcc_type

        seen = [(name + cluster, place) for name, place in _LOOKS[1]]
        seen += [(name + kcc_type(cluster), place) for name, place in _LOOKS_AT_KIND]
        seen += _LOOKS_AT_UNSPACED if is_no_space(cluster) else ()
        said = [0.0] * _PLACES
        for name, place in seen:
            said[_REACH + place] += self._weights.get(name, 0.0)
        return tuple(said)

    def _sums(self, clusters: list[str]) -> list[float]:
        """For each of `clusters` how much all around speaks for its being the first of a word."""
        padded = [*clusters, *[""] * (_LONGEST - 1)]
        said = map(self._says, zip(*(padded[n:] for n in range(_LONGEST)), strict=False))
        # All that is said of a place side by side; what is said of places outside is left there.
        of_place = (
            chain(repeat(0.0, n), voices, repeat(0.0, _PLACES - 1 - n))
            for n, voices in enumerate(zip(*said, strict=True))
        )
        sums: list[float] = [sum(voices) for voices in zip(*of_place, strict=True)]
        found = sums[_REACH:-_REACH]
        found[0] += self._beginning
        found[-1] += self._end
        return found

    def begins(self, clusters: list[str]) -> list[bool]:
        """For each of `clusters` whether a word begins there: the likeliest sequence (Viterbi).

        `lead` is by how much the best sequence that ends with a first cluster is likelier than
        the best that ends with another one; `came` is for each place from which of the two
        each of them comes.
        """
        (first_first, first_other), (other_first, other_other) = self._transitions
        sums = self._sums(clusters)
        lead = sums[0]
        came: list[tuple[bool, bool]] = []
        for said in sums[1:]:
            to_first, to_other = lead + first_first, lead + first_other
            came.append((to_first > other_first, to_other > other_other))
            lead = said + max(to_first, other_first) - max(to_other, other_other)
        label = lead > 0
        labels = [label]
        for if_first, if_other in reversed(came):
            label = if_first if label else if_other
            labels.append(label)
        return labels[::-1]


class _Shell:
    """Stands for every class in the pickled model: only the attributes are wanted."""

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)


class _Attributes(pickle.Unpickler):
    """Reads a pickle without importing, or running, anything that it names."""

    def find_class(self, module: str, name: str, /) -> type[_Shell]:  # noqa: ARG002
        return _Shell


def _khmer_nltk() -> CrfModel:
    """The model of khmer-nltk."""
    found = find_spec("khmernltk")
    folder = Path(str(found and found.origin)).parent
    with (folder / _MODEL).open("rb") as stream:
        model = _Attributes(stream).load()
    return read_model(bytes(vars(model.modelfile)["__FILE_RESOURCE_DATA__"]))
