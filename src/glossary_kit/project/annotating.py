"""A Word document with a comment at each issue: the rule, what is wrong, what to write, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from glossary_kit.check.issue import Issue
from glossary_kit.check.page import why
from glossary_kit.check.rule import Side
from glossary_kit.check.rules import RULES
from glossary_kit.errors import Location, UsageError
from glossary_kit.formats.docx.annotating import Note
from glossary_kit.formats.docx.annotating import annotate as annotate_document
from glossary_kit.formats.docx.comments import Comment
from glossary_kit.formats.docx.reading import CODEC
from glossary_kit.model.span import Span
from glossary_kit.text.printable import code_points, is_invisible, printable

_LONGEST_QUOTE = 300
_RULES = {rule.code: rule for rule in RULES}


def annotate(
    data: bytes, name: str, issues: Iterable[Issue], when: datetime | None = None
) -> bytes:
    """The Word document `data`, called `name`, with a comment at each of its `issues`.

    Text, formatting and all other parts stay as they are. `when` is the time that the comments
    bear; now, if it is `None`.

    Raises: FormatError if the document cannot be read.
    """
    return annotate_document(data, name, _notes(issues), when or datetime.now(UTC))


def refuse_others(paths: Sequence[Path]) -> None:
    """Nothing, or the UsageError that `paths` are not one Word document."""
    if len(paths) > 1:
        raise UsageError("comments are written into one draft at a time", hint="name one")
    [path] = paths
    if not path.name.lower().endswith(CODEC.suffixes) or path.is_dir():
        raise UsageError(
            "comments are written into Word documents only",
            at=Location(path=str(path)),
            hint="for other files, have a page made: --format html -o issues.html",
        )


def _notes(issues: Iterable[Issue]) -> Iterator[Note]:
    """The issues as comments; the first one of a rule also says why the rule is there."""
    for issue in issues:
        lines = [f"{issue.code} {issue.name} · {issue.severity}", issue.message]
        if instead := _instead(issue):
            lines.append(f"Write: {instead}")
        if issue.source and not issue.target:
            lines.append(f"Source: “{issue.source[:_LONGEST_QUOTE]}”")
        reason = "Why: " + why(_RULES[issue.code]).partition("\n")[0]
        yield Note(
            unit=issue.unit,
            comment=Comment(tuple(map(printable, lines)), printable(reason)),
            span=Span(issue.start, issue.end),
            in_source=issue.side is Side.SOURCE,
        )


def _instead(issue: Issue) -> str:
    words = issue.expected if issue.suggestion is None else (issue.suggestion,)
    return " / ".join(code_points(word) if is_invisible(word) else word for word in words)
