"""British and American spellings of an English word, and accents, as a table of stems and endings.

A variant that nobody writes does no harm, for it is never met; one that is another word does
(four for "for"): so the rules name their stems, except -ise, which names its exceptions.
"""

from __future__ import annotations

import re
from functools import lru_cache

_OUR_STEMS = (
    "(?:dis|mis)?(?:armo|behavio|cando|clamo|colo|endeavo|favo|flavo|harbo|hono|humo|labo|"
    "neighbo|odo|rigo|rumo|savo|splendo|tumo|valo|vapo|vigo)"
)
_RE_STEMS = "calib|(?:epi)?cent|fib|lit|lust|meag|(?:centi|kilo|milli)?met|sab|somb|spect|theat"
_L_STEMS = (
    "(?:re|un|mis)?(?:cancel|channel|counsel|dial|fuel|label|level|marvel|model|panel|quarrel|"
    "rival|signal|total|travel|tunnel)"
)
#: Words in -ise or -ize that have no other spelling.
_ONE_SPELLING = re.compile(
    "(?:advertis|apprais|aris|capsiz|compris|compromis|concis|cruis|demis|despis|devis|disguis|"
    "enterpris|excis|exercis|expertis|franchis|improvis|incis|maiz|merchandis|nois|paradis|"
    "prais|precis|premis|priz|promis|rais|seiz|siz|supervis|surpris|televis|treatis|advis|revis|"
    "wis)(?:e|es|ed|ing|ers?|able|ations?|ational)"
)


def _pair(
    stems: str, british: str, american: str, endings: str
) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rewriting of a word from British to American spelling, and back."""
    return tuple(
        (re.compile(f"({stems}){here}({endings})"), rf"\g<1>{there}\g<2>")
        for here, there in ((british, american), (american, british))
    )


_REWRITES = (
    *_pair(_OUR_STEMS, "ur", "r", ".*"),
    *_pair(_RE_STEMS, "re", "er", "s?"),
    *_pair("cent", "r", "er", "ed|ing"),
    *_pair(_L_STEMS, "l", "", "ed|ing|ings|ers?|ors?"),
    *_pair("[a-z]{3,}i", "s", "z", "e|es|ed|ing|ers?|able|ations?|ational"),
    *_pair("(?:anal|catal|electrol|paral)y", "s", "z", "e|ed|ing|ers?"),
    *_pair("defen|licen|offen|preten", "ce", "se", "s?"),
    *_pair("practi", "se", "ce", "[ds]?"),
    *_pair("program", "me", "", "s?"),
    *_pair("acknowledg|abridg|judg", "e", "", "ments?"),
    *_pair("analog|catalog|dialog", "ue", "", "s?"),
    *_pair("enrol|fulfil|instal", "", "l", "ments?"),
    *_pair("skil|wil", "", "l", "ful|fully"),
    *_pair("ag", "e", "", "ing"),
    *_pair("art", "e", "i", "facts?"),
    *_pair("gr", "e", "a", "y|ys|yed|ying"),
    *_pair("encyclop|orthop|p", "ae", "e", "di.+"),
    *_pair("s", "c", "k", "eptic.*"),
    # Accents that may be left out; but a résumé is no resume.
    *_pair("attach|caf|clich|communiqu|fianc", "é", "e", "e?s?"),
    *_pair("d", "é", "e", "buts?|cors?|tente"),
    *_pair("", "é", "e", "lites?|litis[mt]s?"),
    *_pair("r", "é", "e", "gimes?"),
    *_pair("r", "ô", "o", "les?"),
    *_pair("fa", "ç", "c", "ades?"),
    *_pair("na", "ï", "i", "ve|vely|vety"),
)


@lru_cache(maxsize=1 << 14)
def spelling_variants(word: str) -> frozenset[str]:
    """`word`, in small letters, in its British and American spellings; itself among them."""
    if _ONE_SPELLING.fullmatch(word):
        return frozenset({word})
    rewritten = (
        pattern.sub(replacement, word)
        for pattern, replacement in _REWRITES
        if pattern.fullmatch(word)
    )
    return frozenset({word, *rewritten})
