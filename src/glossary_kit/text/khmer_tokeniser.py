"""The words that khmer-nltk tells, without what khmer-nltk loads to tell them.

khmer-nltk (P. Chea, "Khmer natural language processing toolkit", 2020) tags every cluster of a
text as the first of a word or not, with a conditional random field. Here that very model is
asked, through the library that made it, CRFsuite: the same tokens, in three quarters of the
time, but no scikit-learn is imported, which takes longer than the checks of most drafts.
"""

from __future__ import annotations

import pickle
import re
from functools import lru_cache
from importlib.util import find_spec
from operator import add
from pathlib import Path
from typing import Any

from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG

_MODEL = "word_tokenize/sklearn_crf_ner_10000.sav"
_CLUSTER_START = re.compile(f"(?<=.)(?<!{KHMER_COENG})(?=[{KHMER_BASE}])", re.DOTALL)


class KhmerTokeniser:
    """Cuts a run of Khmer letters, with nothing else in it, into words."""

    def __init__(self) -> None:
        from khmernltk.utils.constants import mistokenized_dict
        from pycrfsuite import Tagger

        self._model = _model()  # CRFsuite reads there, but does not keep it alive
        self._tagger = Tagger()
        self._tagger.open_inmemory(self._model)
        # What khmer-nltk corrects before it looks; wrong spellings with a ZWSP are in no run.
        wrong = (each for each in mistokenized_dict if "\u200b" not in each)
        self._corrected = re.compile("|".join(wrong))

    def words(self, run: str) -> list[str]:
        """The words of `run`, as khmer-nltk's `word_tokenize` gives them."""
        clusters = self._clusters(run)
        return _joined(clusters, self._tagger.tag(_features(clusters)))

    def _clusters(self, run: str) -> list[str]:
        if not self._corrected.search(run):
            return _CLUSTER_START.split(run)
        from khmernltk.utils.data import cleanup_str, seg_kcc

        return list(seg_kcc(cleanup_str(run)))


def _joined(clusters: list[str], tags: list[str]) -> list[str]:
    found = clusters[:1]
    for cluster, tag in zip(clusters[1:], tags[1:], strict=True):
        if tag == "1":
            found.append(cluster)
        else:
            found[-1] += cluster
    return found


class _Shell:
    """Stands for every class in the pickled model: only the attributes are wanted."""

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)


class _Attributes(pickle.Unpickler):
    """Reads a pickle without importing, or running, anything that it names."""

    def find_class(self, module: str, name: str, /) -> type[_Shell]:  # noqa: ARG002
        return _Shell


def _model() -> bytes:
    """The model of khmer-nltk as CRFsuite wrote it."""
    found = find_spec("khmernltk")
    folder = Path(str(found and found.origin)).parent
    with (folder / _MODEL).open("rb") as stream:
        model = _Attributes(stream).load()
    return bytes(vars(model.modelfile)["__FILE_RESOURCE_DATA__"])


_KIND, _UNSPACED = 0, -1
#: What the model looks at, in the order in which khmer-nltk names it, so that the weights add
#: up to the last bit: a name, where it begins (counted from the cluster that is judged), and
#: how many clusters are seen as one; or only the kind of the one there, or whether it is one
#: of the characters that take no space.
_LOOKS = (
    *(("kcc", 0, 1), ("t", 0, _KIND), ("ns", 0, _UNSPACED)),
    *(("kcc[-1]", -1, 1), ("kcc[-1]t", -1, _KIND), ("kcc[-1:0]", -1, 2), ("ns-1", -1, _UNSPACED)),
    *(("kcc[-2]", -2, 1), ("kcc[-2]t", -2, _KIND), ("kcc[-2:-1]", -2, 2), ("kcc[-2:0]", -2, 3)),
    *(("kcc[-3]", -3, 1), ("kcc[-3]t", -3, _KIND)),
    *(("kcc[-3:0]", -3, 4), ("kcc[-3:-1]", -3, 3), ("kcc[-3:-2]", -3, 2)),
    *(("kcc[+1]", 1, 1), ("kcc[+1]t", 1, _KIND), ("kcc[+1:0]", 0, 2), ("ns+1", 1, _UNSPACED)),
    *(("kcc[+2]", 2, 1), ("kcc[+2]t", 2, _KIND)),
    *(("kcc[+1:+2]", 1, 2), ("kcc[0:+2]", 0, 3), ("ns+2", 2, _UNSPACED)),
    *(("kcc[+3]", 3, 1), ("kcc[+3]t", 3, _KIND)),
    *(("kcc[+2:+3]", 2, 2), ("kcc[+1:+3]", 1, 3), ("kcc[0:+3]", 0, 4)),
)

_LOOKS_AT_LETTERS = tuple(look for look in _LOOKS if look[2] != _UNSPACED)
#: What stands for a neighbour where there is none.
_OUTSIDE = {"kcc[-1]": ("BOS", ""), "kcc[+1]": ("", "EOS")}


def _features(clusters: list[str]) -> list[tuple[str, ...]]:
    """For each cluster what the model looks at; nothing where that lies outside the run."""
    kinds, unspaced = zip(*map(_kind, clusters), strict=True)
    two = list(map(add, clusters, clusters[1:]))
    three = list(map(add, two, clusters[2:]))
    four = list(map(add, three, clusters[3:]))
    seen = {_KIND: kinds, 1: clusters, 2: two, 3: three, 4: four}
    count = len(clusters)
    looks = []
    for name, offset, length in _LOOKS if any(unspaced) else _LOOKS_AT_LETTERS:
        if length == _UNSPACED:
            found = [name if each else "" for each in unspaced]
        else:
            found = [f"{name}:{each}" for each in seen[length]]
        before, behind = _OUTSIDE.get(name, ("", ""))
        looks.append(([before] * -offset + found[max(offset, 0) :] + [behind] * 4)[:count])
    return list(zip(*looks, strict=True))


@lru_cache(maxsize=1 << 14)
def _kind(cluster: str) -> tuple[str, bool]:
    from khmernltk.word_tokenize.features import is_no_space, kcc_type

    return kcc_type(cluster), is_no_space(cluster)
