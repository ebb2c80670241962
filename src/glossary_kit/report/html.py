"""Issues as one page for a reviewer: no other file, nothing fetched, to be read and printed.

Headings are English and Khmer. The page works without its script; with it, issues can be
filtered. A content security policy lets nothing run but that script, whatever a draft holds.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources
from itertools import groupby

from glossary_kit.check.issue import Issue
from glossary_kit.check.page import why
from glossary_kit.check.rule import Rule, Severity, Side
from glossary_kit.formats.for_people import REPORT_PAGE
from glossary_kit.report.rule_text import rules_of
from glossary_kit.report.summary import Summary, count
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.printable import is_invisible, printable

_FAMILIES = {
    "TRM": "Terminology · វាក្យសព្ទ",
    "CON": "Consistency · សង្គតិភាព",
    "NUM": "Numbers · លេខ",
    "CHR": "Characters · តួអក្សរ",
    "TYP": "Typography · វណ្ណយុត្តិ",
    "MRK": "Markup · កូដ",
    "CMP": "Completeness · ភាពពេញលេញ",
    "ENT": "Term base · មូលដ្ឋានវាក្យសព្ទ",
    "SUP": "Suppressions · ការអនុញ្ញាត",
}
_SEVERITIES = {
    Severity.CRITICAL: "critical · ធ្ងន់ធ្ងរ",
    Severity.MAJOR: "major · ធ្ងន់",
    Severity.MINOR: "minor · ស្រាល",
}


def html_report(issues: Sequence[Issue], summary: Summary) -> str:
    """A whole HTML document: issues by file, then why each rule is there."""
    style, script = _resource("page.css"), _resource("page.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    return "".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"{REPORT_PAGE}\n",
            f"<title>{escape(str(summary))}</title>\n<style>{style}</style>\n</head>\n<body>\n",
            "<header>\n<h1>Check of a translation",
            '<span lang="km">ការពិនិត្យសេចក្តីបកប្រែ</span></h1>\n',
            f'<p class="summary">{escape(str(summary))}</p>\n{_filters(issues)}</header>\n<main>\n',
            *_files(issues),
            *_rules(rules_of(issues)),
            "</main>\n<footer><p>glossary-kit</p></footer>\n",
            f"<script>{script}</script>\n</body>\n</html>\n",
        ]
    )


def _resource(name: str) -> str:
    return resources.files("glossary_kit.report").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """The source expression that allows an inline element with this `content`."""
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _filters(issues: Sequence[Issue]) -> str:
    severities = Counter(issue.severity for issue in issues)
    families = Counter(issue.code[:3] for issue in issues)
    files = Counter(issue.path for issue in issues)
    return "".join(
        [
            "<form hidden>\n",
            _select(
                "severity",
                "Severity",
                "កម្រិត",
                [(str(s), f"{name} ({severities[s]})") for s, name in _SEVERITIES.items()],
            ),
            _select(
                "family",
                "Kind",
                "ប្រភេទ",
                [(f, f"{name} ({families[f]})") for f, name in _FAMILIES.items() if families[f]],
            ),
            _select("file", "File", "ឯកសារ", [(f, f"{f} ({n})") for f, n in files.items()]),
            '<label><span>Search · <span lang="km">ស្វែងរក</span></span>',
            '<input type="search" name="text"></label>\n<output></output>\n</form>\n',
        ]
    )


def _select(name: str, english: str, khmer: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<option value="{_text(value)}">{_text(label)}</option>' for value, label in options
    )
    return (
        f'<label><span>{english} · <span lang="km">{khmer}</span></span><select name="{name}">'
        f'<option value="">all · ទាំងអស់</option>{listed}</select></label>\n'
    )


def _files(issues: Sequence[Issue]) -> Iterator[str]:
    for path, group in groupby(issues, key=lambda issue: issue.path):
        found = list(group)
        yield f'<section class="file">\n<h2>{_text(path)}'
        yield f"<span>{count(len(found), 'issue')}</span></h2>\n"
        yield from map(_issue, found)
        yield "</section>\n"
    if not issues:
        yield '<p>Nothing was found. <span lang="km">រកមិនឃើញកំហុសទេ។</span></p>\n'


def _issue(issue: Issue) -> str:
    source, target = _sides(issue)
    data = {
        "code": issue.code,
        "severity": str(issue.severity),
        "family": issue.code[:3],
        "file": issue.path,
    }
    attributes = "".join(f' data-{name}="{_text(value)}"' for name, value in data.items())
    lines = [
        f'<article class="{issue.severity}"{attributes}>\n',
        f'<div class="head"><b>{_SEVERITIES[issue.severity]}</b>',
        f'<a href="#{issue.code}">{issue.code} {issue.name}</a>',
        f"<span>{_text(issue.unit)}</span><span>line {issue.line}</span></div>\n",
        f"<p>{_text(issue.message)}</p>\n<dl>\n",
        _row("Source", "អត្ថបទដើម", source) if issue.source else "",
        _row("Translation", "សេចក្តីបកប្រែ", target),
        _row("Write", "គួរសរសេរ", instead) if (instead := _instead(issue)) else "",
        "</dl>\n</article>\n",
    ]
    return "".join(lines)


def _row(english: str, khmer: str, content: str) -> str:
    return f'<dt>{english} · <span lang="km">{khmer}</span></dt><dd>{content}</dd>\n'


def _sides(issue: Issue) -> tuple[str, str]:
    """Source and target as markup, with what is spoken of marked in both."""
    start = issue.source.find(issue.source_term) if issue.source_term else -1
    source = target = (0, 0)
    if start >= 0:
        source = (start, start + len(issue.source_term))
    if issue.side is Side.SOURCE:
        source = (issue.start, issue.end)
    else:
        target = (issue.start, issue.end)
    return _marked(issue.source, *source), _marked(issue.target, *target)


def _marked(text: str, start: int, end: int) -> str:
    if not text.strip():
        return f'<span class="none">empty · <span lang="km">ទទេ</span></span>{_text(text)}'
    inner = f"<mark>{_shown(text[start:end])}</mark>" if start < end else ""
    content = f"{_text(text[:start])}{inner}{_text(text[end:])}"
    return f'<span lang="km">{content}</span>' if has_khmer(text) else content


def _instead(issue: Issue) -> str:
    if issue.suggestion is not None:
        words: tuple[str, ...] = (issue.suggestion,)
    else:
        words = issue.expected
    return " / ".join(
        f'<ins lang="{"km" if has_khmer(word) else "en"}">{_shown(word)}</ins>' for word in words
    )


def _shown(text: str) -> str:
    """`text` escaped; if nothing of it can be seen, its code points."""
    if is_invisible(text):
        return "".join(f"<code>U+{ord(char):04X}</code>" for char in text)
    return _text(text) if text else '<span class="none">—</span>'


def _rules(rules: Sequence[Rule]) -> Iterator[str]:
    if not rules:
        return
    yield '<section class="rules">\n<h2>Why <span lang="km">មូលហេតុ</span></h2>\n'
    for rule in rules:
        yield f'<article id="{rule.code}">\n<h3>{rule.code} {rule.name}</h3>\n'
        yield f"<p>{_text(rule.summary)}</p>\n"
        yield from (f"<p>{_text(paragraph)}</p>\n" for paragraph in why(rule).split("\n"))
        yield "</article>\n"
    yield "</section>\n"


def _text(text: str) -> str:
    return escape(printable(text))
