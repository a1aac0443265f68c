"""Countries are known by their people and capitals."""

from __future__ import annotations

import pytest

from rag.countries import countries_in


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
