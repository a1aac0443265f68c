"""`pincite bench page`: what a reader of the page waits for, on this machine, now.

Times are taken inside the browser, from the key or the click to the frame that shows
what came of it. Figures of a shared machine are noisy: compare them within one run.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.browser import READY, browser, served
from evals.libraries import kept_library, seeds
from evals.question import SETS, load
from evals.report import table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUESTIONS = 50
LOADS = 5
PATIENCE = 120_000  # milliseconds

# Notes when Enter went down and when the question, the first stage and the card were on the screen.
_WATCH_ASKING = """() => {
  const frame = (name) => requestAnimationFrame(() => setTimeout(() => (window.noted[name] ??= performance.now())));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter") window.noted = { enter: event.timeStamp };
  }, true);
  new MutationObserver(() => {
    const turn = document.querySelector(".pc-turn:last-child");
    if (!turn || !window.noted) return;
    frame("sign");
    if (turn.querySelector("[data-stage], .pc-answer")) frame("stage");
    if (turn.querySelector(".pc-answer")) frame("answer");
  }).observe(document.getElementById("pc-turns"), { childList: true, subtree: true });
}"""
# Presses a chip and resolves with how long its words took to be marked on the screen.
_OPEN_CHIP = """(chip) => new Promise((resolve) => {
  const { start, end } = chip.closest(".pc-quote").dataset;
  const started = performance.now();
  const look = () => requestAnimationFrame(() => {
    const marked = document.querySelector("[data-testid=highlight]");
    if (marked && location.hash === `#char=${start},${end}`) setTimeout(() => resolve(performance.now() - started));
    else look();
  });
  chip.click();
  look();
})"""


def page_report() -> str:
    """Cold start, page weight, asking and opening citations, as a Markdown table.

    Raises:
        InputError: Playwright or Chromium is not there.
    """
    with browser() as chromium:
        library = kept_library("seeds", seeds())
        library.close()
        return table(["what", "median", "worst"], _rows(chromium, library.folder))


def _rows(chromium: Browser, folder: Path) -> list[list[str]]:
    started = time.perf_counter()
    with served(folder) as base:
        serving = time.perf_counter() - started
        loads = [_load(chromium, base) for _ in range(LOADS)]
        asked = _ask_and_open(chromium, base)
    return [
        ["`pincite serve`, start to serving", f"{serving:.1f} s", ""],
        ["first load, nothing cached, to usable", *_spread([ready for ready, _, _ in loads])],
        ["requests of that load", str(loads[0][2]), ""],
        ["bytes of that load", f"{loads[0][1] / 1_000_000:.2f} MB", ""],
        *([name, *_spread(values)] for name, values in asked.items()),
    ]


def _load(chromium: Browser, base: str) -> tuple[float, int, int]:
    """Milliseconds to usable, bytes over the wire, and requests, with an empty cache."""
    context = chromium.new_context()
    page = context.new_page()
    sizes: list[int] = []
    wire = context.new_cdp_session(page)
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    started = time.perf_counter()
    page.goto(base, wait_until="commit")
    page.wait_for_selector(READY, timeout=PATIENCE)
    ready = (time.perf_counter() - started) * 1000
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    context.close()
    return ready, sum(sizes), len(sizes)


def _ask_and_open(chromium: Browser, base: str) -> dict[str, list[float]]:
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(base)
    page.wait_for_selector(READY)
    page.evaluate(_WATCH_ASKING)
    taken: dict[str, list[float]] = {
        "Enter to first sign of life": [],
        "Enter to first stage told by the server": [],
        "Enter to full answer": [],
        "chip to highlighted source": [],
    }
    questions = [question for question in load(SETS["dev"]) if not question.history][:QUESTIONS]
    for question in questions:
        noted = _ask(page, question.text)
        for name, moment in zip(taken, ("sign", "stage", "answer"), strict=False):
            taken[name].append(noted[moment] - noted["enter"])
        for chip in page.locator(".pc-turn:last-child [data-testid=citation]").all():
            taken["chip to highlighted source"].append(chip.evaluate(_OPEN_CHIP))
    taken["chip to highlighted source"] = taken["chip to highlighted source"][:QUESTIONS]
    return taken


def _ask(page: Page, question: str) -> dict[str, Any]:
    page.get_by_test_id("question").fill(question)
    page.get_by_test_id("question").press("Enter")
    page.wait_for_function("window.noted?.answer")
    noted: dict[str, Any] = page.evaluate("window.noted")
    return noted


def _spread(values: list[float]) -> list[str]:
    return [f"{statistics.median(values):,.0f} ms", f"{max(values):,.0f} ms"]
