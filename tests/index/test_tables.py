"""Rows of Markdown tables: their cells, and the head they stand under."""

from __future__ import annotations

import pytest

from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from index.tables import cells_of, head_above

TABLE = "| Ship | Beds |\n|---|--:|\n| Petrel | 40 |\n| Skua | 12 |"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| Petrel | 40 |", ["Petrel", "40"]),
        ("|Petrel|40|\r\n", ["Petrel", "40"]),
        ("Petrel | 40", ["Petrel", "40"]),
        ("| Petrel |  | 40 |", ["Petrel", "", "40"]),
        ("|  | Beds |", ["", "Beds"]),
        (r"| Petrel \| Skua | 52 |", [r"Petrel \| Skua", "52"]),
        ("No table.", ["No table."]),
    ],
)
def test_cells_stand_between_the_bars(row: str, cells: list[str]) -> None:
    assert [row[start:end] for start, end in cells_of(row)] == cells


def head_of(text: str, words: str) -> str | None:
    """The head above the sentence that holds the words."""
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    (number,) = [number for number, one in enumerate(sentences) if words in text[one.start : one.end]]
    head = head_above(text, sentences, number)
    return text[head.start : head.end] if head else None


@pytest.mark.parametrize("words", ["Petrel", "Skua"])
@pytest.mark.parametrize("lines", ["\n", "\r\n", "  \n"])
@pytest.mark.parametrize("before", ["", "The ships have these beds.\n\n"])
def test_every_row_stands_under_its_table_s_head(words: str, lines: str, before: str) -> None:
    assert head_of(before + TABLE.replace("\n", lines), words) == "| Ship | Beds |"


def test_a_row_without_bars_at_its_ends_does_too() -> None:
    assert head_of("Ship | Beds\n--- | ---\nPetrel | 40\nSkua | 12\n", "Skua") == "Ship | Beds"


def test_a_row_stands_under_the_nearest_head() -> None:
    other = "| Quay | Depth |\n|---|---|\n| North | 9 m |"
    assert head_of(f"{TABLE}\n\n{other}", "North") == "| Quay | Depth |"
    assert head_of(f"{TABLE}\n\n{other}", "Skua") == "| Ship | Beds |"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TABLE, "Ship"),  # the head itself
        (TABLE, "--"),  # its rule
        (f"{TABLE}\n\nNobody slept on deck.", "Nobody"),
        (f"{TABLE}\n\n| Tern | 9 |", "Tern"),  # a blank line ends a table
        (f"{TABLE}\n\nThe other ships are these.\n\n| Tern | 9 |", "Tern"),
        ("| Tern | 9 |\n| Gull | 7 |", "Gull"),
        (f"{TABLE}\n|---|--:|\n| All | 52 |", "All"),  # a rule may part the sum from the rows
        (f"{TABLE}\n| Town | Folk |\n|---|---|\n| Oslo | 700 |", "Oslo"),
        ("|  |  |\n|---|---|\n| Tern | 9 |", "Tern"),  # a head without words
        ("|---|---|\n| Tern | 9 |", "Tern"),  # nothing above the rule
        ("The ships have these beds.\n\n|---|---|\n| Tern | 9 |", "Tern"),
    ],
)
def test_what_is_no_row_of_a_table_with_a_head_stands_under_none(text: str, words: str) -> None:
    assert head_of(text, words) is None
