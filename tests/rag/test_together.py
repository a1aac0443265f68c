"""Names that stand in one list, or are set against each other."""

from __future__ import annotations

import pytest

from rag.together import (
    compared_in,
    compares_amounts,
    likens,
    named_together,
    says_how_many,
    sets_against_now,
    tells_of_now,
)


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
        ("How many pupils were there in 1990 and how many are there now?", True),
        ("Is it worse today than five years ago?", True),
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
        ("Today it is 131 euros.", True),
        ("It has increased since.", True),
        ("It had been 92 until now.", False),
        ("In today’s money it cost 92 euros.", False),
        ("It was built in what is now Poland.", False),
        ("She has since died.", False),
        ("The crew has left since.", False),
        ("From now on it costs 92 euros.", False),
        ("Lind said today that it had cost 92 euros.", False),
        ("It has since 2019 been 92 euros.", False),
        ("It was 92 euros in 2019.", False),
    ],
)
def test_what_tells_of_now(text: str, does: bool) -> None:
    assert tells_of_now(text) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("It was 31.", True),
        ("There had been only 31, of which 12 were large.", True),
        ("4.1 There were 31 fires in the north.", True),
        ("There were thirty-one fires.", True),
        ("Hale is 31 years old.", False),
        ("It had 12 wardens.", False),
        ("There were 12 wardens.", False),
        ("There were 12 of them in Orlo.", False),
        ("It was 31 metres long.", False),
        ("It was 12 May.", False),
        ("It was 2021.", False),
    ],
)
def test_a_number_alone_or_of_what_is_counted(text: str, does: bool) -> None:
    assert says_how_many(text, ["fire"]) is does


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
