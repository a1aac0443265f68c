"""The article beside the conversation: where a quote stands, moving on, copying, going back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from index.document import Document, Metadata
from index.library import Library
from tests.browser.conftest import Reader
from tests.browser.test_room import FIRST, SECOND
from ui import labels

pytestmark = pytest.mark.browser

TAGGED = (
    "The <u>treaty</u> was signed on Monday.\n\n\nIt ended on\u00a0Friday, <b>they</b> said. Nobody was told of it.\n"
)
SELECT_QUOTE = """() => {
  const marks = document.querySelectorAll("[data-testid=highlight]");
  const range = document.createRange();
  range.setStartBefore(marks[0]);
  range.setEndAfter(marks[marks.length - 1]);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def tagged(library: Library) -> str:
    library.add_document(Document("tagged.txt", TAGGED, Metadata(title="Tagged")))
    return f"quote: tagged.txt | 0-{TAGGED.index(' Nobody')}"


def test_tags_are_out_of_sight_and_still_copied(reader: Reader, tagged: str) -> None:
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.ask(tagged)
    page.get_by_test_id("citation").click()
    page.get_by_test_id("highlight").first.wait_for()
    words = TAGGED[: TAGGED.index(" Nobody")]
    assert reader.highlighted() == words
    for tag in page.locator(".pc-tag").all():
        box = tag.bounding_box()
        assert box is None or box["width"] == 0
    page.evaluate(SELECT_QUOTE)
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == words


def test_the_marks_of_a_heading_are_out_of_sight(reader: Reader) -> None:
    reader.open("/documents/004_b1eb8ae63d3571ec.txt")
    heading = reader.page.locator(".pc-article p", has_text="RELATED: Pentagon")
    assert (heading.text_content() or "").startswith("## RELATED")
    assert heading.locator(".pc-tag").text_content() == "## "
    assert heading.locator(".pc-tag").evaluate("tag => tag.getBoundingClientRect().width") == 0


def test_where_the_quotes_stand_at_a_glance(reader: Reader) -> None:
    page = reader.page
    reader.ask(FIRST)
    page.get_by_test_id("citation").first.click()
    expect(page.locator(".pc-map-mark")).to_have_count(1)
    expect(page.locator(".pc-map-other")).to_have_count(1)
    tops = page.evaluate("""() => ["mark", "other"].map((name) =>
      document.querySelector(`.pc-map-${name}`).getBoundingClientRect().top)""")
    assert tops[0] < tops[1]
    meta = page.locator("#pc-source .pc-meta").first
    expect(meta).to_contain_text(re.compile(r"Paragraph \d+ of \d+"))
    page.get_by_role("button", name=labels.SCRIPT["next"]).click()
    page.wait_for_function(
        """tops => {
      const mark = document.querySelector(".pc-map-mark");
      return mark && Math.abs(mark.getBoundingClientRect().top - tops[1]) < 3;
    }""",
        arg=tops,
    )


def test_the_paragraph_on_the_card_is_the_one_in_the_article(reader: Reader) -> None:
    page = reader.page
    reader.ask(SECOND)
    number = re.search(r"paragraph (\d+)", page.locator(".pc-source-line").inner_text())
    page.get_by_test_id("citation").click()
    assert number
    expect(page.locator("#pc-source .pc-meta").first).to_contain_text(f"Paragraph {number[1]} of")


def test_a_speaker_opens_where_the_article_names_them(reader: Reader) -> None:
    page = reader.page
    reader.ask("timeline: when?")
    page.locator(".pc-speaker button").first.click()
    expect(page.get_by_test_id("highlight").first).to_have_text("Stoltenberg")
    expect(page.locator(".pc-mark-other, .pc-mark")).not_to_have_count(0)
    page.keyboard.press("]")
    expect(page.get_by_test_id("citation").nth(1)).to_have_attribute("aria-current", "true")


def test_the_browsers_back_closes_the_article(reader: Reader) -> None:
    page = reader.page
    reader.ask(FIRST)
    page.get_by_test_id("citation").first.click()
    page.get_by_test_id("highlight").first.wait_for()
    page.get_by_test_id("citation").nth(1).click()
    page.wait_for_function("location.hash.includes('540,600')")
    page.go_back()
    expect(page.get_by_test_id("source")).to_have_count(0)
    assert page.url == f"{reader.base}/"
    page.go_forward()
    expect(page.get_by_test_id("highlight").first).to_be_visible()
    expect(page.locator(".pc-turn")).to_have_count(1)


def test_a_link_is_the_issues_own_form(reader: Reader, library: Library) -> None:
    record = library.catalog.current("002_f98574d6041bb0ef.txt")
    assert record is not None
    reader.open("/documents/002_f98574d6041bb0ef.txt#char=120,240")
    expect(reader.page.get_by_test_id("highlight").first).to_be_in_viewport()
    assert reader.highlighted() == (library.catalog.text(record.sha256) or "")[120:240]


def test_a_malformed_address_says_so_and_the_page_goes_on(reader: Reader) -> None:
    reader.ask("none: first?")
    reader.open("/documents/100%")
    expect(reader.page.get_by_test_id("source")).to_contain_text(labels.SCRIPT["missing"])
    expect(reader.page.locator(".pc-asked")).to_have_text(["none: first?"])
    reader.problems = [problem for problem in reader.problems if "404" not in problem]


def test_an_article_that_is_gone_still_opens_at_its_version(reader: Reader, library: Library) -> None:
    document = Document("gone.txt", "The old words stood here on Monday. Then they went away.")
    library.add_document(document)
    library.remove([document.id])
    reader.open(f"/documents/gone.txt?sha256={document.sha256}#char=4,13")
    expect(reader.page.get_by_test_id("highlight").first).to_have_text("old words")
    expect(reader.page.get_by_test_id("source")).to_contain_text(labels.SCRIPT["earlier"])
