"""What is quoted beside the likeliest: the other side, what else is listed, another row, another word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.marks import unmarked
from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.asked_for import Kind
from rag.complete import complete
from rag.evidence import Candidate
from rag.question import Question
from rag.select import select
from rag.speech import Speakers
from tests.rag.weighing import candidate, record


def asking(meant: str, *kinds: Kind) -> Question:
    return Question(meant, meant, meant, ("what",), kinds)


def weighed(text: str, *weights: tuple[float, float]) -> list[Candidate]:
    """The sentences of a text, best first, each with its probability and the reader's logit."""
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, len(sentences) - 1)
    found = [
        replace(
            candidate(text[s.start : s.end], probability, number=n, start=s.start, reader=reader),
            sentence=s,
            speakers=speakers,
        )
        for n, (s, (probability, reader)) in enumerate(zip(sentences, weights, strict=True))
    ]
    return sorted(found, key=lambda one: -one.probability)


def completed(question: Question, candidates: list[Candidate]) -> list[str]:
    chosen = candidates[:1]
    complete(question, chosen, candidates)
    return [one.text for one in chosen]


LEAK = "Did the dam leak? Give me Hopper's version and Hale's."


@pytest.mark.parametrize(
    ("question", "probability", "reader", "is_added"),
    [
        (LEAK, 0.03, 1.0, True),
        (LEAK, 0.03, -0.9, True),
        (LEAK, 0.03, -1.5, False),
        (LEAK, 0.01, 1.0, False),
        ("Did the dam leak? Give me Hopper's version and Dahl's.", 0.03, 1.0, False),
        ("Did Hopper ring Hale? Give me her version and his.", 0.03, 1.0, True),
        ("Did the dam leak, according to both sides?", 0.03, 1.0, False),
    ],
)
def test_a_side_that_the_question_names_is_heard_at_a_small_share(
    question: str, probability: float, reader: float, is_added: bool
) -> None:
    text = "Ada Hopper said that the dam was dry.\n\nThe dam is green.\n\nBo Hale denied that."
    found = weighed(text, (0.9, 4), (0.01, -3), (0.9 * probability, reader))
    expected = [text.split("\n\n")[n] for n in ((0, 2) if is_added else (0,))]
    assert completed(asking(question, Kind.SIDES), found) == expected
    assert completed(asking(question), found) == expected[:1]


@pytest.mark.parametrize(
    ("told", "share", "is_added"),
    [
        ("However, Norway does not regard the dam as dry.", 0.15, True),
        ("However, Norway does not regard the dam as dry.", 0.05, False),
        ("The dam in Norway is green.", 0.15, False),
    ],
)
def test_of_a_side_that_does_not_speak_its_view_is_quoted_as_told(told: str, share: float, is_added: bool) -> None:
    text = f"Ada Hopper said that the dam was dry.\n\nThe gate is green.\n\n{told}"
    found = weighed(text, (0.9, 4), (0.01, -3), (0.9 * share, 1))
    question = asking("Is the dam dry? Give me Hopper's line and Oslo's.", Kind.SIDES)
    assert (told in completed(question, found)) is is_added


def test_a_side_whose_view_is_told_needs_nobody_else_s_word() -> None:
    text = "Ada Hopper said that it was dry.\n\nOslo does not think that it is dry.\n\nBo Hale said that it was wet."
    first, second, third = weighed(text, (0.9, 4), (0.8, 3), (0.4, 3))
    chosen = [first, second]
    complete(asking("Is it dry? Give me Hopper's view and Oslo's.", Kind.SIDES), chosen, [first, second, third])
    assert chosen == [first, second]


LISTED = "What are Denmark, Norway and Iceland sending?"


@pytest.mark.parametrize(
    ("question", "other", "share", "reader", "is_added"),
    [
        (LISTED, "Iceland offered a tug.", 0.2, 0.0, True),
        ("What do Denmark and Iceland each send?", "Iceland offered a tug.", 0.2, 0.0, True),
        (LISTED, "Iceland offered a tug.", 0.2, -3.0, False),
        (LISTED, "Iceland offered a tug.", 0.05, 0.0, False),
        (LISTED, "It offered a tug.", 0.2, 0.0, False),
        ("What did the talks between Denmark, Norway and Iceland bring?", "Iceland offered a tug.", 0.2, 0.0, False),
        ("What are Denmark and Iceland sending?", "Iceland offered a tug.", 0.2, 0.0, False),
    ],
)
def test_of_what_a_question_lists_what_is_not_yet_named_is_quoted_too(
    question: str, other: str, share: float, reader: float, is_added: bool
) -> None:
    best = candidate("Denmark will send a frigate, and Norway two ferries.", 0.7, reader=2)
    second = replace(candidate(other, 0.7 * share, number=7, start=900, reader=reader), under="Iceland")
    assert completed(asking(question), [best, second]) == [best.text, *([other] if is_added else [])]


def test_where_all_that_is_listed_is_named_nothing_is_added() -> None:
    best = candidate("Denmark, Norway and Iceland will each send a frigate.", 0.7, reader=2)
    second = candidate("Iceland offered a tug.", 0.3, number=7, start=900, reader=1)
    assert completed(asking(LISTED), [best, second]) == [best.text]


def test_a_heading_tells_of_whom_a_sentence_is_that_names_none() -> None:
    best = candidate("Denmark will send a frigate, and Norway two ferries.", 0.7, reader=2)
    under = replace(candidate("A tug and two boats will go.", 0.69, number=5, start=500, reader=2), under="Iceland")
    third = candidate("Iceland is cold.", 0.3, number=7, start=900, reader=0)
    chosen = [best, under]
    complete(asking(LISTED), chosen, [best, under, third])
    assert chosen == [best, under]


