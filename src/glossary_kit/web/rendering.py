"""Pages made of templates, in the visitor's language, everything in them escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from glossary_kit.model.concept import Reliability
from glossary_kit.text.khmer import is_khmer
from glossary_kit.text.printable import printable
from glossary_kit.web.assets import address
from glossary_kit.web.labels import LABELS, RELIABILITIES
from glossary_kit.web.languages import LANGUAGES, language_of, translate
from glossary_kit.web.reasons import reason
from glossary_kit.web.sessions import visitor_of


def render(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """The page that `template` makes of `values`."""
    return HTMLResponse(text_of(request, template, **values), status_code=status)


def text_of(request: Request, template: str, **values: object) -> str:
    """The text that `template` makes of `values`."""
    return (
        _environment(language_of(request))
        .get_template(template)
        .render(
            path=request.url.path,
            here=_here(request),
            visitor=visitor_of(request),
            **values,
        )
    )


def _here(request: Request) -> str:
    """The address of the page without its host, to come back to."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("glossary_kit.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        finalize=_printable,
    )
    say = translate(language)
    install = vars(environment)["install_gettext_callables"]  # put there by the extension
    install(say, lambda one, many, number: say(one if number == 1 else many), newstyle=True)

    def label(value: object) -> str:
        return say(LABELS.get(value, str(value)))

    def reliability(value: Reliability) -> str:
        return say(RELIABILITIES[value])

    def said_why(why: str) -> Markup:
        return reason(printable(why), say, language)

    environment.globals |= {"language": language, "languages": LANGUAGES, "asset": address}
    environment.filters["label"] = label
    environment.filters["reliability"] = reliability
    environment.filters["in_own_language"] = in_own_language
    environment.filters["lang"] = lang_of
    environment.filters["reason"] = said_why
    return environment


def lang_of(text: str) -> str:
    """The language tag of `text`: that of the script of most of its letters."""
    khmer = sum(map(is_khmer, text))
    return "km" if khmer > sum(map(str.isascii, filter(str.isalpha, text))) else "en"


def in_own_language(text: str) -> Markup:
    """The `text` escaped, marked as English or Khmer for fonts, line breaks and screen readers."""
    return Markup('<span lang="{}">{}</span>').format(lang_of(text), printable(text))


def _printable(value: object) -> object:
    """The value as it is shown: text without control characters."""
    return printable(value) if type(value) is str else value
