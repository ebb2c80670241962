"""A term base that somebody sent may hold anything: it is shown, and never run."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from web_server import start, stop

from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    TermSection,
)
from glossary_kit.store.term_base import save_entry

HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>"


def test_markup_in_terms_stays_text(page: Page, tmp_path: Path) -> None:
    sections = tuple(
        LanguageSection(
            lang=lang,
            definition=HOSTILE,
            note=HOSTILE,
            terms=(
                TermSection(
                    term=f"{word} {HOSTILE}",
                    source=HOSTILE,
                    note=HOSTILE,
                    lookup_forms=(HOSTILE + word,),
                ),
                TermSection(term=f"old {word} {HOSTILE}", status=AdministrativeStatus.DEPRECATED),
            ),
        )
        for lang, word in (("en", "term"), ("km", "ពាក្យ"))
    )
    save_entry(tmp_path / "glossary", ConceptEntry(id="a/b", languages=sections, note=HOSTILE))
    (tmp_path / "tm").mkdir()
    server, address = start(tmp_path)
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    try:
        for path in ("?q=term", "concept/a/b", "review", "?q=old+term"):
            page.goto(address + path)
            expect(page.locator("main")).to_contain_text("<img src=x onerror=alert(1)>")
            assert page.locator("main img, main script").count() == 0
        page.goto(address)
        page.keyboard.type("term")
        expect(page.locator(".results")).to_contain_text("<script>")
        page.goto(f"{address}check")
        page.get_by_label("Source text").fill(f"a term {HOSTILE} here")
        page.get_by_label("Translation").fill(f"old ពាក្យ {HOSTILE}")
        page.locator("form.paste button").click()
        expect(page.locator(".card").first).to_be_visible()
        assert page.locator("main img, main script").count() == 0
        assert said == []
    finally:
        stop(server)
