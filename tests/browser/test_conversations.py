"""Conversations: over a reload, named, reopened, deleted, saved as files; what was meant, corrected; marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from index.library import Library
from rag.framing import READ_FOR
from tests.browser.conftest import HOSTILE, HOSTILE_ID, Reader
from tests.browser.test_room import FIRST, SECOND
from ui import labels
from ui.marks import MARKS
from ui.page import STATIC_PATH

pytestmark = pytest.mark.browser
SPACED = "quote: 001_1576604467ba0193.txt | 0-1200"  # holds blank lines and no-break spaces


def _panel(page: Page) -> None:
    page.get_by_role("button", name=labels.CONVERSATIONS).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_fifty_turns_survive_a_reload(reader: Reader) -> None:
    page = reader.page
    for number in range(50):
        reader.ask(f"quote: {HOSTILE_ID} | {number}-{number + 40}")
    shown = page.locator("#pc-turns").inner_html()
    reader.open()
    expect(page.locator(".pc-turn")).to_have_count(50)
    assert page.locator("#pc-turns").inner_html() == shown
    expect(page.locator(".pc-turn").last).to_be_in_viewport()
    page.get_by_test_id("citation").nth(49).click()
    expect(page.get_by_test_id("highlight").first).to_be_in_viewport()
    assert reader.highlighted() == HOSTILE[49:89]
    reader.ask("none: goes on?")
    expect(page.locator(".pc-turn").last).to_contain_text(f"follow-up to: quote: {HOSTILE_ID} | 49-89")


def test_named_reopened_deleted_and_brought_back(reader: Reader) -> None:
    page = reader.page
    reader.ask("none: first?")
    page.get_by_role("button", name=labels.NEW, exact=True).click()
    reader.ask("none: second?")
    _panel(page)
    expect(page.locator(".pc-reopen")).to_have_text(["none: second?", "none: first?"])
    page.get_by_role("button", name="Rename “none: first?”").click()
    page.get_by_label(labels.SCRIPT["renameLong"]).fill("<b>Troops</b>")
    page.get_by_label(labels.SCRIPT["renameLong"]).press("Enter")
    expect(page.locator(".pc-reopen")).to_have_text(["none: second?", "<b>Troops</b>"])
    page.locator(".pc-reopen").nth(1).click()
    expect(page.locator(".pc-asked")).to_have_text(["none: first?"])
    reader.ask("none: third?")
    expect(page.locator(".pc-notes")).to_contain_text("follow-up to: none: first?")
    _panel(page)
    expect(page.locator(".pc-reopen")).to_have_text(["<b>Troops</b>", "none: second?"])
    page.get_by_role("button", name="Delete “<b>Troops</b>”").click()
    expect(page.locator(".pc-turn")).to_have_count(0)
    expect(page.locator(".pc-reopen")).to_have_text(["none: second?"])
    page.get_by_role("button", name=labels.SCRIPT["undo"]).click()
    expect(page.locator(".pc-reopen")).to_have_text(["<b>Troops</b>", "none: second?"])
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".pc-asked")).to_have_text(["none: first?", "none: third?"])


def test_a_new_tab_begins_anew(reader: Reader) -> None:
    reader.ask("none: first?")
    other = Reader(reader.page.context.new_page(), reader.base)
    other.open()
    expect(other.page.locator(".pc-turn")).to_have_count(0)
    _panel(other.page)
    other.page.locator(".pc-reopen").click()
    expect(other.page.locator(".pc-asked")).to_have_text(["none: first?"])
    other.page.close()


def test_two_tabs_keep_what_either_asked_in_one_conversation(reader: Reader) -> None:
    reader.ask("none: first?")
    other = Reader(reader.page.context.new_page(), reader.base)
    other.open()
    _panel(other.page)
    other.page.locator(".pc-reopen").click()
    other.ask("none: second?")
    reader.ask("none: third?")
    other.ask("none: fourth?")
    other.page.close()
    reader.open()
    asked = ["none: first?", "none: second?", "none: third?", "none: fourth?"]
    expect(reader.page.locator(".pc-asked")).to_have_text(asked)
    expect(reader.page.get_by_test_id("abstention")).to_have_count(4)


def test_what_was_deleted_comes_back_alone(reader: Reader) -> None:
    page = reader.page
    for name in ("none: first?", "none: second?"):
        reader.ask(name)
        page.get_by_role("button", name=labels.NEW, exact=True).click()
    _panel(page)
    page.get_by_role("button", name="Delete “none: first?”").click()
    other = Reader(page.context.new_page(), reader.base)
    other.open()
    other.ask("none: third?")
    other.page.close()
    page.get_by_role("button", name=labels.SCRIPT["undo"]).click()
    expect(page.locator(".pc-reopen")).to_have_text(["none: third?", "none: second?", "none: first?"])


def test_the_keyboard_stays_at_what_was_changed_in_the_panel(reader: Reader) -> None:
    page = reader.page
    reader.ask("none: first?")
    _panel(page)
    for key in ("Escape", "Enter"):
        page.get_by_role("button", name="Rename “none: first?”").click()
        page.get_by_label(labels.SCRIPT["renameLong"]).press(key)
        expect(page.locator(".pc-reopen")).to_be_focused()
    page.get_by_role("button", name="Delete “none: first?”").click()
    expect(page.get_by_role("button", name=labels.SCRIPT["undo"])).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".pc-reopen")).to_be_focused()


def _saved(page: Page, name: str) -> tuple[Download, str]:
    _panel(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    page.keyboard.press("Escape")
    return waiting.value, Path(waiting.value.path()).read_bytes().decode("utf-8")


def test_saved_as_one_page_that_holds_the_exact_quotes(reader: Reader) -> None:
    page = reader.page
    reader.ask(f"quote: {HOSTILE_ID} | 0-{len(HOSTILE)}")
    reader.ask(SPACED)
    reader.ask("sides: both?")
    quotes = page.get_by_test_id("quote").evaluate_all("all => all.map((one) => one.textContent)")
    download, html = _saved(page, labels.SCRIPT["exportHtml"])
    assert download.suggested_filename.endswith(".html")
    opened = page.context.new_page()
    opened.route("**/*", lambda route: route.abort())
    opened.set_content(html)
    assert opened.locator("blockquote").evaluate_all("all => all.map((one) => one.textContent)") == quotes
    assert opened.locator("blockquote").first.get_attribute("cite") == (
        reader.base + str(page.locator(".pc-quote").first.get_attribute("data-href"))
    )
    assert opened.locator("h3").all_text_contents() == ["Russia", "NATO"]
    assert opened.locator("script, img").count() == 0
    assert "SHA-256" in html
    opened.close()


def test_saved_as_markdown_whose_marks_are_only_characters(reader: Reader) -> None:
    page = reader.page
    reader.ask(f"quote: {HOSTILE_ID} | 0-{len(HOSTILE)}")
    _, text = _saved(page, labels.SCRIPT["exportMarkdown"])
    assert "\n> The minister wrote \\<script\\>" in text
    assert "\\[a link\\](javascript:" in text
    assert "\n## quote: hostile" in text
    assert str(page.locator(".pc-quote").get_attribute("data-href")) in text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. Preheat\n 12) Stir\n- Cool", "1\\. Preheat\n 12\\) Stir\n\\- Cool"),
        ("First:\n\n    1. Mix\n\tStir", "First:\n\n&#32;   1\\. Mix\n&#9;Stir"),
        (
            "It rose 1.5 percent - to 3.\n   It fell.\n    \nThe end",
            "It rose 1.5 percent - to 3.\n   It fell.\n    \nThe end",
        ),
    ],
)
def test_markdown_of_lists_and_indented_lines_shows_them_as_they_are(reader: Reader, text: str, markdown: str) -> None:
    escaped = "([folder, text]) => import(`${folder}/copying.js`).then((one) => one.escaped(text))"
    assert reader.page.evaluate(escaped, [STATIC_PATH, text]) == markdown


@pytest.mark.parametrize("form", ["text", "markdown", "link"])
def test_copying_a_quote(reader: Reader, form: str) -> None:
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.ask("timeline: when?")
    page.locator(".pc-menu summary").first.click()
    page.locator(f"[data-copy={form}]").first.click()
    expect(page.locator(f"[data-copy={form}]").first).to_have_text(labels.SCRIPT["copied"])
    copied = page.evaluate("navigator.clipboard.readText()")
    words = page.get_by_test_id("quote").first.text_content() or ""
    address = reader.base + str(page.locator(".pc-quote").first.get_attribute("data-href"))
    title = page.locator(".pc-source-line cite").first.text_content() or ""
    if form == "text":
        assert copied.startswith(f"{words}\n— Stoltenberg · {title} · June 2015 (inferred)")
        assert copied.endswith(address)
    elif form == "markdown":
        assert copied.startswith(f"> {words}\n>\n> — Stoltenberg · [{title}]({address})")
    else:
        assert copied == address


def test_a_copy_button_pressed_twice_says_again_what_it_copies(reader: Reader) -> None:
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.ask("timeline: when?")
    page.locator(".pc-menu summary").first.click()
    copy = page.locator("[data-copy=markdown]").first
    copy.click()
    expect(copy).to_have_text(labels.SCRIPT["copied"])
    copy.click()
    expect(page.locator(".pc-menu[open]")).to_have_count(0)
    expect(page.locator(".pc-menu summary").first).to_be_focused()
    expect(copy).to_have_text(labels.COPY_FORMS["markdown"])


def test_words_may_be_dropped_and_files_must_not_replace_the_page(reader: Reader) -> None:
    taken = """(kind) => {
      const data = new DataTransfer();
      if (kind === "file") data.items.add(new File(["x"], "x.txt"));
      else data.setData("text/plain", "troops");
      const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
      return !document.querySelector("#pc-question textarea").dispatchEvent(drop);
    }"""
    assert reader.page.evaluate(taken, "file") is True
    assert reader.page.evaluate(taken, "words") is False


def test_what_a_question_was_read_as_is_corrected(reader: Reader) -> None:
    page = reader.page
    reader.ask("none: who?")
    reader.ask("read: what did he say?")
    card = page.locator(".pc-answer").last
    expect(card).to_contain_text(READ_FOR.format(written="he", read="Jens Stoltenberg"))
    card.get_by_test_id("correct").locator("summary").click()
    meant = card.get_by_label(labels.CORRECT_LONG)
    expect(meant).to_have_value("none: what did Jens Stoltenberg say?")
    meant.fill("none: what did the Kremlin say?")
    meant.press("Enter")
    expect(page.locator(".pc-asked").last).to_have_text("none: what did the Kremlin say?")
    expect(page.locator(".pc-turn").last.get_by_test_id("abstention")).to_be_visible()
    expect(page.locator(".pc-turn").last.locator(".pc-notes")).to_have_count(0)  # it stands alone


def test_a_suggestion_is_asked(reader: Reader) -> None:
    page = reader.page
    reader.ask("none: who won?")
    page.get_by_test_id("suggestion").first.click()
    expect(page.locator(".pc-asked")).to_have_text(["none: who won?", "none: who sent troops?"])
    expect(page.get_by_test_id("abstention")).to_have_count(2)


def test_a_wrong_answer_is_kept_with_the_right_words(reader: Reader, library: Library) -> None:
    page = reader.page
    (library.folder / MARKS).unlink(missing_ok=True)
    reader.ask(SECOND)
    reader.ask(FIRST)
    page.get_by_test_id("citation").last.click()
    page.get_by_test_id("highlight").first.wait_for()
    page.evaluate("""() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(".pc-article p.pc-title"));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    form = page.get_by_test_id("wrong").last
    form.locator("summary").click()
    form.get_by_label(labels.MARKS_OF_AN_ANSWER["beside"]).check()
    form.get_by_role("button", name=labels.TAKE_WORDS).click()
    form.get_by_label(labels.NOTE).fill("look at the title")
    form.get_by_role("button", name=labels.KEEP_MARK).click()
    expect(form.locator(".pc-kept")).to_contain_text(MARKS)
    (line,) = (library.folder / MARKS).read_text(encoding="utf-8").splitlines()
    kept = json.loads(line)
    assert (kept["question"], kept["history"], kept["mark"]) == (FIRST, [SECOND], "beside")
    assert [(quote["start"], quote["end"]) for quote in kept["quotes"]] == [(135, 250), (540, 600)]
    record = library.catalog.current("000_ca50e009b13673b7.txt")
    assert record is not None
    (right,) = kept["right"]
    assert right["text"] == page.locator(".pc-article p.pc-title").text_content()
    assert (library.catalog.text(record.sha256) or "")[right["start"] : right["end"]] == right["text"]


