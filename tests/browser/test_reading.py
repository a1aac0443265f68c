"""From a question to the marked words in the article."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import quote as url_quote

import pytest
from playwright.sync_api import expect

from index.document import Role, Sentence
from index.library import Library
from rag.framing import ABSTAINED, NEAREST
from tests.browser.conftest import ASTRAL, ASTRAL_ID, Reader
from ui import labels

pytestmark = pytest.mark.browser

SEEDS = [
    "000_ca50e009b13673b7.txt",
    "001_1576604467ba0193.txt",
    "002_f98574d6041bb0ef.txt",
    "003_aa9eb68467222d08.txt",
    "004_b1eb8ae63d3571ec.txt",
]
# Presses every chip in turn and reads the quote and, together, its marks.
OPEN_EACH = """async () => {
  const pairs = [];
  for (const chip of document.querySelectorAll("[data-testid=citation]")) {
    chip.click();
    const holder = chip.closest(".pc-quote");
    const wanted = `char=${holder.dataset.start},${holder.dataset.end}`;
    const until = performance.now() + 5000;
    while (!location.hash.includes(wanted) && performance.now() < until) await new Promise((r) => setTimeout(r, 5));
    const marks = [...document.querySelectorAll("[data-testid=highlight]")].map((mark) => mark.textContent);
    pairs.push([holder.querySelector("[data-testid=quote]").textContent, marks.join("")]);
  }
  return pairs;
}"""


def test_a_real_question_to_its_marked_words(reader: Reader) -> None:
    reader.ask("What did Stoltenberg say about the S-400 systems in Turkey?")
    page = reader.page
    chip = page.get_by_test_id("citation").first
    chip.click()
    expect(page.get_by_test_id("highlight").first).to_be_in_viewport()
    assert reader.highlighted() == page.get_by_test_id("quote").first.evaluate("quote => quote.textContent")
    expect(chip).to_have_attribute("aria-current", "true")
    assert re.search(r"/documents/.+\?sha256=[0-9a-f]{64}#char=\d+,\d+$", page.url)


def test_marks_hold_the_quotes_exact_characters(reader: Reader, library: Library) -> None:
    for identifier in SEEDS:
        record = library.catalog.current(identifier)
        assert record is not None
        text = library.catalog.text(record.sha256) or ""
        spans = _spans(text, [s for s in library.catalog.sentences(record.key) if s.role is Role.STORY])
        reader.ask(f"quote: {identifier} | " + " ".join(f"{start}-{end}" for start, end in spans))
        assert reader.page.evaluate(OPEN_EACH) == [[text[start:end]] * 2 for start, end in spans], identifier
        reader.page.get_by_role("button", name="New", exact=True).click()


def _spans(text: str, sentences: list[Sentence]) -> list[tuple[int, int]]:
    """Some of everything: sentences, pairs across paragraphs, spaces, tags, blank lines, the whole."""
    spans = [(s.start, s.end) for s in sentences][::3]
    spans += [(one.start, other.end) for one, other in pairwise(sentences)][::5]
    spans += [(match.start() - 20, match.end() + 20) for match in re.finditer(r"\xa0|<u>|\n\n\n+", text)][:6]
    spans += [(0, len(text)), (len(text) - 1, len(text))]
    return [(max(start, 0), min(end, len(text))) for start, end in spans]


def test_offsets_count_code_points(reader: Reader) -> None:
    spans = [(0, 7), (6, 7), (8, 25), (ASTRAL.index("The"), ASTRAL.index("Monday")), (0, len(ASTRAL))]
    reader.ask(f"quote: {ASTRAL_ID} | " + " ".join(f"{start}-{end}" for start, end in spans))
    assert reader.page.evaluate(OPEN_EACH) == [[ASTRAL[start:end]] * 2 for start, end in spans]


def test_other_quotes_of_the_answer_are_fainter(reader: Reader) -> None:
    reader.ask(f"quote: {SEEDS[1]} | 78-200 300-400")
    reader.page.get_by_test_id("citation").nth(1).click()
    expect(reader.page.locator(".pc-mark-other")).to_have_count(1)
    quotes = reader.page.get_by_test_id("quote")
    assert reader.page.locator(".pc-mark-other").text_content() == quotes.first.text_content()
    assert reader.highlighted() == quotes.nth(1).text_content()


def test_an_abstention_and_its_nearest_passages(reader: Reader) -> None:
    reader.ask("none: who won the cup?")
    page = reader.page
    expect(page.get_by_test_id("abstention")).to_contain_text(ABSTAINED)
    expect(page.get_by_test_id("quote")).to_have_count(0)
    expect(page.get_by_text(NEAREST)).to_be_visible()
    page.get_by_test_id("passage").first.click()
    expect(page.get_by_test_id("highlight").first).to_be_in_viewport()
    assert reader.highlighted() == page.locator(".pc-passage p").first.evaluate("p => p.textContent")


def test_a_link_opens_the_place_for_somebody_else(reader: Reader, library: Library) -> None:
    record = library.catalog.current(SEEDS[3])
    assert record is not None
    text = library.catalog.text(record.sha256) or ""
    reader.open(f"/documents/{SEEDS[3]}#char=120,240")
    expect(reader.page.get_by_test_id("highlight").first).to_be_in_viewport()
    assert reader.highlighted() == text[120:240]
    reader.page.evaluate("location.hash = '#char=300,330'")
    expect(reader.page.get_by_test_id("highlight").first).to_have_text(text[300:330])
    expect(reader.page.get_by_test_id("source")).to_contain_text("January 2022 (inferred)")


def test_a_link_with_no_such_place_still_opens_the_article(reader: Reader) -> None:
    for fragment in ("", "#char=5,99999", "#char=9,9", "#char=240,120", "#line=3"):
        reader.open(f"/documents/{SEEDS[0]}{fragment}")
        expect(reader.page.locator(".pc-article")).to_contain_text("An arms race along Russian borders")
        expect(reader.page.get_by_test_id("highlight")).to_have_count(0)


def test_a_link_to_no_article_says_so(reader: Reader) -> None:
    reader.page.goto(f"{reader.base}/documents/{url_quote('<b>none</b>', safe='')}")
    expect(reader.page.get_by_test_id("source")).to_contain_text(labels.SCRIPT["missing"])
    reader.problems = [problem for problem in reader.problems if "404" not in problem]


def test_an_empty_or_unusable_question(reader: Reader) -> None:
    reader.page.get_by_test_id("ask").click()
    reader.page.wait_for_timeout(200)
    expect(reader.page.locator(".pc-turn")).to_have_count(0)
    reader.ask("?!")
    expect(reader.page.get_by_test_id("problem")).to_contain_text(labels.PROBLEM)
    reader.ask(f"quote: {SEEDS[0]} | 0-9")
    expect(reader.page.get_by_test_id("answer")).to_have_count(1)
