"""How alike two strings are, 0 to 100, in units that a reader sees.

Khmer is compared by clusters, never by code points: two words that share a COENG or a vowel
sign have nothing in common for a reader.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel, Levenshtein

from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, cluster_texts, has_khmer

_CONSONANTS = re.compile(f"[{KHMER_BASE}](?:{KHMER_COENG}[{KHMER_BASE}])*")


def similarity(a: str, b: str, lang: str) -> float:
    """How alike the keys of `a` and `b`, strings of the language `lang`, are: 0 to 100.

    Khmer, and whatever contains Khmer: 100 × (c + k) / 2, where c is the normalised
    Levenshtein similarity (Levenshtein 1966) of the clusters and k that of their consonants
    alone. So another vowel costs half of another cluster.

    English: 100 × max(c, 0.95 × w), where c is the normalised Indel similarity of the
    characters (twice the longest common subsequence by the sum of the lengths) and w the same
    with the words of each string sorted, articles and "of" left out. So words in another order
    cost 5: AI governance, governance of AI.
    """
    return key_similarity(fold_key(a).strip(), fold_key(b).strip(), lang)


def key_similarity(key_a: str, key_b: str, lang: str) -> float:
    """`similarity` of strings that are folded already."""
    if lang.startswith("km") or has_khmer(key_a) or has_khmer(key_b):
        return _khmer_similarity(key_a, key_b)
    in_order = Indel.normalized_similarity(key_a, key_b)
    any_order = Indel.normalized_similarity(_sorted_words(key_a), _sorted_words(key_b))
    return 100 * max(in_order, 0.95 * any_order)


def _khmer_similarity(key_a: str, key_b: str) -> float:
    clusters_a, consonants_a = _clusters(key_a)
    clusters_b, consonants_b = _clusters(key_b)
    by_cluster = Levenshtein.normalized_similarity(clusters_a, clusters_b)
    by_consonant = Levenshtein.normalized_similarity(consonants_a, consonants_b)
    return 50 * (by_cluster + by_consonant)


@lru_cache(maxsize=1 << 15)
def _clusters(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The clusters of a key, and the same without vowels and signs."""
    clusters = tuple(cluster_texts(key))
    return clusters, tuple(map(_without_vowels, clusters))


@lru_cache(maxsize=1 << 14)
def _without_vowels(cluster: str) -> str:
    consonants = _CONSONANTS.match(cluster)
    return consonants[0] if consonants else cluster


_SMALL_WORDS = frozenset({"a", "an", "of", "the"})


@lru_cache(maxsize=1 << 15)
def _sorted_words(key: str) -> str:
    words = key.replace("-", " ").split()
    return " ".join(sorted(word for word in words if word not in _SMALL_WORDS) or words)
