"""Names that stand in one list, or are set against each other."""

from __future__ import annotations

import pytest

from rag.together import compared_in, named_together


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What are Oslo, Bergen and the Faroe Islands sending?", ("Oslo", "Bergen", "Faroe Islands")),
        ("Are Denmark, Norway, and Iceland members?", ("Denmark", "Norway", "Iceland")),
        ("What are Denmark's, Norway's and Iceland's shares?", ("Denmark", "Norway", "Iceland")),
        ("What did each of Hopper and Hale pay?", ("Hopper", "Hale")),
        ("When did both Denmark and Norway join?", ("Denmark", "Norway")),
        ("What are Denmark and Norway each sending?", ("Denmark", "Norway")),
        ("What are the relations between Denmark and Norway?", ()),
        ("When did the talks of Denmark with Norway begin?", ()),
        ("When did Denmark and Norway join?", ()),
        ("What came of the talks between Denmark, Norway and Iceland?", ()),
        ("What does the Ministry of Trade, Industry and Fisheries say?", ()),
        ("Who founded Hopper, Hale and Partners?", ()),
        ("Who lives in Bergen, Norway?", ()),
        ("Who lives in Oslo?", ()),
        ("Who came?", ()),
    ],
)
def test_what_is_listed(question: str, names: tuple[str, ...]) -> None:
    assert named_together(question) == names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Orlo or Velt: which is larger?", ["Orlo", "Velt"]),
        ("Orlo versus the Velt: which is larger?", ["Orlo", "Velt"]),
        ("Which is larger, Orlo or Velt?", ["Orlo", "Velt"]),
        ("Which is larger, gas or coal?", []),
        ("Ships or trains: which did Velt buy?", ["Velt"]),
    ],
)
def test_what_is_compared(question: str, names: list[str]) -> None:
    assert compared_in(question) == names
