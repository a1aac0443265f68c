"""A search gives passages ranked by their likeliest sentence and cut to what is near it."""

from __future__ import annotations

import pytest

from index.catalog import PassageRecord
from index.document import Passage
from rag import Assistant, QuestionError
from rag.retrieve import Retrieved
from rag.search import NEAR_TOKENS, ranked
from rag.suggest import suggestions
from tests.rag.weighing import candidate, record


def passage(document: int, first: int, last: int) -> Retrieved:
    return Retrieved(PassageRecord(document, document, Passage(0, 1, first, last, 1)), 0.0, 0.0, 0.0)


def test_a_passage_is_worth_its_likeliest_sentence() -> None:
    dull = candidate("Ships pass every day.", 0.1)
    likely = candidate("The bridge opened in 1932.", 0.9, document=record(2))
    best, second = ranked([passage(1, 0, 0), passage(2, 0, 0)], [likely, dull], k=2)
    assert (best.record.key, best.score) == (2, 0.9)
    assert (second.record.key, second.score) == (1, 0.1)
    assert len(ranked([passage(1, 0, 0), passage(2, 0, 0)], [likely, dull], k=1)) == 1


def test_it_is_cut_to_the_neighbours_that_fit() -> None:
    long = "word " * NEAR_TOKENS
    before = candidate("It is old.", 0.3, number=0, start=0)
    best = candidate("The bridge opened in 1932.", 0.9, number=1, start=11)
    after = candidate(long, 0.5, number=2, start=38)
    (found,) = ranked([passage(1, 0, 2)], [best, after, before], k=5)
    assert (found.start, found.end) == (0, 37)


def test_search_gives_spans_of_the_articles(assistant: Assistant) -> None:
    hits = assistant.search("arms race", k=3)
    assert len(hits) == 3
    for hit in hits:
        assert (
            hit.text
            == (assistant.library.catalog.text(hit.citation.sha256) or "")[hit.citation.start : hit.citation.end]
        )
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_search_for_no_passages_is_refused(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="k is 0"):
        assistant.search("arms race", k=0)


def test_suggestions_ask_for_what_the_nearest_sentences_name_and_the_question_does_not() -> None:
    near = [candidate("In Bergen, the Harbour Council met Ada Hopper.", 0.2)]
    assert suggestions("What did Ada Hopper eat?", near) == (
        "What do the articles say about Bergen?",
        "What do the articles say about Harbour Council?",
    )
