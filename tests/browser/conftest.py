"""A real Chromium and a real server over the seed articles and some hostile ones.

The assistant is the real one, but for questions that begin with `quote:`; those
name the spans to be quoted, so that every kind of text can be looked at.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from evals.browser import ARGUMENTS, chromium_path
from index.document import Document, Metadata, Role
from index.library import Library
from index.tables import head_above
from rag import Answer, Arrangement, Assistant, Mention, Outcome, Quote
from rag.citation import cite
from rag.framing import READ_AS
from tests.ui.building import built

HOSTILE = (
    'The minister wrote <script>window.hacked = 1</script> and <img src=x onerror="window.hacked = 1"> to NATO. '
    "He added [a link](javascript:window.hacked=1), $$\\frac{1}{2}$$, {{value}} and ${window.hacked = 1} on Monday."
)
HOSTILE_ID = "hostile <b>\"'&.txt#1/%2F?x=1"
HOSTILE_TITLE = "<img src=x onerror='window.hacked=1'>{{title}} ${window.hacked = 1}"
ASTRAL_ID = "astral.txt"
ASTRAL = (
    "Emoji 😀 first.\r\n\r\nThe general 𝒮 said 😀😀 that tanks roll\r\non Monday. Nobody 😀 replied to him at all.\n"
)


class ScriptedAssistant(Assistant):
    """Quotes the spans a question names: `quote: ID | 3-14 20-31`; all else is the real one's.

    `sides:`, `timeline:` and `read:` make answers of those kinds from the seed
    articles; `none:` finds nothing; `slow:` takes its time.
    """

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        tell: Callable[[str, int], None] = lambda _stage, _count: None,
    ) -> Answer:
        kind, _, rest = question.partition(":")
        made = {
            "quote": self._quoted,
            "sides": self._sides,
            "timeline": self._timeline,
            "read": self._read,
            "none": self._none,
            "slow": self._none,
        }.get(kind)
        if made is None:
            return super().ask(question, history=history, documents=documents, tell=tell)
        for stage, count in (("found", 12), ("weighed", 163), ("quoted", 2)):
            time.sleep(0.3 if kind == "slow" else 0)
            tell(stage, count)
        answer = made(question, rest)
        among = tuple(documents)
        return replace(
            answer, notes=(*answer.notes, *_earlier(history)), among=among, timings={"retrieve": 1.5, "total": 9}
        )

    def _quoted(self, question: str, rest: str) -> Answer:
        identifier, spans = rest.rsplit("|", 1)
        places = [tuple(map(int, span.split("-"))) for span in spans.split()]
        quotes = tuple(self._cited(identifier.strip(), start, end) for start, end in places)
        return Answer(question, Outcome.ANSWERED, quotes, (), 0.9)

    def _none(self, question: str, _rest: str) -> Answer:
        passages = tuple(self.search("NATO troops", 3))
        suggestions = ("none: who sent troops?", "none: who condemned them?")
        asked_for = ("number", "place")
        return Answer(question, Outcome.ABSTAINED, (), passages, 0.1, asked_for=asked_for, suggestions=suggestions)

    def _sides(self, question: str, _rest: str) -> Answer:
        said = (
            ("004_b1eb8ae63d3571ec.txt", "Russia"),
            ("000_ca50e009b13673b7.txt", "NATO"),
            ("001_1576604467ba0193.txt", "NATO"),
        )
        quotes = tuple(self._naming(identifier, name, side=True) for identifier, name in said)
        return Answer(question, Outcome.ANSWERED, quotes, (), 0.86, arrangement=Arrangement.SIDES)

    def _timeline(self, question: str, _rest: str) -> Answer:
        identifiers = ("001_1576604467ba0193.txt", "000_ca50e009b13673b7.txt", "003_aa9eb68467222d08.txt")
        quotes = tuple(self._naming(identifier, "Stoltenberg") for identifier in identifiers)
        return Answer(question, Outcome.UNCERTAIN, quotes, (), 0.6, arrangement=Arrangement.TIMELINE)

    def _read(self, question: str, _rest: str) -> Answer:
        meant = "none: what did Jens Stoltenberg say?"
        notes = (READ_AS.format(question=meant),)
        quotes = (self._naming("001_1576604467ba0193.txt", "Stoltenberg"),)
        replaced = (("he", "Jens Stoltenberg"),)
        return Answer(question, Outcome.ANSWERED, quotes, (), 0.9, notes, meant=meant, replaced=replaced)

    def _naming(self, identifier: str, name: str, side: bool = False) -> Quote:
        """The first sentence of an article that holds a name, said by that name."""
        record = self.library.catalog.current(identifier)
        assert record is not None
        text = self.library.catalog.text(record.sha256) or ""
        story = [s for s in self.library.catalog.sentences(record.key) if s.role is Role.STORY]
        found = next(s for s in story if name in text[s.start : s.end])
        start = text.index(name, found.start)
        mention = Mention(name, start, start + len(name))
        quote = self._cited(identifier, found.start, found.end)
        also = (cite(record, story[0].start, story[0].end),)
        signals = {"reader": 2.5, "cosine": 0.61}
        return replace(quote, side=mention if side else None, speaker=mention, also_in=also, signals=signals)

    def _cited(self, identifier: str, start: int, end: int) -> Quote:
        record = self.library.catalog.current(identifier)
        assert record is not None
        text = self.library.catalog.text(record.sha256) or ""
        sentences = self.library.catalog.sentences(record.key)
        heads = [head_above(text, sentences, number) for number, one in enumerate(sentences) if one.start == start]
        head = heads[0] if heads else None
        mention = Mention(text[head.start : head.end], head.start, head.end) if head else None
        return Quote(text[start:end], cite(record, start, end), 0.9, head=mention)


def _earlier(history: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"Taken as a follow-up to: {question}" for question in history)


@dataclass
class Reader:
    """A page and what must not happen in it."""

    page: Page
    base: str
    problems: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> None:
        self.page.goto(self.base + path)
        self.page.wait_for_selector("html[data-pincite=ready]")

    def ask(self, question: str) -> None:
        turns = self.page.locator(".pc-turn").count()
        self.page.get_by_test_id("question").fill(question)
        self.page.get_by_test_id("question").press("Enter")
        self.page.locator(".pc-turn").nth(turns).locator(".pc-answer").wait_for()

    def highlighted(self) -> str:
        return str(
            self.page.evaluate(
                "() => [...document.querySelectorAll('[data-testid=highlight]')].map((m) => m.textContent).join('')"
            )
        )

    def watch(self) -> None:
        def request(made: Request) -> None:
            if made.url.startswith("http") and urlsplit(made.url).hostname not in ("127.0.0.1", "localhost"):
                self.problems.append(f"a request to another host: {made.url}")

        def console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.problems.append(f"console: {message.text}")

        self.page.on("request", request)
        self.page.on("console", console)
        self.page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. Not the plugin's fixture: its own dependencies warn under this pytest."""
    found = chromium_path()
    if found is None:
        message = "no Chromium: install the package chromium, or name one with PINCITE_CHROMIUM"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One for all tests, so that the page's scripts are compiled once; a tab shares nothing with the next."""
    opened = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def library(seeds_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("browser") / "library"
    shutil.copytree(seeds_folder, folder)
    opened = Library.open(folder)
    title = Metadata(title=HOSTILE_TITLE, publisher="<b>P</b>", url="javascript:window.hacked=1")
    opened.add_document(Document(HOSTILE_ID, HOSTILE, title))
    opened.add_document(Document(ASTRAL_ID, ASTRAL, Metadata(title="Astral")))
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def server(library: Library) -> Iterator[str]:
    with served(ScriptedAssistant(library)) as base:
        yield base


@contextmanager
def served(assistant: Assistant) -> Iterator[str]:
    """Serves the page on a free port; yields its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        running = uvicorn.Server(uvicorn.Config(built(assistant), log_level="error"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not running.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        running.should_exit = True
        thread.join(10)


@pytest.fixture
def reader(page: Page, server: str) -> Iterator[Reader]:
    """A reader with the page open; console errors and requests to other hosts fail the test."""
    opened = Reader(page, server)
    opened.watch()
    opened.open()
    page.evaluate("localStorage.clear()")  # the tests share a browser, and readers' conversations are kept in it
    yield opened
    assert not opened.problems
    assert page.evaluate("window.hacked") is None
