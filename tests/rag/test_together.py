"""Names that stand in one list, or are set against each other."""

from __future__ import annotations

import pytest

from rag.together import compared_in, compares_amounts, likens, named_together, sets_against_now, tells_of_now


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


@pytest.mark.parametrize(
    ("question", "does"),
    [
        ("What was its price in 2019 compared with now?", True),
        ("Is it larger today than in 2019?", True),
        ("Was it cheaper in 2019 than it is today?", True),
        ("What did it cost then and what does it cost now?", True),
        ("What did it cost in 2019 and now?", True),
        ("Which is larger now, Orlo or Velt?", False),
        ("Are Orlo and Velt now larger?", False),
        ("What did it cost in 2019 compared with 2020?", False),
    ],
)
def test_what_is_set_against_now(question: str, does: bool) -> None:
    assert sets_against_now(question) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("It’s now 131 euros.", True),
        ("It currently stands at 131 euros.", True),
        ("It has since risen to 131 euros.", True),
        ("It has risen since.", True),
        ("It had been 92 until now.", False),
        ("It has since 2019 been 92 euros.", False),
        ("It was 92 euros in 2019.", False),
    ],
)
def test_what_tells_of_now(text: str, does: bool) -> None:
    assert tells_of_now(text) is does


@pytest.mark.parametrize(
    ("question", "is_likened", "is_of_amounts"),
    [
        ("Did Hale act the same way as Lind?", True, False),
        ("Did Hale do the same as Lind?", True, False),
        ("Did Hale leave on the same day as Lind?", False, False),
        ("Were there more fires in 2021 than in 2020?", False, True),
        ("Were there more fires in 2021?", False, False),
    ],
)
def test_what_is_likened_and_what_there_is_more_of(question: str, is_likened: bool, is_of_amounts: bool) -> None:
    assert (likens(question), compares_amounts(question)) == (is_likened, is_of_amounts)
