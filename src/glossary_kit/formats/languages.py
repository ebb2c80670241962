"""Language tags as foreign files write them, made ours: `km_KH`, `KHM`, `Khmer` are `km`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.text.khmer import is_khmer

# The two languages of the kit are looked up by their primary subtag: a Khmer term found
# under km-KH must be the same as one under km. Names are those CAT tools and spreadsheets use.
_OURS = {
    "en": "en",
    "eng": "en",
    "english": "en",
    "អង់គ្លេស": "en",
    "ភាសាអង់គ្លេស": "en",
    "ពាក្យអង់គ្លេស": "en",
    "km": "km",
    "khm": "km",
    "kh": "km",
    "khmer": "km",
    "cambodian": "km",
    "ខ្មែរ": "km",
    "ភាសាខ្មែរ": "km",
    "ពាក្យខ្មែរ": "km",
}
_LEAST_SHARE = 0.2  # a Khmer text may name much in English, an English one quotes a Khmer word
_LONGEST_PRIMARY = 3  # letters, of all languages that are registered (RFC 5646, 2.2.1)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=1024)
def language_named(text: str) -> str | None:
    """The tag of the language that `text` names, as a tag or in words; `None` if none."""
    cleaned = text.strip().replace("_", "-").split(".")[0].split("@")[0]
    first = re.split(r"[-\s(]", cleaned.lower(), maxsplit=1)[0]
    if first in _OURS:
        return _OURS[first]
    if len(first) > _LONGEST_PRIMARY:
        return _english_names().get(first)
    if not _TAG.fullmatch(cleaned):
        return None
    primary, *rest = cleaned.split("-")
    return "-".join([primary.lower(), *map(_subtag, rest)])


@lru_cache(maxsize=1)
def _english_names() -> dict[str, str]:
    """The tags of languages by their English names in lower case, after the CLDR."""
    from babel import Locale

    return {name.lower(): tag for tag, name in Locale("en").languages.items() if "_" not in tag}


def normal_language(text: str, tally: Tally, line: int | None = None) -> str:
    """The tag for `text` as the model uses it, counting a change; `text` itself if unknown."""
    if text in ("en", "km"):
        return text
    found = language_named(text)
    if found is None:
        tally.changed(f"“{text}” is no language tag and was left as it is", line)
        return text
    if found.lower() != text.lower():
        tally.changed(f"the language {text} is read as {found}", line)
    return found


def _subtag(part: str) -> str:
    """The subtag in the case BCP 47 (RFC 5646, 2.1.1) recommends."""
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 else part.lower()


def written_language(texts: Iterable[str]) -> str:
    """`km` if at least a fifth of the letters of `texts` are Khmer, else `en`."""
    khmer = others = 0
    for text in texts:
        khmer += sum(map(is_khmer, text))
        others += sum(char.isalpha() and not is_khmer(char) for char in text)
    return "km" if khmer and khmer >= _LEAST_SHARE * (khmer + others) else "en"
