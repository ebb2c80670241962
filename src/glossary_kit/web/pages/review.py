"""The review queue: terms to decide on, and the decisions written as those of the spreadsheet."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from glossary_kit.errors import ErrorGroup, GlossaryKitError
from glossary_kit.model.concept import ConceptEntry, ReviewState
from glossary_kit.model.review import ReviewDecision, ReviewRow, fingerprint
from glossary_kit.web.rendering import render
from glossary_kit.web.requests import FormFields, posted, snapshot_of
from glossary_kit.web.sessions import Store, visitor_of

_SHOWN = 10
_MOST_TERMS = 30
_LONGEST = 2000
_writing = threading.Lock()  # two decisions at once would be planned from the same files


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Who decides, and for which body with which reference, where one approves."""

    name: str = ""
    body: str = ""
    reference: str = ""


def new_store() -> Store[Reviewer]:
    """Who the visitors are, as far as they said, for half a day."""
    return Store(most=1000, bytes_=10**6, seconds=12 * 60 * 60)


def page(request: Request) -> Response:
    """The concepts that wait, of one subject field or all, some at a time."""
    return _page(request, [])


def _page(request: Request, messages: list[str], *, done: bool = False) -> Response:
    snapshot = snapshot_of(request)
    asked = request.query_params
    state, field = asked.get("state", "proposed"), asked.get("field", "")
    of_state = [e for e in snapshot.project.entries if not state or e.review.state == state]
    waiting = [e for e in of_state if field in ("", e.subject_field)]
    parts = max(1, -(-len(waiting) // _SHOWN))
    wanted = asked.get("part", "1")
    part = min(max(int(wanted) if wanted.isdecimal() and len(wanted) < 6 else 1, 1), parts)
    return render(
        request,
        "review.html",
        entries=[_shown(each) for each in waiting[(part - 1) * _SHOWN : part * _SHOWN]],
        count=len(waiting),
        fields=sorted(Counter(e.subject_field for e in of_state).items()),
        field=field,
        state=state,
        states=list(ReviewState),
        decisions=list(ReviewDecision),
        reviewer=_reviewer(request),
        part=part,
        parts=parts,
        messages=messages,
        done=done,
        can_write=snapshot.project.config.term_base.is_dir(),
    )


def _shown(entry: ConceptEntry) -> dict[str, object]:
    terms = [(section.lang, term) for section in entry.languages for term in section.terms]
    return {
        "entry": entry,
        "terms": [
            {"lang": lang, "term": term, "fingerprint": fingerprint(lang, term)}
            for lang, term in terms[:_MOST_TERMS]
        ],
    }


def _reviewer(request: Request) -> Reviewer:
    return request.app.state.reviewers.get(visitor_of(request).id) or Reviewer()


async def introduce(request: Request) -> Response:
    """Back to the queue; from now on the visitor is known by what was written."""
    fields = FormFields(await posted(request))
    reviewer = Reviewer(
        **{name: fields.text(name).strip()[:200] for name in ("name", "body", "reference")}
    )
    request.app.state.reviewers.put(visitor_of(request).id, reviewer)
    return RedirectResponse(f"/review?{request.url.query}", status_code=303)


async def decide(request: Request) -> Response:
    """The queue after the decisions on one concept were written, or refused."""
    fields = FormFields(await posted(request))
    reviewer = _reviewer(request)
    rows = list(_rows(fields, reviewer))
    messages = await run_in_threadpool(_write, request, rows)
    return await run_in_threadpool(_page, request, messages, done=not messages)


def _rows(fields: FormFields, reviewer: Reviewer) -> Iterator[ReviewRow]:
    """The rows of the terms on which something was decided.

    With `agree`, preferred terms on which nothing else was decided are accepted.
    """
    for number in range(_MOST_TERMS):
        decision = fields.text(f"decision-{number}")
        if not decision and fields.text("agree") and fields.text(f"preferred-{number}"):
            decision = ReviewDecision.ACCEPT
        if decision and decision not in list(ReviewDecision):
            raise HTTPException(400, "there is no such decision")
        if decision:
            yield ReviewRow(
                concept=fields.text("concept"),
                lang=fields.text(f"lang-{number}"),
                term=fields.text(f"term-{number}"),
                fingerprint=fields.text(f"fingerprint-{number}"),
                decision=ReviewDecision(decision),
                reviewer=reviewer.name,
                date=date.today(),
                new_term=fields.text(f"new-{number}").strip()[:_LONGEST] or None,
                comment=fields.text(f"comment-{number}").strip()[:_LONGEST] or None,
                body=reviewer.body or None,
                reference=reviewer.reference or None,
            )


def _write(request: Request, rows: list[ReviewRow]) -> list[str]:
    """Why the decisions were not written; nothing if they were."""
    if not rows:
        return ["nothing was decided"]
    workspace = request.app.state.workspace
    with _writing:
        project = workspace.changed().project
        plan = project.plan_decisions(rows)
        if plan.refused:
            return [refusal.reason for refusal in plan.refused]
        try:
            project.apply(plan)
        except GlossaryKitError as error:
            errors = error.errors if isinstance(error, ErrorGroup) else (error,)
            return [each.message for each in errors]
        workspace.changed()
    return []
