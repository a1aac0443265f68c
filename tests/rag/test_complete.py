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


ACCUSED = "Hale accused the mill of breaking a promise."


@pytest.mark.parametrize(
    ("behind", "is_added"),
    [
        ("“I shook a hand,” Hale said. A clerk of the mill said that no such promise had been made.", True),
        ("“I shook a hand,” Hale said. Bo Dahl called it a lie.", True),
        ("“That counts for nothing in Orlo,” Hale said. Bo Dahl called it a lie.", True),
        ("Hale said that Dahl had agreed to lend him a boat. Dahl said that no such deal was made.", False),
        ("“Dahl lent me a boat,” Hale said. A clerk said that no such deal was made.", False),
        ("“The mayor lent me a boat,” Hale said. The mayor said that no such deal was made.", False),
        ("“I never shook a hand,” Hale said. Bo Dahl called it a lie.", False),
        ("“I shook a hand,” Hale said.\n\nA clerk of the mill said that no such promise had been made.", False),
        ("Bo Dahl said the mill was old. A clerk of the mill said that no such promise had been made.", False),
        ("“I shook a hand,” Hale said. A clerk of the mill said that it was old.", False),
        ("“I shook a hand,” Hale said. Hale said that no such promise had been kept.", False),
    ],
)
def test_an_accusation_is_quoted_with_the_denial_behind_what_more_the_accuser_says(behind: str, is_added: bool) -> None:
    found = weighed(f"{ACCUSED} {behind}", (0.8, -1), (0.01, -4), (0.01, -4))
    question = "Did the mill promise Hale the wood?"
    expected = [ACCUSED, found[2].text] if is_added else [ACCUSED]
    assert completed(asking(question, Kind.YES_NO), found) == expected
    assert completed(asking(question), found) == [ACCUSED]


def test_what_thanks_is_no_accusation() -> None:
    text = (
        "Hale thanked the mill. “It is well,” Hale said. A clerk of the mill said that no such promise had been made."
    )
    found = weighed(text, (0.8, -1), (0.01, -4), (0.01, -4))
    assert len(completed(asking("Did the mill promise Hale the wood?", Kind.YES_NO), found)) == 1


@pytest.mark.parametrize(
    ("best", "other", "share", "reader", "is_added"),
    [
        (
            "The owner of Orlo denies that its pump leaked.",
            "Bo Hale said that he had seen Orlo leak.",
            0.35,
            -1.8,
            True,
        ),
        ("The owner of Orlo denies that its pump leaked.", "Bo Hale said that he had seen Orlo.", 0.35, -1.8, True),
        ("The owner of Orlo denies that its pump leaked.", "Bo Hale said that he saw Orlo leak.", 0.35, -2.2, False),
        ("Orlo denies that its pump leaked.", "Bo Hale said that Orlo was a fine firm.", 0.35, -1.8, False),
        ("Orlo denied boarding to 30 people.", "Bo Hale said that he had seen Orlo leak.", 0.35, -0.5, False),
        ("The owner of Orlo denies that its pump leaked.", "Bo Hale said that he had seen water.", 0.35, -0.5, True),
        ("The owner of Orlo denies that its pump leaked.", "Bo Hale said that he had seen water.", 0.35, -1.8, False),
        ("The owner of Orlo denies that its pump leaked.", "Bo Hale said that he had seen Orlo.", 0.25, -1.8, False),
        ("The owner of Orlo denies that its pump leaked.", "Bo Hale denied that Orlo had leaked.", 0.35, -0.5, False),
        ("The owner of Orlo denies that its pump leaked.", "Orlo is a pump of 1921.", 0.35, -0.5, False),
        ("The owner of Orlo said that its pump leaked.", "Bo Hale said that he had seen Orlo leak.", 0.35, -0.5, False),
        ("The owner of Orlo rejected the offer.", "Bo Hale said that he had seen Orlo leak.", 0.35, -0.5, False),
    ],
)
def test_a_denial_is_quoted_with_the_claim_that_another_party_makes(
    best: str, other: str, share: float, reader: float, is_added: bool
) -> None:
    found = weighed(f"{best}\n\n{other}", (0.6, 1), (0.6 * share, reader))
    assert completed(asking("Did Orlo leak?", Kind.YES_NO), found) == ([best, other] if is_added else [best])