def test_a_full_browser_lets_the_oldest_conversations_go(reader: Reader) -> None:
    page = reader.page
    reader.ask("none: old?")
    page.get_by_role("button", name=labels.NEW, exact=True).click()
    page.evaluate("""() => {
      let text = "x".repeat(1 << 22);
      while (text) {
        try { localStorage.setItem("filler" + text.length, text); } catch { text = text.slice(text.length / 2 + 1); }
        if (localStorage.getItem("filler" + text.length)) text = text.slice(text.length / 2 + 1);
      }
    }""")
    reader.ask("none: new?")
    expect(page.get_by_text(labels.SCRIPT["full"])).to_be_in_viewport()
    _panel(page)
    expect(page.locator(".pc-reopen")).to_have_text(["none: new?"])
    page.evaluate("localStorage.clear()")


def test_an_answer_finds_its_conversation_though_the_reader_has_left_it(reader: Reader) -> None:
    page = reader.page
    page.get_by_test_id("question").fill("slow: first?")
    page.get_by_test_id("question").press("Enter")
    expect(page.get_by_test_id("searching")).to_be_visible()
    page.get_by_role("button", name=labels.NEW, exact=True).click()
    reader.ask("none: second?")  # is asked after the first
    expect(page.locator(".pc-asked")).to_have_text(["none: second?"])
    expect(page.locator(".pc-notes")).to_have_count(0)
    _panel(page)
    page.locator(".pc-reopen", has_text="slow: first?").click()
    expect(page.locator(".pc-asked")).to_have_text(["slow: first?"])
    expect(page.get_by_test_id("abstention")).to_be_visible()


def test_a_conversation_reopened_while_an_answer_is_awaited_gets_it(reader: Reader) -> None:
    page = reader.page
    reader.ask("none: earlier?")
    page.get_by_test_id("question").fill("slow: first?")
    page.get_by_test_id("question").press("Enter")
    expect(page.get_by_test_id("searching")).to_be_visible()
    _panel(page)
    page.locator(".pc-reopen").click()
    expect(page.locator(".pc-asked")).to_have_text(["none: earlier?", "slow: first?"])
    expect(page.get_by_test_id("searching")).to_be_visible()
    expect(page.get_by_test_id("problem")).to_have_count(0)
    expect(page.get_by_test_id("abstention")).to_have_count(2)
    reader.open()  # and it is kept
    expect(page.get_by_test_id("abstention")).to_have_count(2)
