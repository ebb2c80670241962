"""What an editor asks: the form it sends, encoded or not, as a text with its languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from glossary_kit.errors import UsageError
from glossary_kit.web.rendering import lang_of

LONGEST = 100_000
_RAW = re.compile(r"text=(.*)&language=([A-Za-z0-9-]+)((?:&\w+=[^&\n]*)*)", re.DOTALL)
_ENCODED = re.compile(r"[A-Za-z0-9\-._~%+&=*!'()$,;:@/?\[\]]*")
_LANGS = ("en", "km")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A `text` to be checked; `source` is what it translates, if the editor knows."""

    text: str
    lang: str
    source: str = ""

    @property
    def source_lang(self) -> str:
        """The other language of the two."""
        return "en" if self.lang == "km" else "km"


def read_question(body: bytes) -> Question | None:
    """The question in the body, or query, of a request; `None` if its language is not ours.

    Raises: UsageError if there is no text, or too much of it.
    """
    fields = _fields(body.decode("utf-8", "replace"))
    text = fields.get("text", "")
    if "text" not in fields or len(text) > LONGEST:
        raise UsageError("there is no text to check, or too much", hint=f"{LONGEST} characters fit")
    asked = fields.get("language", "auto").lower()
    lang = lang_of(text) if asked in ("auto", "") else re.split("[-_]", asked)[0]
    if lang not in _LANGS:
        return None
    return Question(text=text, lang=lang, source=fields.get("srctext", "")[:LONGEST])


def _fields(content: str) -> dict[str, str]:
    """The fields of a form; LibreOffice before 7.5 sends the text as it is, not encoded."""
    raw = None if _ENCODED.fullmatch(content) else _RAW.fullmatch(content)
    if raw:
        rest = parse_qsl(raw[3].lstrip("&"), keep_blank_values=True)
        return {"text": raw[1], "language": raw[2], **dict(rest)}
    return dict(parse_qsl(content, keep_blank_values=True))
