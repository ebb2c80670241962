"""The Khmer script as Unicode encodes it: what a cluster is and the order of its parts.

Khmer has no letters in the Latin sense but *clusters* (orthographic syllables): a base, then
subscript consonants, each written COENG + consonant, then vowel signs and other marks. What a
reader sees as one cluster can be typed in many orders, because most marks occupy different
places around the base and fonts forgive. No Unicode normalisation form repairs that: all
Khmer marks but COENG and ATTHACAN have combining class 0.

The order taken as right here is that of M. Hosken, *Khmer Encoding Structure* (SIL; Unicode
Technical Note 61): base, robat, subscripts with RO last, register shifter, ZWNJ, vowel signs
(those with a part before the base, below, above, AA), signs, final REAHMUK or YUUKALEAPINTU.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import cache, lru_cache
from itertools import islice

from glossary_kit.model.span import Span
from glossary_kit.text.fold_rule import FoldRule

# Classes of code points, written for the inside of a regular expression's brackets.
KHMER_CONSONANT = "\u1780-\u17a2"  # ក … អ
KHMER_INDEPENDENT_VOWEL = "\u17a3-\u17b3"  # ឣ … ឳ; the first two are deprecated
KHMER_BASE = KHMER_CONSONANT + KHMER_INDEPENDENT_VOWEL
KHMER_COENG = "\u17d2"  # makes the next base a subscript
KHMER_MARK = "\u17b4-\u17d1\u17d3\u17dd"  # everything else that hangs on a base
KHMER_DIGIT = "\u17e0-\u17e9"

#: Characters that are not seen: soft hyphen, ZWSP, joiners, direction marks, WJ, BOM, ….
IGNORABLE = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
#: Marks of Latin and of Khmer's neighbours Thai and Lao.
_OTHER_MARK = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
)

#: A cluster in text without ignorable characters. A COENG that has no base to turn into a
#: subscript ends the cluster: whatever follows it stays where it stands.
PLAIN_CLUSTER = re.compile(
    f"[{KHMER_BASE}](?:{KHMER_COENG}+[{KHMER_BASE}]|[{KHMER_MARK}])*{KHMER_COENG}*"
)
#: A cluster in raw text, where ignorable characters may stand between its parts.
RAW_CLUSTER = re.compile(
    f"[{KHMER_BASE}](?:[{IGNORABLE}]*(?:{KHMER_COENG}[{IGNORABLE}]*)+[{KHMER_BASE}]"
    f"|[{IGNORABLE}]*[{KHMER_MARK}])*(?:[{IGNORABLE}]*{KHMER_COENG})*"
)
#: What a great many clusters are, and is canonical: a base with at most one subscript, one
#: shifter, one vowel and one sign, in this order, and nothing more. Made to be looked ahead for.
SOUND_CLUSTER = (
    f"[{KHMER_CONSONANT}\u17a5-\u17b3](?:{KHMER_COENG}[{KHMER_CONSONANT}])?[\u17c9\u17ca]?"
    f"[\u17b6-\u17c5]?[\u17c6-\u17c8\u17cb]?(?![{IGNORABLE}]*[{KHMER_MARK}{KHMER_COENG}])"
)
_ANY_CLUSTER = re.compile(f"{RAW_CLUSTER.pattern}|.[{_OTHER_MARK}]*", re.DOTALL)
_VISIBLE_CLUSTER = re.compile(
    f"{RAW_CLUSTER.pattern}|[^{IGNORABLE}][{_OTHER_MARK}{IGNORABLE}]*", re.DOTALL
)
_SEEN = re.compile(f"[^\\s{IGNORABLE}]")
_KHMER = re.compile("[\u1780-\u17ff\u19e0-\u19ff]")
_FOLLOWS_BASE = re.compile("[\u17b4-\u17d3\u17dd]")


def is_khmer(char: str) -> bool:
    """Whether `char` is a character of the Khmer or the Khmer Symbols block."""
    return "\u1780" <= char <= "\u17ff" or "\u19e0" <= char <= "\u19ff"


def has_khmer(text: str) -> bool:
    """Whether at least one character of `text` is Khmer."""
    return not text.isascii() and _KHMER.search(text) is not None


def iter_clusters(text: str) -> Iterator[Span]:
    """The clusters of `text` from left to right, without gaps.

    Outside Khmer every character is a cluster with the combining marks that follow it; an
    ignorable character between two clusters is one of its own.
    """
    return (Span(match.start(), match.end()) for match in _ANY_CLUSTER.finditer(text))


def cluster_texts(text: str) -> list[str]:
    """The clusters that `iter_clusters` gives, as strings."""
    return _ANY_CLUSTER.findall(text)


def is_blank(text: str) -> bool:
    """Whether nothing in `text` is seen: white space and ignorable characters at most."""
    return _SEEN.search(text) is None


def has_clusters(text: str, count: int) -> bool:
    """Whether `text` is at least `count` clusters long; the rest of a long one is not counted."""
    if _bases(count).search(text):
        return True
    return sum(1 for _ in islice(_VISIBLE_CLUSTER.finditer(text), count)) == count


@cache
def _bases(count: int) -> re.Pattern[str]:
    """So many bases in a row of which none is a subscript: as many clusters, and quickly seen."""
    rest = f"[^{KHMER_BASE}{KHMER_COENG}]|{KHMER_COENG}[{KHMER_COENG}{IGNORABLE}]*+[{KHMER_BASE}]?"
    return re.compile(f"(?:[{KHMER_BASE}](?:{rest})*+){{{count}}}")


def cluster_count(text: str) -> int:
    """The length of `text` in clusters, ignorable characters not counted."""
    return len(_VISIBLE_CLUSTER.findall(text))


def is_cluster_boundary(text: str, offset: int) -> bool:
    """Whether `text`, free of ignorable characters, may be cut at `offset`."""
    if offset <= 0 or offset >= len(text):
        return True
    return text[offset - 1] != KHMER_COENG and not _FOLLOWS_BASE.match(text, offset)


def whole_clusters(word: str, text: str) -> Iterator[Span]:
    """Where `word` stands in `text` without cutting a cluster."""
    for match in re.finditer(re.escape(word), text):
        if all(is_cluster_boundary(text, place) for place in match.span()):
            yield Span(*match.span())


class _Place(IntEnum):
    """The place of a part behind the base, in canonical order."""

    ROBAT = 1
    COENG = 2
    COENG_RO = 3
    SHIFTER = 4
    ZWNJ = 5
    PRE_VOWEL = 6  # written before the base, or around it
    BELOW_VOWEL = 7
    ABOVE_VOWEL = 8
    AA = 9
    SIGN = 10
    FINAL = 11
    LONE_COENG = 12  # stands at the end already, see PLAIN_CLUSTER


_ROBAT, _ZWNJ, _RO = "\u17cc", "\u200c", "\u179a"
_AA, _II, _U, _OE, _E, _OO = "\u17b6", "\u17b8", "\u17bb", "\u17be", "\u17c1", "\u17c4"
_NIKAHIT, _MUUSIKATOAN, _TRIISAP = "\u17c6", "\u17c9", "\u17ca"
_PLACES = {
    _ROBAT: _Place.ROBAT,
    _MUUSIKATOAN: _Place.SHIFTER,
    _TRIISAP: _Place.SHIFTER,
    _ZWNJ: _Place.ZWNJ,
    **dict.fromkeys("\u17be\u17bf\u17c0\u17c1\u17c2\u17c3\u17c4\u17c5", _Place.PRE_VOWEL),
    **dict.fromkeys("\u17bb\u17bc\u17bd", _Place.BELOW_VOWEL),
    **dict.fromkeys("\u17b7\u17b8\u17b9\u17ba", _Place.ABOVE_VOWEL),
    _AA: _Place.AA,
    **dict.fromkeys("\u17c7\u17c8", _Place.FINAL),
    KHMER_COENG: _Place.LONE_COENG,
}
_PART = re.compile(f"{KHMER_COENG}[{KHMER_BASE}]|.", re.DOTALL)


TO_KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
TO_LATIN_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
"""Tables for `str.translate`."""

#: Deprecated code points and what to write instead (Unicode Standard, section 16.4).
DEPRECATED_CHARACTERS = {
    0x17A3: "\u17a2",  # QAQ: never used, looks like QA
    0x17A4: "\u17a2\u17b6",  # QAA: QA with the vowel AA
    0x17B4: "",  # inherent AQ: has no shape
    0x17B5: "",  # inherent AA: has no shape
    0x17D3: "\u17c6",  # BATHAMASAT: looks like NIKAHIT
}
#: Invisible characters that tear a cluster apart, on screen or for a search: all but the
#: non-joiner, which is harmless unless beside a COENG.
_BREAKING = re.compile(
    f"(?=[^{_ZWNJ}])[{IGNORABLE}]|(?<={KHMER_COENG}){_ZWNJ}+|{_ZWNJ}+(?={KHMER_COENG})"
)
_REPEATED_COENG = re.compile(f"(?<!{KHMER_COENG}){KHMER_COENG}+(?={KHMER_COENG}[{KHMER_BASE}])")
_ABOVE = frozenset("\u17b7\u17b8\u17b9\u17ba\u17be\u17bf\u17d0")
_STRONG = frozenset("កខគឃចឆជឈដឋឌឍតថទធផពភឞសហអ")
_BA = "ប"


def _place(part: str) -> _Place:
    if len(part) > 1:
        return _Place.COENG_RO if part[1] == _RO else _Place.COENG
    return _PLACES.get(part, _Place.SIGN)


def _parts(cluster: str) -> tuple[str, list[str]]:
    """The base of a cluster and what follows it: marks, and subscripts with their COENG."""
    base, *parts = map(str, _PART.findall(cluster))
    return base, parts


def _assemble(base: str, parts: list[str]) -> str:
    return base + "".join(sorted(parts, key=_place))


def _replace_deprecated(cluster: str) -> str:
    return cluster.translate(DEPRECATED_CHARACTERS)


def _drop_ignorables(cluster: str) -> str:
    return _BREAKING.sub("", cluster)


def _drop_repeats(cluster: str) -> str:
    base, parts = _parts(_REPEATED_COENG.sub("", cluster))
    kept, seen = list[str](), set[str]()
    for part in parts:
        if part not in seen or part[0] == KHMER_COENG:  # subscripts may repeat, marks may not
            kept.append(part)
            seen.add(part)
    return base + "".join(kept)


def _order(cluster: str) -> str:
    base, parts = _parts(cluster)
    return _assemble(base, parts)


#: Two vowels that are seen as others, and these; of the last the left half is typed twice (ធ្វេើ).
_SPLIT_VOWELS = (
    (_E, _II, (_OE,)),
    (_E, _AA, (_OO,)),
    (_OE, _AA, (_OO, _II)),
    (_E, _OE, (_OE,)),
)


def _join_split_vowel(cluster: str) -> str:
    base, parts = _parts(cluster)
    for first, second, whole in _SPLIT_VOWELS:
        if first in parts and second in parts:
            parts.remove(first)
            parts.remove(second)
            return _assemble(base, [*parts, *whole])
    return cluster


def _restore_shifter(cluster: str) -> str:
    """The cluster with a register shifter in place of an U that only looks like U.

    A shifter moves below the base, and takes the shape of U, when a vowel stands above it:
    so people type U. TRIISAP is what strong consonants take, MUUSIKATOAN what weak ones take,
    and BA, strong but for this, too.
    """
    base, parts = _parts(cluster)
    if _U not in parts or not (_ABOVE.intersection(parts) or {_AA, _NIKAHIT} <= {*parts}):
        return cluster
    parts.remove(_U)
    if _MUUSIKATOAN not in parts and _TRIISAP not in parts:
        consonants = {base, *(part[1] for part in parts if len(part) > 1)}
        strong = not _STRONG.isdisjoint(consonants) and _BA not in consonants
        parts.append(_TRIISAP if strong else _MUUSIKATOAN)
    return _assemble(base, parts)


_STEPS: tuple[tuple[FoldRule, Callable[[str], str]], ...] = (
    (FoldRule.DEPRECATED_CHARACTER, _replace_deprecated),
    (FoldRule.IGNORABLE, _drop_ignorables),
    (FoldRule.REPEATED_MARK, _drop_repeats),
    (FoldRule.CLUSTER_ORDER, _order),
    (FoldRule.SPLIT_VOWEL, _join_split_vowel),
    (FoldRule.SHIFTER, _restore_shifter),
)


@lru_cache(maxsize=1 << 16)
def canonicalised(cluster: str) -> tuple[str, frozenset[FoldRule]]:
    """The canonical form of one Khmer cluster and the rules that led there.

    The steps are repeated until none changes anything: joining a split vowel can make a
    shifter recognisable. Each change but reordering leaves fewer parts, or fewer OE, so this
    ends; and the result is its own canonical form.
    """
    rules: set[FoldRule] = set()
    before = None
    while cluster != before:
        before = cluster
        for rule, step in _STEPS:
            changed = step(cluster)
            if changed != cluster:
                rules.add(rule)
                cluster = changed
    return cluster, frozenset(rules)


@lru_cache(maxsize=1 << 16)
def canonical_cluster(cluster: str) -> str:
    """The canonical form of one Khmer cluster, as `iter_clusters` cuts it.

    Only some 2,200 different clusters occur in a thousand news documents, so nearly every
    call is answered from the cache.
    """
    return canonicalised(cluster)[0]
