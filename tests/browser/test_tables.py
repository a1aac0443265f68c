"""Quoted rows of a table: their cells under its head, on the page, copied and saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from index.document import Document, Metadata
from index.library import Library
from tests.browser.conftest import Reader
from tests.browser.test_accessibility import _violations
from tests.browser.test_conversations import _saved
from ui import labels

pytestmark = pytest.mark.browser

HEAD = "| Ship | Beds | Length over all |"
ROWS = "| Petrel | 40 | 31 m |\n| Skua\\_2 | 12 | <b>19</b> m |"
UNEVEN = "| Tern | 9 |"
TABLE = f"The ships have these beds.\n\n{HEAD}\n|---|---|---|\n{ROWS}\n{UNEVEN}\n\nNobody slept on deck.\n"


@pytest.fixture
def ships(reader: Reader, library: Library) -> Reader:
    """A reader of a library that has a table."""
    library.add_document(Document("table.txt", TABLE, Metadata(title="Ships")))
    return reader


def _quote(reader: Reader, words: str) -> Locator:
    start = TABLE.index(words)
    reader.ask(f"quote: table.txt | {start}-{start + len(words)}")
    return reader.page.get_by_test_id("quote").last


def _copied(page: Page, form: str) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".pc-menu summary").last.click()
    page.locator(f"[data-copy={form}]").last.click()
    expect(page.locator(f"[data-copy={form}]").last).to_have_text(labels.SCRIPT["copied"])
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_cell_stands_under_its_head_and_the_quote_is_exact(ships: Reader, scheme: str, width: int) -> None:
    page = ships.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    ships.open()
    page.set_viewport_size({"width": width, "height": 800})
    quote = _quote(ships, ROWS)
    assert quote.evaluate("quote => quote.textContent") == ROWS
    cells = quote.locator(".pc-cell")
    above = cells.evaluate_all("all => all.map((cell) => getComputedStyle(cell, '::before').content)")
    assert above == ['"Ship"', '"Beds"', '"Length over all"'] * 2
    for bar in quote.locator(".pc-tag").all():
        box = bar.bounding_box()
        assert box is None or box["width"] == 0
    assert quote.evaluate("quote => quote.scrollWidth <= quote.clientWidth")
    assert _violations(page) == []


def test_a_row_of_fewer_cells_stands_below_the_head_that_opens_where_it_stands(ships: Reader) -> None:
    quote = _quote(ships, UNEVEN)
    assert quote.evaluate("quote => quote.textContent") == UNEVEN
    assert quote.locator(".pc-cell").count() == 0
    head = ships.page.locator(".pc-under button")
    assert head.text_content() == HEAD
    head.click()
    ships.page.get_by_test_id("highlight").first.wait_for()
    assert ships.highlighted() == HEAD
    assert _violations(ships.page) == []


def test_a_copied_row_is_a_table_in_markdown(ships: Reader) -> None:
    _quote(ships, ROWS)
    assert _copied(ships.page, "markdown").splitlines()[:5] == [
        "> | Ship | Beds | Length over all |",
        "> | --- | --- | --- |",
        "> | Petrel | 40 | 31 m |",
        r"> | Skua\\\_2 | 12 | \<b\>19\</b\> m |",
        ">",
    ]


@pytest.mark.parametrize(
    ("words", "above"), [(ROWS, f"{HEAD}\n"), (UNEVEN, f"{HEAD}\n"), ("Nobody slept on deck.", "")]
)
def test_a_copied_quote_has_the_head_above_it(ships: Reader, words: str, above: str) -> None:
    _quote(ships, words)
    assert _copied(ships.page, "text").startswith(f"{above}{words}\n— Ships")


def test_a_row_of_fewer_cells_is_no_table_in_markdown(ships: Reader) -> None:
    _quote(ships, UNEVEN)
    assert _copied(ships.page, "markdown").startswith(
        "> \\| Ship \\| Beds \\| Length over all \\|\n>\n> \\| Tern \\| 9 \\|\n>\n> — "
    )


def test_a_saved_conversation_shows_the_heads(ships: Reader) -> None:
    page = ships.page
    _quote(ships, ROWS)
    _quote(ships, UNEVEN)
    _, text = _saved(page, labels.SCRIPT["exportMarkdown"])
    assert "\n> | Ship | Beds | Length over all |\n> | --- | --- | --- |\n> | Petrel |" in text
    _, html = _saved(page, labels.SCRIPT["exportHtml"])
    opened = page.context.new_page()
    opened.set_content(html)
    assert opened.locator("blockquote").evaluate_all("all => all.map((one) => one.textContent)") == [ROWS, UNEVEN]
    cell = opened.locator(".pc-cell").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Ship"'
    assert opened.locator("blockquote").last.evaluate("quote => quote.previousElementSibling.textContent") == HEAD
    opened.close()
