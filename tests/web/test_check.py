"""Drafts are checked on the page: dropped or pasted, mended by a click, given back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from playwright.sync_api import Browser, Page, expect
from web_server import Served

from glossary_kit.formats.registry import codec_named
from glossary_kit.model.unit import TranslationUnit

EXAMPLES = Path(__file__).parents[2] / "src/glossary_kit/handbook/examples"
OLD_AI, AI = "ប្រាជ្ញាសិប្បនិម្មិត", "បញ្ញាសិប្បនិម្មិត"
SOURCE = "Artificial intelligence is a field of study."
FAULTY = f"{OLD_AI}ជាវិស័យសិក្សា។"
GOOD = f"{AI}ជាវិស័យសិក្សា។"
MANIFEST = "<?xml version='1.0'?><Types/>"


def paste(page: Page, served: Served, source: str, target: str) -> None:
    page.goto(f"{served.address}check")
    page.get_by_label("Source text").fill(source)
    page.get_by_label("Translation").fill(target)
    page.locator("form.paste button").click()
    expect(page.locator("#draft")).to_be_visible()


def drop(page: Page, served: Served, name: str, data: bytes) -> None:
    """Send a file as one that is dropped is sent."""
    page.goto(f"{served.address}check")
    page.evaluate(
        """([name, bytes]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(bytes)], name));
          document.getElementById("drop").dispatchEvent(
            new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        [name, list(data)],
    )


def downloaded(page: Page, link: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def written(codec: str, *units: TranslationUnit) -> bytes:
    stream = io.BytesIO()
    writer = codec_named(codec).write
    assert writer is not None
    writer(units, stream)
    return stream.getvalue()


def unit(number: int = 1, target: str = FAULTY) -> TranslationUnit:
    return TranslationUnit(id=str(number), source=f"{SOURCE} {number}", target=f"{target} {number}")


def test_a_suggestion_is_taken_undone_and_the_mended_text_given_back(
    page: Page, served: Served
) -> None:
    paste(page, served, SOURCE, FAULTY)
    card = page.locator(".card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("TRM102")
    expect(page.locator("mark.major")).to_have_text(["Artificial intelligence", OLD_AI])
    page.get_by_role("button", name="Take it").click()
    expect(card).to_have_count(0)
    expect(page.locator(".segment[lang=km]")).to_have_text(GOOD)
    expect(page.get_by_role("status")).to_contain_text("Nothing is left to mend.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".segment[lang=km]")).to_have_text(FAULTY)
    page.get_by_role("button", name="Take it").click()
    expect(card).to_have_count(0)
    name, data = downloaded(page, "Mended file")
    assert name == "pasted.tsv"
    assert GOOD in data.decode()


def test_everything_by_keyboard(page: Page, served: Served) -> None:
    paste(page, served, f"{SOURCE}\n{SOURCE} It is new.", f"{FAULTY}\n{FAULTY} វាថ្មី។")
    expect(page.locator(".card")).to_have_count(2)
    page.locator("body").press("n")
    expect(page.locator(".card").nth(0)).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(".card").nth(1)).to_be_focused()
    page.keyboard.press("p")
    page.keyboard.press("i")
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".summary")).to_contain_text("ignored: 1")
    expect(page.locator(".card").first).to_be_focused()
    page.keyboard.press("t")
    expect(page.locator(".card")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(".card")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".card")).to_have_count(2)


def test_a_target_is_written_by_hand(page: Page, served: Served) -> None:
    paste(page, served, SOURCE, FAULTY)
    page.get_by_text("Edit").click()
    page.locator("details textarea").fill(GOOD)
    page.get_by_role("button", name="Write").click()
    expect(page.locator(".card")).to_have_count(0)
    assert GOOD in downloaded(page, "Mended file")[1].decode()


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("draft.po", "po"),
        ("draft.xlf", "xliff"),
        ("draft.tmx", "tmx"),
        ("draft.csv", "csv-units"),
        ("draft.tsv", "tsv-units"),
        ("draft.xlsx", "xlsx-units"),
    ],
)
def test_each_kind_of_file_is_dropped_mended_and_given_back(
    page: Page, served: Served, name: str, codec: str
) -> None:
    data = written(codec, unit(1), unit(2, GOOD))
    drop(page, served, name, data)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("button", name="Take it").click()
    expect(page.locator(".card")).to_have_count(0)
    link = "Mended table (XLSX)" if codec == "xlsx-units" else "Mended file"
    given, mended = downloaded(page, link)
    assert given == name
    reader = codec_named(codec).read
    assert reader is not None
    assert [each.target for each in reader(io.BytesIO(mended), name)] == [
        f"{GOOD} 1",
        f"{GOOD} 2",
    ]
    if codec != "xlsx-units":
        assert mended == data.replace(FAULTY.encode(), GOOD.encode())


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_document_is_mended_and_given_back_with_comments(page: Page, served: Served) -> None:
    drop(page, served, "draft.docx", word(GOOD, FAULTY, f"{FAULTY} វាថ្មី។"))
    expect(page.locator(".card")).to_have_count(2)
    page.get_by_role("button", name="Take it").first.click()
    expect(page.locator(".card")).to_have_count(1)
    name, data = downloaded(page, "Mended file")
    reader = codec_named("docx").read
    assert reader is not None
    targets = [each.target for each in reader(io.BytesIO(data), name)]
    assert targets == [GOOD, GOOD, f"{FAULTY} វាថ្មី។"]
    _, data = downloaded(page, "With comments (Word)")
    [comment] = list(docx.Document(io.BytesIO(data)).comments)
    assert "TRM102" in comment.text


