"""Amounts by what they are of."""

from __future__ import annotations

import pytest

from rag.amounts import amounts, in_digits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eight people were hurt on 3 May, and 1,200 families left.", {"people": {"8"}, "families": {"1200"}}),
        ("A force of about 4,000 troops, up to 27,000 troops in all.", {"troops": {"4000", "27000"}}),
        ("Only 31 percent agreed.", {"percent": {"31"}}),
        ("Three of the lamps were dark in 2019.", {}),
    ],
)
def test_amounts_are_told_by_their_unit(text: str, found: dict[str, set[str]]) -> None:
    assert amounts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost 5 million euros.", {"euros": {"5000000"}}),
        ("It cost 5 billion euros.", {"euros": {"5000000000"}}),
        ("It cost €5bn.", {"euros": {"5000000000"}}),
        ("It cost US$5-million, or £3m.", {"dollars": {"5000000"}, "pounds": {"3000000"}}),
        ("It is 5m long.", {}),
        ("1.5 million units and 1,500,000 units.", {"units": {"1500000"}}),
        ("500 000 people and 500,000 people.", {"people": {"500000"}}),
        ("In May 1,500 people came.", {"people": {"1500"}}),
        ("Thirteen died.", {"died": {"13"}}),
        ("Twenty-one people and ninety ships.", {"people": {"21"}, "ships": {"90"}}),
        ("Two hundred and five people.", {"people": {"205"}}),
        ("A hundred thousand people, one of them from Oslo.", {"people": {"100000"}}),
        ("Half a million people fled.", {"people": {"500000"}}),
        ("A half-million people, or half of a million people, fled.", {"people": {"500000"}}),
        ("A quarter of a million people fled, or a quarter million people.", {"people": {"250000"}}),
        ("Three-quarters of a million people, or three quarters of one million people.", {"people": {"750000"}}),
        ("Two and a half million people, or 2 and a half million people.", {"people": {"2500000"}}),
        ("One and a quarter billion dollars.", {"dollars": {"1250000000"}}),
        ("It cost half a billion dollars.", {"dollars": {"500000000"}}),
        ("A million and a half people fled.", {"people": {"1500000"}}),
        ("Three million and a half dollars.", {"dollars": {"3500000"}}),
        ("In the first half a million people came.", {"people": {"1000000"}}),
        ("Forty ships and half a million people.", {"ships": {"40"}, "people": {"500000"}}),
        ("Two thousand five hundred people.", {"people": {"2500"}}),
        ("Two thousand five hundred and twelve people.", {"people": {"2512"}}),
        ("One thousand two hundred people.", {"people": {"1200"}}),
        ("One million two hundred thousand people.", {"people": {"1200000"}}),
        ("Three hundred and six thousand people.", {"people": {"306000"}}),
        ("One hundred and one people.", {"people": {"101"}}),
        ("One hundred and five people.", {"people": {"105"}}),
        ("Two hundred and one thousand people.", {"people": {"201000"}}),
        ("Two thousand and one people.", {"people": {"2001"}}),
        ("Between two hundred and five hundred people.", {"people": {"500"}}),
        ("Twenty thousand ships and five thousand people.", {"ships": {"20000"}, "people": {"5000"}}),
        ("A hundred and one of the ships.", {}),
        ("The fire cost $2 million and five people died.", {"dollars": {"2000000"}, "people": {"5"}}),
        ("The fire cost $2 thousand and five people died.", {"dollars": {"2000"}, "people": {"5"}}),
        ("She raised 3 million and 15 percent agreed.", {"percent": {"15"}}),
        ("One million two hundred thousand and five people.", {"people": {"1200005"}}),
        ("Two hundred thousand and five people.", {"people": {"200005"}}),
        ("It cost $2 thousand.", {"dollars": {"2000"}}),
        ("It weighs 1,234.5 tonnes.", {"tonnes": {"1234.5"}}),
        ("Twelve of the 40 people died.", {"people": {"12"}}),
        ("12 out of 40 people died.", {"people": {"12"}}),
        ("Some 31 percent of its 40 people agreed.", {"percent": {"31"}}),
        ("None of the 40 people died.", {}),
        ("A crew of 40 people, all of the 12 ships.", {"people": {"40"}, "ships": {"12"}}),
        ("40% of the one, 40 per cent of the other.", {"percent": {"40"}}),
        ("It fell to −5 degrees.", {"degrees": {"-5"}}),
    ],
)
def test_a_number_is_read_to_its_value(text: str, found: dict[str, set[str]]) -> None:
    assert amounts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "A third of a million people fled.",
        "Two-thirds of one million people fled.",
        "Several and a half million people fled.",
        "Two-and-a-half million people fled.",
        "Some 1/2 million people fled.",
        "Some 2½ million people fled.",
        "A dozen people fled.",
    ],
)
def test_a_number_that_is_not_understood_is_none(text: str) -> None:
    assert amounts(text) == {}


@pytest.mark.parametrize(
    "text", ["on 3.4.2019 at noon", "the S-400", "one of them", "a fifty-two-year-old man", "5 km"]
)
def test_what_is_no_amount_stays_as_it_is(text: str) -> None:
    assert in_digits(text) == text
