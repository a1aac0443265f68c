"""The question sets as they are kept, and the checker on broken ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.check import LEAST_QUESTIONS, Article, misplaced, problems
from evals.libraries import seeds
from evals.question import SAME, SETS, Item, Question, load
from evals.spans import Span
from evals.split import Half, half_of, load_same

TEXT = "A headline\n\nThe ministers met on Monday. They agreed on nothing at all.\n\n[Image: a hall]\n"
ARTICLES = {"d": Article(TEXT)}


@pytest.fixture(scope="module")
def sets() -> dict[str, list[Question]]:
    return {name: load(path) for name, path in SETS.items()}


def test_the_kept_questions_are_sound(sets: dict[str, list[Question]]) -> None:
    articles = {document.id: Article(document.text, document.metadata.title) for document in seeds()}
    assert problems([question for half in sets.values() for question in half], articles) == []


def test_the_kept_questions_are_halved_by_the_rule(sets: dict[str, list[Question]]) -> None:
    same = load_same(SAME)
    for name, questions in sets.items():
        assert misplaced(questions, Half(name), same) == []


def test_questions_that_mean_the_same_exist_and_stand_in_one_group(sets: dict[str, list[Question]]) -> None:
    grouped = [identifier for group in load_same(SAME) for identifier in group]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= {question.id for half in sets.values() for question in half}


def test_half_of_goes_by_the_digest_of_the_id() -> None:
    assert half_of("a") is Half.DEV  # ca…
    assert half_of("x") is Half.HELDOUT  # 2d…


def test_half_of_a_group_is_that_of_its_first_id() -> None:
    assert half_of("x", [["x", "a"]]) is Half.DEV
    assert half_of("a", [["x", "a"]]) is Half.DEV
    assert misplaced([Question("x", "fact", "?")], Half.DEV, []) == ["x"]


def question(start: int, end: int, words: str | None = None, **changes: object) -> Question:
    text = TEXT[start:end] if words is None else words
    asked = Question("q", "fact", "When?", items=(Item((Span("d", start, end),), (text,)),))
    return replace(asked, **changes)  # type: ignore[arg-type]


def found(asked: Question) -> list[str]:
    """The problems of a question itself, without those of a set too small."""
    return [problem for problem in problems([asked], ARTICLES) if problem.startswith(asked.id)]


def test_a_sound_question_has_no_problem() -> None:
    assert found(question(12, 40)) == []


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (question(12, 40, words="The ministers"), "does not say"),
        (question(0, 40), "touches title"),
        (question(12, len(TEXT) - 2), "touches caption"),
        (question(12, len(TEXT) + 1), "outside"),
        (question(40, 40), "outside"),
        (question(12, 40, kind="riddle"), "unknown kind"),
        (question(12, 40, kind="unanswerable"), "have none"),
        (question(12, 40, items=()), "answerable questions have gold"),
        (question(12, 40, subkind="absent"), "subkind"),
        (question(12, 40, kind="follow-up"), "follow-up"),
        (question(12, 40, text=" "), "empty"),
        (Question("q", "fact", "?", items=(Item((Span("e", 0, 1),), ("x",)),)), "no article"),
    ],
)
def test_the_checker_finds(asked: Question, problem: str) -> None:
    assert any(problem in one for one in found(asked))


def test_the_checker_counts() -> None:
    few = problems([question(12, 40), question(12, 40)], ARTICLES)
    assert any(f"fewer than {LEAST_QUESTIONS}" in one for one in few)
    assert any("unanswerable questions, fewer" in one for one in few)
    assert "q: the id is given twice" in few
