"""What the processes do that check: functions, to be handed over by a pool."""

from __future__ import annotations

import io
import os
import signal
from multiprocessing.queues import SimpleQueue

from glossary_kit.check.issue import Issue
from glossary_kit.formats.codec import Codec, Diagnostic, DiagnosticKind
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.formats.registry import codec_named
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.annotating import annotate
from glossary_kit.project.mending import unheard
from glossary_kit.web.checking.draft import Draft, mended_file, read_draft
from glossary_kit.web.checking.worker import Outcome, Progress, Term, Worker
from glossary_kit.web.workspace import Place

_MOST_NOTICES = 50

_worker: Worker | None = None  # one in each process, made when the process starts


def start(place: Place, progress: SimpleQueue[Progress], niceness: int) -> None:
    """Make this process ready; the nicer it is, the more it lets others go first."""
    global _worker  # noqa: PLW0603  a process of a pool has no other place for what it keeps
    if hasattr(os, "nice"):  # not on Windows
        os.nice(niceness)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends this
    _worker = Worker(place, progress)


def _here() -> Worker:
    if _worker is None:
        raise RuntimeError("the process was not started by a pool")
    return _worker


def check_file(job: str, name: str, data: bytes) -> tuple[Draft, Outcome, tuple[str, ...]]:
    """The draft in a file, what the rules find in it, and what its reader has to say.

    Raises: as `read_draft`.
    """
    notices: list[Diagnostic] = []
    draft = read_draft(name, data, notices.append)
    spoken = [str(each) for each in notices if each.kind is not DiagnosticKind.LOST]
    return draft, _here().check(job, draft), tuple(spoken[:_MOST_NOTICES])


def check_draft(job: str, draft: Draft) -> Outcome:
    """What the rules find in the draft as it now is."""
    return _here().check(job, draft)


def check_unit(unit: TranslationUnit) -> tuple[Issue, ...]:
    """What the rules find in one unit that stands alone."""
    return _here().check_alone(unit)


def edit_of(target: str, issue: Issue) -> Edit | None:
    """The edit that makes the suggestion of `issue` in `target`."""
    return _here().edit_for(target, issue)


def terms_in(texts: list[tuple[str, str]]) -> list[tuple[Term, ...]]:
    """The terms in each of the texts, which come with their languages."""
    return _here().terms(texts)


def concepts_in(name: str, data: bytes) -> tuple[tuple[str, int], ...]:
    """The concepts in a document and how often each occurs, the first first.

    Raises: as `read_draft`.
    """
    return _here().concepts(read_draft(name, data, unheard))


def glossary_of(codec: str, entries: list[ConceptEntry]) -> bytes:
    """The concepts in the format `codec`, but for those that it leaves out.

    Raises: UsageError if what the format needs is not installed.
    """
    chosen: Codec[ConceptEntry] = codec_named(codec)
    fitting = [e for e in entries if not (chosen.leaves_out and chosen.leaves_out(e))]
    buffer = io.BytesIO()
    if chosen.write is not None:
        chosen.write(fitting, buffer)
    return buffer.getvalue()


def commented(draft: Draft, issues: list[Issue]) -> tuple[str, bytes]:
    """Name and content of the mended Word document, with a comment at each of the issues."""
    name, data = mended_file(draft)
    return name, annotate(data, name, issues)


def file_of(draft: Draft) -> tuple[str, bytes]:
    """Name and content of the mended file."""
    return mended_file(draft)
