"""Takes the pictures of the page that the README shows: `make screenshots`.

reading-WIDTH-SCHEME.png   an answer, its source beside it; on a phone the answer alone
VIEW-1440-SCHEME.png       the other views
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from evals.browser import READY, ask, browser, served
from evals.libraries import kept_library, seeds
from rag import InputError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).resolve().parent
SIZES = ((1440, 900), (1024, 768), (390, 844))
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PHONE = 500
QUESTION = "Why did Russia condemn NATO?"
UNANSWERED = "Who won the football World Cup?"
SETTLED = 400  # milliseconds, until what slides has slid


def main() -> int:
    """Takes all pictures."""
    library = kept_library("seeds", seeds())
    library.close()
    try:
        with browser() as chromium, served(library.folder) as base:
            for scheme in SCHEMES:
                for width, height in SIZES:
                    _picture(chromium, base, (width, height), scheme, "reading", _read)
                    if (width, scheme) == (SIZES[0][0], SCHEMES[0]):
                        _picture(chromium, base, (width, height), scheme, "abstention", _abstain)
                        _picture(chromium, base, (width, height), scheme, "library", _library)
                        _picture(chromium, base, (width, height), scheme, "quality", _quality)
    except InputError as error:
        print(f"screenshots: {error}", file=sys.stderr)
        return 2
    return 0


def _picture(
    chromium: Browser,
    base: str,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
    name: str,
    show: Callable[[Page, str], None],
) -> None:
    width, height = size
    page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.set_default_timeout(60_000)
    page.goto(base)
    page.wait_for_selector(READY)
    show(page, base)
    page.wait_for_timeout(SETTLED)
    place = FOLDER / f"{name}-{width}-{scheme}.png"
    page.screenshot(path=place)
    page.close()
    print(place.name)


def _read(page: Page, _base: str) -> None:
    ask(page, QUESTION)
    if (page.viewport_size or {"width": 0})["width"] > PHONE:
        page.get_by_test_id("citation").first.click()
        page.get_by_test_id("highlight").first.wait_for()


def _abstain(page: Page, _base: str) -> None:
    ask(page, UNANSWERED)


def _library(page: Page, base: str) -> None:
    page.goto(f"{base}/library")
    page.locator("#pc-shelves-table tbody tr").first.wait_for()


def _quality(page: Page, base: str) -> None:
    page.goto(f"{base}/quality")
    page.locator(".pc-set").first.wait_for()


if __name__ == "__main__":
    sys.exit(main())
