"""Who is speaking, scored: the metric on made-up sentences, the marks, and the seeds' figures."""

from __future__ import annotations

import pytest

from evals.gates import load_gates
from evals.libraries import seeds
from evals.metrics.attribution import Told, accuracy, precision, recall
from evals.metrics.share import LEFT_OUT, Share
from evals.suites.speakers import (
    DEVELOPMENT,
    FILES,
    GATES_OF_SEEDS,
    HELD_OUT,
    SEEDS,
    Mark,
    figures,
    heard_in,
    load_marks,
)

HOPPER = ("Transport Minister Ada Hopper", "Hopper")


@pytest.mark.parametrize(
    ("mention", "rightly"),
    [
        ("Minister Hopper", True),
        ("hopper", True),
        ("the Hoppers", False),
        ("Hop", False),
        ("the minister", False),
        (None, False),
    ],
)
def test_a_mention_tells_a_speaker_by_a_whole_name(mention: str | None, rightly: bool) -> None:
    assert Told(mention, HOPPER, True).rightly is rightly


def test_articles_and_possessives_make_no_difference() -> None:
    assert Told("The port’s authority", ("a port authority",), True).rightly


@pytest.mark.parametrize(
    ("told", "right", "of_told", "of_named"),
    [
        (Told("Hopper", HOPPER, True), 1, Share(1, 1), Share(1, 1)),
        (Told("Hale", HOPPER, True), 0, Share(0, 1), Share(0, 1)),
        (Told(None, HOPPER, True), 0, LEFT_OUT, Share(0, 1)),
        (Told(None, (), False), 1, LEFT_OUT, LEFT_OUT),
        (Told("Hale", (), False), 0, Share(0, 1), LEFT_OUT),
        # Experts may be told or not.
        (Told(None, ("experts",), False), 1, LEFT_OUT, LEFT_OUT),
        (Told("some experts", ("experts",), False), 1, Share(1, 1), LEFT_OUT),
        (Told("Hale", ("experts",), False), 0, Share(0, 1), LEFT_OUT),
    ],
)
def test_shares_of_one_sentence(told: Told, right: int, of_told: Share, of_named: Share) -> None:
    assert accuracy(told) == Share(right, 1)
    assert precision(told) == of_told
    assert recall(told) == of_named


def marks() -> list[Mark]:
    return [mark for part in FILES for mark in load_marks(part)]


def test_a_named_speaker_has_a_name_and_nobody_has_none() -> None:
    assert all(mark.speaker for mark in marks() if mark.named)
    spans = [mark.span for mark in marks()]
    assert len(set(spans)) == len(spans)


def test_the_parts_share_no_article() -> None:
    documents = [{mark.span.document for mark in load_marks(part)} for part in (SEEDS, DEVELOPMENT, HELD_OUT)]
    assert not documents[0] & documents[1]
    assert not documents[0] & documents[2]
    assert not documents[1] & documents[2]


def test_every_sentence_of_the_seeds_is_heard_and_passes_the_gates() -> None:
    heard = heard_in(seeds())[SEEDS]
    assert [one.mark for one in heard] == load_marks(SEEDS)
    values = figures(heard)
    assert [gate.breach(values[gate.figure]) for gate in load_gates()[GATES_OF_SEEDS]] == [None] * len(values)
