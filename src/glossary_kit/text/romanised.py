"""How Khmer sounds to one who writes it in Latin letters: the consonants alone.

There are many romanisations and most people follow none, but vowels are what they differ in
(rothmontrey, roathamontrei). So both scripts are brought to the classes of their consonants:
voice, aspiration and doubling left out.
"""

from __future__ import annotations

import re

_CLASSES = {
    **dict.fromkeys("កខគឃ", "k"),
    **dict.fromkeys("ចឆជឈ", "c"),
    **dict.fromkeys("ដឋឌឍតថទធ", "t"),
    **dict.fromkeys("ងញណន", "n"),
    **dict.fromkeys("បផពភ", "p"),
    **dict.fromkeys("រឫឬ", "r"),
    **dict.fromkeys("លឡឭឮ", "l"),
    "ម": "m",
    "វ": "v",
    "ស": "s",
    "ហ": "h",
}
_LATIN_CLASSES = {"b": "p", "d": "t", "f": "p", "g": "k", "j": "c", "q": "k", "w": "v", "z": "s"}
_SILENT = re.compile("[\u1780-\u17b3]\u17cd")
_KHMER_SOUND = re.compile("[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3])*")
_LATIN_SOUND = re.compile("ng|nh|ny|gn|ch|([bcdfgjklmnpqrstvwz])\\1*h?|h")
_NASALS = ("ng", "nh", "ny", "gn")


def khmer_sounds(key: str) -> str:
    """The classes of the consonants of a Khmer key; subscripts of the class above are left out."""
    sounds = list[str]()
    for cluster in _KHMER_SOUND.findall(_SILENT.sub("", key)):
        last = ""
        for consonant in cluster[::2]:
            sound = _CLASSES.get(consonant, "")  # អ has none, and យ is mostly written as a vowel
            if sound != last:
                sounds.append(sound)
            last = sound
    return "".join(sounds)


def latin_sounds(key: str) -> str:
    """The classes of the consonants of a key in Latin letters."""
    return "".join(
        "n" if sound in _NASALS else _LATIN_CLASSES.get(sound[0], sound[0])
        for sound in (match[0] for match in _LATIN_SOUND.finditer(key))
    )
