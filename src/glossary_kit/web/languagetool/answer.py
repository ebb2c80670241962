"""What an editor is answered: matches with offsets in UTF-16, as LanguageTool gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary_kit import __version__
from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Side
from glossary_kit.model.span import utf16_offset
from glossary_kit.web.languagetool.question import Question

_AROUND = 40
_CODES = {"km": "km-KH", "en": "en-US"}
_NAMES = {"km": "Khmer", "en": "English"}
LANGUAGES = (
    {"name": "English", "code": "en", "longCode": "en"},
    {"name": "English (GB)", "code": "en", "longCode": "en-GB"},
    {"name": "English (US)", "code": "en", "longCode": "en-US"},
    {"name": "Khmer", "code": "km", "longCode": "km-KH"},
)


def answer(question: Question | None, issues: Iterable[Issue]) -> dict[str, object]:
    """The document for the `issues` of a question; for a language that is not ours, no matches."""
    lang = question.lang if question else "en"
    language = {"name": _NAMES[lang], "code": _CODES[lang]}
    return {
        "software": {
            "name": "glossary-kit",
            "version": __version__,
            "buildDate": "",
            "apiVersion": 1,
            "premium": False,
            "status": "",
        },
        "warnings": {"incompleteResults": False},
        "language": language | {"detectedLanguage": language | {"confidence": 1.0}},
        "matches": list(_matches(question, issues)) if question else [],
    }


def _matches(question: Question, issues: Iterable[Issue]) -> Iterator[dict[str, object]]:
    text = question.text
    for issue in issues:
        start, end = (issue.start, issue.end) if issue.start < issue.end else (0, len(text))
        if issue.side is Side.TARGET and start < end:
            yield _match(text, start, end, issue)


def _match(text: str, start: int, end: int, issue: Issue) -> dict[str, object]:
    """What is missing has no place of its own: the whole text is marked then."""
    offset = utf16_offset(text, start)
    before = max(0, start - _AROUND)
    context = text[before : end + _AROUND]
    return {
        "message": issue.message,
        "shortMessage": issue.name.replace("-", " "),
        "offset": offset,
        "length": utf16_offset(text, end) - offset,
        "replacements": [{"value": word} for word in _instead(issue)],
        "context": {
            "text": context,
            "offset": utf16_offset(context, start - before),
            "length": utf16_offset(text, end) - offset,
        },
        "sentence": text,
        "type": {"typeName": "Other"},
        "rule": {
            "id": issue.code,
            "description": issue.name.replace("-", " "),
            "issueType": issue.its_type,
            "category": {"id": issue.code[:3], "name": issue.its_type},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _instead(issue: Issue) -> tuple[str, ...]:
    """What may stand at the place that is marked; nothing where the whole text is."""
    if issue.start == issue.end:
        return ()
    return issue.expected if issue.suggestion is None else (issue.suggestion,)
