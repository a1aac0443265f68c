"""Citation, first-quote, abstention and length metrics on cases worked out by hand."""

from __future__ import annotations

import pytest

from evals.metrics.abstention import abstention_f1, abstention_precision, abstention_recall
from evals.metrics.answer_size import characters_per_answer, quotes_per_answer
from evals.metrics.citation_precision import citation_precision, citation_precision_all
from evals.metrics.citation_recall import citation_recall
from evals.metrics.first_quote_hit import first_quote_hit, forced_quote_hit
from evals.metrics.share import LEFT_OUT, Share, pooled
from evals.metrics.span_hit import forced_span_hit, span_hit
from evals.metrics.verbatim_rate import verbatim_rate
from evals.metrics.wrongly_silent import wrongly_silent
from tests.evals.conftest import Maker, item


def test_pooled_is_undefined_when_nothing_counts() -> None:
    assert pooled([]) is None
    assert pooled([LEFT_OUT, LEFT_OUT]) is None
    assert pooled([Share(1, 2), Share(0, 2), LEFT_OUT]) == 0.25


def test_citation_recall_needs_half_of_an_item(make: Maker) -> None:
    two = (item((0, 10)), item((100, 120)))
    assert citation_recall(make(two, quotes=((0, 5),))) == (0.5, 1)  # exactly half of the first
    assert citation_recall(make(two, quotes=((0, 4),))) == (0, 1)
    assert citation_recall(make(two, quotes=((0, 3), (6, 9), (90, 130)))) == (1, 1)  # 3 + 3 of 10, and all of 20


def test_citation_recall_takes_an_alternative_for_the_item(make: Maker) -> None:
    assert citation_recall(make((item((0, 10), (50, 60)),), quotes=((50, 60),))) == (1, 1)
    assert citation_recall(make((item((0, 10), (50, 60)),), quotes=((0, 4), (50, 54)))) == (
        0,
        1,
    )  # halves do not add up


def test_citation_recall_of_silence(make: Maker) -> None:
    assert citation_recall(make((item((0, 10)),))) == (0, 1)
    assert citation_recall(make()) == LEFT_OUT
    assert citation_recall(make(quotes=((0, 5),))) == LEFT_OUT


def test_citation_precision_is_over_quotes(make: Maker) -> None:
    right_and_wrong = make((item((0, 10), (50, 60)),), quotes=((9, 20), (59, 70), (10, 50)))
    assert citation_precision(right_and_wrong) == (2, 3)
    invented = make(quotes=((0, 5), (6, 9)))
    assert citation_precision(invented) == LEFT_OUT
    assert citation_precision_all(invented) == (0, 2)
    assert pooled(map(citation_precision_all, [right_and_wrong, invented, make()])) == pytest.approx(2 / 5)


def test_first_quote_hit_looks_at_the_first_only(make: Maker) -> None:
    gold = (item((0, 10)),)
    assert first_quote_hit(make(gold, quotes=((5, 6), (80, 90)))) == (1, 1)
    assert first_quote_hit(make(gold, quotes=((80, 90), (5, 6)))) == (0, 1)
    assert first_quote_hit(make(quotes=((5, 6),))) == LEFT_OUT


def test_forced_quote_hit_looks_behind_an_abstention(make: Maker) -> None:
    silent = make((item((0, 10)),), forced=(0, 10))
    assert first_quote_hit(silent) == (0, 1)
    assert forced_quote_hit(silent) == (1, 1)
    assert forced_quote_hit(make((item((0, 10)),))) == (0, 1)


def test_span_hit_wants_the_whole_phrase(make: Maker) -> None:
    gold = (item((10, 14), (12, 30)),)
    assert span_hit(make(gold, quotes=((10, 14),))) == (1, 1)
    assert span_hit(make(gold, quotes=((11, 29),))) == (0, 1)
    assert span_hit(make(gold, forced=(0, 40))) == (0, 1)
    assert forced_span_hit(make(gold, forced=(0, 40))) == (1, 1)


def test_abstention(make: Maker) -> None:
    gold = (item((0, 10)),)
    right, invented = make(), make(quotes=((0, 5),))
    silent, answered = make(gold), make(gold, quotes=((0, 5),))
    results = [right, right, invented, silent, answered, answered]
    precision, recall = pooled(map(abstention_precision, results)), pooled(map(abstention_recall, results))
    assert precision == pytest.approx(2 / 3)
    assert recall == pytest.approx(2 / 3)
    assert pooled(map(abstention_f1, results)) == pytest.approx(2 / 3)
    assert pooled(map(wrongly_silent, results)) == pytest.approx(1 / 3)


def test_abstention_f1_is_the_harmonic_mean(make: Maker) -> None:
    gold = (item((0, 10)),)
    results = [make(), make(quotes=((0, 5),)), make(quotes=((0, 5),)), make(gold), make(gold, quotes=((0, 5),))]
    assert pooled(map(abstention_precision, results)) == pytest.approx(1 / 2)
    assert pooled(map(abstention_recall, results)) == pytest.approx(1 / 3)
    assert pooled(map(abstention_f1, results)) == pytest.approx(2 * (1 / 2 * 1 / 3) / (1 / 2 + 1 / 3))


def test_abstention_where_nobody_abstains(make: Maker) -> None:
    answered = [make((item((0, 10)),), quotes=((0, 5),))]
    assert pooled(map(abstention_precision, answered)) is None
    assert pooled(map(abstention_f1, answered)) is None


def test_verbatim_rate(make: Maker) -> None:
    results = [make(quotes=((0, 5), (6, 7))), make(quotes=((0, 5),), altered=True), make()]
    assert pooled(map(verbatim_rate, results)) == pytest.approx(2 / 3)


def test_answer_size_counts_answers_only(make: Maker) -> None:
    results = [make(quotes=((0, 10), (5, 20))), make(quotes=((0, 5),)), make()]
    assert pooled(map(quotes_per_answer, results)) == pytest.approx(1.5)
    assert pooled(map(characters_per_answer, results)) == pytest.approx(12.5)  # a character twice quoted counts once
