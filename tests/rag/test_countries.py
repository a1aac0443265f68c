"""Countries are known by their people and capitals."""

from __future__ import annotations

import pytest

from rag.absent import absent_names
from rag.countries import countries_in
from rag.persons import people_of


@pytest.mark.parametrize("words", ["Norway", "Norwegian", "Norwegians", "Oslo", "Kingdom of Norway"])
def test_a_countrys_names(words: str) -> None:
    named = {country.name: (found, country) for found, country in countries_in(f"Did the {words} vote?")}
    found, country = named["Norway"]
    assert found == words
    for other in ("The Norwegian fleet sailed.", "Oslo denied it.", "It is in Norway."):
        assert country.is_in(other)
    assert not country.is_in("Stockholm denied it.")


@pytest.mark.parametrize(
    ("words", "name"),
    [("Kremlin", "Russia"), ("Poles", "Poland"), ("White House", "United States"), ("Kiev", "Ukraine")],
)
def test_seats_of_government_and_peoples(words: str, name: str) -> None:
    assert [country.name for _, country in countries_in(f"What did the {words} want?")] == [name]


def test_abbreviations_stand_in_capitals() -> None:
    assert {country.name for _, country in countries_in("The U.S. and the UK agreed.")} == {
        "United States",
        "United Kingdom",
    }
    assert countries_in("Tell us who agreed.") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What did Lewis Hamilton say?", []),
        ("Lewis Hamilton", []),
        ("Did Kirk B. Douglas and Denzel Washington meet?", []),
        ("Was it in New Mexico or on Long Island?", []),
        ("The Prime Minister of Jordan met the King of Jordan.", ["Jordan", "Jordan"]),
        ("Is the Republic of Georgia as large as South Korea and New Zealand?", ["Georgia", "South Korea", "New Zealand"]),
        ("What had Washington said?", ["Washington"]),
        ("In May Norway joined, in Northern Ireland nobody did.", ["Norway", "Ireland"]),
        ("Compare Norway and Sweden.", ["Norway", "Sweden"]),
        ("Was it in Jersey City, in the Irish Sea or in the Gulf of Mexico?", []),
        ("Was it in Jersey, in an Irish city or in Mexico City?", ["Jersey", "Irish", "Mexico City"]),
        ("Did the Democratic Republic of Congo pay?", ["Democratic Republic of Congo"]),
        ("Did the NATO member Norway and Oslo Airport agree?", ["Norway", "Oslo"]),
    ],
)  # fmt: skip
def test_people_and_other_places_called_like_a_country(text: str, named: list[str]) -> None:
    assert [words for words, _ in countries_in(text)] == named


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Michael Jordan left. Jordan will return.", ["Michael Jordan", "Jordan"]),
        ("It was late. Nobody met Georgia Hale. Hale left.", ["Georgia Hale", "Hale"]),
        ("Michael Jordan left. He was in Jordan.", []),
        ("Norway Rail opened the line.", []),
    ],
)
def test_people_called_like_a_country(text: str, people: list[str]) -> None:
    ends = [at + 1 for at, letter in enumerate(text) if letter == "."]
    sentences = [(start + (start > 0), end) for start, end in zip([0, *ends], ends, strict=False)]
    assert [person.text for person in people_of(text, sentences)] == people


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("What did Lewis Hamilton say about it?", "Hamilton said it fell.", []),
        ("What did Georgia Hale say about it?", "Hale said it fell.", []),
        ("What did Lewis Hamilton say about it?", "Marr said it fell.", ["Lewis Hamilton"]),
        ("What did Georgia Hale say about it?", "They hale from Oslo.", ["Georgia Hale"]),
        ("What did the Norway Rail say about it?", "Oslo said the rail fell.", []),
        ("What did Norway say about it?", "Oslo said it fell.", []),
    ],
)
def test_somebody_called_like_a_country_is_held_by_the_last_name(question: str, text: str, absent: list[str]) -> None:
    assert absent_names(question, [text]) == absent
