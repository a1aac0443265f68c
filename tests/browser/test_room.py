"""The page as a place: keys, sizes, dark, two readers, hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from index.library import Library
from rag import Assistant
from tests.browser.conftest import HOSTILE, HOSTILE_ID, HOSTILE_TITLE, Reader, served
from ui import labels

pytestmark = pytest.mark.browser

FIRST = "quote: 000_ca50e009b13673b7.txt | 135-250 540-600"
SECOND = "quote: 001_1576604467ba0193.txt | 78-200"


def test_keys(reader: Reader) -> None:
    page = reader.page
    reader.ask(FIRST)
    reader.ask(SECOND)
    page.locator("body").click(position={"x": 5, "y": 300})
    page.keyboard.press("/")
    expect(page.get_by_test_id("question")).to_be_focused()
    page.keyboard.type("[/]")
    expect(page.get_by_test_id("question")).to_have_value("[/]")
    page.keyboard.press("Shift+Enter")
    expect(page.get_by_test_id("question")).to_have_value("[/]\n")
    page.get_by_test_id("question").fill("")
    page.get_by_test_id("citation").first.focus()
    quotes = page.get_by_test_id("quote").all_text_contents()
    for key, place in (("]", 0), ("]", 1), ("]", 2), ("]", 2), ("[", 1)):
        page.keyboard.press(key)
        expect(page.locator(".pc-chip[aria-current=true]")).to_have_count(1)
        expect(page.get_by_test_id("citation").nth(place)).to_have_attribute("aria-current", "true")
        page.wait_for_function(
            "words => [...document.querySelectorAll('[data-testid=highlight]')].map((m) => m.textContent).join('') === words",
            arg=quotes[place],
        )
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("source")).to_have_count(0)
    expect(page.get_by_test_id("citation").nth(1)).to_be_focused()
    assert page.url == f"{reader.base}/"


def test_an_example_and_a_new_conversation(reader: Reader) -> None:
    page = reader.page
    example = page.get_by_test_id("example").first
    words = example.text_content()
    example.click()
    page.locator(".pc-answer").wait_for()
    expect(page.locator(".pc-asked")).to_have_text(words or "")
    reader.ask("none: again?")
    expect(page.locator(".pc-notes")).to_contain_text(words or "")
    page.get_by_role("button", name="New", exact=True).click()
    expect(page.locator(".pc-turn")).to_have_count(0)
    expect(page.get_by_test_id("example").first).to_be_visible()
    reader.ask("none: fresh?")
    expect(page.locator(".pc-notes")).to_have_count(0)


def test_the_question_shows_at_once_and_the_box_is_free(reader: Reader) -> None:
    page = reader.page
    page.route("**/page/ask", lambda route: (page.wait_for_timeout(400), route.continue_()))
    page.get_by_test_id("question").fill("none: one?")
    page.get_by_test_id("question").press("Enter")
    expect(page.get_by_test_id("searching")).to_be_visible(timeout=300)
    page.get_by_test_id("question").fill("none: two?")
    page.get_by_test_id("question").press("Enter")
    expect(page.locator(".pc-asked")).to_have_text(["none: one?", "none: two?"])
    expect(page.get_by_test_id("abstention")).to_have_count(2)
    expect(page.locator(".pc-turn").nth(1)).to_contain_text("follow-up to: none: one?")
    page.unroute_all(behavior="wait")


def test_a_server_that_fails(reader: Reader) -> None:
    page = reader.page
    page.route("**/page/ask", lambda route: route.fulfill(status=502, body="no gateway"))
    reader.ask("none: lost?")
    expect(page.get_by_test_id("problem")).to_have_text(labels.SCRIPT["failed"])
    page.unroute_all()
    reader.ask("none: back?")
    expect(page.get_by_test_id("abstention")).to_have_count(1)
    expect(page.locator(".pc-notes")).to_have_count(0)
    reader.problems = [problem for problem in reader.problems if "502" not in problem]


def test_a_server_that_went_away_and_came_back(reader: Reader) -> None:
    page = reader.page
    reader.ask(FIRST)
    page.route("**/page/ask", lambda route: route.abort())
    reader.ask("none: lost?")
    expect(page.get_by_test_id("problem")).to_have_text(labels.SCRIPT["failed"])
    page.unroute_all()
    reader.open()
    expect(page.locator(".pc-asked")).to_have_text([FIRST, "none: lost?"])
    expect(page.get_by_test_id("problem")).to_have_text(labels.SCRIPT["failed"])
    page.get_by_test_id("citation").first.click()
    expect(page.get_by_test_id("highlight").first).to_be_in_viewport()
    reader.ask("none: back?")
    expect(page.locator(".pc-notes")).to_contain_text(FIRST)
    reader.problems = [problem for problem in reader.problems if "ERR_FAILED" not in problem]


def test_the_stages_are_shown_as_they_end(reader: Reader) -> None:
    page = reader.page
    page.evaluate("""() => {
      window.seen = [];
      new MutationObserver(() => {
        const words = document.querySelector("[data-testid=searching]")?.textContent;
        if (words && words !== window.seen.at(-1)) window.seen.push(words);
      }).observe(document.getElementById("pc-turns"), { childList: true, subtree: true });
    }""")
    reader.ask("slow: who?")
    searching, found, weighed = labels.SCRIPT["searching"], "12 passages found", "163 sentences weighed"
    assert page.evaluate("window.seen") == [searching, found, found + weighed, found + weighed + "2 quoted"]
    expect(page.get_by_test_id("searching")).to_have_count(0)


def test_two_readers_at_once(reader: Reader, browser: Browser) -> None:
    context = browser.new_context()
    other = Reader(context.new_page(), reader.base)
    other.watch()
    other.open()
    for asking, words in ((reader, "mine"), (other, "theirs"), (reader, "mine too"), (other, "theirs too")):
        asking.ask(f"none: {words}?")
    expect(reader.page.locator(".pc-asked")).to_have_text(["none: mine?", "none: mine too?"])
    expect(other.page.locator(".pc-asked")).to_have_text(["none: theirs?", "none: theirs too?"])
    assert "theirs" not in reader.page.locator("body").inner_text()
    assert "mine" not in other.page.locator("body").inner_text()
    assert not other.problems
    context.close()


def test_hostile_articles_and_questions_are_only_text(reader: Reader) -> None:
    page = reader.page
    question = f"quote: {HOSTILE_ID} | 0-{len(HOSTILE)}"
    reader.ask(question)
    expect(page.locator(".pc-asked")).to_have_text(question)
    assert page.get_by_test_id("quote").text_content() == HOSTILE
    expect(page.locator(".pc-source-line cite")).to_have_text(HOSTILE_TITLE)
    page.get_by_test_id("citation").click()
    page.get_by_test_id("highlight").first.wait_for()
    assert reader.highlighted() == HOSTILE
    assert page.locator("#pc-room img, #pc-room .katex, #pc-room a").count() == 0
    reader.open(page.url.removeprefix(reader.base))
    expect(page.get_by_test_id("highlight").first).to_be_visible()
    assert reader.highlighted() == HOSTILE
    for hostile in (HOSTILE, f"none: {HOSTILE}", "none: {{value}} ${window.hacked=1} $$x$$ **who**?"):
        reader.ask(hostile)
        assert page.locator(".pc-asked").last.text_content() == hostile


def test_an_empty_library(page: Page, make_library: Callable[..., Library]) -> None:
    with served(Assistant(make_library())) as base:
        reader = Reader(page, base)
        reader.watch()
        reader.open()
        expect(page.locator(".pc-shelf")).to_contain_text(labels.SCRIPT["empty"])
        expect(page.get_by_test_id("example")).to_have_count(0)
        reader.ask("Who sent the troops?")
        expect(page.get_by_test_id("abstention")).to_be_visible()
        assert not reader.problems


def test_a_smuggled_handler_would_stay_dead(reader: Reader) -> None:
    reader.page.evaluate(
        "() => { document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.hacked = 1\">'); }"
    )
    reader.page.wait_for_timeout(200)
    assert any("Content Security Policy" in problem for problem in reader.problems)
    reader.problems.clear()


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_widths(reader: Reader, width: int) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 844})
    reader.ask(FIRST)
    overflow = (
        "() => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight"
    )
    assert not page.evaluate(overflow)
    page.get_by_test_id("citation").first.click()
    expect(page.get_by_test_id("highlight").first).to_be_in_viewport()
    page.wait_for_timeout(250)
    assert not page.evaluate(overflow)
    source, desk = page.locator("#pc-source-column").bounding_box(), page.locator("#pc-desk").bounding_box()
    assert source is not None
    assert desk is not None
    if width == 390:
        assert (source["x"], source["width"]) == (0, 390)
        page.locator(".pc-close").click()
        expect(page.get_by_test_id("answer")).to_be_in_viewport()
        expect(page.locator("#pc-source-column")).to_be_hidden()
        page.get_by_role("link", name="Library").click()
        page.locator(".pc-row-title").first.click()
        expect(page.locator(".pc-article")).to_be_in_viewport()
    else:
        assert source["x"] >= desk["x"] + desk["width"] - 1
        expect(page.get_by_test_id("answer")).to_be_in_viewport()


def _paper(page: Page) -> int:
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def test_dark_by_preference_and_by_choice(reader: Reader) -> None:
    page = reader.page
    assert _paper(page) > 600
    reader.open("/?__theme=dark")
    assert _paper(page) < 150
    reader.ask(FIRST)
    page.get_by_test_id("citation").first.click()
    expect(page.get_by_test_id("highlight").first).to_be_visible()
    assert "__theme=dark" in page.url
    page.emulate_media(color_scheme="dark")
    reader.open()
    assert _paper(page) < 150


def test_every_control_has_a_name(reader: Reader) -> None:
    reader.ask(FIRST)
    reader.page.get_by_test_id("citation").first.click()
    reader.page.get_by_test_id("highlight").first.wait_for()
    nameless = """() => [...document.querySelectorAll("button, textarea, input, a, summary")]
      .filter((e) => e.offsetParent && !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length))
      .map((e) => e.outerHTML)"""
    assert reader.page.evaluate(nameless) == []
    expect(reader.page.get_by_label("Question", exact=True)).to_have_count(1)


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1024, True), (1440, True)])
def test_two_sides_stand_beside_one_another_where_there_is_room(reader: Reader, width: int, beside: bool) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 844})
    reader.ask("sides: who?")
    expect(page.locator(".pc-group h3")).to_have_text(["Russia", "NATO"])
    one, other = (group.bounding_box() for group in page.locator(".pc-group").all())
    assert one
    assert other
    assert (one["y"] == other["y"]) is beside
    assert (one["x"] < other["x"]) is beside


def test_confidence_in_words_and_the_number_on_hover_or_focus(reader: Reader) -> None:
    page = reader.page
    reader.ask(FIRST)
    words = page.locator(".pc-confidence")
    expect(words).to_have_text("Well supported")
    shown = "() => getComputedStyle(document.querySelector('.pc-confidence'), '::after').visibility"
    assert page.evaluate(shown) == "hidden"
    words.hover()
    assert page.evaluate(shown) == "visible"
    assert "90 %" in page.evaluate(
        "() => getComputedStyle(document.querySelector('.pc-confidence'), '::after').content"
    )
    page.mouse.move(5, 5)
    assert page.evaluate(shown) == "hidden"
    words.focus()
    assert page.evaluate(shown) == "visible"


def test_why_this_unfolds(reader: Reader) -> None:
    page = reader.page
    reader.ask("timeline: when?")
    why = page.get_by_test_id("why")
    expect(why.locator("table").first).to_be_hidden()
    why.locator("summary").click()
    expect(why).to_contain_text("12 passages")
    expect(why).to_contain_text(labels.SIGNALS["reader"])
