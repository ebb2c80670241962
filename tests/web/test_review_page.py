from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect
from web_server import Served, start, stop

from glossary_kit.model.concept import ConceptEntry, ReviewState
from glossary_kit.store.term_base import open_term_base, save_entry


@pytest.fixture(scope="module")
def reviewed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for a project of its own, which the tests change, each another subject field."""
    folder = tmp_path_factory.mktemp("reviewed")
    shutil.copytree(project / "glossary", folder / "glossary")
    (folder / "tm").mkdir()
    server, address = start(folder)
    yield Served(address, folder)
    stop(server)


def stored(served: Served, concept: str) -> ConceptEntry:
    entry = open_term_base(served.folder / "glossary").get(concept)
    assert entry is not None
    return entry


def introduce(
    page: Page, served: Served, concept: str, body: str = "", reference: str = ""
) -> None:
    page.goto(f"{served.address}review?field={concept.partition('/')[0]}")
    page.get_by_label("Reviewer").fill("the working group")
    page.get_by_label("Approving body").fill(body)
    page.get_by_label("Reference").fill(reference)
    page.get_by_role("button", name="Remember").click()
    expect(page.get_by_label("Reviewer")).to_have_value("the working group")


def decide(page: Page, number: int, decision: str, comment: str = "") -> None:
    queued = page.locator("section.queued").first
    queued.locator(f"[name=decision-{number}]").select_option(decision)
    queued.locator(f"[name=comment-{number}]").fill(comment)


def write(page: Page) -> None:
    page.locator("section.queued").first.get_by_role("button", name="Write the decision").click()


def test_terms_are_accepted_and_the_concept_is_reviewed(page: Page, reviewed: Served) -> None:
    concept = "ai-core/ai-agent"
    before = stored(reviewed, concept)
    introduce(page, reviewed, concept)
    decide(page, 0, "accept")
    decide(page, 1, "accept", "as the draft law has it")
    write(page)
    expect(page.locator(".done")).to_be_visible()
    after = stored(reviewed, concept)
    assert after.review.state is ReviewState.REVIEWED
    assert [each.decision for each in after.review.decisions] == ["accept", "accept"]
    assert after.review.decisions[1].reviewer == "the working group"
    assert after.review.decisions[1].comment == "as the draft law has it"
    assert after.languages == before.languages
    expect(page.locator("section.queued").first).not_to_contain_text("AI agent")
    page.goto(f"{reviewed.address}concept/{concept}")
    expect(page.locator(".decisions li")).to_have_count(2)


def test_a_body_approves(page: Page, reviewed: Served) -> None:
    concept = "principles/accountability"
    introduce(page, reviewed, concept, "a committee for this test", "no. 1")
    decide(page, 0, "accept")
    decide(page, 1, "accept")
    write(page)
    expect(page.locator(".done")).to_be_visible()
    approval = stored(reviewed, concept).review.approval
    assert approval is not None
    assert (approval.body, approval.reference) == ("a committee for this test", "no. 1")


def test_preferred_terms_are_accepted_with_one_click(page: Page, reviewed: Served) -> None:
    concept = "digital/blockchain"
    introduce(page, reviewed, concept)
    queued = page.locator("section.queued").first
    queued.get_by_role("button", name="Accept the preferred terms").click()
    expect(page.locator(".done")).to_be_visible()
    assert stored(reviewed, concept).review.state is ReviewState.REVIEWED


def test_what_cannot_be_is_refused_and_nothing_written(page: Page, reviewed: Served) -> None:
    concept = "sectors/agriculture"
    before = stored(reviewed, concept)
    introduce(page, reviewed, concept)
    decide(page, 0, "reject")
    write(page)
    expect(page.get_by_role("alert")).to_contain_text("no en term would be left")
    assert stored(reviewed, concept) == before


def test_a_comment_is_kept(page: Page, reviewed: Served) -> None:
    concept = "legal/adoption-of-a-document"
    introduce(page, reviewed, concept)
    decide(page, 1, "comment", "<b>ask again</b>")
    write(page)
    expect(page.locator(".done")).to_be_visible()
    after = stored(reviewed, concept)
    assert after.review.state is ReviewState.PROPOSED
    assert after.review.decisions[0].comment == "<b>ask again</b>"


def test_a_term_changed_meanwhile_is_refused(page: Page, reviewed: Served) -> None:
    concept = "risk-assurance/audit"
    introduce(page, reviewed, concept)
    decide(page, 0, "accept")
    entry = stored(reviewed, concept)
    english = entry.languages[0]
    changed = replace(english, terms=(replace(english.terms[0], note="changed"),))
    save_entry(
        reviewed.folder / "glossary", replace(entry, languages=(changed, *entry.languages[1:]))
    )
    write(page)
    expect(page.get_by_role("alert")).to_contain_text("was changed in")
    assert stored(reviewed, concept).review.decisions == ()


def test_nobody_decides_without_a_name(page: Page, reviewed: Served) -> None:
    page.goto(f"{reviewed.address}review?field=titles")
    expect(page.get_by_role("button", name="Write the decision").first).to_be_disabled()


def test_the_queue_is_accessible(
    page: Page, served: Served, sound: Callable[[], list[str]]
) -> None:
    page.goto(f"{served.address}review?field=roles")
    assert sound() == []
