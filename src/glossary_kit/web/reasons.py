"""Why a term was found, in the language of the page: the look-up says it in English."""

from __future__ import annotations

import re

from markupsafe import Markup

from glossary_kit.web.labels import N_
from glossary_kit.web.languages import Translate

_REASONS = (
    N_("is the term"),
    N_("is a look-up form of “%(term)s”"),
    N_("is a form of “%(term)s”"),
    N_("matches the pattern %(term)s"),
    N_("begins with the query"),
    N_("has all words of the query"),
    N_("is like “%(term)s”"),
)
_STATUSES = re.compile(r"; (?:deprecated|superseded)$")


def _pattern(reason: str) -> re.Pattern[str]:
    return re.compile(re.escape(reason).replace(re.escape("%(term)s"), "(?P<term>.*)"), re.DOTALL)


_PATTERNS = tuple((reason, _pattern(reason)) for reason in _REASONS)


def reason(why: str, say: Translate, language: str) -> Markup:
    """The reason `why` in `language`, escaped; as it is, where it is none of those known.

    The status at its end is left out, for it is shown beside.
    """
    plain = _STATUSES.sub("", why)
    for known, pattern in _PATTERNS:
        if found := pattern.fullmatch(plain):
            text = Markup.escape(say(known)) % found.groupdict()
            return Markup('<span lang="{}">{}</span>').format(language, text)
    return Markup('<span lang="en">{}</span>').format(plain)
