"""What stands above an answer's quotes."""

from __future__ import annotations

import pytest

from rag.answer import Answer, Citation, Outcome, Quote
from rag.framing import ANSWERED, ANSWERED_BY_ONE


@pytest.mark.parametrize(
    ("quoted", "also_in", "framing"),
    [
        ("a", "", ANSWERED_BY_ONE),
        ("aa", "", ANSWERED_BY_ONE),
        ("a", "a", ANSWERED_BY_ONE),  # a copy is no second article
        ("a", "b", ANSWERED),
        ("ab", "", ANSWERED),
    ],
)
def test_one_article_says_what_no_other_is_cited_for(quoted: str, also_in: str, framing: str) -> None:
    also = tuple(Citation(f"also {name}", name * 64, 0, 4) for name in also_in)
    quotes = tuple(Quote("Yes.", Citation(name, name * 64, 0, 4), 0.9, also_in=also) for name in quoted)
    assert Answer("q", Outcome.ANSWERED, quotes, (), 0.9).framing == framing
