"""A real server and a real Chromium: what measuring the page and taking its pictures need."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rag import InputError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

READY = "html[data-pincite=ready]"
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def chromium_path() -> str | None:
    """The Chromium of this machine: `PINCITE_CHROMIUM`, else the one that is installed."""
    named = os.environ.get("PINCITE_CHROMIUM")
    installed = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    places = [named] if named else ["/usr/bin/chromium", *installed]
    return next((place for place in places if place and Path(place).is_file()), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, through Playwright.

    Raises:
        InputError: one of the two is not there.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise InputError("this needs Playwright, one of the test parts: pip install -e '.[test]'") from None
    path = chromium_path()
    if path is None:
        raise InputError("this needs Chromium: install the package chromium, or name one with PINCITE_CHROMIUM")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield launched
        finally:
            launched.close()


@contextmanager
def served(library: Path) -> Iterator[str]:
    """`pincite serve` in a process of its own; yields the page's address.

    Raises:
        InputError: it did not start.
    """
    command = [sys.executable, "-m", "ui.cli", "serve", "--library", str(library), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            address = re.search(r"http://[^/]+", said)
            if address is None:
                raise InputError(f"the page could not be served ({said.strip() or 'no output'})")
            yield address[0]
        finally:
            process.terminate()


def ask(page: Page, question: str) -> None:
    """Asks as a reader would, and waits for the card."""
    turns = page.locator(".pc-turn").count()
    page.get_by_test_id("question").fill(question)
    page.get_by_test_id("question").press("Enter")
    page.locator(".pc-turn").nth(turns).locator(".pc-answer").wait_for()
