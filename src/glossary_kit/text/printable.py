"""Text for people to read: nothing in it that XML and terminals cannot have, or nobody sees."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_INVISIBLE = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})


def printable(text: str) -> str:
    """The `text` without the control characters that XML and terminals cannot have."""
    return _CONTROL.sub("\ufffd", text)


def is_invisible(text: str) -> bool:
    """Whether there is something in `text`, and nothing of it can be seen."""
    return bool(text) and all(unicodedata.category(char) in _INVISIBLE for char in text)


def code_points(text: str) -> str:
    """The code points of `text`, as `U+200B U+0020`."""
    return " ".join(f"U+{ord(char):04X}" for char in text)
