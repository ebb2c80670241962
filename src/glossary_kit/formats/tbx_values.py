"""The data categories of TBX and the values that other tools write into them."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary_kit.model.concept import AdministrativeStatus, PartOfSpeech, Reliability, TermType

TBX_STATUSES = {
    AdministrativeStatus.PREFERRED: "preferredTerm-admn-sts",
    AdministrativeStatus.ADMITTED: "admittedTerm-admn-sts",
    AdministrativeStatus.DEPRECATED: "deprecatedTerm-admn-sts",
    AdministrativeStatus.SUPERSEDED: "supersededTerm-admn-sts",
}
TBX_TERM_TYPES = {
    TermType.FULL_FORM: "fullForm",
    TermType.ACRONYM: "acronym",
    TermType.ABBREVIATION: "abbreviation",
    TermType.SHORT_FORM: "shortForm",
    TermType.VARIANT: "variant",
    TermType.PHRASE: "phrase",
}
TBX_PARTS_OF_SPEECH = {
    PartOfSpeech.NOUN: "noun",
    PartOfSpeech.VERB: "verb",
    PartOfSpeech.ADJECTIVE: "adjective",
    PartOfSpeech.ADVERB: "adverb",
    PartOfSpeech.PROPER_NOUN: "properNoun",
    PartOfSpeech.OTHER: "other",
}

# Only words whose meaning is sure; anything else is reported. The display values
# notRecommended and obsolete are those of the TBX-Basic XCS.
_STATUSES = {
    "preferred": AdministrativeStatus.PREFERRED,
    "recommended": AdministrativeStatus.PREFERRED,
    "admitted": AdministrativeStatus.ADMITTED,
    "allowed": AdministrativeStatus.ADMITTED,
    "deprecated": AdministrativeStatus.DEPRECATED,
    "notrecommended": AdministrativeStatus.DEPRECATED,
    "forbidden": AdministrativeStatus.DEPRECATED,
    "donotuse": AdministrativeStatus.DEPRECATED,
    "superseded": AdministrativeStatus.SUPERSEDED,
    "superceded": AdministrativeStatus.SUPERSEDED,
    "obsolete": AdministrativeStatus.SUPERSEDED,
}
_TERM_TYPES = {
    **{name.lower(): value for value, name in TBX_TERM_TYPES.items()},
    "initialism": TermType.ABBREVIATION,
    "phraseologicalunit": TermType.PHRASE,
}
_RELIABILITIES = {
    "reliabilitynotverified": Reliability.NOT_VERIFIED,
    "minimumreliability": Reliability.MINIMUM,
    "reliable": Reliability.RELIABLE,
    "veryreliable": Reliability.VERY_RELIABLE,
}
_PARTS_OF_SPEECH = {
    **{name.lower(): value for value, name in TBX_PARTS_OF_SPEECH.items()},
    "n": PartOfSpeech.NOUN,
    "v": PartOfSpeech.VERB,
    "adj": PartOfSpeech.ADJECTIVE,
    "adv": PartOfSpeech.ADVERB,
}


def _key(text: str) -> str:
    return re.sub("[^a-z]", "", text.lower())


@lru_cache(maxsize=1024)
def status_named(text: str) -> AdministrativeStatus | None:
    """The status that a foreign value surely means; `None` otherwise."""
    key = _key(text).removesuffix("admnsts").removesuffix("admsts")
    return _STATUSES.get(key.removesuffix("term"))


@lru_cache(maxsize=1024)
def term_type_named(text: str) -> TermType | None:
    """The term type that a foreign value surely means; `None` otherwise."""
    return _TERM_TYPES.get(_key(text))


@lru_cache(maxsize=1024)
def part_of_speech_named(text: str) -> PartOfSpeech | None:
    """The part of speech that a foreign value surely means; `None` otherwise."""
    return _PARTS_OF_SPEECH.get(_key(text))


@lru_cache(maxsize=1024)
def reliability_named(text: str) -> Reliability | None:
    """The reliability that `text` means, IATE's code (1 to 4) or its words; `None` otherwise."""
    if text.strip() in ("1", "2", "3", "4"):
        return Reliability(int(text))
    return _RELIABILITIES.get(_key(text))


@lru_cache(maxsize=1024)
def words_of(category: str) -> str:
    """The name of a data category in words: `geographicalUsage` is `Geographical usage`."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", category).capitalize()


def id_as_name(identity: str) -> str:
    """The id as an XML name: `/` becomes `.`, other signs that a name cannot hold `_hex_`."""
    safe = re.sub("[^A-Za-z0-9/-]", lambda sign: f"_{ord(sign[0]):x}_", identity)
    safe = re.sub("^[0-9/-]", lambda sign: f"_{ord(sign[0]):x}_", safe).replace("/", ".")
    return safe or "_"


def id_from_name(name: str) -> str:
    """The id that `id_as_name` turned into `name`."""
    name = "" if name == "_" else name.replace(".", "/")
    return re.sub("_([0-9a-f]{1,6})_", lambda code: chr(int(code[1], 16)), name)
