"""Hard wraps: lines broken for width are one paragraph, lines that were meant to end are not."""

from __future__ import annotations

import textwrap
import time

import pytest

from index.paragraphs import paragraphs_of

ONE = (
    "The council of the town met on Tuesday and voted to close the bridge over the river until the end of May, said the "
    "mayor, and the Veltra company from Leeds, which built it, will mend the piers by then. Nobody was told."
)
OTHER = (
    "Residents were told to use the ferry, which leaves at nine. Nobody on the Northern bank knew how long it would take, "
    "as the Harbour Times reported, and the mayor did not say."
)


def paragraphs(text: str) -> list[str]:
    return [" ".join(text[p.start : p.end].split()) for p in paragraphs_of(text, "Another title")]


@pytest.mark.parametrize("width", [32, 36, 50, 72, 110, 120])
def test_a_heading_or_an_indented_paragraph_may_touch_what_is_wrapped(width: int) -> None:
    def wrapped(words: str, indent: str = "") -> str:
        return textwrap.fill(words, width, initial_indent=indent)

    assert paragraphs(f"Background\n{wrapped(ONE)}\n\n{wrapped(OTHER)}") == ["Background", ONE, OTHER]
    assert paragraphs(f"{wrapped(ONE, '    ')}\n{wrapped(OTHER, '    ')}\n{wrapped(ONE, '    ')}") == [ONE, OTHER, ONE]


@pytest.mark.parametrize(
    "lines",
    [
        ["Bridge over the river shut until the end of May", "Ferry to leave at nine", "Council votes to mend the piers",
         "Mayor resigns over the money for the bridge"],
        [ONE, OTHER, f"{ONE} {OTHER}", ONE],
        ["The sea is calm tonight and full", "The tide is full, the moon lies fair", "Upon the straits the light"],
        ["Remedy for the bridge: Refund", "Units: About 84,000 of them, sold in May", "Hazard: It falls"],
        ["bread", "butter", "apples", "pears"],
    ],
)  # fmt: skip
def test_lines_that_were_meant_to_end_stay_apart(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == lines


def test_a_label_begins_a_paragraph_of_a_wrapped_transcript() -> None:
    said = [f"Hopper: {ONE}", f"Hale: {OTHER}"]
    assert paragraphs("\n".join(textwrap.fill(words, 72) for words in said)) == said


def test_a_wrapped_book_takes_time_that_grows_with_it() -> None:
    text = "Background\n" + textwrap.fill(f"{ONE} {OTHER} " * 3_000, 72)
    started = time.perf_counter()
    assert len(paragraphs(text)) == 2
    assert time.perf_counter() - started < 20
