"""Figures contradict each other where they are of the same, and stand in the answer or are what is counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from rag.asked_for import Kind
from rag.figures import Figures, figures_of

WHOLE = (0, 999)
FIGURES = (Kind.NUMBER, Kind.DATE)


@pytest.mark.parametrize(
    ("question", "text", "answer", "told"),
    [
        ("What did it cost?", "It cost five million euros in 1921.", "five million euros", {"euros": {"5000000"}}),
        ("What did it cost?", "It cost $5m in 1921.", "$5m", {"dollars": {"5000000"}}),
        ("When was it built?", "It cost five million euros in 1921.", "1921", {"year": {"1921"}}),
        ("When was it built?", "It cost five million euros in 1921.", "in 1921", {"year": {"1921"}}),
        ("How many lamps are there?", "Some 300 lamps hang on 12 poles.", "12", {"lamps": {"300"}}),
        ("Who opened it?", "Ada opened it.", "Ada", {}),
    ],
)
def test_what_is_told(question: str, text: str, answer: str, told: Mapping[str, Collection[str]]) -> None:
    start = text.index(answer)
    assert figures_of(question, FIGURES, text, (start, start + len(answer))).told == told


@pytest.mark.parametrize(
    ("question", "one", "other", "do"),
    [
        ("When was it opened?", "It was opened in 1921.", "It was opened in May 1923.", True),
        ("When was it opened?", "It was opened in 1921.", "In 1921 it was opened.", False),
        ("When was it opened?", "It was opened in 1921.", "It was opened in the 1920s.", False),
        ("What did it cost?", "It cost 5 million euros.", "It cost 9 million euros.", True),
        ("What did it cost?", "It cost 5 million euros.", "It has 9 million lamps.", False),
        ("How many people died?", "It killed 40 people in 1931.", "It killed 31 people in 1950.", False),
        ("How many people died in 1931?", "It killed 40 people in 1931.", "It killed 31 people on Wednesday.", False),
        ("How many people died in 1931?", "It killed 40 people in 1931.", "It killed 31 people in 1931.", True),
        ("How many people died?", "12 people died within 3 days.", "12 people died, two of them 9 days later.", False),
    ],
)
def test_which_contradict_each_other(question: str, one: str, other: str, do: bool) -> None:
    assert figures_of(question, FIGURES, one, WHOLE).contradict(figures_of(question, FIGURES, other, WHOLE)) is do


def test_no_figures_contradict_nothing() -> None:
    assert not Figures({}).contradict(Figures({"lamps": {"6"}}))
