"""Passages: found by words and by meaning, then looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.library import Library
from index.terms import content_terms
from rag import Assistant
from rag.retrieve import RANK_DAMPING, Retrieved, _fused, coverage, retrieve

Make = Callable[..., Library]
WEATHER = "The weather was fine all week. People sat outside until late, and the cafés sold all their ice cream. "


def found(library: Library, question: str, k: int = 5) -> list[Retrieved]:
    return retrieve(library, content_terms(question), library.encoder.encode([question])[0], k)


def test_a_passage_is_worth_its_nearest_sentence_and_the_rare_words_it_holds(make_library: Make) -> None:
    library = make_library(
        aside=WEATHER * 3 + "The lighthouse keeper retired in 1987. " + WEATHER * 2,
        beside="The harbour has a lighthouse. Its keeper is a friend of the mayor, who retired.",
        other=WEATHER * 4,
    )
    best = found(library, "When did the lighthouse keeper retire?")
    assert {library.catalog.document(hit.record.document).id for hit in best[:2]} == {"aside", "beside"}
    assert [hit.score for hit in best] == sorted((hit.score for hit in best), reverse=True)
    for hit in best:
        assert hit.score == pytest.approx((hit.cosine + hit.nearest + hit.coverage) / 3)
    nearest = {library.catalog.document(hit.record.document).id: hit.nearest for hit in best}
    assert nearest["aside"] > nearest["other"]


def test_the_cosine_is_exact_however_a_passage_was_found(assistant: Assistant) -> None:
    library = assistant.library
    question = "When will NATO troops be sent to Poland?"
    vector = library.encoder.encode([question])[0]
    hits = found(library, question, 24)
    assert len(hits) == 24
    for hit in hits:
        assert hit.cosine == pytest.approx(
            float(library.catalog.passage_vectors([hit.record.key])[0] @ vector), abs=1e-6
        )
        assert hit.nearest <= 1.0001
        assert 0 <= hit.coverage <= 1
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_coverage_counts_rare_words_for_more() -> None:
    rarities = {"lighthous": 3.0, "keeper": 1.0}
    assert coverage(rarities, {"lighthous", "sea"}) == 0.75
    assert coverage(rarities, {"keeper"}) == 0.25
    assert coverage({}, {"keeper"}) == 0.0


def test_a_passage_that_both_indexes_find_comes_before_the_first_of_one() -> None:
    assert _fused([[1, 2, 3], [4, 2, 5]]) == [2, 1, 4, 3, 5]
    first, second = 1 / (RANK_DAMPING + 1), 1 / (RANK_DAMPING + 2)
    assert 2 * second > first
    assert _fused([[7], []]) == [7]
    assert _fused([[], []]) == []
