"""How an English term stands in running text: inflected, hyphenated, British or American.

No model: rules and lists (see `english_inflection`, `english_spelling`), applied to the term,
so that finding stays a comparison of strings. The forms are keys (see `folded`), but those of
acronyms keep their capitals, because IT is not it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from glossary_kit.model.concept import PartOfSpeech
from glossary_kit.text.english_inflection import (
    ONLY_VERBS,
    plurals,
    possessives,
    singulars,
    verb_forms,
)
from glossary_kit.text.english_spelling import spelling_variants
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import is_khmer

_UNINFLECTED = (PartOfSpeech.ADJECTIVE, PartOfSpeech.ADVERB)
_PREPOSITIONS = frozenset(
    {"against", "at", "between", "by", "for", "from", "in", "into", "of", "on", "over", "per"}
    | {"to", "under", "with", "within", "without"}
)
#: Compounds that are written joined, hyphenated or apart: cybersecurity, policy maker.
_COMPOUND = re.compile(
    "(anti|bio|block|chat|counter|cyber|data|deep|geo|macro|meta|micro|multi|nano|neuro|non|"
    "post|pre|semi|socio|sub|super|techno)([a-z]{3,})"
    "|(co)((?:author|benefit|chair|creat|design|exist|financ|found|locat|operat|ordinat|own|"
    "sponsor)[a-z]*)|(per)(cent)"
    "|([a-z]{3,})(base|based|being|bot|box|care|chain|cycle|fake|flow|force|holder|keeper|keeping|line|maker|"
    "making|place|room|set|site|source|stream|ware|wide|work|worker)|(e)(commerce|government|governance|learning|mail|service|signature|waste)"
)
_AFTER_THE_NOUN = frozenset({"designate", "elect", "general"})  # attorneys general
_WORD_OR_GAP = re.compile("[ -]|[^ -]+")

_Gaps = tuple[str, ...]


def inflected_forms(term: str, *, part_of_speech: PartOfSpeech | None = None) -> frozenset[str]:
    """The keys of all forms in which `term` may stand in English text, its own among them.

    Nouns (also where the part of speech is not known, but for verbs of the field): plural,
    singular, possessives of the head, which is the last word, or the one before a preposition
    (rules of law) or before general (attorneys general). Verbs: forms of the first word. All:
    British and American spelling, and hyphenated, joined and separate writing.
    """
    key = fold_key(term).strip()
    words, gaps = _words_and_gaps(key)
    if not words:
        return frozenset()
    choices = [spelling_variants(word) for word in words]
    head = _head(words, gaps, part_of_speech)
    choices[head] = _head_forms(words[head], part_of_speech, last=head == len(words) - 1)
    if words[head] in _AFTER_THE_NOUN and head:
        choices[head - 1] = _head_forms(words[head - 1], part_of_speech, last=False)
    forms = {
        "".join(map("".join, zip(chosen, (*written, ""), strict=True)))
        for chosen in product(*choices)
        for written in _gap_variants(words, gaps)
    }
    return frozenset(forms | {key})


def _words_and_gaps(key: str) -> tuple[list[str], _Gaps]:
    """The words of `key` and what stands between them; compounds are taken apart (`""`)."""
    words, gaps = list[str](), list[str]()
    for piece in _WORD_OR_GAP.findall(key):
        if piece in " -":
            if len(words) > len(gaps):  # not at the start, and not after another gap
                gaps.append(piece)
        elif compound := _COMPOUND.fullmatch(piece):
            words += (part for part in compound.groups() if part)
            gaps.append("")
        else:
            words.append(piece)
    return words, tuple(gaps[: max(len(words) - 1, 0)])


def _gap_variants(words: list[str], gaps: _Gaps) -> Iterator[_Gaps]:
    """The ways to write the gaps: as they are, one changed, all spaces, all hyphens."""
    yield gaps
    for place, gap in enumerate(gaps):
        first, second = words[place : place + 2]
        for other in _gap_alternatives(gap, first, second, alone=len(gaps) == 1):
            yield (*gaps[:place], other, *gaps[place + 1 :])
    if len(gaps) > 1:
        yield from (tuple(gap and other for gap in gaps) for other in " -")


def _gap_alternatives(gap: str, first: str, second: str, *, alone: bool) -> str | tuple[str, ...]:
    if len(first) == 1:  # e-mail is email, but never "e mail"; a b-list is not a blist
        return ("", "-") if first == "e" else ()
    if gap == "" or _COMPOUND.fullmatch(first + second):
        return ("", "-", " ")
    # "re-form" is not "reform"; longer chains (state-of-the-art) are never joined.
    joined = gap == "-" and alone and first != "re"
    return ("", " ") if joined else ("-", " ")


def _head(words: list[str], gaps: _Gaps, part_of_speech: PartOfSpeech | None) -> int:
    """The index of the word that is inflected."""
    if part_of_speech is PartOfSpeech.VERB:
        return 1 if words[0] == "to" and len(words) > 1 else 0
    for place in range(1, len(words) - 1):
        chain = gaps[place - 1] == gaps[place] == " " or set(gaps) == {"-"}
        if words[place] in _PREPOSITIONS and chain:
            return place - 1
    return len(words) - 1


def _head_forms(word: str, part_of_speech: PartOfSpeech | None, *, last: bool) -> frozenset[str]:
    if part_of_speech is PartOfSpeech.VERB or (part_of_speech is None and word in ONLY_VERBS):
        return _spelled(verb_forms(word))
    if part_of_speech in _UNINFLECTED or not word[-1].isalpha():
        return spelling_variants(word)
    singular = _spelled(singulars(word) or {word})
    plural = _spelled({word} if singulars(word) else plurals(word))
    if not last:
        return singular | plural
    owners = {owner for noun in singular for owner in possessives(noun)}
    owners |= {f"{noun}'" if noun.endswith("s") else f"{noun}'s" for noun in plural}
    return singular | plural | owners


def _spelled(words: Iterable[str]) -> frozenset[str]:
    return frozenset(variant for word in words for variant in spelling_variants(word))


_ACRONYM_WORD = re.compile("[A-Za-z0-9.&/]+")


def is_acronym(term: str) -> bool:
    """Whether `term` is written in capitals that matter: AI, LLMs, GenAI, WG-AI, ISO/IEC."""
    words = re.split("[ -]", _plain(term))
    longest = 10 if len(words) == 1 else 6  # two long words in capitals are a heading
    return all(_is_acronym_word(word, longest) for word in words) and any(
        map(_has_two_capitals, words)
    )


def _is_acronym_word(word: str, longest: int) -> bool:
    if not _ACRONYM_WORD.fullmatch(word) or len(word) > longest:
        return False
    letters = [char for char in word.removesuffix("s") if char.isalpha()]
    return 2 * sum(char.isupper() for char in letters) >= len(letters)


def _has_two_capitals(word: str) -> bool:
    return sum(char.isupper() for char in word) >= 2


def acronym_forms(term: str) -> frozenset[str]:
    """The forms of an acronym, capitals kept, straight apostrophes and hyphens.

    Plural, possessives, hyphen or space between its parts, points between its letters, spaces
    around &.
    """
    plain = _plain(term)
    forms = {plain, plain.replace("-", " "), plain.replace(" ", "-"), plain.replace(".", "")}
    forms |= {re.sub(" ?& ?", joined, plain) for joined in ("&", " & ")}
    if plain.isalpha() and plain.isupper() and len(plain) <= 5:
        forms.add(".".join(plain) + ".")
    plural = forms if plain.endswith("s") else {f"{form}s" for form in forms}
    return frozenset(
        forms | plural | {f"{form}'s" for form in forms} | {f"{form}'" for form in plural}
    )


def _plain(term: str) -> str:
    """`term` with its capitals, but straight apostrophes, plain hyphens and spaces."""
    return "".join(char if char.isalpha() else fold_key(char) for char in term).strip()


def word_edges(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` consists of whole words: no letter or digit goes on outside.

    A following 's is outside the word; the t of "don't" is inside it. A hyphen is an edge.
    """
    return not (_goes_on(text, start) or _goes_on(text, end) or _contracted(text, start, end))


