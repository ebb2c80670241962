"""A server of its own for the tests of the page, and a real browser to drive it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from web_server import Served, start, stop

expect.set_options(timeout=30_000)  # for a machine that does other things as well
ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of term base and memory."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("glossary", "tm"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def served(project: Path) -> Iterator[Served]:
    server, address = start(project)
    yield Served(address, project)
    stop(server)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    if path is None:
        pytest.skip("there is no chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of a visitor who was never here; what its pages report as errors is none."""
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def errors() -> list[str]:
    """What pages of the test reported: to be empty in the end."""
    return []


@pytest.fixture
def page(context: BrowserContext, errors: list[str]) -> Iterator[Page]:
    page = context.new_page()
    watch(page, errors)
    yield page
    assert errors == []


def watch(page: Page, errors: list[str]) -> None:
    """Keep every error of a script and every breach of the content security policy."""
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )


@pytest.fixture
def sound(page: Page) -> Callable[[], list[str]]:
    """What axe finds serious or critical on the page as it is."""
    from axe_core_python.sync_playwright import Axe

    def serious() -> list[str]:
        violations = Axe().run(page)["violations"]
        return [
            f"{each['id']}: {node['html'][:160]}"
            for each in violations
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]

    return serious