TABLE = (
    "| 1 | Orlo Pumps | 210 |\n| 2 | Dahl Works | 180 |\n| 3 | Velt Mills | 90 |\n\n2.1 Orlo gained the most last year."
)


def quoted(question: Question, *weights: tuple[float, float]) -> list[str]:
    found = weighed(TABLE, *weights)
    sentences = sentences_of(TABLE, paragraphs_of(TABLE, ""), lambda _: True)
    return [TABLE[one.start : one.end] for one in select(question, found, {1: sentences}, {1: TABLE})]


def test_a_row_and_the_text_below_its_table_are_two_quotes_and_another_s_row_is_none() -> None:
    rows = TABLE.splitlines()
    question = asking("Orlo or Velt: which is larger?", Kind.COMPARISON)
    weights = (0.15, 2.0), (0.4, 3.0), (0.5, 4.0), (0.45, 3.0)
    assert quoted(question, *weights) == [rows[2], rows[4], rows[0]]


def test_rows_are_quoted_together_where_the_question_names_none_or_both() -> None:
    rows = TABLE.splitlines()
    listed = quoted(asking("Which firms are listed?", Kind.LIST), (0.45, 3.0), (0.5, 4.0), (0.4, 3.0), (0.1, -3.0))
    assert listed == ["\n".join(rows[:3])]
    question = asking("Is Orlo Pumps larger than Dahl Works?", Kind.COMPARISON)
    assert quoted(question, (0.45, 3.0), (0.5, 4.0), (0.2, 1.0), (0.1, -3.0)) == ["\n".join(rows[:2])]


@pytest.mark.parametrize(
    ("other", "is_added"),
    [
        ("Orlo joined in May.", True),
        ("She left Orlo for good, Bo Hale joined the League.", True),
        ("Visitors of the League met on Thursday.", False),
    ],
)
@pytest.mark.parametrize("kinds", [(Kind.YES_NO,), ()])
def test_another_article_s_answer_names_what_the_best_one_names(
    other: str, is_added: bool, kinds: tuple[Kind, ...]
) -> None:
    best = candidate("Orlo is not a member.", 0.6, reader=4, document=record(1, "2021"))
    second = candidate(other, 0.3, reader=3, document=record(2, "2023"))
    assert (other in completed(asking("Is Orlo in the League?", *kinds), [best, second])) is is_added


def test_what_an_answer_is_about_may_stand_above_it_or_be_nobody_s_name() -> None:
    best = candidate("Orlo is not a member.", 0.6, reader=4)
    second = replace(candidate("It joined in May.", 0.3, reader=3, document=record(2)), under="Orlo at last")
    assert len(completed(asking("Is Orlo in the League?", Kind.YES_NO), [best, second])) == 2
    unnamed = replace(best, text="It is not a member.")
    third = candidate("Nobody was let in.", 0.3, reader=3, document=record(2))
    assert len(completed(asking("Is Orlo in the League?", Kind.YES_NO), [unnamed, third])) == 2


@pytest.mark.parametrize(
    ("kind", "probability", "text", "is_added"),
    [
        (Kind.REASON, 0.2, "The plan came to nothing. The crane had no certificate.", True),
        (Kind.DEFINITION, 0.2, "It was listed as a heritage reef. That is a reef of a hundred years.", True),
        (Kind.DEFINITION, 0.2, "It was listed as a heritage reef. Hopper explained: that is an old reef.", True),
        (Kind.DEFINITION, 0.2, "It was listed as a heritage reef. Ships keep away from it.", False),
        (Kind.NUMBER, 0.2, "The speed limit is 40. It was set in May.", False),
        (Kind.REASON, 0.1, "The plan came to nothing. The crane had no certificate.", False),
        (Kind.DATE, 0.2, "The plan came to nothing. The crane had no certificate.", False),
        (Kind.REASON, 0.2, "The plan came to nothing. It was new. The crane had no certificate.", False),
    ],
)
def test_what_stands_behind_the_sentence_that_names_a_thing_tells_why_or_what_it_is(
    kind: Kind, probability: float, text: str, is_added: bool
) -> None:
    weights = [(0.9, 3.0), *[(0.01, -3.0)] * (text.count(".") - 2), (probability, 1.0)]
    found = completed(asking("Why did the plan fail?", kind), weighed(text, *weights))
    assert (len(found) == 2) is is_added


@pytest.mark.parametrize(
    ("erratum", "is_added"),
    [
        ("The correct figure is 374 tons, not 412.", True),
        ("The correct figure is 374 tons, not 400.", False),  # of another figure
        ("The ferry weighs 412 tons.", False),
    ],
)
def test_an_erratum_of_the_figure_that_is_quoted_is_quoted_as_well(erratum: str, is_added: bool) -> None:
    text = f"The bridge weighs 412 tons.\n\nIt was opened by the mayor.\n\n{erratum}"
    found = completed(asking("How heavy is the bridge?", Kind.NUMBER), weighed(text, (0.8, 3), (0.1, -3), (0.06, -2)))
    assert (found[1:] == [erratum]) is is_added


def test_an_erratum_that_was_chosen_is_not_added_again() -> None:
    text = "The bridge weighs 412 tons.\n\nIt is old.\n\nThe correct figure is 374 tons, not 412."
    found = weighed(text, (0.8, 3), (0.1, -3), (0.79, 3))
    chosen = found[:2]
    complete(asking("How heavy is the bridge?", Kind.NUMBER), chosen, found)
    assert len(chosen) == 2
