"""For everyone: axe finds nothing serious on any view, keys reach everything, large text still fits."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.test_room import FIRST
from ui import labels

pytestmark = pytest.mark.browser
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def _conversation(reader: Reader) -> None:
    page = reader.page
    for question in ("sides: who?", "timeline: when?", "read: he?", "none: what?", FIRST):
        reader.ask(question)
    for summary in page.locator("#pc-turns summary").all():
        summary.evaluate("summary => { summary.parentElement.open = true; }")
    page.get_by_test_id("citation").last.click()
    page.get_by_test_id("highlight").first.wait_for()


def test_axe_would_find_what_is_wrong(reader: Reader) -> None:
    reader.page.evaluate("document.getElementById('pc-turns').append(document.createElement('button'))")
    assert any(found.startswith("button-name") for found in _violations(reader.page))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave(reader: Reader, scheme: str) -> None:
    page = reader.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    reader.open()
    assert _violations(page) == [], "empty"
    _conversation(reader)
    assert _violations(page) == [], "conversation"
    page.get_by_role("button", name=labels.CONVERSATIONS).click()
    assert _violations(page) == [], "conversations"
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    assert _violations(page) == [], "source on a phone"
    reader.open("/library")
    expect(page.locator("#pc-shelves-table tbody tr").first).to_be_visible()
    assert _violations(page) == [], "library on a phone"
    page.set_viewport_size({"width": 1280, "height": 800})
    assert _violations(page) == [], "library"
    reader.open("/quality")
    page.locator(".pc-failed summary").click()
    assert _violations(page) == [], "quality"


def test_the_keyboard_reaches_every_control_and_shows_where_it_is(reader: Reader) -> None:
    page = reader.page
    reader.ask(FIRST)
    page.locator("body").press("Tab")
    seen: list[str] = []
    for _ in range(60):
        state = page.evaluate("""() => {
          const at = document.activeElement;
          const style = getComputedStyle(at);
          const name = at.getAttribute("aria-label") || at.textContent.trim() || at.tagName;
          const shown = style.outlineStyle !== "none" || style.boxShadow !== "none" || at === document.body;
          return [name, shown];
        }""")
        assert state[1], f"no visible focus on {state[0]}"
        seen.append(state[0])
        page.keyboard.press("Tab")
    wanted = [*(name for _, name in labels.VIEWS.values()), labels.CONVERSATIONS, labels.NEW, labels.WHY, labels.WRONG]
    assert not [name for name in wanted if not any(name in reached for reached in seen)]
    assert any(reached.startswith("Open quote 2") for reached in seen)


@pytest.mark.parametrize("width", [390, 1280])
def test_text_at_twice_its_size_still_fits(reader: Reader, width: int) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for _, name in labels.VIEWS.values():
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_timeout(100)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
        clipped = page.evaluate("""() => [...document.querySelectorAll("#pc-masthead a, #pc-masthead button, #pc-ask")]
          .filter((one) => one.offsetParent && getComputedStyle(one).visibility === "visible")
          .filter((one) => { const box = one.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < 0; })
          .map((one) => one.textContent)""")
        assert clipped == [], name


def test_reduced_motion_is_respected(reader: Reader) -> None:
    page = reader.page
    page.emulate_media(reduced_motion="reduce")
    page.get_by_test_id("question").fill("slow: who?")
    page.get_by_test_id("question").press("Enter")
    assert page.get_by_test_id("searching").evaluate("one => getComputedStyle(one).animationName") == "none"
    expect(page.get_by_test_id("abstention")).to_be_visible()
