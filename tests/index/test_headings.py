"""What a passage stands under."""

from __future__ import annotations

import pytest

from index.headings import headings_above
from index.paragraphs import paragraphs_of
from index.sentences import sentences_of

TEXT = "# The help pages\n\nAsk us.\n\n## **Refunds**\n\nThey take ten days. Write first.\n\n## Storage\n\nIt is full."


def test_the_nearest_heading_above_counts() -> None:
    sentences = sentences_of(TEXT, paragraphs_of(TEXT), lambda _: True)
    above = headings_above(TEXT, sentences)
    found = {TEXT[s.start : s.end]: heading for s, heading in zip(sentences, above, strict=True)}
    assert found["Ask us."] == ""
    assert found["They take ten days."] == found["Write first."] == "Refunds"
    assert found["It is full."] == "Storage"


def test_a_heading_has_the_words_of_its_link() -> None:
    text = "# The help pages\n\n## [Refunds](https://port.example/refunds)\n\nThey take ten days."
    sentences = sentences_of(text, paragraphs_of(text), lambda _: True)
    assert headings_above(text, sentences)[-1] == "Refunds"


def test_nothing_stands_above_nothing() -> None:
    assert headings_above("", []) == []


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("| Segment | 2024 |\n|---|--:|", "| Medical | $96.3M |\n| Other | $1M |"),
        ("Ticket | Price\n--- | ---", "Adult | £8\nChild | £4"),
    ],
)
@pytest.mark.parametrize("section", ["Key figures", ""])
def test_a_table_s_head_stands_above_its_rows_and_above_nothing_behind_them(head: str, rows: str, section: str) -> None:
    opening = f"# The year\n\nIt was long.\n\n{f'## {section}' if section else 'It was dry.'}\n\n"
    text = f"{opening}{head}\n{rows}\n\nSales rose. They had fallen before.\n\n## Outlook\n\nIt is good."
    sentences = sentences_of(text, paragraphs_of(text), lambda _: True)
    found = {text[s.start : s.end]: above for s, above in zip(sentences, headings_above(text, sentences), strict=True)}
    assert {found[row] for row in rows.split("\n")} == {head.split("\n")[0]}
    assert found["Sales rose."] == found["They had fallen before."] == section
    assert found["It is good."] == "Outlook"
