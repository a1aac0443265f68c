"""Whom the articles know as a person, and what that tells of "he" and "she"."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from rag import Assistant
from rag.followup import resolve
from rag.known_people import is_known_person
from rag.question import understand


@pytest.mark.parametrize(
    ("name", "is_known"),
    [("Lavrov", True), ("Sergey Lavrov", True), ("Merkel", True), ("Dagens Nyheter", False), ("Nobody Atall", False)],
)
def test_the_articles_know_whom_they_name_with_an_office_or_a_first_name(
    assistant: Assistant, name: str, is_known: bool
) -> None:
    assert is_known_person(name, assistant.library) is is_known


def test_an_empty_library_knows_nobody(tmp_path: Path) -> None:
    library = Library.open_or_create(tmp_path / "library")
    assert not is_known_person("Lavrov", library)
    library.close()


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("What else did he say?", "What else did Lavrov say?"),
        ("And how did NATO answer him?", "How did NATO answer Lavrov?"),
    ],
)
def test_he_is_whom_the_articles_know(assistant: Assistant, asked: str, meant: str) -> None:
    assert understand(asked, assistant.library, ["What did Lavrov tell Dagens Nyheter?"]).meant == meant


@pytest.mark.parametrize("known", [[], ["Ada Hale", "Bo Dahl"]])
def test_where_they_know_none_or_both_nothing_is_told_by_that(known: list[str]) -> None:
    resolved = resolve(
        "When did he leave?", ["What did Ada Hale and Bo Dahl sign?"], lambda _: None, known.__contains__
    )
    assert resolved is not None
    assert not resolved.replaced
