"""A search gives whole passages, ranked by what is in them."""

from __future__ import annotations

import pytest

from index.catalog import PassageRecord
from index.document import Passage
from rag import Assistant, QuestionError
from rag.retrieve import Retrieved
from rag.search import ranked
from rag.suggest import suggestions
from tests.rag.weighing import candidate, record


def passage(document: int, first: int, last: int, score: float = 0.0) -> Retrieved:
    return Retrieved(PassageRecord(document, document, Passage(0, 1, first, last, 1)), "", score, score, score)


def test_a_passage_is_worth_what_its_sentences_are_together() -> None:
    likely = candidate("The bridge opened in 1932.", 0.4)
    first = candidate("Ships pass every day.", 0.3, document=record(2))
    second = candidate("It opened in June.", 0.3, document=record(2), number=1)
    found = ranked([passage(1, 0, 0), passage(2, 0, 1)], [likely, first, second], k=2)
    assert [(one.passage.record.document, one.probability) for one in found] == [(2, 0.6), (1, 0.4)]
    assert len(ranked([passage(1, 0, 0), passage(2, 0, 1)], [likely, first, second], k=1)) == 1


def test_of_two_as_likely_the_better_retrieved_comes_first() -> None:
    one, other = candidate("The bridge is old.", 0.5), candidate("The bridge is new.", 0.5, document=record(2))
    found = ranked([passage(1, 0, 0, 0.2), passage(2, 0, 0, 0.9)], [one, other], k=2)
    assert [hit.passage.record.document for hit in found] == [2, 1]


def test_search_gives_spans_of_the_articles(assistant: Assistant) -> None:
    hits = assistant.search("arms race", k=3)
    assert len(hits) == 3
    for hit in hits:
        assert (
            hit.text
            == (assistant.library.catalog.text(hit.citation.sha256) or "")[hit.citation.start : hit.citation.end]
        )
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_a_search_for_no_passages_is_refused(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="k is 0"):
        assistant.search("arms race", k=0)


def test_one_who_is_named_twice_is_suggested_once() -> None:
    texts = ["We met Ada Hopper in Oslo.", "They saw Councilwoman Ada Hopper again.", "Then Hopper left Oslo."]
    found = suggestions("Who paid?", [candidate(text, 0.5, number=n) for n, text in enumerate(texts)])
    assert sum("Hopper" in one for one in found) == 1


def test_suggestions_ask_for_what_the_nearest_sentences_name_and_the_question_does_not() -> None:
    near = [candidate("In Bergen, the Harbour Council met Ada Hopper.", 0.2)]
    assert suggestions("What did Ada Hopper eat?", near) == (
        "What do the articles say about Bergen?",
        "What do the articles say about the Harbour Council?",
    )


def test_how_well_a_passage_was_retrieved_outweighs_a_little_more_likely_one() -> None:
    one, other = candidate("The bridge is old.", 0.5), candidate("The bridge is new.", 0.4, document=record(2))
    found = ranked([passage(1, 0, 0, 0.2), passage(2, 0, 0, 0.9)], [one, other], k=2)
    assert [hit.passage.record.document for hit in found] == [2, 1]


def test_a_search_says_how_a_misspelt_query_was_read(assistant: Assistant) -> None:
    notes, hits = assistant.search_noted("balistic misiles", k=2)
    assert [note for note in notes if "balistic" in note and "ballistic" in note]
    assert hits == assistant.search("ballistic missiles", k=2)
    assert assistant.search_noted("ballistic missiles", k=2)[0] == ()


def test_a_people_s_name_is_no_subject_and_a_country_keeps_its_article() -> None:
    texts = [
        "Norwegian ships lay in the harbour of the United States.",
        "The harbour of the United States is full of Norwegian ships.",
        "He left the United States for Norway.",
    ]
    found = suggestions("Who painted them?", [candidate(text, 0.5, number=n) for n, text in enumerate(texts)])
    assert found == ("What do the articles say about the United States?", "What do the articles say about Norway?")
