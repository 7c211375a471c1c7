"""The pages that only those see who sign in, in a real browser: signing in, adding, deciding, feeds, the audit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NOON
from faces.web.test_browser import AXE, LOOKS, NARROW, served, violations
from faces.web.test_browser import browser as browser
from playwright.sync_api import Browser, Page

from elchi.accounts.people import Role
from elchi.desk import Desk, desk, given
from elchi.faces.web.app import create_app
from elchi.faces.web.door import Door
from elchi.model.document import Clearance, Level

WORDS = "four words and more"
REPORT = (
    "Oslo, 3 March 2025\n\nForeign Minister Tor Vik of Norway met Foreign Minister Ana Reis of Portugal in Oslo today. "
    "The two ministers agreed to open a joint office in Bergen by May 2026. The minister thanked him.\n"
)
PAGES = ("/add", "/review", "/feeds", "/audit", "/calendar?month=2025-03", "/changes?since=2025-01-01", "/commitments", "/")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "r.elchi", create=True, clock=lambda: NOON) as opened:
        opened.accounts().add("Ada", Role.ADMINISTRATOR, Clearance(Level.INTERNAL, frozenset({"cabinet"})), WORDS, "cli", "cli")
        list(opened.take_bytes(REPORT.encode(), "text/plain", "a.txt", given(None, None, "internal")))
        yield opened


@pytest.fixture
def page(house: Desk, browser: Browser) -> Iterator[Page]:
    """Ada's window, signed in by hand."""
    with served(create_app(house, Door(house.accounts()))) as address:
        context = browser.new_context(base_url=address)
        opened, wrong = context.new_page(), []
        opened.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
        opened.goto("/documents")
        opened.get_by_label("Name").fill("Ada")
        opened.get_by_label("Password").fill(WORDS)
        opened.keyboard.press("Enter")
        opened.wait_for_url("**/documents")
        yield opened
        context.close()
        assert wrong == []


def test_axe_finds_nothing_on_them(page: Page) -> None:
    if not AXE.exists():
        pytest.skip("no axe-core: npm ci")
    axe, found = AXE.read_text(), []
    for path in PAGES:
        page.goto(path)
        page.evaluate(axe)
        for scheme, viewport in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(viewport)
            found += violations(page, path)
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
    assert found == []


def test_a_feed_is_made_used_and_ended(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto("/calendar?month=2025-03")
    page.get_by_role("button", name="Make an address").click()
    feed = page.get_by_label("Address").input_value()
    stranger = page.context.browser.new_context()  # type: ignore[union-attr]
    assert stranger.request.get(feed).text().startswith("BEGIN:VCALENDAR")
    page.get_by_role("button", name="End").click()
    page.wait_for_url("**/feeds")
    assert page.locator("main").inner_text().count("/calendar.ics") == 0
    assert "BEGIN:VCALENDAR" not in stranger.request.get(feed).text()
    stranger.close()
