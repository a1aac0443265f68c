"""What sets right the sentence before it."""

from __future__ import annotations

import pytest

from rag.corrections import corrects, corrects_figure, first_corrected, last_correction


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("The income was stated as £241.0m.", "The corrected figure is £233.5m."),
        ("The number of patients was miscalculated.", "The correct figure is 53% of the group, not 63%."),
        ("The bridge opened on 3 May.", "The right date is 9 May."),
        ("The bridge opened on 3 May.", "The actual date for the bridge was 9 May."),
        ("The sign says Elm Road.", "The true name is Elder Road."),
        ("The sign says Elm Road.", "It should have read “Elder Road”."),
        ("The table gives 41.", "That number should have been 14."),
        ("The table gives 41.", "That figure was wrong."),
        ("The table gives 41.", "The figure has since been corrected to 14."),
        ("The report gave the date as 3 May.", "In fact, it was 9 May."),
        ("The report said that Hale had opened it.", "In fact, it was Lind who opened it."),
        ("It opened on 3 May.", "Actually, it was 9 May."),
        ("Many believed that it was Hale.", "It was in fact Lind."),
        ("The ferry sails at eight.", "Correction: the ferry sails at nine."),
        ("The tide took 11 nests, of which two were empty.", "So it was nine."),
        ("An earlier version of this article gave the length as 12 km.", "It is 21 km."),
        ("CORRECTION: Our report of 5 March said it was the first since 1998.", "It was the first since 2006."),
    ],
)
def test_a_sentence_may_set_right_the_one_before(before: str, text: str) -> None:
    assert corrects(text, before)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("The bridge is loud.", "The real price of the bridge is its noise."),
        ("It was a good year.", "In fact, it was the best year since the war."),
        ("The bridge is old.", "In fact, it was built by Romans."),
        ("The wall is bare.", "It should have been painted."),
        ("The letter came.", "They should have read the letter."),
        ("The rate is 5%.", "The rate is corrected for age."),
        ("The rate is 5%.", "The rate is not known for towns."),
        ("The bill was long.", "The number of pages was right."),
        ("The bill was long.", "So it was one of them."),
        ("The bridge is old.", "So it was nine."),
        ("The bridge is old.", "So it was closed for nine weeks and a day in the spring."),
        ("An earlier version of this article said 12 km; it is 21 km.", "The bridge opens in May."),
        ("The correct figure is 53%.", "The conclusions are unaffected."),
        ("The teacher made a mark.", "Corrections are made in red."),
    ],
)
def test_a_sentence_that_goes_on_or_is_of_something_else_sets_nothing_right(before: str, text: str) -> None:
    assert not corrects(text, before)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        (
            ["It gave 241.", "That figure included an order.", "The corrected figure is 233.", "Profit is the same."],
            0,
            2,
        ),
        (["It gave 241.", "That figure was wrong.", "The correct figure is 233."], 0, 2),
        (["The bridge is old.", "It gave 241.", "The correct figure is 233."], 1, 2),
    ],
)
def test_what_is_set_right_goes_with_what_does_so_over_the_reason_between(
    said: list[str], first: int, last: int
) -> None:
    assert (first_corrected(said, last), last_correction(said, first)) == (first, last)


def test_a_correction_is_of_what_stands_beside_it_and_not_of_what_is_further_off() -> None:
    said = ["The fee is 5 euros.", "The report gave 90 members.", "The correct number is 80."]
    assert (last_correction(said, 0), first_corrected(said, 2)) == (0, 1)
    assert (last_correction(said[:1], 0), first_corrected(said[:1], 0)) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The actual number is hard to know.",
        "The true number of victims is likely higher.",
        "The actual name of the company is Lind.",
        "The revised total is expected next month.",
        "The revised figure was due on Monday.",
        "The notice was incorrect.",
        "The statement was corrected by hand.",
        "The line was wrong and the train left.",
        "The price was wrong for most buyers.",
        "The result was an error-prone system.",
        "Clarification: the judge asked who was present.",
    ],
)
def test_what_gives_nothing_for_right_is_no_correction(text: str) -> None:
    assert not corrects(text, "The report gave 41.")


@pytest.mark.parametrize(
    "before",
    [
        "The first version of the paper won a prize.",
        "An earlier version of the report was leaked in May.",
        "In the first version of the story the boy dies.",
    ],
)
def test_a_version_of_a_text_is_no_error(before: str) -> None:
    assert not corrects("The pool is shut.", before)


@pytest.mark.parametrize(
    ("text", "told", "is_corrected"),
    [
        ("The correct figure is 374 tons; 412 tons included the spans.", "The bridge weighs 412 tons.", True),
        ("CORRECTION (Winter 2011): The article gave the weight as 412 tons.", "The bridge weighs 412 tons.", True),
        ("An earlier version of this article said 412 tons; it weighs 374.", "The bridge weighs 412 tons.", True),
        ("In a correction sent later, Lind said it was 374; the 412 included sheds.*", "It weighs 412 tons.", True),
        (
            "In a later correction, Lind said it was 3,400; four thousand included sheds.",
            "It saves four thousand homes.",
            True,
        ),
        ("The correct figure is 3,400 homes, not 4,000.", "It saves four thousand homes.", True),
        ("In a clarification, Lind said it was 374 and not 412.", "It weighs 412 tons.", True),
        ("The correct total is 1,100, not 1,200.", "It has 1,200 homes.", True),
        ("In a correction sent later, Lind said it was 374.", "The bridge weighs 412 tons.", False),
        ("In a sharp correction, the index lost 15 per cent.", "The index had risen by 15 per cent.", False),
        ("In a correction, the index lost 15 per cent.", "The index had risen by 15 per cent.", False),
        ("In a correction facility near Orlo 120 men are held.", "Orlo has 120 houses.", False),
        ("In a clarification on 12 May, Lind said it would start in July.", "It was set on 12 May.", False),
        ("In a clarification sent on 12 May, Lind said it would start in July.", "It was set on 12 May.", False),
        ("In a clarification, Lind said she would reply by 14 March.", "They met on 14 March.", False),
        ("In a clarification letter dated 14 March, Lind offered a refund.", "They met on 14 March.", False),
        (
            "Correction: an earlier version said that the prize was twelve euros.",
            "The walk is twelve miles long.",
            False,
        ),
        ("In a speech sent later, Lind said it was 374, not 412.", "The bridge weighs 412 tons.", False),
        ("The correct figure is 3,400 homes, not 4,000.", "It saves five thousand homes.", False),
        ("The correct figure is 374 tons.", "The bridge weighs 412 tons.", False),
        ("The correct total of the 2024 election is 1,200.", "The dam opened in 2024.", False),
        ("Correction: on page 3 the mayor was misnamed.", "The council has 3 members.", False),
        ("The bridge weighs 412 tons.", "The bridge weighs 412 tons.", False),
    ],
)
def test_an_erratum_repeats_the_figure_it_sets_right(text: str, told: str, is_corrected: bool) -> None:
    assert corrects_figure(text, told) is is_corrected
