from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from web_server import Served

SEGMENT = (
    "The Guide is a practical reference for organisations in the region that wish to deploy AI."
)


def test_the_best_match_comes_with_what_differs(page: Page, served: Served) -> None:
    page.goto(f"{served.address}memory")
    page.get_by_role("searchbox").fill(SEGMENT)
    page.keyboard.press("Enter")
    first = page.locator("section[aria-labelledby=similar] article").first
    expect(first).to_contain_text("g24-es-02")
    expect(first).to_contain_text("punctuation −1")
    expect(first.locator(".difference del").first).to_have_text("design, develop and ")
    first.get_by_role("button", name="Copy").click()
    assert "មគ្គុទ្ទេសក៍នេះ" in page.evaluate("navigator.clipboard.readText()")


def test_words_are_found_on_both_sides_and_marked(page: Page, served: Served) -> None:
    page.goto(f"{served.address}memory?q=oversight+មនុស្ស")
    hits = page.locator("section[aria-labelledby=concordance] article")
    expect(hits.first.locator("mark.asked").first).to_have_text("oversight")
    expect(hits.first.locator("p[lang=km] mark.asked").first).to_have_text("មនុស្ស")
    page.locator("body").press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_khmer_is_compared_with_khmer(page: Page, served: Served) -> None:
    page.goto(f"{served.address}memory?q=ក្របខ័ណ្ឌអភិបាលកិច្ចបញ្ញាសិប្បនិម្មិតជាតិ")
    first = page.locator("section[aria-labelledby=similar] article").first
    expect(first.locator("b").first).to_have_text("100")


def test_nothing_is_like_it(page: Page, served: Served) -> None:
    page.goto(f"{served.address}memory?q=xyzzy")
    expect(page.locator(".nothing")).to_have_count(2)


def test_the_page_is_accessible(page: Page, served: Served, sound: Callable[[], list[str]]) -> None:
    page.goto(f"{served.address}memory?q=human+oversight")
    assert sound() == []
