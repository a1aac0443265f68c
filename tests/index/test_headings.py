"""What a passage stands under."""

from __future__ import annotations

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
