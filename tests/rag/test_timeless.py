"""What an article tells of its own time is told of the time that a question names."""

from __future__ import annotations

import pytest

from rag.timeless import names_no_other_year, time_of, timeless


@pytest.mark.parametrize(
    ("question", "date", "rest"),
    [
        ("What did Hopper say in 2021?", "2021-02-15", "What did Hopper say?"),
        ("What did Hopper say in 2021?", "2021", "What did Hopper say?"),
        ("In February 2021, what did Hopper say?", "2021-02-15", "what did Hopper say?"),
        ("What did Hopper say in March 2021?", "2021-02-15", ""),
        ("What did Hopper say in March 2021?", "2021", ""),
        ("What did Hopper say in 2020?", "2021-02-15", ""),
        ("What did Hopper say in late 2021?", "2021-02-15", ""),
        ("What did Hopper say in 2021?", "", ""),
        ("What changed between 2020 and 2021?", "2021", ""),
        ("What changed in 2021 after the vote of 2019?", "2021", ""),
        ("What changed in 2021-22?", "2021", ""),
        ("How many of 2021 people left?", "2020", ""),
        ("What did Hopper say?", "2021", ""),
    ],
)
def test_the_time_is_left_out_where_the_article_is_of_it(question: str, date: str, rest: str) -> None:
    assert timeless(question, date) == rest


def test_a_sentence_may_be_of_another_year_than_its_article() -> None:
    assert names_no_other_year("She agreed on Monday.", "2021-02-15")
    assert names_no_other_year("She agreed in 2021.", "2021-02-15")
    assert not names_no_other_year("She had agreed in 2019.", "2021-02-15")


def test_the_time_as_dates_begin() -> None:
    asked = (
        "What happened in May 2017?",
        "What happened in 2017?",
        "What happened?",
        "What changed from 2016 to 2017?",
    )
    assert [time_of(question) for question in asked] == ["2017-05", "2017", "", ""]
