"""The desk: many readers at once, each with the answer they would have had alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.document import Document
from index.library import Library
from rag import Assistant
from rag.reader import remembered
from tests.rag.test_assistant import QUESTIONS
from ui.desk import Desk


def test_many_at_once_are_answered_as_one_after_another(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "KEPT", 0)  # else none would be read at once with another
    desk = Desk(assistant)
    alone = [desk.ask(question) for question in QUESTIONS]
    with ThreadPoolExecutor(8) as readers:
        together = list(readers.map(desk.ask, QUESTIONS * 3))
    for one, other in zip(alone * 3, together, strict=True):
        assert [(q.text, q.citation) for q in one.quotes] == [(q.text, q.citation) for q in other.quotes]
        assert one.outcome == other.outcome


def test_what_was_removed_before_a_question_is_not_found(make_library: Callable[..., Library]) -> None:
    texts = {f"house-{number}": f"House {number}\n\nThe lighthouse of house {number} is old." for number in range(8)}
    library = make_library(**texts)
    desk = Desk(Assistant(library))
    changing = Library.open(library.folder, library.encoder)
    with ThreadPoolExecutor(3) as readers:
        for number in range(7):
            asked = [readers.submit(desk.ask, "Is the lighthouse old?") for _ in range(3)]
            changing.remove([f"house-{number}"])
            later = readers.submit(desk.ask, "Is the lighthouse old?")
            gone = {f"house-{before}" for before in range(number + 1)}
            assert not gone & {passage.citation.document for passage in later.result().passages}
            assert all(future.result().passages for future in asked)
    changing.close()


def test_answers_are_whole_while_articles_come(make_library: Callable[..., Library]) -> None:
    """Another connection adds meanwhile; every answer is of the library before or after, never of half of it."""
    library = make_library(harbour="The harbour\n\nThe harbour board met on Monday. It spoke of the lighthouse.")
    desk = Desk(Assistant(library))
    changing = Library.open(library.folder, library.encoder)
    with ThreadPoolExecutor(4) as readers:
        asked = [readers.submit(desk.ask, "When was the lighthouse built?") for _ in range(12)]
        for number in range(4):
            text = f"The lighthouse\n\nThe lighthouse was built in {1900 + number}. It is painted red and white."
            changing.add_document(Document(f"lighthouse-{number}.txt", text))
            asked.append(readers.submit(desk.ask, "When was the lighthouse built?"))
        answers = [future.result() for future in asked]
    changing.close()
    assert answers[-1].quotes
    for answer in answers:
        for quote in answer.quotes:
            text = library.catalog.text(quote.citation.sha256) or ""
            assert quote.text == text[quote.citation.start : quote.citation.end] != ""
    assert "lighthouse-3.txt" in {passage.citation.document for passage in answers[-1].passages}
