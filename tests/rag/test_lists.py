"""What a sentence announces by number, and lists that nothing leads into; more of them in test_extent.py."""

from __future__ import annotations

import pytest

from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.lists import Lists

WISHES = "Mend the stand. Keep the team, who have finished above the men. And lower the price, which is robbery."


def lists_of(text: str) -> tuple[Lists, list[str]]:
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    texts = [text[one.start : one.end] for one in sentences]
    places = {(1, number): one for number, one in enumerate(texts)}
    return Lists.of(places, {place: sentences[place[1]].paragraph for place in places}), texts


def announced(text: str, opening: str) -> list[str]:
    """The sentences announced, with what announces them, for the one that opens so."""
    lists, texts = lists_of(text)
    first, last = lists.announced(1, next(n for n, one in enumerate(texts) if one.startswith(opening)))
    return texts[first : last + 1]


@pytest.mark.parametrize(
    "lead",
    [
        "Three things.",
        "There are three steps.",
        "Just three simple rules.",
    ],
)
@pytest.mark.parametrize("opening", ["", "Mend", "Keep", "And"])
def test_what_a_sentence_announces_goes_with_it(lead: str, opening: str) -> None:
    text = f"What would I do? {lead} {WISHES} Nobody will listen."
    assert " ".join(announced(text, opening or lead)) == f"{lead} {WISHES}"


@pytest.mark.parametrize(
    "text",
    [
        f"He had three sons. {WISHES}",
        f"He made three changes. {WISHES}",
        f"They accepted three recommendations. {WISHES}",
        f"They won three games. {WISHES}",
        f"I can think of three things he lacks, and of many that he has. {WISHES}",
        "Three things. Mend the stand. Keep the team.",  # less than what was announced
        "Three things.\n\nMend the stand. Keep the team. And lower the price.",
        f"Many things. {WISHES}",
    ],
)
def test_else_a_sentence_stands_alone(text: str) -> None:
    assert announced(text, "Mend") == ["Mend the stand."]


def test_what_stands_behind_the_announced_is_not_announced() -> None:
    text = f"Three things. {WISHES} Nobody will listen. It will rain."
    assert announced(text, "Nobody") == ["Nobody will listen."]


def test_a_list_is_as_long_as_its_items_follow_each_other() -> None:
    lists, texts = lists_of("Her books:\n\n- The Moving Bed\n- A Ferry\n\nShe died in 1961.\n\n- A footnote")
    assert [lists.around(1, n) for n in range(len(texts))] == [(0, 0), (1, 2), (1, 2), (3, 3), (4, 4)]
    assert [lists.end(1, n) for n in range(len(texts))] == [2, 1, 2, 3, 4]