def test_khmer_alone_is_checked(page: Page, served: Served) -> None:
    page.goto(f"{served.address}check")
    page.get_by_label("Translation").fill(f"{FAULTY}\n{GOOD}")
    page.locator("form.paste button").click()
    page.get_by_role("button", name="Take it").click()
    expect(page.locator(".card")).to_have_count(0)
    assert downloaded(page, "Mended file") == ("pasted.txt", f"{GOOD}\n{GOOD}".encode())


def test_the_reports_are_given(page: Page, served: Served) -> None:
    drop(page, served, "សេចក្តីព្រាង.po", (EXAMPLES / "draft.po").read_bytes())
    expect(page.locator(".summary")).to_contain_text("Issues: 8")
    name, data = downloaded(page, "Report (HTML)")
    assert name == "សេចក្តីព្រាង.po.issues.html"
    assert data.decode().count("<article class=") == 8
    _, workbook = downloaded(page, "Report (XLSX)")
    assert workbook.startswith(b"PK")


def test_a_long_draft_is_shown_in_parts(page: Page, served: Served) -> None:
    units = [
        TranslationUnit(id=str(n), source=f"{SOURCE} {n}", target=f"{FAULTY} {n}")
        for n in range(600)
    ]
    drop(page, served, "long.tsv", written("tsv-units", *units))
    expect(page.locator("#draft")).to_be_visible(timeout=60_000)
    expect(page.locator(".unit")).to_have_count(40)
    page.get_by_role("link", name="On", exact=True).click()
    expect(page.locator(".unit").first).to_contain_text("40")
    page.get_by_role("link", name="All segments").click()
    expect(page.locator(".unit").first).to_contain_text(f"{SOURCE} 0")


def test_visitors_do_not_see_each_others_drafts(
    page: Page, served: Served, browser: Browser
) -> None:
    paste(page, served, SOURCE, FAULTY)
    other = browser.new_context()
    try:
        answer = other.new_page().goto(page.url)
        assert answer is not None
        assert answer.status == 404
    finally:
        other.close()


def test_without_scripts_everything_still_works(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en")
    try:
        page = context.new_page()
        paste(page, served, SOURCE, FAULTY)
        page.get_by_role("button", name="Take it").click()
        expect(page.locator(".card")).to_have_count(0)
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".card")).to_have_count(1)
    finally:
        context.close()


HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{7*7}}"


def test_markup_in_drafts_and_names_stays_text(page: Page, served: Served) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    data = written(
        "tsv-units", TranslationUnit(id=HOSTILE, source=HOSTILE, target=f"{HOSTILE} {FAULTY}")
    )
    drop(page, served, f"{HOSTILE}.tsv", data)
    expect(page.locator("#draft")).to_be_visible()
    expect(page.locator(".segment").first).to_have_text(HOSTILE)
    assert page.locator("main img, main script").count() == 0
    page.goto(f"{served.address}?q={HOSTILE}")
    page.get_by_role("searchbox").press_sequentially("<b>")
    expect(page.locator(".nothing, .results")).to_be_visible()
    assert page.locator("main img, main script, main b b").count() == 0
    assert said == []


def bomb() -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", MANIFEST)
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (600 * 1024 * 1024))
    return stream.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>&b;</seg></tuv></tu></body></tmx>"""
FETCHES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>&a;</seg></tuv></tu></body></tmx>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.xlsx", bomb()),
        ("laughs.tmx", LAUGHS),
        ("fetches.tmx", FETCHES),
        ("nothing.po", b""),
        ("image.png", b"\x89PNG\r\n"),
        ("../../etc/passwd", b"root:x:0:0"),
    ],
)
def test_a_hostile_file_is_refused_and_told(served: Served, name: str, data: bytes) -> None:
    with served.client(follow_redirects=True) as client:
        code = client.get("/check").text.partition('name="code" value="')[2][:64]
        answer = client.post("/check", data={"code": code}, files={"file": (name, data)})
        assert answer.status_code == 422
        assert "root:x:0:0:root" not in answer.text
        assert client.get("/?q=AI").status_code == 200


def test_a_file_that_is_too_large_is_refused(served: Served) -> None:
    with served.client() as client:
        code = client.get("/check").text.partition('name="code" value="')[2][:64]
        large = {"file": ("large.po", io.BytesIO(b"#" * (21 * 1024 * 1024)))}
        assert client.post("/check", data={"code": code}, files=large).status_code == 413
        parts = (b"x" * 65536 for _ in range(330))
        streamed = client.post("/api/v1/check?name=x.po", content=parts)
        assert streamed.status_code == 413


def test_the_pages_are_accessible(
    page: Page, served: Served, sound: Callable[[], list[str]]
) -> None:
    page.goto(f"{served.address}check")
    assert sound() == []
    drop(page, served, "draft.po", (EXAMPLES / "draft.po").read_bytes())
    expect(page.locator("#draft")).to_be_visible()
    assert sound() == []
    page.emulate_media(color_scheme="dark")
    assert sound() == []
