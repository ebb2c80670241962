"""The languages of the page itself: English as written, Khmer from the catalogue beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

from starlette.requests import Request

LANGUAGES = {"en": "English", "km": "ភាសាខ្មែរ"}
COOKIE = "glossary-kit-language"

Translate = Callable[[str], str]


def language_of(request: Request) -> str:
    """The language that the visitor chose, else the one of the browser, else English."""
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    wanted = request.headers.get("accept-language", "").lower()
    return "km" if wanted.startswith("km") else "en"


def translate(language: str) -> Translate:
    """The function that says an English text of the page in `language`."""
    texts = catalogue(language)
    return lambda text: texts.get(text, text)


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """The texts of the page in `language` by their English; empty for English itself."""
    if language not in LANGUAGES or language == "en":
        return {}
    from babel.messages.pofile import read_po

    path = resources.files("glossary_kit.web").joinpath(f"locale/{language}.po")
    with path.open("rb") as stream:
        messages = read_po(stream, locale=language)
    return {
        message.id: message.string
        for message in messages
        if message.id and isinstance(message.id, str) and isinstance(message.string, str)
    }
