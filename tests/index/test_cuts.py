"""Cuts: a sentence ends where it ends, whatever abbreviation stands in it."""

from __future__ import annotations

import time

import pytest

from tests.index.test_sentences import sentences

WHOLE = [
    "Gross margin was approx. 42.5 percent.",
    "It is approx. half of them.",
    "The office is closed on Wed. and Sun. all year.",
    "The recipe needs 1 tsp. salt and 8 oz. cream.",
    "Doors open at 7 p.m. EST in both halls.",
    "The show starts at 8 a.m. Monday in the old hall.",
    "Ms. Hilary Venn came.",
    "See Fig. 4 and Eq. 7; cf. Sec. 12 of the treaty, para. 3, vol. 2, ch. 9.",
    "Fed. R. Civ. P. 56(a) governs.",
    "It rested on In re Carver, 88 F. Supp. 2d 301 (D. Or. 2000), which is not binding.",
    "He lives at 22 N.W. Pine Lane.",
    "He met Sgt. Brown and Capt. Lee in Ft. Worth.",
    "LONDON, Ont. — The council met.",
    "1. Turn off the machine.",
    "b) Let it cool for an hour.",
    "Call the hotel, tel. +39 0184 555 210.",
    "Sec. 4. Permits are given by the town for a year.",
    "The second one was hot. 😱",
    "Sen. Bo Hale, D-N.Y., said it was late.",
    "The concert starts at 7 p.m. May 3 in the hall.",
    "It is open until 5 p.m. Saturdays and noon Sundays.",
    "The motion was proposed by Cllr. Hopper and seconded by Cllr. Hale.",
    "**Warming shelter.** The manager presented a proposal.",
    "| Red, steady. | Drip tray full. | Empty the tray. |",
]
CUT = [
    ("It was late. She stayed until 9 p.m. The others left.", 3),
    ("They live in the U.S. They like it there.", 2),
    ("She earned her Ph.D. Smith hired her in 2010.", 2),
    ("It weighs 900 lbs. Empty, it weighs 700.", 2),
    ("i came. i saw. i went home.", 3),
    ("He gave two reasons: 1. It is cheap. 2. It is fast.", 2),
    ("The company pays no dividend.[^1] It never did.", 2),
    ("The owner is Giuseppe Rossi, 71. For something grander, try Il Gabbiano.", 2),
    ("The final score was this: 3. They went home.", 2),
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_is_not_cut_at_an_abbreviation_or_a_number(text: str) -> None:
    assert sentences(f"It rained all day. {text}" if text[0].isalpha() and ") " not in text[:3] else text)[-1] == text


@pytest.mark.parametrize(("text", "number"), CUT)
def test_a_sentence_ends_at_its_end(text: str, number: int) -> None:
    assert len(sentences(text)) == number


def test_a_mark_that_closes_a_sentence_stays_in_it() -> None:
    assert sentences("**Sale ends today, all of it.** Come early.") == ["**Sale ends today, all of it.** Come early."]
    assert sentences("*It rained.* She stayed.")[0] == "*It rained.*"


@pytest.mark.parametrize("note", ["[1,2]", "[3–5]", "¹", "¹²", "<sup>1</sup>"])
def test_the_mark_of_a_note_stays_in_its_sentence(note: str) -> None:
    assert sentences(f"Mortality fell.{note} However, costs rose.") == [
        f"Mortality fell.{note}",
        "However, costs rose.",
    ]


@pytest.mark.parametrize("marks", ["_" * 60, "*" * 60, "¹²³" * 20])
def test_long_runs_of_marks_take_no_time(marks: str) -> None:
    start = time.perf_counter()
    sentences(f"The price rose. {marks}x Then it fell. It rained.")
    assert time.perf_counter() - start < 1
