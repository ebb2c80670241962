"""A text in which the slips are read over that rules on characters report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary_kit.check.drawn_first import Drawn
from glossary_kit.text.khmer import KHMER_BASE
from glossary_kit.text.repair import REPEATED_SUBSCRIPT

#: The consonants of Thai and Lao that have the place in the alphabet of a Khmer one.
TO_KHMER_LETTERS = str.maketrans(
    "กขคฆงจฉชญฎฏฐณดตถทธนบปผพภมยรลวสหอກຂຄງຈດຕຖທນບປຜພມຍຣລວສຫອ",
    "កខគឃងចឆជញដតឋណដតថទធនបបផពភមយរលវសហអកខគងចដតថទនបបផពមយរលវសហអ",
)
#: A colon between the parts of គណៈកម្មាធិការ and the like.
_COLON_FOR_SHORT_A = re.compile(f"(?<=[ណយរ])[:៖](?=[{KHMER_BASE}])")


def as_meant(text: str, drawn: Iterable[Drawn]) -> str:
    """`text` with what is `drawn` in it as it should be, and other characters as they are meant.

    Only to tell whether a term is there: it is not what to write.
    """
    for span, mended in sorted(drawn, key=lambda each: each[0], reverse=True):
        text = text[: span.start] + mended + text[span.end :]
    text = REPEATED_SUBSCRIPT.sub(r"\1", text.translate(TO_KHMER_LETTERS))
    return _COLON_FOR_SHORT_A.sub("ៈ", text)
