"""The pages in a real browser: for everybody (axe, keyboard, zoom, no JavaScript), small, and from no other host."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from fastapi import FastAPI
from faces.web.test_pages import PAGES
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from elchi.desk import Desk
from elchi.faces.web.app import create_app

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
).split()
WIDE, NARROW, ZOOMED = {"width": 1440, "height": 900}, {"width": 390, "height": 844}, {"width": 720, "height": 450}
LOOKS: tuple[tuple[Any, Any], ...] = (("light", WIDE), ("dark", NARROW))  # no colour hangs on the width
FIRST_LOAD = 150_000
PROMISED_AND_SHOWN = (
    "TBILISI, 5 May 2022. The Foreign Minister of Georgia, Ana Beridze, pledged to open an embassy in Astana in 2023.",
    "TBILISI, 6 June 2023. Georgia opened an embassy in Astana on 5 June 2023, the Foreign Ministry of Georgia said.",
)


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of a server of an application."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    running = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    running.join(5)


@pytest.fixture(scope="module")
def host(archive: Desk) -> Iterator[str]:
    """The address of a server over the sample archive."""
    with served(create_app(archive)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(host: str, archive: Desk) -> list[str]:
    """One page of every kind, a document with a place asked for, and a page of what is not there."""
    with archive.view() as view:
        source = view.newest(1)[0]
        span = view.claims(document=source.id)[0].citation.span
    return [*PAGES, f"/document/{source.id[:16]}?at={span.start}-{span.end}#at-{span.start}"]


@pytest.fixture
def opened(browser: Browser, host: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of ours in a new window, which loads nothing from elsewhere and has nothing to complain of."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_it(path: str, **options: Any) -> Page:
        contexts.append(browser.new_context(base_url=host, **{"viewport": WIDE, **options}))
        page = contexts[-1].new_page()
        page.on("request", lambda r: wrong.append(r.url) if f"http://{urlsplit(r.url).netloc}" != host else None)
        page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.goto(path)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert wrong == []


def test_axe_finds_nothing(opened: Callable[..., Page], pages: list[str]) -> None:
    """Every page, its lists short: wide in the light, narrow in the dark."""
    if not AXE.exists():
        pytest.skip("no axe-core: npm ci")
    axe, page, found = AXE.read_text(), opened("/"), []
    for path in pages:
        page.set_viewport_size(WIDE)
        page.goto(short(path))
        page.evaluate(axe)
        for scheme, viewport in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(viewport)
            found += violations(page, path)
    assert found == []


def short(path: str) -> str:
    path, mark, place = path.partition("#")
    return f"{path}{'&' if '?' in path else '?'}size=6{mark}{place}"


def violations(page: Page, path: str) -> list[str]:
    run = "axe.run(document, {resultTypes: ['violations']})"
    told = page.evaluate(f"{run}.then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
    return [f"{path}: {name}: {nodes[0]} ({len(nodes)} times)" for name, nodes in told]


@pytest.mark.parametrize("viewport", [WIDE, ZOOMED, NARROW], ids=["whole", "200 %", "telephone"])
def test_no_page_is_wider_than_the_window(opened: Callable[..., Page], pages: list[str], viewport: dict[str, int]) -> None:
    page = opened("/", viewport=viewport)
    for path in pages:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


def test_a_page_is_read_without_scripts(opened: Callable[..., Page], pages: list[str]) -> None:
    with_scripts, without = opened("/"), opened("/", java_script_enabled=False)
    for path in pages:
        with_scripts.goto(path)
        without.goto(path)
        assert without.locator("body").inner_text() == with_scripts.locator("body").inner_text()


def test_a_first_load_is_small(opened: Callable[..., Page], pages: list[str], host: str) -> None:
    page, came = opened("/"), {}
    page.on("response", lambda r: came.update({r.url: len(r.body())}))
    own = [f"{host}/static/{name}" for name in ("elchi.css", "elchi.js", "elchi.svg")]
    static = sum(len(page.request.get(url).body()) for url in own)
    for path in pages:
        size = len(page.request.get(path.partition("#")[0]).body())
        assert static + size < FIRST_LOAD, path


def test_the_keyboard_leads_through_the_head(opened: Callable[..., Page]) -> None:
    page = opened("/state/kz")
    met = []
    for _ in range(5):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))
        drawn = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert drawn != "none"
    assert met == ["To the content", "Elchi", "q", "Ask", "Encounters"]
    page.goto("/state/kz")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_stroke_leads_to_the_box_and_is_typed_in_it(opened: Callable[..., Page]) -> None:
    page = opened("/documents")
    page.keyboard.press("/")
    page.keyboard.type("1/2")
    assert page.locator("#q").input_value() == "1/2"
    page.locator("#q").fill("Amreyev")
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/bagdad-amreyev")


def test_claims_and_their_words_lead_to_each_other(opened: Callable[..., Page], pages: list[str]) -> None:
    page = opened(pages[-1].partition("?")[0], viewport=ZOOMED)
    last = page.locator("[data-claim]").last
    number = last.get_attribute("data-claim")
    last.locator("a.place").click()
    words = page.locator(f'mark[data-claims~="{number}"]').first
    page.wait_for_function(
        "m => m.getBoundingClientRect().top < innerHeight && m.getBoundingClientRect().top > 0", arg=words.element_handle()
    )
    assert "on" in (words.get_attribute("class") or "")
    words.locator("a").focus()
    page.keyboard.press("Enter")
    shown = page.evaluate("document.querySelector('.claims li:target').dataset.claim")
    assert shown in (words.get_attribute("data-claims") or "").split()
    claim = page.locator(f'[data-claim="{shown}"]')
    assert "on" in (claim.get_attribute("class") or "")
    page.wait_for_function(
        "c => c.getBoundingClientRect().top < innerHeight && c.getBoundingClientRect().bottom > 0", arg=claim.element_handle()
    )


def test_a_slider_draws_a_picture_anew(opened: Callable[..., Page]) -> None:
    page = opened("/pictures/network")
    first = page.locator("input[name=first]")
    began = int(first.get_attribute("min") or 0)
    first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**first={began + 1}*")
    assert page.locator("output").first.inner_text() == str(began + 1)
    page.locator(".picture a[href*=beside]").first.dispatch_event("click")
    page.wait_for_url("**/meetings?*beside=*")
    assert page.locator("ul.meetings > li").count() > 0


def test_what_was_read_since_the_last_visit_is_told(opened: Callable[..., Page]) -> None:
    page = opened("/")
    assert page.locator("[data-since]").is_hidden()
    page.evaluate("localStorage.setItem('elchi-visit', JSON.stringify({latest: Date.parse('2020-01-01')}))")
    page.reload()
    told = page.locator("[data-since] a")
    told.wait_for()
    count = int(told.inner_text().split()[0])
    told.click()
    assert page.locator("main > p").first.inner_text().startswith(f"{count} documents read since 2020-01-01 00:00 UTC")
    page.goto("/")
    page.locator("[data-since] a").wait_for()


def test_what_is_cited_stands_in_view(opened: Callable[..., Page], pages: list[str]) -> None:
    page = opened(pages[-1], viewport=NARROW)
    cited = page.locator("mark.cited").first.bounding_box()
    assert cited is not None and 0 <= cited["y"] < NARROW["height"]


def test_one_key_accepts_and_one_takes_back(browser: Browser, scratch: Desk) -> None:
    """On the page of a commitment and in the review: the first proposal has the keys, each decision its own."""
    for words in PROMISED_AND_SHOWN:
        list(scratch.take_bytes(words.encode(), "text/plain", f"{len(words)}.txt"))
    with scratch.view() as view:
        promise = next(r.claim.subject for r in view.claims("Commitment") if r.claim.subject)
    with served(create_app(scratch)) as address:
        page = browser.new_page(base_url=address)
        page.goto(f"/commitment/{promise.partition(':')[2]}")
        with page.expect_navigation():
            page.keyboard.press("a")
        assert "Kept: accepted." in page.inner_text("main")
        with page.expect_navigation():
            page.keyboard.press("z")
        page.goto(f"/commitment/{promise.partition(':')[2]}")
        assert page.inner_text("p.lede .status") == "not yet looked at"
        with page.expect_navigation():
            page.keyboard.press("r")
        assert "Kept: rejected." in page.inner_text("main")
        page.close()
