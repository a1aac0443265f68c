"""Figures contradict each other where they are of the same, and stand in the answer or are what is counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from rag.asked_for import Kind
from rag.figures import Figure, Figures, figures_of
from rag.intervals import around_number

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
    found = figures_of(question, FIGURES, text, (start, start + len(answer))).told
    assert {unit: {figure.digits for figure in figures} for unit, figures in found.items()} == told


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
        ("How many people died?", "Twelve of the 40 people on board died.", "Twelve people died.", False),
        ("How many people died?", "Twelve of the 40 people on board died.", "Nine people died.", True),
        ("How many people died?", "Two thousand five hundred people died.", "2,500 people died.", False),
        ("How many people died?", "Between 40 and 50 people died.", "45 people died.", False),
        ("How many people died?", "Between 40 and 50 people died.", "52 people died.", True),
        ("How many people died?", "Forty to fifty people died.", "45 people died.", False),
        ("How many people died?", "Up to 50 people died.", "42 people died.", False),
        ("How many people died?", "Up to 50 people died.", "62 people died.", True),
        ("How many people died?", "More than 40 people died.", "42 people died.", False),
        ("How many people died?", "More than 40 people died.", "Over 50 people died.", False),
        ("How many people died?", "More than 40 people died.", "Fewer than 30 people died.", True),
        ("How many people died?", "No more than 40 people died.", "42 people died.", True),
        ("How many people died?", "About 1,200 people died.", "1,187 people died.", False),
        ("How many people died?", "About 1,200 people died.", "1,400 people died.", True),
        ("How many people died?", "Nearly 50 people died.", "49 people died.", False),
        ("How many people died?", "12 people died.", "13 people died.", True),
        ("How many people live there?", "29-30 million people live there.", "29 million people live there.", False),
        ("How many people live there?", "29-30 million people live there.", "25 million people live there.", True),
        ("How many people live there?", "5.2 million people live there.", "5 million people live there.", False),
        ("How many people live there?", "5.2 million people live there.", "4 million people live there.", True),
        ("What percent agree?", "31.4 percent agree.", "31 percent agree.", False),
        ("What percent agree?", "31.4 percent agree.", "32 percent agree.", True),
        ("What percent agree?", "Between 30% and 40% agree.", "31.4 percent agree.", False),
        ("How many degrees was it?", "It was 1.5 to 2 degrees.", "It was 1.5 degrees.", False),
        ("How many degrees was it?", "It was 1.5 to 2 degrees.", "It was 3 degrees.", True),
        ("When was it built?", "It was built between 1880 and 1885.", "It was built in 1883.", False),
        ("When was it built?", "It was built between 1880 and 1885.", "It was built in 1893.", True),
        ("When was it built?", "It was built around 1920.", "It was built in 1921.", False),
        ("When was it built?", "It was built around 1920.", "It was built in 1931.", True),
        ("When was it built?", "It was built before 1920.", "It was built in 1901.", False),
        ("When was it built?", "It was built before 1920.", "It was built in 1931.", True),
        ("When was it built?", "It was built after 1920.", "It was built in 1931.", False),
    ],
)
def test_which_contradict_each_other(question: str, one: str, other: str, do: bool) -> None:
    assert figures_of(question, FIGURES, one, WHOLE).contradict(figures_of(question, FIGURES, other, WHOLE)) is do


def test_no_figures_contradict_nothing() -> None:
    assert not Figures({}).contradict(Figures({"lamps": [Figure("6", around_number("6", ""))]}))
    six = figures_of("How many lamps are there?", FIGURES, "There are 6 lamps.", WHOLE)
    assert not Figures({}).contradict(six)
