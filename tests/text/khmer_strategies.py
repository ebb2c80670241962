"""Khmer and arbitrary text for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

_BASES = st.sampled_from("កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអឥឧឯឱឲ")
_SUBSCRIPTS = st.lists(_BASES.map(lambda base: "\u17d2" + base), max_size=2)
_MARKS = st.lists(
    st.sampled_from([*map(chr, range(0x17B4, 0x17D2)), "\u17dd", "\u200b", "\u200c", "\u200d"]),
    max_size=4,
)


def _cluster(base: str, subscripts: list[str], marks: list[str], parts: list[int]) -> str:
    pieces = [*subscripts, *marks]
    return base + "".join(piece for _, piece in sorted(zip(parts, pieces, strict=False)))


#: Clusters with their parts in any order, sound and faulty.
clusters = st.builds(
    _cluster, _BASES, _SUBSCRIPTS, _MARKS, st.lists(st.integers(0, 9), min_size=6, max_size=6)
)
_ORDINARY = st.sampled_from(
    ["កា", "ការ", "ស្ត្រី", "អោយ", "ឲ្យ", "AI", " ", "\u200b", "២០២៥", "។", "’"]
)
_ODD = st.sampled_from(
    ["\u17d2", "\u17d2\u17d2", "\u17d8", "\u17a4", "ﬁ", "İ", "e\u0301", "\u00a0"]
)
khmer_text = st.lists(st.one_of(clusters, _ORDINARY), max_size=6).map("".join)
khmer_block = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17FF), max_size=12)
any_text = st.lists(st.one_of(khmer_text, khmer_block, _ODD, st.text(max_size=6)), max_size=5).map(
    "".join
)