@pytest.mark.parametrize(
    ("question", "now", "reader", "is_added"),
    [
        ("What was its price in 2019 compared with now?", "It is now 131 euros.", -0.5, True),
        ("What was its price in 2019 compared with now?", "It has since risen to 131 euros.", -0.5, True),
        ("What was its price in 2019 compared with now?", "It is 131 euros.", -0.5, False),
        ("What was its price in 2019 compared with now?", "It is now 131 euros.", -1.5, False),
        ("What was its price in 2019 compared with 2020?", "It is now 131 euros.", -0.5, False),
    ],
)
def test_what_is_compared_with_now_is_quoted_as_it_is_now(
    question: str, now: str, reader: float, is_added: bool
) -> None:
    best = "It was 92 euros in 2019."
    found = weighed(f"{best} It was blue. It was old. {now}", (0.5, 1), (0.3, 0), (0.01, -3), (0.2, reader))
    for kinds in ((Kind.COMPARISON,), ()):
        chosen = [found[0], found[1]]
        complete(asking(question, *kinds), chosen, found)
        assert (now in [one.text for one in chosen]) is is_added


def test_what_tells_of_now_already_is_enough() -> None:
    found = weighed("It was 92 euros in 2019 and is 131 now. It is now blue. It is old.", (0.5, 1), (0.2, 0), (0.3, 0))
    chosen = found[:2]
    complete(asking("What was its price in 2019 compared with now?", Kind.COMPARISON), chosen, found)
    assert len(chosen) == 2


@pytest.mark.parametrize(
    ("text", "question", "is_added"),
    [
        ("Hale fell ill. Her sponsor left her.", "Did Hale's sponsor act the same way as Lind's?", True),
        ("Hale fell ill in June. Her sponsor left her.", "Did Hale's sponsor act the same way as Lind's?", True),
        ("Hale left her club, Orlo Boats. Her sponsor left her.", "Did Hale's sponsor do the same as Lind's?", True),
        ("Hale met Ada Dahl in June. Her sponsor left her.", "Did Hale's sponsor do the same as Lind's?", False),
        ("The club of Hale was sold. Her sponsor left her.", "Did Hale's sponsor do the same as Lind's?", False),
        ("Hale fell ill. Her boat was sold.", "Did Hale's sponsor act the same way as Lind's?", False),
        ("Hale fell ill.\n\nHer sponsor left her.", "Did Hale's sponsor act the same way as Lind's?", False),
        ("Dahl fell ill. Her sponsor left her.", "Did Hale's sponsor act the same way as Lind's?", False),
        ("Hale and Lind fell ill. Her sponsor left her.", "Did Hale's sponsor act the same way as Lind's?", False),
        ("Norway lost. Her sponsor left her.", "Did Norway's sponsor act the same way as Lind's?", False),
        ("Hale fell ill. Its sponsor left it.", "Did Hale's sponsor act the same way as Lind's?", False),
        ("Hale fell ill. Her sponsor left her.", "Did Hale's sponsor leave on the day of Lind's?", False),
    ],
)
def test_the_other_of_two_may_be_called_he_or_she_behind_the_own_name(text: str, question: str, is_added: bool) -> None:
    found = weighed(f"{text} Lind's sponsor stood by her.", (0.02, -3), (0.2, -1.3), (0.7, 1))
    before, _, behind = text.partition(". ")
    assert completed(asking(question, Kind.YES_NO), found)[1:] == [f"{before}.", behind] * is_added


@pytest.mark.parametrize(
    ("brought", "behind", "reader", "is_added"),
    [
        ("Dahl gave the figures for 2024.", "There had been 31 fires.", 0.0, True),
        ("4.1 Dahl gave the figures for 2024.", "There had been 31 fires.", 0.0, True),
        ("Dahl gave the figures for 2024.", "There had been 31 fires.", -1.5, False),
        ("Dahl gave the figures for 2024.", "There had been 31, of which 12 were large.", 0.0, True),
        ("Dahl gave the figures for 2024.", "It was 31.", 0.0, True),
        ("Dahl gave the figures for 2024.", "Dahl is 31 years old.", 0.0, False),
        ("Dahl gave the figures for 2024.", "It had 12 wardens.", 0.0, False),
        ("Dahl gave the figures for 2024.", "There were 12 wardens.", 0.0, False),
        ("Dahl gave the figures for 2024.", "There had been fires.", 0.0, False),
        ("Dahl told of 31 fires in 2024.", "There had been 12 floods.", 0.0, False),
        ("Dahl gave the figures for 2024.\n\n", "There had been 31 fires.", 0.0, False),
    ],
)
def test_a_year_that_is_compared_is_quoted_with_the_number_behind_it(
    brought: str, behind: str, reader: float, is_added: bool
) -> None:
    text = f"There were 23 fires in 2023.\n\n{brought} {behind}"
    found = weighed(text, (0.5, 2), (0.2, 0), (0.15, reader))
    question = "Were there more fires in 2024 than in 2023?"
    assert (behind in completed(asking(question, Kind.COMPARISON), found)) is is_added
    assert behind not in completed(asking("How do the fires of 2024 and 2023 differ?", Kind.COMPARISON), found)
