"""Quotes that differ are shown as sides, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.answer import Arrangement, Citation, Mention, Quote
from rag.arrange import Placed, arranged
from rag.asked_for import Kind
from rag.figures import figures_of
from rag.speech_acts import Act


def placed(
    text: str,
    speaker: str = "",
    act: Act = Act.CLAIM,
    document: str = "one",
    date: str = "",
    *,
    question: str = "",
    kind: Kind = Kind.NUMBER,
) -> Placed:
    said = Mention(speaker, 0, len(speaker)) if speaker else None
    citation = Citation(document, "0" * 64, 0, len(text), date=date)
    return Placed(
        Quote(text, citation, 0.9, speaker=said), act, None, figures_of(question, [kind], text, (0, len(text)))
    )


def test_sides_where_they_are_asked_for_and_two_parties_speak() -> None:
    port = placed("The port said it was safe.", "The port")
    council = placed("The council said it was not.", "The council")
    quotes, arrangement = arranged([port, council], [Kind.SIDES])
    assert arrangement is Arrangement.SIDES
    assert [quote.side.text for quote in quotes if quote.side] == ["The port", "The council"]


def test_where_the_named_sides_are_heard_what_tells_of_neither_stands_behind_them() -> None:
    port, council = placed("The port said it was safe.", "The port"), placed("The council said no.", "The council")
    park = replace(placed("The park was flooded in May."), about=Mention("The park", 0, 8))
    named = ["the council", "the port"]
    quotes, _ = arranged([park, port, council], [Kind.SIDES], named)
    assert [quote.text for quote in quotes] == [port.quote.text, council.quote.text, park.quote.text]


def test_else_the_best_quote_stands_first() -> None:
    port, council = placed("The port said it was safe.", "The port"), placed("The council said no.", "The council")
    park = replace(placed("The park was flooded in May."), about=Mention("The park", 0, 8))
    both = placed("The port said that it was safe and the council said no.")
    mayor = placed("The mayor said it was new.", "The mayor")
    named = ["the council", "the port"]
    assert arranged([both, port, council], [Kind.SIDES], named)[0][0].text == both.quote.text  # it tells of both
    assert arranged([mayor, port, council], [Kind.SIDES], named)[0][0].text == mayor.quote.text
    assert arranged([park, port, mayor], [Kind.SIDES], named)[0][0].text == park.quote.text  # one is not heard
    assert arranged([park, port, council], [Kind.SIDES])[0][0].text == park.quote.text
    assert arranged([park, port, council], [Kind.COMPARISON], named)[0][0].text == park.quote.text


def test_one_party_is_no_two_sides() -> None:
    first = placed("The port said it was safe.", "The port")
    second = placed("The port said it was old.", "the port")
    assert arranged([first, second], [Kind.SIDES])[1] is Arrangement.TOGETHER


def test_whether_there_are_sides_does_not_depend_on_who_comes_first() -> None:
    council = placed("The council said it was safe.", "the council")
    city = placed("The city council said it was not.", "the city council")
    county = placed("The county council said it was old.", "the county council")
    for quotes in ([council, city, county], [city, council, county], [city, county, council]):
        assert arranged(quotes, [Kind.SIDES])[1] is Arrangement.SIDES
    assert arranged([council, city], [Kind.SIDES])[1] is Arrangement.TOGETHER


def test_an_accusation_and_its_denial_are_sides_though_nobody_asked_for_them() -> None:
    accusal = placed("The council accused the port of lying.", "The council", Act.ACCUSAL)
    denial = placed("The port denied it.", "The port", Act.DENIAL)
    assert arranged([accusal, denial], [])[1] is Arrangement.SIDES
    assert arranged([accusal, placed("The port is old.", "The port")], [])[1] is Arrangement.TOGETHER


def test_amounts_of_two_things_or_within_one_quote_are_no_sides() -> None:
    people = placed("The port says 3 million people came.", "The port")
    dollars = placed("The council says it paid 5 million dollars.", "The council")
    assert arranged([people, dollars], [Kind.NUMBER])[1] is Arrangement.TOGETHER
    growing = placed("The port says first 200 ships came, then 300 ships more.", "The port")
    assert arranged([growing, placed("The council is glad.", "The council")], [Kind.NUMBER])[1] is Arrangement.TOGETHER
    fewer = placed("The council says 2 million people came.", "The council")
    assert arranged([people, fewer], [Kind.NUMBER])[1] is Arrangement.SIDES


def test_two_ministries_are_two_parties() -> None:
    ours = placed("The Norwegian Ministry says it is safe.", "The Norwegian Ministry")
    theirs = placed("The Danish Ministry says it is not.", "the Danish Ministry")
    assert arranged([ours, theirs], [Kind.SIDES])[1] is Arrangement.SIDES


def test_two_amounts_of_one_thing_are_sides() -> None:
    few = placed("The port counted 4,000 ships.", "The port")
    many = placed("The council counted 5,000 ships.", "The council")
    assert arranged([few, many], [Kind.NUMBER])[1] is Arrangement.SIDES
    same = placed("The council too counted 4,000 ships.", "The council")
    assert arranged([few, same], [Kind.NUMBER])[1] is Arrangement.TOGETHER


def test_amounts_that_were_not_asked_for_are_no_sides() -> None:
    asked = "How many ships came?"
    one = placed("The port counted 40 ships in 3 days.", "The port", question=asked)
    other = placed("The council counted 40 ships in 5 days.", "The council", question=asked)
    assert arranged([one, other], [Kind.NUMBER])[1] is Arrangement.TOGETHER


def test_two_years_of_one_thing_are_sides() -> None:
    said = ("The port said that it was built in 1921.", "The port"), ("The council said it was 1923.", "The council")
    assert arranged([placed(*one, kind=Kind.DATE) for one in said], [Kind.DATE])[1] is Arrangement.SIDES
    assert arranged([placed(*one, kind=Kind.PLACE) for one in said], [Kind.PLACE])[1] is Arrangement.TOGETHER


def test_articles_of_different_years_stand_along_time_best_first() -> None:
    newer = placed("The bridge is open.", document="two", date="2022-01")
    older = placed("The bridge is closed.", document="one", date="2015")
    quotes, arrangement = arranged([newer, older], [])
    assert arrangement is Arrangement.TIMELINE
    assert [quote.text for quote in quotes] == ["The bridge is open.", "The bridge is closed."]


def test_the_year_of_an_article_stands_in_its_date_in_words() -> None:
    newer, older = placed("The bridge is open.", date="10 March 2022"), placed("It is closed.", date="2015")
    assert arranged([newer, older], [])[1] is Arrangement.TIMELINE
    assert arranged([newer, placed("It is closed.", date="2022-01")], [])[1] is Arrangement.TOGETHER


def test_one_quote_stands_alone() -> None:
    only = placed("The port denied it.", "The port", Act.DENIAL)
    assert arranged([only], [Kind.SIDES]) == ((only.quote,), Arrangement.TOGETHER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It counted 4,000 troops.", "It counted 4000 troops."),
        ("It was in 2014 and later 4,000.", "It was in 2015 and later 4,000."),
        ("It was on June 14 that it came.", "It was on July 20 that it came."),
    ],
)
def test_dates_and_ways_to_write_a_number_are_no_two_amounts(one: str, other: str) -> None:
    assert arranged([placed(one, "The port"), placed(other, "The council")], [Kind.NUMBER])[1] is Arrangement.TOGETHER
