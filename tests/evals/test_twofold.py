"""Which questions are asked in one breath."""

from __future__ import annotations

from evals.question import Item, Question
from evals.spans import Span
from evals.suites.twofold import pairs


def asked(identifier: str, text: str, *places: int) -> Question:
    items = (Item(tuple(Span("d", place, place + 5) for place in places)),) if places else ()
    return Question(identifier, "phrase", text, items=items)


def test_two_that_are_answered_apart_and_two_that_are_not_answered() -> None:
    questions = [
        asked("a", "Who built it ?", 0),
        asked("b", "Where did it sink?"),
        asked("c", "What was built?", 0),
        asked("d", "In what year was it sold?", 50),
        asked("e", "Why did it sink?"),
        asked("f", "It was named after whom?", 90),
    ]
    first, second = pairs(questions)
    assert first.text == "Who built it, and in what year was it sold?"
    assert [item.spans[0].start for item in first.items] == [0, 50]
    assert (second.text, second.answerable) == ("Where did it sink, and why did it sink?", False)
    assert second.id == "b+e"