def _goes_on(text: str, offset: int) -> bool:
    inside = 0 < offset < len(text)
    return inside and _is_word_char(text[offset - 1]) and _is_word_char(text[offset])


def _is_word_char(char: str) -> bool:
    return (char.isalnum() or char == "_" or "\u0300" <= char <= "\u036f") and not is_khmer(char)


_BEFORE_APOSTROPHE = re.compile(r"[a-z]['’]", re.IGNORECASE)
_AFTER_APOSTROPHE = re.compile(r"['’](?!s(?![a-z]))[a-z]", re.IGNORECASE)


def _contracted(text: str, start: int, end: int) -> bool:
    before = start >= 2 and _BEFORE_APOSTROPHE.match(text, start - 2)
    return bool(before or _AFTER_APOSTROPHE.match(text, end))


_NEGATION = re.compile(
    r"(?:(?<![a-z])(?:non|un|in|im|dis|anti|out[- ]of)-|(?<![a-z])(?:non|not|out[- ]of)\s"
    r"(?:(?:a|an|the|any)\s)?)$",
    re.IGNORECASE,
)
_LONGEST_NEGATION = 16


def negated(text: str, start: int) -> bool:
    """Whether what begins at `start` is negated: non-binding, not binding, out-of-scope.

    A negation grown together with the word (unbiased) has no word edge and is no hit at all.
    """
    return bool(_NEGATION.search(text[max(0, start - _LONGEST_NEGATION) : start]))
