from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from web_server import Served

from glossary_kit.formats.registry import CODECS, codec_named
from glossary_kit.model.concept import ConceptEntry

TEXT = "Data protection matters. Artificial intelligence needs data protection."
IDS = ["data-protection/data-protection", "ai-core/artificial-intelligence"]


def test_a_text_gives_its_part_of_the_term_base(
    page: Page, served: Served, sound: Callable[[], list[str]]
) -> None:
    page.goto(f"{served.address}document")
    assert sound() == []
    page.get_by_label("Or paste the text").fill(TEXT)
    page.locator("form.paste button").click()
    rows = page.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("data protection")
    expect(rows.nth(0).locator(".number")).to_have_text("2")
    expect(rows.nth(1)).to_contain_text("បញ្ញាសិប្បនិម្មិត")
    assert sound() == []
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Term table (XLSX)").click()
    assert waiting.value.suggested_filename == "pasted.glossary.xlsx"
    reader = codec_named("xlsx-terms").read
    assert reader is not None
    data = io.BytesIO(Path(waiting.value.path()).read_bytes())
    assert [entry.id for entry in reader(data, "x.xlsx")][:2] == IDS


def test_a_file_is_dropped_and_every_format_is_given(page: Page, served: Served) -> None:
    page.goto(f"{served.address}document")
    source = {"name": "ប្រភព.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    page.locator("#file").set_input_files(source)  # type: ignore[arg-type]
    expect(page.get_by_role("heading", level=1)).to_contain_text("ប្រភព.txt")
    cookies = {each["name"]: each["value"] for each in page.context.cookies()}
    codecs = [each for each in CODECS if each.carries is ConceptEntry and each.write]
    with served.client(cookies=cookies) as client:
        for codec in codecs:
            given = client.get(f"{page.url}/{codec.name}")
            assert given.status_code == 200, codec.name
            assert given.content, codec.name
        assert client.get(f"{page.url}/nonsense").status_code == 404
        assert client.get(f"{page.url}/xliff").status_code == 404


def test_no_term_occurs(page: Page, served: Served) -> None:
    page.goto(f"{served.address}document")
    page.get_by_label("Or paste the text").fill("Xyzzy.")
    page.locator("form.paste button").click()
    expect(page.locator(".nothing")).to_be_visible()
