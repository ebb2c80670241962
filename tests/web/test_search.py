from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from web_server import Served

HUMAN_OVERSIGHT = "ការត្រួតពិនិត្យដោយមនុស្ស"
AI = "បញ្ញាសិប្បនិម្មិត"


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_english_is_typed_and_the_khmer_term_copied(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.keyboard.type("human oversite")
    expect(page.locator(".results li").first).to_contain_text(HUMAN_OVERSIGHT)
    assert "?q=human+oversite" in page.url
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(HUMAN_OVERSIGHT)
    assert clipboard(page) == HUMAN_OVERSIGHT


def test_enter_waits_for_what_was_typed_last(page: Page, served: Served) -> None:
    page.goto(f"{served.address}?q=robot")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("human oversight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(HUMAN_OVERSIGHT)
    assert clipboard(page) == HUMAN_OVERSIGHT


def test_khmer_is_typed_and_the_arrows_move(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.keyboard.insert_text("បញ្ញា\u200bសិប្បនិម្មិត")
    expect(page.locator(".results li").first).to_contain_text("artificial intelligence")
    page.keyboard.press("ArrowDown")
    first = page.locator(".results button.term").first
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".results button.term").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert clipboard(page) == AI
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_deprecated_term_leads_to_the_one_to_write(page: Page, served: Served) -> None:
    page.goto(f"{served.address}?q=ប្រាជ្ញាសិប្បនិម្មិត")
    first = page.locator(".results li").first
    expect(first.locator(".badge.deprecated")).to_have_text("deprecated")
    expect(first.locator(".instead")).to_contain_text(AI)


def test_the_address_is_enough_without_any_script(served: Served) -> None:
    with served.client() as client:
        text = client.get("/", params={"q": "AI"}).text
    exact, other = text.index("artificial intelligence"), text.index("AI system")
    assert exact < other


def test_nothing_is_found(page: Page, served: Served) -> None:
    page.goto(f"{served.address}?q=qqqqzzzz")
    expect(page.locator(".nothing")).to_contain_text("qqqqzzzz")


def test_the_page_speaks_khmer(page: Page, served: Served) -> None:
    page.goto(f"{served.address}?q=AI")
    page.get_by_role("button", name="ភាសាខ្មែរ").click()
    expect(page.locator("html")).to_have_attribute("lang", "km")
    expect(page.get_by_role("heading", level=1)).to_have_text("ស្វែងរកពាក្យ")
    assert page.url.endswith("?q=AI")
    expect(page.locator(".badge.preferred").first).to_have_text("ពាក្យគោល")


def test_the_concept_is_shown_in_three_levels(page: Page, served: Served) -> None:
    page.goto(f"{served.address}?q=artificial+intelligence")
    page.get_by_role("link", name="artificial intelligence", exact=True).click()
    assert page.url.endswith("/concept/ai-core/artificial-intelligence")
    expect(page.get_by_role("heading", level=1)).to_contain_text(AI)
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["English", "Khmer", "Related concepts", "Review"]
    )
    deprecated = page.locator(".term.deprecated").first
    expect(deprecated).to_contain_text("Older competing wording")
    expect(deprecated.locator(".instead")).to_contain_text(AI)
    expect(page.locator("main")).to_contain_text("No named body has approved this concept.")
    page.get_by_role("button", name="Copy").nth(2).click()
    assert clipboard(page) == AI
    page.get_by_role("link", name="AI system").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("AI system")


def test_the_pages_are_accessible(
    page: Page, served: Served, sound: Callable[[], list[str]]
) -> None:
    for path in ("", "?q=AI", "concept/ai-core/artificial-intelligence"):
        page.goto(served.address + path)
        assert sound() == [], path
    page.emulate_media(color_scheme="dark")
    assert sound() == []
