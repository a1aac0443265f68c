"""The library and the quality view: table, filter, ticks, uploads with a result each, removal with undo."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from index.library import Library
from rag.framing import ASKED_ONLY
from tests.browser.conftest import Reader, ScriptedAssistant, served
from ui import labels

pytestmark = pytest.mark.browser
TITLE = "Russia to NATO: Stop Dominating World, Warns of Arms Race"


@pytest.fixture(scope="module")
def own_library(seeds_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that may be changed."""
    folder = tmp_path_factory.mktemp("view") / "library"
    shutil.copytree(seeds_folder, folder)
    opened = Library.open(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def base(own_library: Library, browser: Browser) -> Iterator[str]:
    with served(ScriptedAssistant(own_library)) as address:
        yield address


@pytest.fixture
def view(page: Page, base: str) -> Iterator[Reader]:
    opened = Reader(page, base)
    opened.watch()
    opened.open("/library")
    expect(page.locator("#pc-shelves-table tbody tr").first).to_be_visible()
    yield opened
    assert not opened.problems
    assert page.evaluate("window.hacked") is None


def _rows(page: Page) -> list[str]:
    return page.locator(".pc-row-title").all_text_contents()


def test_the_table(view: Reader) -> None:
    page = view.page
    expect(page.get_by_test_id("library")).to_be_visible()
    expect(page.get_by_role("columnheader")).to_contain_text([*labels.COLUMNS.values()])
    row = page.locator("#pc-shelves-table tbody tr", has_text=TITLE)
    expect(row).to_contain_text("26 May 2017")
    expect(row.locator(".pc-number")).to_have_text("556")
    expect(row.locator(".pc-added")).to_have_text(re.compile(r"\d+ \w+ \d{4}"))
    row.get_by_role("button", name=TITLE, exact=True).click()
    expect(page.get_by_test_id("source")).to_be_visible()
    expect(page.get_by_test_id("library")).to_be_hidden()
    page.go_back()
    expect(page.get_by_test_id("library")).to_be_visible()


def test_filtering(view: Reader) -> None:
    page = view.page
    page.get_by_label(labels.FILTER).fill("2017 dominating")
    expect(page.locator("#pc-shelves-table tbody tr")).to_have_count(1)
    expect(page.locator("#pc-shelves-count")).to_have_text("1 of 5 articles")
    page.get_by_label(labels.FILTER).fill("no such article <b>")
    expect(page.locator("#pc-shelves-table tbody tr")).to_have_count(0)
    expect(page.locator("#pc-shelves-count")).to_have_text(labels.SCRIPT["nothingMatches"])
    page.get_by_label(labels.FILTER).fill("")
    expect(page.locator("#pc-shelves-table tbody tr")).to_have_count(5)


def test_the_keyboard_stays_in_the_table(view: Reader) -> None:
    page = view.page
    page.get_by_label(f"Ask “{TITLE}”").check()
    page.locator("#pc-shelves").get_by_role("button", name=labels.SCRIPT["askAll"]).click()
    expect(page.locator("#pc-tick-all input")).to_be_focused()
    page.get_by_role("button", name=f"Remove “{TITLE}”").click()
    page.get_by_role("button", name=labels.SCRIPT["undo"]).click()
    expect(page.locator(".pc-row-title", has_text=TITLE)).to_be_focused()


def test_ticked_articles_alone_are_asked(view: Reader) -> None:
    page = view.page
    every = page.get_by_label(labels.SCRIPT["tickAll"])
    every.check()
    expect(page.locator("#pc-shelves .pc-scope")).to_contain_text("Asking 5 articles only")
    page.locator("#pc-shelves").get_by_role("button", name=labels.SCRIPT["askAll"]).click()
    expect(every).not_to_be_checked()
    page.get_by_label(f"Ask “{TITLE}”").check()
    assert every.evaluate("box => box.indeterminate")
    page.get_by_role("link", name=labels.VIEWS["read"][1]).click()
    scope = page.locator("#pc-scope-block .pc-scope")
    expect(scope).to_contain_text(TITLE)
    view.ask("What did Stoltenberg say about an arms race?")
    expect(page.get_by_test_id("among")).to_have_text(ASKED_ONLY.format(titles=TITLE))
    documents = page.locator(".pc-turn [data-document]").evaluate_all("all => all.map((one) => one.dataset.document)")
    assert set(documents) <= {"004_b1eb8ae63d3571ec.txt"}
    scope.get_by_role("button", name=labels.SCRIPT["askAll"]).click()
    expect(scope).to_be_hidden()
    view.ask("none: and of all?")
    expect(page.locator(".pc-turn").last.get_by_test_id("among")).to_have_count(0)


def test_uploads_have_a_result_each_and_can_be_removed_and_brought_back(view: Reader) -> None:
    page = view.page
    script = "<script>window.hacked = 1</script>"
    page.get_by_test_id("upload").set_input_files(
        [
            {"name": "gulls.txt", "mimeType": "text/plain", "buffer": b"The gulls of Ostrava number ninety-one birds."},
            {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
            {"name": f"{script.replace('/', '')}.txt", "mimeType": "text/plain", "buffer": f"Read {script}!".encode()},
            {"name": "picture.png", "mimeType": "image/png", "buffer": b"\x89PNG\0"},
        ]
    )
    results = page.locator("#pc-uploads li")
    expect(results).to_have_count(4)
    expect(results.nth(0)).to_contain_text(labels.SCRIPT["addedOne"])
    expect(results.nth(1)).to_contain_text("the file is empty")
    expect(results.nth(2)).to_contain_text(labels.SCRIPT["addedOne"])
    expect(results.nth(3)).to_contain_text("cannot read .png")
    expect(page.locator("#pc-shelves-table tbody tr")).to_have_count(7)
    page.get_by_role("link", name=labels.VIEWS["read"][1]).click()
    view.ask("How many gulls are there in Ostrava?")
    expect(page.locator(".pc-turn [data-document='gulls.txt']").first).to_be_attached()

    page.get_by_role("link", name=labels.VIEWS["library"][1]).click()
    row = page.locator("#pc-shelves-table tbody tr", has_text="gulls.txt").or_(
        page.locator("#pc-shelves-table tbody tr", has_text="The gulls")
    )
    name = row.locator(".pc-row-title").text_content() or ""
    row.get_by_role("button", name="Remove").click()
    expect(page.locator("#pc-undo")).to_contain_text(f"“{name}” was removed.")
    assert name not in _rows(page)
    expect(page.get_by_role("button", name=labels.SCRIPT["undo"])).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#pc-undo")).to_have_text(f"“{name}” is back.")
    expect(page.locator("#pc-shelves-table tbody tr")).to_have_count(7)
    view.problems = [problem for problem in view.problems if "422" not in problem]


def test_files_are_dropped(view: Reader) -> None:
    page = view.page
    box = page.locator(".pc-upload").bounding_box()
    drop = page.get_by_test_id("upload").bounding_box()
    assert box
    assert drop
    assert drop["width"] >= box["width"] - 2  # the input covers the place that says "drop files here"
    assert drop["height"] >= box["height"] - 2
    given = page.evaluate_handle("""() => {
      const given = new DataTransfer();
      given.items.add(new File(["The owls of Ostrava number seven birds."], "owls.txt", { type: "text/plain" }));
      return given;
    }""")
    page.get_by_test_id("upload").dispatch_event("drop", {"dataTransfer": given})
    expect(page.locator("#pc-uploads li")).to_contain_text("owls.txt")
    expect(page.locator("#pc-uploads li")).to_contain_text(labels.SCRIPT["addedOne"])


def test_a_library_that_cannot_be_written_to_offers_no_changes(view: Reader, own_library: Library) -> None:
    own_library.catalog.writable = False
    view.open("/library")
    expect(view.page.locator("#pc-shelves-count")).to_contain_text(labels.SCRIPT["readOnly"])
    expect(view.page.get_by_test_id("upload")).to_be_hidden()
    expect(view.page.get_by_role("button", name="Remove")).to_have_count(0)
    own_library.catalog.writable = True


def test_the_quality_view(view: Reader) -> None:
    page = view.page
    page.get_by_role("link", name=labels.VIEWS["quality"][1]).click()
    expect(page.get_by_test_id("quality")).to_be_visible()
    expect(page.locator(".pc-set svg")).to_have_count(6)
    page.locator(".pc-failed summary").click()
    expect(page.locator(".pc-failed h4").first).to_be_visible()
    assert page.url == f"{view.base}/quality"
    expect(page).to_have_title("Quality · Pincite")
    page.keyboard.press("/")
    expect(page.get_by_test_id("question")).to_be_focused()
